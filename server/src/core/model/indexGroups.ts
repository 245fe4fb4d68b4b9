import { isComment } from '../markdown/comments.ts';
import type { Cell, SourceText, Table } from '../markdown/facts.ts';
import { lowerBound } from '../markdown/sequences.ts';
import type { Span } from '../markdown/span.ts';
import type { IndexColumns, IndexRow, RowMeaning } from './indexRow.ts';
import type { TableReading } from './indexTable.ts';
import type { SourceFile } from './sourceFile.ts';
import type { StatusLegend } from './statusLegend.ts';

/** The part of a log's README that links every record: its tables and lists of records, others left out. */
export interface DecisionIndex {
  readonly file: SourceFile;
  /** In the order in which they stand; at least one. */
  readonly groups: readonly IndexGroup[];
  /** What all rows say, in the order in which they stand. */
  readonly meanings: readonly RowMeaning[];
  /** The files that rows and lists beside the tables link; the same set as before where these are the same. */
  readonly targets: ReadonlySet<string>;
  /** Those of them that are only in a list beside the tables, or in rows that no table has, which are left as they are. */
  readonly beside: readonly string[];
  /** What lines lead to that look like rows, but are in no table. */
  readonly loose: readonly LooseTarget[];
  /** The rows that link a file before any other, in the order in which they stand. */
  rowsLinking(uri: string): readonly IndexRow[];
  /** Which emoji means which status. */
  readonly legend: StatusLegend;
}

/** The file that a line outside of the tables leads to. */
export interface LooseTarget {
  readonly target: string;
  readonly span: Span;
}

/** One table or list of the index, or the rows of a table between two that are headings. */
export type IndexGroup = IndexTable | IndexList;

export interface IndexTable extends IndexGroupFacts {
  readonly kind: 'table';
  /** Its own rows, below the header of the table that they stand in. */
  readonly table: Table;
  /** The table that it is, or that it is a part of. */
  readonly whole: Table;
  /** The line that its first row follows. */
  readonly above: Span;
  readonly reading: TableReading;
  readonly columns: IndexColumns;
}

export interface IndexList extends IndexGroupFacts {
  readonly kind: 'list';
}

interface IndexGroupFacts {
  /** What its rows say, one after the other. */
  readonly meanings: readonly RowMeaning[];
  /** Made when somebody asks; the same objects each time. */
  readonly rows: readonly IndexRow[];
  /** One of its rows, without the others being made. */
  rowAt(at: number): IndexRow;
  /** The rows that follow one another: all those of a table; of a list its own, and those of each list within it. */
  readonly lists: readonly (readonly IndexRow[])[];
  /** The nearest heading above it, or the row that is one: a status, in an index that is grouped so. */
  readonly heading: SourceText | undefined;
}

/** All rows of the index, in the order in which they stand. */
export function rowsOf({ groups }: DecisionIndex): readonly IndexRow[] {
  return ofGroups(groups, ({ rows }) => rows);
}

/** The rows of a group of which something holds, in order; the others are not made. */
export function rowsWhere(group: IndexGroup, isWanted: (meaning: RowMeaning) => boolean): IndexRow[] {
  const rows: IndexRow[] = [];
  group.meanings.forEach((meaning, at) => {
    if (isWanted(meaning)) rows.push(group.rowAt(at));
  });
  return rows;
}

/** The table or list that a row stands in. */
export function groupOf(index: DecisionIndex, row: IndexRow): IndexGroup | undefined {
  const { start } = row.span;
  const group = groupAt(index, start);
  return group !== undefined && start <= group.rowAt(group.meanings.length - 1).span.start ? group : undefined;
}

/** The last group whose rows begin up to an offset: an index may have a thousand groups, and a problem in each row. */
function groupAt(index: DecisionIndex, offset: number): IndexGroup | undefined {
  const known = groupsInOrder.get(index) ?? sortGroups(index);
  groupsInOrder.set(index, known);
  return known[lowerBound(known.length, (at) => startOf(known[at] as IndexGroup) <= offset) - 1];
}

const groupsInOrder = new WeakMap<DecisionIndex, readonly IndexGroup[]>();

function sortGroups({ groups }: DecisionIndex): IndexGroup[] {
  return groups.filter(({ meanings }) => meanings.length > 0).sort((a, b) => startOf(a) - startOf(b));
}

