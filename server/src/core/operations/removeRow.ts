import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { blankLinesBetween, type DecisionIndex, groupOf } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { type Change, editFile } from './workspaceEdits.ts';

/** Takes a row out of the index: its lines and what parts them from the next row, nothing else. */
export function removeRow(index: DecisionIndex, row: IndexRow): WorkspaceEdit {
  return editFile(index.file, [rowRemoval(index, row)]);
}

/** The change that takes a row away. */
export function rowRemoval(index: DecisionIndex, row: IndexRow): Change {
  const { lines } = index.file.facts;
  const { start, end } = row.item?.whole ?? row.span;
  const group = groupOf(index, row);
  const gap = group === undefined ? 0 : blankLinesBetween(index, group);
  const [first, last] = [lines.lineAt(start), lines.lineAt(end)];
  const behind = lines.endWithBreak(last);
  // The last row takes the line ending before it, so that the file, or what follows the list, stays as it was.
  const isLast = gap > 0 ? group?.rows.at(-1) === row : behind === lines.spanOf(last).end;
  const span = isLast
    ? { start: lines.spanOf(Math.max(0, first - 1 - gap)).end, end: lines.spanOf(last).end }
    : { start: lines.spanOf(first).start, end: gap > 0 ? lines.endWithBreak(last + gap) : behind };
  return { span, text: '' };
}
