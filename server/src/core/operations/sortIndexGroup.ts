import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionIndex, IndexGroup, IndexRow } from '../model/decisionIndex.ts';
import { sortRows } from '../model/rowOrder.ts';
import { editFile } from './workspaceEdits.ts';

/**
 * Sorts a table or list in the order that most of its rows follow: the rows change places, what parts them stays.
 * `text` is the index file as it is.
 */
export function sortIndexGroup(index: DecisionIndex, group: IndexGroup, text: string): WorkspaceEdit {
  const spanOf = (row: IndexRow) => row.item?.whole ?? row.span;
  const changes = sortRows(group).flatMap((row, at) => {
    const place = group.rows[at];
    if (place === undefined || place === row) return [];
    const { start, end } = spanOf(row);
    return [{ span: spanOf(place), text: text.slice(start, end) }];
  });
  return editFile(index.file, changes);
}
