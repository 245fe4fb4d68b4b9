import { areCompanions } from '../model/companions.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findProposedSuccessors, namedBySupersession, namesRecord } from '../model/successors.ts';
import { findSuperseded, isUndecided, longestWay } from '../model/supersession.ts';
import { answerRelation } from '../operations/record/nameSuccessor.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const supersedeOneSided: Rule<'supersede-one-sided'> = {
  code: 'supersede-one-sided',
  severity: 'warning',
  asksOthers: true,
  *checkRecord(record, log) {
    const proposed = findProposedSuccessors(record, log);
    for (const { kind, other, span } of namedBySupersession(record, log)) {
      // Versions of one record tell which is the newer one.
      if (areCompanions(other.file.name, record.file.name)) continue;
      // What was not accepted supersedes nothing yet.
      if (kind === 'supersedes' && isUndecided(record)) continue;
      if (kind === 'superseded-by' && proposed.some((each) => each.other === other)) continue;
      if (namesRecord(other, record, log) || (kind === 'superseded-by' && log.areSuccessorsSilent)) continue;
      const fixes = () => offerAnswer(other, kind, record, log);
      yield { code: this.code, span, arguments: { file: other.file.name, says: kind }, fixes };
    }
  },
};

function offerAnswer(
  other: DecisionRecord,
  says: 'supersedes' | 'superseded-by',
  record: DecisionRecord,
  log: Log,
): Fix[] {
  const [old, successor] = says === 'supersedes' ? [other, record] : [record, other];
  // What closes a circle is no answer: a person must say which of the records is in effect.
  if (findSuperseded(old, log, longestWay).has(successor)) return [];
  const makeEdit = () => answerRelation(other, says, record, log);
  return [suggest({ kind: 'write-other-side', file: other.file.name }, makeEdit)];
}
