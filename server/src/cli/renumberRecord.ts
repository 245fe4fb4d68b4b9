import { describeNumberProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { isSameNumber } from '../core/model/recordNumber.ts';
import { nextNumberFor } from '../core/model/takenNumbers.ts';
import { planNumber } from '../core/operations/record/planNumber.ts';
import { renameRecord } from '../core/operations/record/renameRecord.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { shown } from './paths.ts';
import { readBranches } from './readBranches.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper renumber`: gives a record another number. */
export const renumberRecordCommand: Subcommand = {
  summary: 'changes the number of a record, and updates its links, mentions and row',
  help: `Usage: adr-keeper renumber RECORD [NUMBER] [--log FOLDER] [--dry-run]

Changes the number of a record in its file name, its title and its row, and updates all links and mentions, also in source
code and other documents that .gitignore does not exclude. NUMBER defaults to the next number that is free on all
branches. RECORD is a number, a file name or a path. If two records have the same number, use the path.

${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, changeOptions);
    const [meant, number] = positionals;
    if (meant === undefined) throw new UsageError('Missing record.');
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant, withCitingFiles: true });
    await readBranches([log]);
    const record = findRecord(log, meant);
    if (number !== undefined && record.number !== undefined && isSameNumber(number, record.number))
      throw new Refusal(`${shown(record.file.uri)} already has this number.`);
    const planned = planNumber(record, number ?? nextNumberFor(record, log), log);
    if ('kind' in planned) throw new Refusal(describeNumberProblem(planned, english));
    return disk.carryOut(disk.plan(renameRecord(record, planned.fileName, log)), values['dry-run']);
  },
};
