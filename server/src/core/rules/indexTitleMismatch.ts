import { rowsOf } from '../model/decisionIndex.ts';
import { compareField } from '../model/rowDifferences.ts';
import { takeTitle } from '../operations/takeTitle.ts';
import type { Rule } from './rule.ts';

export const indexTitleMismatch: Rule<'index-title-mismatch'> = {
  code: 'index-title-mismatch',
  severity: 'information',
  checkRow({ record, row, group, index, convention }) {
    if (record === undefined) return undefined;
    const difference = compareField('title', { record, row, group, index, convention });
    if (difference === undefined) return undefined;
    const { span, found, expected } = difference;
    return { code: this.code, span, arguments: { found, expected } };
  },
  fixes({ span, arguments: { expected } }, _file, { index, records }) {
    const row = index === undefined ? undefined : rowsOf(index).find(({ title }) => title?.span.start === span.start);
    const record = records.get(row?.target ?? '');
    if (index === undefined || row === undefined || record === undefined) return [];
    const makeEdit = () => takeTitle(index, row, record);
    return [{ title: { kind: 'take-title', title: expected }, isSafe: false, makeEdit }];
  },
};
