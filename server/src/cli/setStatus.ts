import { describeSupersedeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { findStatusOf, nextStatuses, statusesOf } from '../core/model/nextStatuses.ts';
import { findSetStatusProblem, setStatus } from '../core/operations/record/setStatus.ts';
import { localDay } from '../workspace/localDay.ts';
import { ask } from './ask.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { printRowsLeft } from './notes.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper status`: sets the status of a record. */
export const setStatusCommand: Subcommand = {
  summary: 'sets the status of a record and of its row',
  help: `Usage: adr-keeper status RECORD [STATUS] [--log FOLDER] [--dry-run]

Sets the status and the date of the last change in the record, and the status in its row. RECORD is a number, a file name
or a path. In a terminal, the command asks for a missing status.

${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, changeOptions);
    const [meant, ...words] = positionals;
    if (meant === undefined) throw new UsageError('Missing record.');
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant });
    const record = findRecord(log, meant);
    const known = statusesOf(log);
    const { likely, others } = nextStatuses(log, record);
    const typed = words.join(' ') || (await ask(`Status (${[...likely, ...others].join(', ')}):`));
    if (typed === undefined) throw new UsageError(`Missing status. Expected one of: ${known.join(', ')}.`);
    const status = findStatusOf(typed, log);
    if (status === undefined) throw new Refusal(english.refusals.unknownStatus(typed, known));
    const state = { text: disk.readText(record.file.uri), today: localDay() };
    const problem = findSetStatusProblem(record, status, log, state);
    if (problem !== undefined) throw new Refusal(describeSupersedeProblem(problem, english));
    const edit = setStatus(record, status, log, state);
    const code = disk.carryOut(disk.plan(edit), values['dry-run']);
    printRowsLeft(record, status, log);
    return code;
  },
};
