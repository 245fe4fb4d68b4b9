import { titleChanges } from '../operations/record/retitleRecord.ts';
import { findDifference } from './findDifference.ts';
import { suggestChanges } from './fix.ts';
import type { Rule } from './rule.ts';

export const indexTitleMismatch: Rule<'index-title-mismatch'> = {
  code: 'index-title-mismatch',
  severity: 'information',
  checkRow: (checked) =>
    findDifference('title', checked, ({ expected }, { index, row, record }) => [
      suggestChanges({ kind: 'take-title', title: expected }, index.file, () => titleChanges(index, row, record)),
    ]),
};
