import { findImpossibleDates } from '../model/recordDates.ts';
import type { Rule } from './rule.ts';

export const dateInvalid: Rule<'date-invalid'> = {
  code: 'date-invalid',
  severity: 'warning',
  *checkRecord({ file }) {
    for (const { raw, span } of findImpossibleDates(file.facts))
      yield { code: this.code, span, arguments: { found: raw } };
  },
};
