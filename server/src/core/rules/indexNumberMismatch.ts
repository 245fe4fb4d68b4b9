import { inWidthOf } from '../model/recordNumber.ts';
import { compareField } from '../model/rowDifferences.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const indexNumberMismatch: Rule<'index-number-mismatch'> = {
  code: 'index-number-mismatch',
  severity: 'warning',
  checkRow({ record, row, group, index, convention }) {
    if (record === undefined) return undefined;
    const difference = compareField('number', { record, row, group, index, convention });
    if (difference === undefined) return undefined;
    const { span, found, expected } = difference;
    return { code: this.code, span, arguments: { found, expected } };
  },
  fixes({ span, arguments: { found, expected } }, _file, { index }) {
    if (index === undefined) return [];
    const number = inWidthOf(found, expected);
    const makeEdit = () => editFile(index.file, [{ span, text: number }]);
    return [{ title: { kind: 'take-number', number }, isSafe: true, makeEdit }];
  },
};
