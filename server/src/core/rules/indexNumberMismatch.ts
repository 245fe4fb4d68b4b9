import { rowsOf } from '../model/decisionIndex.ts';
import { isSameNumber } from '../model/recordNumber.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const indexNumberMismatch: Rule<'index-number-mismatch'> = {
  code: 'index-number-mismatch',
  severity: 'warning',
  *checkIndex(index, { records }) {
    for (const { number, target } of rowsOf(index)) {
      const expected = records.get(target ?? '')?.number;
      if (expected === undefined || number === undefined || isSameNumber(number.raw, expected)) continue;
      yield { code: this.code, span: number.span, arguments: { found: number.raw, expected } };
    }
  },
  fixes({ span, arguments: { expected } }, _file, { index }) {
    if (index === undefined) return [];
    const makeEdit = () => editFile(index.file, [{ span, text: expected }]);
    return [{ title: { kind: 'take-number', number: expected }, isSafe: true, makeEdit }];
  },
};