/** Items of a list may stand apart: 1 where a blank line parts them. */
export function blankLinesBetween({ file }: DecisionIndex, group: IndexGroup): 0 | 1 {
  if (group.kind === 'table') return 0;
  const known = knownGaps.get(group) ?? findGap(file, group);
  knownGaps.set(group, known);
  return known;
}

/** A list never changes, and is asked for each row that comes or goes. */
const knownGaps = new WeakMap<IndexGroup, 0 | 1>();

/** Between an item and the one that follows it, be that a row or not. */
function findGap({ facts }: SourceFile, { rows }: IndexGroup): 0 | 1 {
  const { lines, lists } = facts;
  for (const { item } of rows) {
    if (item === undefined) continue;
    const list = lists.find(({ items }) => items.includes(item));
    const next = list?.items.find(({ span }) => span.start >= item.whole.end);
    if (next !== undefined) return lines.lineAt(next.span.start) - lines.lineAt(item.whole.end) > 1 ? 1 : 0;
  }
  return 0;
}

/** Whether the rows of a table name their records without linking them: new ones do so, too. */
export function namesWithoutLinks(group: IndexGroup): group is IndexTable {
  return group.kind === 'table' && group.columns.key !== 'link';
}

/**
 * The cell of a row without a link that would be one: it stands where the others have theirs, and links nothing else. In a
 * table without links, the cell that names no record.
 */
export function linkCell(row: IndexRow, group: IndexGroup): Cell | undefined {
  if (row.target !== undefined || group.kind !== 'table') return undefined;
  const cell = row.link === undefined ? row.cells[group.columns.link] : undefined;
  return cell?.links.length === 0 ? cell : undefined;
}

/** The cells of a row that its table's header does not have; a comment behind the last one is no cell. */
export function extraCells(row: IndexRow, columns: number): Cell[] {
  if (row.cellCount <= columns) return [];
  return row.cells.slice(columns).filter(({ raw }) => !isComment(raw));
}

/** Whether a row says something in cells that its table's header does not have: then a pipe has split a text. */
export function isSplit(row: IndexRow, columns: number): boolean {
  return extraCells(row, columns).some(({ raw }) => raw !== '');
}

/** Whether rows of other records stand in lists within a row's item: it cannot go without them. */
export function holdsRows({ item }: IndexRow, { groups }: DecisionIndex): boolean {
  if (item === undefined || item.whole.end === item.span.end) return false;
  return groups.some(({ rows }) => rows.some(({ span }) => item.span.end <= span.start && span.end <= item.whole.end));
}

/** Whether a group is the rows of a table between two that are headings. */
export function isPart(group: IndexGroup): boolean {
  return group.kind === 'table' && group.table !== group.whole;
}

/** The tables of an index, each once, with one of its readings. */
export function tablesOf({ groups }: DecisionIndex): ReadonlyMap<Table, TableReading> {
  return new Map(groups.flatMap((group) => (group.kind === 'table' ? [[group.whole, group.reading] as const] : [])));
}

/** Whether a row of one table or list may stand in another one as it is. */
export function haveSameForm(a: IndexGroup, b: IndexGroup): boolean {
  return a.kind === 'table' && b.kind === 'table' ? headerKey(a.table) === headerKey(b.table) : a.kind === b.kind;
}

/** The line of a row, or the first paragraph of an item, with its indentation; undefined where an item holds more. */
export function lineOf({ file }: DecisionIndex, group: IndexGroup, row: IndexRow): string | undefined {
  const { lines } = file.facts;
  const { item, span } = row;
  const indent = ' '.repeat(span.start - lines.startOf(lines.lineAt(span.start)));
  if (group.kind === 'table') return indent + (group.table.contents[group.rows.indexOf(row)]?.text ?? '');
  return item === undefined || item.whole.end !== item.span.end ? undefined : indent + item.marker + item.content.raw;
}

/** The offset where a table or list begins. */
export function startOf(group: IndexGroup): number {
  if (group.kind === 'list') return group.rows[0]?.span.start ?? 0;
  const { above, table } = group;
  return above === table.delimiter.span ? table.header.span.start : above.start;
}

export function headerKey({ header }: Table): string {
  return header.content.cells.map(({ raw }) => raw).join('|');
}

/** What all groups have of something, one after the other. Most indexes have one group, whose list need not be copied. */
export function ofGroups<Item>(
  groups: readonly IndexGroup[],
  itemsOf: (group: IndexGroup) => readonly Item[],
): readonly Item[] {
  const [only, ...others] = groups;
  return only !== undefined && others.length === 0 ? itemsOf(only) : groups.flatMap(itemsOf);
}
