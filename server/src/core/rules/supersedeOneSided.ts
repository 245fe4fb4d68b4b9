import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findSuperseded, isUndecided, longestWay, namesRecord } from '../model/supersession.ts';
import { answerRelation } from '../operations/answerRelation.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

export const supersedeOneSided: Rule<'supersede-one-sided'> = {
  code: 'supersede-one-sided',
  severity: 'warning',
  asksOthers: true,
  *checkRecord(record, log) {
    const told = { supersedes: new Set<DecisionRecord>(), 'superseded-by': new Set<DecisionRecord>() };
    for (const { kind, reference, span } of record.relations) {
      if (kind !== 'supersedes' && kind !== 'superseded-by') continue;
      // What was not accepted supersedes nothing yet.
      if (kind === 'supersedes' && isUndecided(record)) continue;
      const [other, ...namesakes] = log.resolve(reference, record);
      // What is not there is a broken link, and which of several is meant nobody can tell.
      if (other === undefined || namesakes.length > 0 || other === record || other.isTemplate) continue;
      // However often the record says it, the other one says it once.
      if (told[kind].has(other)) continue;
      told[kind].add(other);
      if (!namesRecord(other, record, log))
        yield { code: this.code, span, arguments: { file: other.file.name, says: kind } };
    }
  },
  fixes(problem, file, log) {
    const record = log.records.get(file);
    const other = record === undefined ? undefined : findOther(record, problem, log);
    if (record === undefined || other === undefined) return [];
    const [old, successor] = problem.arguments.says === 'supersedes' ? [other, record] : [record, other];
    // What closes a circle is no answer: a person must say which of the records is in effect.
    if (findSuperseded(old, log, longestWay).has(successor)) return [];
    const makeEdit = () => answerRelation(other, problem.arguments.says, record, log);
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
