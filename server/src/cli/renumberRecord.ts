import { describeNumberProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { isSameNumber } from '../core/model/recordNumber.ts';
import { nextNumberFor } from '../core/model/takenNumbers.ts';
import { planNumber } from '../core/operations/planNumber.ts';
import { renameRecord } from '../core/operations/renameRecord.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { shown } from './paths.ts';
import { readBranches } from './readBranches.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** `adr-keeper renumber`: gives a record another number. */
export const renumberRecordCommand: Subcommand = {
  summary: 'gives a record another number, with all that names it',
  help: `Usage: adr-keeper renumber RECORD [NUMBER] [--log FOLDER] [--dry-run]

Gives a record another number, the next one that is free on all branches where none is given: its file, its title, its
row, the links to it and the mentions of it follow, also in source code and other documents that .gitignore does not
exclude. RECORD is a number, a file name or a path: where two records have one number, give the path.

${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, changeOptions);
    const [meant, number] = positionals;
    if (meant === undefined) throw new UsageError('Which record?');
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant, withCitingFiles: true });
    await readBranches([log]);
    const record = findRecord(log, meant);
    if (number !== undefined && record.number !== undefined && isSameNumber(number, record.number))
      throw new Refusal(`${shown(record.file.uri)} has this number already.`);
    const planned = planNumber(record, number ?? nextNumberFor(record, log), log);
    if ('kind' in planned) throw new Refusal(describeNumberProblem(planned, english));
    return disk.carryOut(disk.plan(renameRecord(record, planned.fileName, log)), values['dry-run']);
  },
};
