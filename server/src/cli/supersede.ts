import { describeSupersedeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { supersededWord } from '../core/model/nextStatuses.ts';
import { findSupersedeProblem, supersede } from '../core/operations/record/supersede.ts';
import { localDay } from '../workspace/localDay.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { printRowsLeft } from './notes.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper supersede`: names the successor of a record, on both sides. */
export const supersedeCommand: Subcommand = {
  summary: 'marks a record as superseded by another one, in both records',
  help: `Usage: adr-keeper supersede RECORD --by RECORD [--log FOLDER] [--dry-run]

Marks a record as superseded by another one, in both records and in the row. RECORD is a number, a file name or a path.

  --by RECORD    the superseding record
${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, { ...changeOptions, by: { type: 'string' } });
    const [meant] = positionals;
    if (meant === undefined) throw new UsageError('Missing record.');
    if (values.by === undefined) throw new UsageError('Missing superseding record. Use --by RECORD.');
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant });
    const [old, successor] = [findRecord(log, meant), findRecord(log, values.by)];
    const state = { text: disk.readText(old.file.uri), today: localDay() };
    const problem = findSupersedeProblem(old, successor, log, state);
    if (problem !== undefined) throw new Refusal(describeSupersedeProblem(problem, english));
    const edit = supersede(old, successor, log, state);
    const code = disk.carryOut(disk.plan(edit), values['dry-run']);
    printRowsLeft(old, supersededWord(log), log);
    return code;
  },
};
