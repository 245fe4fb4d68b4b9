import { areCompanions } from '../model/companions.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { namedBySupersession, namesRecord } from '../model/successors.ts';
import { findSuperseded, isUndecided, longestWay } from '../model/supersession.ts';
import { answerRelation } from '../operations/answerRelation.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

export const supersedeOneSided: Rule<'supersede-one-sided'> = {
  code: 'supersede-one-sided',
  severity: 'warning',
  asksOthers: true,
  *checkRecord(record, log) {
    for (const { kind, other, span } of namedBySupersession(record, log)) {
      // Versions of one record tell which is the newer one.
      if (areCompanions(other.file.name, record.file.name)) continue;
      // What was not accepted supersedes nothing yet.
      if (kind === 'supersedes' && isUndecided(record)) continue;
      if (namesRecord(other, record, log) || (kind === 'superseded-by' && log.areSuccessorsSilent)) continue;
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
