import { contains } from '../markdown/span.ts';
import type { IndexGroup } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { alignedWidth } from './rowStyle.ts';
import type { Change } from './workspaceEdits.ts';

/**
 * A change within a row, with the blanks behind it: in a table whose columns are padded to one width the pipes stay
 * where they are, as long as the new text fits.
 */
export function changeCell(group: IndexGroup, row: IndexRow, change: Change): Change[] {
  const column = row.cells.findIndex(({ outer }) => contains(outer, change.span));
  const cell = row.cells[column];
  if (group.kind === 'list' || cell === undefined || alignedWidth(column, group.whole) === undefined) return [change];
  const growth = change.text.length - (change.span.end - change.span.start);
  const blanks = cell.outer.end - cell.content.end;
  const padding = {
    span: { start: cell.content.end, end: cell.outer.end },
    text: ' '.repeat(Math.max(1, blanks - growth)),
  };
  // One change where they touch: two at one place have no order.
  return change.span.end === padding.span.start
    ? [{ span: { start: change.span.start, end: padding.span.end }, text: change.text + padding.text }]
    : [change, padding];
}
