import { sortIndex } from '../core/operations/index/sortIndexGroup.ts';
import { Disk } from './disk.ts';
import { findLog } from './findRecords.ts';
import { noIndex } from './notes.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper sort`: sorts the rows of an index. */
export const sortIndexCommand: Subcommand = {
  summary: 'sorts the rows of the index',
  help: `Usage: adr-keeper sort [--log FOLDER] [--dry-run]

Sorts the tables or lists of the index, each in the order of most of its rows.

${changeOptionsHelp}`,
  async run(args) {
    const { values } = readOptions(args, changeOptions);
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log });
    if (log.index === undefined) throw new Refusal(noIndex(log));
    return disk.carryOut(disk.plan(sortIndex(log.index, disk.readText(log.index.file.uri))), values['dry-run']);
  },
};
