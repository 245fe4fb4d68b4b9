import type { Cell, Row, Table } from '../../markdown/facts.ts';
import { type DecisionIndex, tablesOf } from '../../model/indexGroups.ts';
import type { Change } from '../workspaceEdits.ts';

/** The changes that pad the tables of an index so that their pipes stand under one another. Only blanks change. */
export function alignTables(index: DecisionIndex): Change[] {
  return [...tablesOf(index).keys()].flatMap(alignTable);
}

function alignTable(table: Table): Change[] {
  const rows = [table.header, ...table.rows];
  const widths = table.header.cells.map((_, column) => Math.max(3, ...rows.map((row) => lengthOf(row.cells[column]))));
  return [
    ...rows.flatMap((row) => alignRow(row, widths)),
    ...table.delimiter.cells.map(({ outer, raw }, column): Change => {
      const [start, end] = [raw.startsWith(':') ? ':' : '-', raw.endsWith(':') ? ':' : '-'];
      return { span: outer, text: ` ${start}${'-'.repeat((widths[column] ?? 3) - 2)}${end} ` };
    }),
  ];
}

/** Cells that the header does not have stay as they are, and so does the end of a row without a last pipe. */
function alignRow({ cells, hasTrailingPipe }: Row, widths: readonly number[]): Change[] {
  return cells.flatMap((cell, column): Change[] => {
    const width = widths[column];
    if (width === undefined) return [];
    const isLast = column === cells.length - 1 && !hasTrailingPipe;
    const text = isLast ? ` ${cell.raw}` : ` ${cell.raw}${' '.repeat(width - lengthOf(cell))} `;
    return [{ span: cell.outer, text }];
  });
}

/** In characters as people count them, not in UTF-16 units. */
function lengthOf(cell: Cell | undefined): number {
  return cell === undefined ? 0 : [...cell.raw].length;
}
