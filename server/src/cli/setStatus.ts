import { describeSupersedeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { findStatus, nextStatuses, statusesOf } from '../core/model/nextStatuses.ts';
import { findSetStatusProblem, setStatus } from '../core/operations/setStatus.ts';
import { localDay } from '../workspace/localDay.ts';
import { ask } from './ask.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** `adr-keeper status`: sets the status of a record. */
export const setStatusCommand: Subcommand = {
  summary: 'sets the status of a record, in the record and in its row',
  help: `Usage: adr-keeper status RECORD [STATUS] [--log FOLDER] [--dry-run]

Writes the status where the record says it, with its date of the last change, and in its row. RECORD is a number, a file
name or a path. In a terminal, a status that is not given is asked for.

${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, changeOptions);
    const [meant, ...words] = positionals;
    if (meant === undefined) throw new UsageError('Which record?');
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant });
    const record = findRecord(log, meant);
    const known = statusesOf(log);
    const { likely, others } = nextStatuses(log, record);
    const typed = words.join(' ') || (await ask(`Which status? ${[...likely, ...others].join(', ')}:`));
    if (typed === undefined) throw new UsageError(`Which status? Known are ${known.join(', ')}.`);
    const status = findStatus(typed, known);
    if (status === undefined) throw new Refusal(`"${typed}" is no status of this log; known are ${known.join(', ')}.`);
    const problem = findSetStatusProblem(record, status, log);
    if (problem !== undefined) throw new Refusal(describeSupersedeProblem(problem, english));
    const edit = setStatus(record, status, log, { text: disk.readText(record.file.uri), today: localDay() });
    return disk.carryOut(disk.plan(edit), values['dry-run']);
  },
};
