import { inWidthOf } from '../model/recordNumber.ts';
import { compareField } from '../model/rowDifferences.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const indexNumberMismatch: Rule<'index-number-mismatch'> = {
  code: 'index-number-mismatch',
  severity: 'warning',
  *checkRow({ record, ...row }) {
    const difference = record === undefined ? undefined : compareField('number', { ...row, record });
    if (difference === undefined) return;
    const { span, found, expected } = difference;
    yield { code: this.code, span, arguments: { found, expected } };
  },
  fixes({ span, arguments: { found, expected } }, _file, { index }) {
    if (index === undefined) return [];
    const number = inWidthOf(found, expected);
    const makeEdit = () => editFile(index.file, [{ span, text: number }]);
    return [{ title: { kind: 'take-number', number }, isSafe: true, makeEdit }];
  },
};
