import { isDate } from '../model/numberRegister.ts';
import { parentNumber } from '../model/recordNumber.ts';
import type { Rule } from './rule.ts';

export const numberGap: Rule<'number-gap'> = {
  code: 'number-gap',
  severity: 'off',
  asksOthers: true,
  *checkRecord(record, { numbers }) {
    const { number, title } = record;
    if (number === undefined || parentNumber(number) !== undefined || isDate(number)) return;
    const before = Number(number) - 1;
    if (before < numbers.lowestBeside(record) || numbers.has(String(before), record)) return;
    yield { code: this.code, span: title.span, arguments: { missing: String(before).padStart(number.length, '0') } };
  },
};
