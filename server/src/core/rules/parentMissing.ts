import { isDate } from '../model/numberRegister.ts';
import { parentNumber } from '../model/recordNumber.ts';
import type { Rule } from './rule.ts';

export const parentMissing: Rule<'parent-missing'> = {
  code: 'parent-missing',
  severity: 'off',
  asksOthers: true,
  *checkRecord(record, { numbers }) {
    const { number, title } = record;
    const parent = number === undefined || isDate(number) ? undefined : parentNumber(number);
    if (parent === undefined || numbers.has(parent, record)) return;
    yield { code: this.code, span: title.span, arguments: { parent } };
  },
};
