import type { Cell, MarkdownFacts, Row, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { columnRole } from '../vocabulary/columnNames.ts';
import { isHeaderLabel, isStatusLabel } from '../vocabulary/headerLabels.ts';
import { findLeadingStatus } from '../vocabulary/statusWords.ts';
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
  readonly fields: readonly TableField[];
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
  const [first] = rows;
  const areBelow = column > 0 || (column === 0 && (header.cells.length > 2 || isStatusBelow(header, first)));
  const pairs = areBelow
    ? header.cells.map((name, at) => [name, first?.cells[at]] as const)
    : [header, ...rows].map(({ cells: [name, value] }) => [name, value] as const);
  const fields = pairs.flatMap(([name, value]) =>
    name === undefined || value === undefined ? [] : [{ name: plainText(name.raw), value }],
  );
  return { table, areBelow, fields };
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

/** Whether a heading or the name of a field is that of the status. */
export function isStatusName(name: string): boolean {
  return sectionKey(name) === 'status' || isStatusLabel(plainText(name));
}
