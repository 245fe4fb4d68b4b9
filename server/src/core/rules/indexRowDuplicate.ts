import type { StatusWords } from '../model/convention.ts';
import { type DecisionIndex, findRowAt, holdsRows } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { fileNameOf } from '../model/links.ts';
import { isGroupedByStatus } from '../model/rowOrder.ts';
import { groupStatus } from '../model/rowStatus.ts';
import { mergeDoubleRows } from '../operations/mergeRows.ts';
import { removeRow } from '../operations/removeRow.ts';
import type { Fix, Rule } from './rule.ts';

export const indexRowDuplicate: Rule<'index-row-duplicate'> = {
  code: 'index-row-duplicate',
  severity: 'warning',
  *checkIndex(index, { convention }) {
    // Where each row links a file of its own, none has two.
    if (index.targets.size === index.meanings.length) return;
    for (const rows of listsOf(index, convention.statuses)) {
      const seen = new Set<string>();
      for (const row of rows) {
        const { target } = row;
        if (target === undefined) continue;
        if (seen.has(target)) {
          const { link = { whole: row.span, href: fileNameOf(target) } } = row;
          yield { code: this.code, span: link.whole, arguments: { target: link.href } };
        }
        seen.add(target);
      }
    }
  },
  fixes({ span }, _file, { index }) {
    const row = index === undefined ? undefined : findRowAt(index, span);
    if (index === undefined || row === undefined || holdsRows(row, index)) return [];
    const remove: Fix = { title: { kind: 'remove-row' }, isSafe: false, makeEdit: () => removeRow(index, row) };
    const first = index.rowsLinking(row.target ?? '')[0];
    const merged = first === undefined || first === row ? undefined : mergeDoubleRows(index, first, row);
    return merged === undefined
      ? [remove]
      : [{ title: { kind: 'merge-rows' }, isSafe: false, makeEdit: () => merged }, remove];
  },
};

/** A record may stand in the tables of several areas, but has one status: groups by status are one list. */
function listsOf(index: DecisionIndex, statuses: StatusWords): (readonly IndexRow[])[] {
  const rows = index.groups.map((group) => group.rows);
  return isGroupedByStatus(index, (group) => groupStatus(group, statuses)) ? [rows.flat()] : rows;
}
