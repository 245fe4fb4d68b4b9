import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type DecisionIndex, groupOf } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { changeCell } from './changeCell.ts';
import { rowRemoval } from './removeRow.ts';
import { editFile } from './workspaceEdits.ts';

/**
 * Makes one row of two for one record: what the first leaves empty the second fills, and the second goes. Undefined where
 * both say something in one cell, and not the same: then a person must choose.
 */
export function mergeDoubleRows(index: DecisionIndex, first: IndexRow, second: IndexRow): WorkspaceEdit | undefined {
  const group = groupOf(index, first);
  if (group?.kind !== 'table' || groupOf(index, second) !== group || first.cells.length !== second.cells.length)
    return undefined;
  const pairs = first.cells.map((cell, at) => [cell, second.cells[at] ?? cell] as const);
  if (pairs.some(([a, b]) => a.raw !== b.raw && a.raw !== '' && b.raw !== '')) return undefined;
  const filled = pairs.flatMap(([a, b]) =>
    a.raw === '' && b.raw !== '' ? changeCell(group, first, { span: a.content, text: b.raw }) : [],
  );
  return editFile(index.file, [...filled, rowRemoval(index, second)]);
}
