import { describeSupersedeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { findLinkProblem, linkKinds, linkRecords } from '../core/operations/record/linkRecords.ts';
import { localDay } from '../workspace/localDay.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper link`: writes a relation of two records into both. */
export const linkRecordsCommand: Subcommand = {
  summary: 'adds a relation (amends, depends-on or relates-to) to both records',
  help: `Usage: adr-keeper link RECORD ${linkKinds.join('|')} RECORD [--log FOLDER] [--dry-run]

Adds the relation to both records. RECORD is a number, a file name or a path.

${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, changeOptions);
    const [meant, relation, other] = positionals;
    if (meant === undefined || relation === undefined || other === undefined)
      throw new UsageError('link requires a record, a relation and another record.');
    const kind = linkKinds.find((each) => each === relation);
    if (kind === undefined) throw new UsageError(english.refusals.unknownRelation(relation, linkKinds));
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant });
    const [from, to] = [findRecord(log, meant), findRecord(log, other)];
    if (from === to) throw new Refusal(english.refusals.selfLink);
    const problem = findLinkProblem(from, kind, to, log);
    if (problem !== undefined) throw new Refusal(describeSupersedeProblem(problem, english));
    return disk.carryOut(disk.plan(linkRecords(from, kind, to, log, localDay())), values['dry-run']);
  },
};
