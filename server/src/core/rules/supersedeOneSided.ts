import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { nameSuccessor } from '../operations/nameSuccessor.ts';
import { nameSuperseded } from '../operations/nameSuperseded.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

export const supersedeOneSided: Rule<'supersede-one-sided'> = {
  code: 'supersede-one-sided',
  severity: 'warning',
  asksOthers: true,
  *checkRecord(record, log) {
    for (const { kind, reference, span } of record.relations) {
      if (kind !== 'supersedes' && kind !== 'superseded-by') continue;
      const [other, ...namesakes] = log.resolve(reference, record);
      // What is not there is a broken link, and which of several is meant nobody can tell.
      if (other === undefined || namesakes.length > 0 || other === record || other.isTemplate) continue;
      if (!isReturned(record, other, log))
        yield { code: this.code, span, arguments: { file: other.file.name, says: kind } };
    }
  },
  fixes(problem, file, log) {
    const record = log.records.get(file);
    const other = record === undefined ? undefined : findOther(record, problem, log);
    if (record === undefined || other === undefined) return [];
    const makeEdit = () =>
      problem.arguments.says === 'superseded-by'
        ? nameSuperseded(other, record, log)
        : nameSuccessor(other, record, log);
    return [{ title: { kind: 'write-other-side', file: other.file.name }, isSafe: false, makeEdit }];
  },
};

function findOther(
  record: DecisionRecord,
  { span }: Problem<'supersede-one-sided'>,
  log: Log,
): DecisionRecord | undefined {
  const relation = record.relations.find((each) => each.span.start === span.start);
  return relation === undefined ? undefined : log.resolve(relation.reference, record)[0];
}

/** Whether the other record says of this one, in whatever words, that something connects them; a mere link is not enough. */
function isReturned(record: DecisionRecord, other: DecisionRecord, log: Log): boolean {
  return [...other.relations, ...other.remarks].some(({ reference }) => log.resolve(reference, other).includes(record));
}
