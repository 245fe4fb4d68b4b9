import { sortIndex } from '../core/operations/sortIndexGroup.ts';
import { noIndex } from './absences.ts';
import { carryOut } from './carryOut.ts';
import { findLog } from './findRecords.ts';
import { shown } from './loadLogs.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { readText } from './readText.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper sort`: sorts the rows of an index. */
export const sortIndexCommand: Subcommand = {
  summary: 'sorts the rows of the index',
  help: `Usage: adr-keeper sort [--log FOLDER] [--dry-run]

Sorts the tables or lists of the index, each in the order that most of its rows follow.

${changeOptionsHelp}`,
  async run(args) {
    const { values } = readOptions(args, changeOptions);
    const log = await findLog(values.log);
    if (log.index === undefined) throw new Refusal(noIndex(shown(log.folder)));
    return carryOut(sortIndex(log.index, readText(log.index.file.uri)), values['dry-run']);
  },
};
