import { describeSupersedeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { findSupersedeProblem, supersede } from '../core/operations/supersede.ts';
import { localDay } from '../workspace/localDay.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** `adr-keeper supersede`: names the successor of a record, on both sides. */
export const supersedeCommand: Subcommand = {
  summary: 'names the successor of a record, on both sides',
  help: `Usage: adr-keeper supersede RECORD --by RECORD [--log FOLDER] [--dry-run]

Makes the record say by which one it is superseded, the successor whom it supersedes, and the row follow. RECORD is a
number, a file name or a path.

  --by RECORD    the record that holds from now on
${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, { ...changeOptions, by: { type: 'string' } });
    const [meant] = positionals;
    if (meant === undefined) throw new UsageError('Which record?');
    if (values.by === undefined) throw new UsageError('By which record? Say --by NUMBER.');
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant });
    const [old, successor] = [findRecord(log, meant), findRecord(log, values.by)];
    const problem = findSupersedeProblem(old, successor, log);
    if (problem !== undefined) throw new Refusal(describeSupersedeProblem(problem, english));
    const edit = supersede(old, successor, log, { text: disk.readText(old.file.uri), today: localDay() });
    return disk.carryOut(disk.plan(edit), values['dry-run']);
  },
};
