import { findProposedSuccessors } from '../model/successors.ts';
import type { Rule } from './rule.ts';

export const supersedeByDraft: Rule<'supersede-by-draft'> = {
  code: 'supersede-by-draft',
  severity: 'information',
  asksOthers: true,
  *checkRecord(record, log) {
    for (const { other, span } of findProposedSuccessors(record, log))
      yield { code: this.code, span, arguments: { file: other.file.name, status: other.status?.word ?? '' } };
  },
};
