import { findRowAt } from '../model/decisionIndex.ts';
import { removeRow } from '../operations/removeRow.ts';
import type { Rule } from './rule.ts';

export const indexRowDuplicate: Rule<'index-row-duplicate'> = {
  code: 'index-row-duplicate',
  severity: 'warning',
  *checkIndex({ tables }) {
    for (const { rows } of tables) {
      const seen = new Set<string>();
      for (const { target, link } of rows) {
        if (target === undefined || link === undefined) continue;
        if (seen.has(target)) yield { code: this.code, span: link.whole, arguments: { target: link.href } };
        seen.add(target);
      }
    }
  },
  fixes({ span }, _file, { index }) {
    const row = index === undefined ? undefined : findRowAt(index, span);
    if (index === undefined || row === undefined) return [];
    return [{ title: { kind: 'remove-row' }, isSafe: false, makeEdit: () => removeRow(index, row) }];
  },
};
