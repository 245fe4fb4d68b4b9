import type { StatusWords } from '../model/convention.ts';
import { type DecisionIndex, holdsRows } from '../model/indexGroups.ts';
import type { IndexRow } from '../model/indexRow.ts';
import type { Log } from '../model/log.ts';
import { isGroupedByStatus } from '../model/rowOrder.ts';
import { groupStatus } from '../model/rowStatus.ts';
import { isOfOthers } from '../model/sharedRow.ts';
import { nameOf } from '../model/uris.ts';
import { mergeDoubleRows } from '../operations/index/changeRow.ts';
import { removeRows } from '../operations/index/removeRow.ts';
import { type Fix, suggestChanges } from './fix.ts';
import type { Rule } from './rule.ts';

export const indexRowDuplicate: Rule<'index-row-duplicate'> = {
  code: 'index-row-duplicate',
  severity: 'warning',
  *checkIndex(index, log) {
    // Where each row links a file of its own, none has two.
    if (linksEachOnce(index)) return;
    for (const rows of listsOf(index, log.convention.statuses)) {
      const seen = new Set<string>();
      for (const row of rows) {
        const { target } = row;
        if (target === undefined) continue;
        if (seen.has(target)) {
          const { link = { whole: row.span, href: nameOf(target) } } = row;
          const fixes = () => offerMerge(row, index, log);
          yield { code: this.code, span: link.whole, arguments: { target: link.href }, fixes };
        }
        seen.add(target);
      }
    }
  },
};

function offerMerge(row: IndexRow, index: DecisionIndex, { records }: Log): Fix[] {
  if (holdsRows(row, index) || isOfOthers(row, records)) return [];
  const remove = suggestChanges({ kind: 'remove-row' }, index.file, () => removeRows(index, [row]));
  const first = index.rowsLinking(row.target ?? '')[0];
  const merged = first === undefined || first === row ? undefined : mergeDoubleRows(index, first, row);
  return merged === undefined ? [remove] : [suggestChanges({ kind: 'merge-rows' }, index.file, () => merged), remove];
}

/** Whether a look at the numbers tells that no file has two rows. */
function linksEachOnce({ targets, meanings, beside }: DecisionIndex): boolean {
  return beside.length === 0 && targets.size === meanings.length && meanings.every(({ others }) => others.length === 0);
}

/** A record may stand in the tables of several areas, but has one status: groups by status are one list. */
function listsOf(index: DecisionIndex, statuses: StatusWords): (readonly IndexRow[])[] {
  const rows = index.groups.map((group) => group.rows);
  return isGroupedByStatus(index, (group) => groupStatus(group, statuses)) ? [rows.flat()] : rows;
}
