import type { Cell, MarkdownFacts, Row, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import type { Span } from '../markdown/span.ts';
import { columnRole } from '../vocabulary/columnNames.ts';
import { isHeaderLabel, isStatusLabel } from '../vocabulary/headerLabels.ts';
import { findLeadingStatus } from '../vocabulary/statusWords.ts';
import { parseDate } from './parseDate.ts';
import { sectionKey } from './sectionKeys.ts';

/** What a table before the first section says of the record: a name, as a reader sees it, and the cell for it. */
export interface TableField {
  readonly name: string;
  readonly value: Cell;
}

/** A table before the first section that says something of the record. */
export interface FieldTable {
  readonly table: Table;
  /** Whether names stand in the header and values below, `| Status | Date |`; else beside one another. */
  readonly areBelow: boolean;
  /** The row of the values below names: of a history the one that counts. */
  readonly row: Row | undefined;
  readonly fields: readonly TableField[];
  /** Whether it says several statuses one after the other, of which the fields have the one that counts. */
  readonly isHistory: boolean;
}

/** The fields of the tables before the first section, where some records have their status, date and relations. */
export function tableFields(facts: MarkdownFacts): readonly TableField[] {
  return fieldTables(facts).flatMap(({ fields }) => fields);
}

/** The tables before the first section, whatever they say. */
export function fieldTables({ headings, tables }: MarkdownFacts): readonly FieldTable[] {
  if (tables.length === 0) return [];
  const end = headings.find(({ depth }) => depth > 1)?.block.start ?? Number.POSITIVE_INFINITY;
  return tables.filter(({ header }) => header.span.start < end).map(readFields);
}

/** `| Status | Date |` has its values below, `| Status | Accepted |` beside it. */
function readFields(table: Table): FieldTable {
  const { header, rows } = table;
  const column = header.cells.findIndex(({ raw }) => isStatusName(plainText(raw)));
  const areBelow = column > 0 || (column === 0 && (header.cells.length > 2 || isStatusBelow(header, rows[0])));
  return areBelow ? readColumns(table, column) : readPairs(table);
}

function readColumns(table: Table, column: number): FieldTable {
  const { header, rows } = table;
  const saying = rows.filter(({ cells }) => saysWords(cells[column]));
  const row = latestOf(saying) ?? rows[0];
  const fields = header.cells.flatMap((name, at) => fieldOf(name, row?.cells[at]));
  return { table, areBelow: true, row, fields, isHistory: saying.length > 1 };
}

function readPairs(table: Table): FieldTable {
  const pairs = [table.header, ...table.rows];
  const saying = pairs.filter(
    ({ cells: [name, value] }) => saysWords(value) && isStatusName(plainText(name?.raw ?? '')),
  );
  const latest = latestOf(saying);
  const fields = pairs
    .filter((pair) => pair === latest || !saying.includes(pair))
    .flatMap(({ cells: [name, value] }) => fieldOf(name, value));
  return { table, areBelow: false, row: undefined, fields, isHistory: saying.length > 1 };
}

function fieldOf(name: Cell | undefined, value: Cell | undefined): TableField[] {
  return name === undefined || value === undefined ? [] : [{ name: plainText(name.raw), value }];
}

function saysWords(cell: Cell | undefined): boolean {
  return cell !== undefined && /\p{L}/u.test(cell.raw);
}

/** The row with the latest day, of equals the first where the days descend; without two days the last row. */
function latestOf(rows: readonly Row[]): Row | undefined {
  if (rows.length < 2) return rows[0];
  const dated = rows.flatMap((row) => {
    const day = dayIn(row);
    return day === undefined ? [] : [{ row, day }];
  });
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined || first === last) return rows.at(-1);
  const isNewestFirst = first.day > last.day;
  return dated.reduce((latest, each) =>
    each.day > latest.day || (each.day === latest.day && !isNewestFirst) ? each : latest,
  ).row;
}

/** The first day in a row, as `2024-02-01`; `2024年2月1日` is one, too. */
function dayIn({ cells }: Row): string | undefined {
  return cells.flatMap(({ raw }) => parseDate(plainText(raw).replace(/[年月]/g, '-')) ?? [])[0];
}

/**
 * Whether the status stands below a first cell `Status`, whose neighbour is no status then: one does stand there, or the
 * neighbour is a label, too.
 */
function isStatusBelow(header: Row, first: Row | undefined): boolean {
  const neighbour = plainText(header.cells[1]?.raw ?? '');
  const isStatus = (text: string) => findLeadingStatus(text) !== undefined;
  const isLabel = columnRole(neighbour) !== undefined || isHeaderLabel(neighbour);
  return !isStatus(neighbour) && (isLabel || isStatus(first?.cells[0]?.raw ?? ''));
}

/** Whether a place is in a table that tells the history of the status: its rows are left as they are. */
export function isInStatusHistory(facts: MarkdownFacts, { start }: Span): boolean {
  return fieldTables(facts).some(
    ({ table, isHistory }) => isHistory && table.header.span.start <= start && start <= table.end,
  );
}

/** Whether a heading or the name of a field is that of the status. */
export function isStatusName(name: string): boolean {
  return sectionKey(name) === 'status' || isStatusLabel(plainText(name));
}
