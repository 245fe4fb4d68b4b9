import type { Cell, CellLink, Row, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { type Span, touches } from '../markdown/span.ts';
import { resolveLink } from './links.ts';
import { isMarkdownName } from './recordName.ts';
import type { SourceFile } from './sourceFile.ts';

/** The part of a log's README that links every record: its tables of records, other tables left out. */
export interface DecisionIndex {
  readonly file: SourceFile;
  readonly tables: readonly IndexTable[];
  /** Which rows link a file: target URI → rows. */
  readonly rowsByTarget: ReadonlyMap<string, readonly IndexRow[]>;
}

export interface IndexTable {
  readonly table: Table;
  readonly columns: IndexColumns;
  readonly rows: readonly IndexRow[];
}

/** Which cell of a row holds what, counted from 0. */
export interface IndexColumns {
  readonly number: number | undefined;
  readonly title: number | undefined;
  readonly status: number | undefined;
  /** The column whose cells link the records: that of the number or of the title, mostly. */
  readonly link: number;
}

export interface IndexRow {
  readonly row: Row;
  readonly link: CellLink | undefined;
  /** The file that the row's link leads to, whether it exists or not; undefined without a relative link. */
  readonly target: string | undefined;
}

/** The names of the files that may hold a log's index, the likeliest first. */
export const indexNames: readonly string[] = ['README.md', 'index.md', 'Readme.md', 'readme.md', 'INDEX.md'];

/**
 * Reads the index of a file, or nothing where none of its tables is one. A table is an index when most of its rows
 * link a Markdown file of the log's folder, or when it has no rows yet and its header names at least two of number,
 * title and status.
 */
export function readIndex(file: SourceFile): DecisionIndex | undefined {
  const folder = file.uri.slice(0, file.uri.lastIndexOf('/') + 1);
  const tables = file.facts.tables.flatMap((table) => {
    const rows = table.rows.map((row) => readRow(row, file.uri));
    const linked = rows.filter(({ target }) => target?.startsWith(folder) && isMarkdownName(target));
    const isIndex = rows.length === 0 ? namesColumns(table) : linked.length * 2 > rows.length;
    return isIndex ? [{ table, rows, columns: readColumns(table, rows) }] : [];
  });
  if (tables.length === 0) return undefined;
  const rowsByTarget = new Map<string, IndexRow[]>();
  for (const row of tables.flatMap(({ rows }) => rows)) {
    if (row.target === undefined) continue;
    const rows = rowsByTarget.get(row.target);
    if (rows === undefined) rowsByTarget.set(row.target, [row]);
    else rows.push(row);
  }
  return { file, tables, rowsByTarget };
}

/** The row on which a span lies. */
export function findRowAt({ tables }: DecisionIndex, span: Span): IndexRow | undefined {
  return tables.flatMap(({ rows }) => rows).find(({ row }) => touches(row.span, span));
}

/** The cell of a row under a column, where the column exists and the row is that long. */
export function cellOf(row: Row, column: number | undefined): Cell | undefined {
  return column === undefined ? undefined : row.cells[column];
}

function readRow(row: Row, indexUri: string): IndexRow {
  const link = row.cells
    .flatMap(({ links }) => links)
    .find(({ kind, href }) => kind === 'link' && resolveLink(indexUri, href) !== undefined);
  return { row, link, target: link === undefined ? undefined : resolveLink(indexUri, link.href) };
}

const columnNames = {
  number: /^(?:number|no\.?|nr\.?|#|№|id|adr(?: ?(?:#|id|no\.?|number))?)$/i,
  title: /^(?:title|name|subject|record|decision|description|topic|summary)$/i,
  status: /^(?:status|state)$/i,
};

function columnNamed(table: Table, name: RegExp): number | undefined {
  const column = table.header.cells.findIndex(({ raw }) => name.test(plainText(raw)));
  return column === -1 ? undefined : column;
}

function namesColumns(table: Table): boolean {
  return Object.values(columnNames).filter((name) => columnNamed(table, name) !== undefined).length >= 2;
}

function readColumns(table: Table, rows: readonly IndexRow[]): IndexColumns {
  const number = columnNamed(table, columnNames.number);
  const title = columnNamed(table, columnNames.title);
  const status = columnNamed(table, columnNames.status);
  const linkCounts = table.header.cells.map(
    (_, column) => rows.filter(({ row, link }) => link !== undefined && row.cells[column]?.links.includes(link)).length,
  );
  const most = Math.max(...linkCounts);
  return { number, title, status, link: most > 0 ? linkCounts.indexOf(most) : (number ?? title ?? 0) };
}
