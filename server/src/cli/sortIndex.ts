import { sortIndex } from '../core/operations/sortIndexGroup.ts';
import { Disk } from './disk.ts';
import { findLog } from './findRecords.ts';
import { noIndex } from './notes.ts';
import { shown } from './paths.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
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
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log });
    if (log.index === undefined) throw new Refusal(noIndex(shown(log.folder)));
    return disk.carryOut(disk.plan(sortIndex(log.index, disk.readText(log.index.file.uri))), values['dry-run']);
  },
};
