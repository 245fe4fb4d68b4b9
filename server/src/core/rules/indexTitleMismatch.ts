import { rowsOf } from '../model/decisionIndex.ts';
import { takeTitle } from '../operations/takeTitle.ts';
import { findDifference } from './findDifference.ts';
import type { Rule } from './rule.ts';

export const indexTitleMismatch: Rule<'index-title-mismatch'> = {
  code: 'index-title-mismatch',
  severity: 'information',
  checkRow: (row) => findDifference('title', row),
  fixes({ span, arguments: { expected } }, _file, { index, records }) {
    const row = index === undefined ? undefined : rowsOf(index).find(({ title }) => title?.span.start === span.start);
    const record = records.get(row?.target ?? '');
    if (index === undefined || row === undefined || record === undefined) return [];
    const makeEdit = () => takeTitle(index, row, record);
    return [{ title: { kind: 'take-title', title: expected }, isSafe: false, makeEdit }];
  },
};
