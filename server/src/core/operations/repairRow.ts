import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionIndex, IndexTable } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { type Change, editFile } from './workspaceEdits.ts';

/**
 * Gives a row as many cells as its table's header has, where it is certain what was meant: cells that are missing at
 * the end are added, empty ones too many are taken away, and a pipe within the title of the row's record is escaped.
 */
export function repairCells(
  index: DecisionIndex,
  group: IndexTable,
  row: IndexRow,
  record: DecisionRecord | undefined,
): WorkspaceEdit | undefined {
  const lacking = group.table.header.cells.length - row.cells.length;
  const changes =
    lacking > 0 ? addCells(group, row, lacking) : (dropEmptyCells(group, row) ?? escapePipes(group, row, record));
  return changes === undefined ? undefined : editFile(index.file, changes);
}

function addCells({ table }: IndexTable, row: IndexRow, count: number): Change[] {
  const hasTrailingPipe = table.rows.find(({ span }) => span.start === row.span.start)?.hasTrailingPipe === true;
  const { end } = row.span;
  // An empty cell at the end of a row is one only between pipes.
  return [{ span: { start: end, end }, text: (hasTrailingPipe ? '' : ' |') + '  |'.repeat(count) }];
}

function dropEmptyCells({ table }: IndexTable, { cells, span }: IndexRow): Change[] | undefined {
  const kept = cells[table.header.cells.length - 1];
  const extra = cells.slice(table.header.cells.length);
  if (kept === undefined || extra.some(({ raw }) => raw !== '')) return undefined;
  const hasTrailingPipe = table.rows.find((row) => row.span.start === span.start)?.hasTrailingPipe === true;
  return [{ span: { start: kept.outer.end + (hasTrailingPipe ? 1 : 0), end: span.end }, text: '' }];
}

/** The pipes that part the words of the record's title belong to it. */
function escapePipes(
  { table, columns }: IndexTable,
  { cells }: IndexRow,
  record: DecisionRecord | undefined,
): Change[] | undefined {
  if (columns.title === undefined || record === undefined) return undefined;
  const extra = cells.length - table.header.cells.length;
  const parts = cells.slice(columns.title, columns.title + extra + 1);
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words(parts.map(({ raw }) => raw).join(' '));
  if (joined.join(' ') !== words(record.title.text).join(' ')) return undefined;
  return parts.slice(0, -1).map(({ outer }) => ({ span: { start: outer.end, end: outer.end }, text: '\\' }));
}
