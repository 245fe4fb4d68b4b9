import type {
  Cell,
  CellLink,
  List,
  ListItem,
  MarkdownFacts,
  RowContent,
  SourceText,
  Table,
} from '../markdown/facts.ts';
import { lowerBound } from '../markdown/lowerBound.ts';
import { plainText } from '../markdown/plainText.ts';
import { saysNothing } from '../markdown/saysNothing.ts';
import { type Span, touches } from '../markdown/span.ts';
import { isComment, withoutComments } from '../markdown/withoutComments.ts';
import { findStatusWord } from '../vocabulary/statusWords.ts';
import {
  beginsWithNumber,
  findRowLink,
  type IndexColumns,
  type IndexRow,
  numberIn,
  numberInTitle,
  type RowMeaning,
  targetNameIn,
  targetOf,
} from './indexRow.ts';
import { type IndexFile, isIndex, placeRow, readTable, type TableReading } from './indexTable.ts';
import { type KnownRecords, noRecords } from './knownRecords.ts';
import { fileNameOf } from './links.ts';
import { isMarkdownName, parseRecordName } from './recordName.ts';
import { isSameNumber } from './recordNumber.ts';
import { parseTitle } from './recordTitle.ts';
import { isLeadingWords } from './sameWords.ts';
import type { SourceFile } from './sourceFile.ts';
import { readLegend, type StatusLegend } from './statusLegend.ts';

/** The part of a log's README that links every record: its tables and lists of records, others left out. */
export interface DecisionIndex {
  readonly file: SourceFile;
  /** In the order in which they stand; at least one. */
  readonly groups: readonly IndexGroup[];
  /** What all rows say, in the order in which they stand. */
  readonly meanings: readonly RowMeaning[];
  /** The files that rows link; the same set as before where these are the same. */
  readonly targets: ReadonlySet<string>;
  /** The rows that link a file, in the order in which they stand. */
  rowsLinking(uri: string): readonly IndexRow[];
  /** Which emoji means which status. */
  readonly legend: StatusLegend;
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

/** The names of the files that may hold a log's index, the likeliest first. */
export const indexNames: readonly string[] = ['README.md', 'index.md', 'Readme.md', 'readme.md', 'INDEX.md'];

/**
 * Reads the index of a file, or nothing where none of its tables and lists is one. What the index was `before` changes
 * nothing but the time. By what `known` records say, columns are recognised, and tables that name records without linking
 * them.
 */
export function readIndex(
  file: SourceFile,
  before?: DecisionIndex,
  known: KnownRecords = noRecords,
): DecisionIndex | undefined {
  const { linked, partly, unlinked } = readTables(file, before, known);
  const tables =
    linked.length > 0 ? withAlike(linked, [...partly, ...unlinked]) : namesMost(unlinked, known) ? unlinked : [];
  // Beside a table a list of links is one of interesting links.
  const lists = tables.length > 0 ? [] : readLists(file);
  const listed = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const isList = listed > 1 || (listed === 1 && isReducedIndex(lists, known));
  const groups = isList ? lists : tables.flatMap(inParts);
  if (groups.length === 0) return undefined;
  const meanings = ofGroups(groups, (group) => group.meanings);
  const isAsBefore = before !== undefined && hasSameTargets(before.meanings, meanings);
  let places: ReadonlyMap<string, readonly RowPlace[]> | undefined;
  return {
    file,
    groups,
    meanings,
    targets: isAsBefore ? before.targets : new Set(meanings.flatMap(({ target }) => target ?? [])),
    rowsLinking(uri) {
      places ??= placesByTarget(groups);
      return (places.get(uri) ?? []).map(({ group, at }) => group.rowAt(at));
    },
    legend: readLegend(file.facts, groups.flatMap(statusesWithEmoji)),
  };
}

/**
 * A table is an index when most of its rows link a Markdown file of the log's folder; half of them do, or all of none, where
 * its header names at least two of number, title and status. Rows that are only begun do not count.
 */
function readTables({ facts, uri, root }: SourceFile, before: DecisionIndex | undefined, records: KnownRecords) {
  const known = before?.groups.flatMap((group) =>
    group.kind === 'table' && group.columns.key === 'link' ? [group.reading] : [],
  );
  const readings = [...new Set(known)];
  const from = { uri, root };
  const linked: ReadTable[] = [];
  /** Few of their rows link a record. */
  const partly: ReadTable[] = [];
  const unlinked: ReadTable[] = [];
  const alike = records.records.size === 0 ? undefined : poolUnlinked(facts.tables);
  for (const table of facts.tables) {
    // The first index of a file was its first one before, mostly.
    const reading = readTable(table, from, records, readings[linked.length], alike?.get(headerKey(table)));
    const isLinked = reading.columns.key === 'link';
    const isOwn = isIndex(table, reading);
    if (!isOwn && !(isLinked && table.contents.some(({ linkCount }) => linkCount > 0))) continue;
    const tables = isOwn && isLinked ? linked : isLinked ? partly : unlinked;
    tables.push(new ReadTable(table, reading, headingAbove(table.header.span, facts)));
  }
  return { linked, partly, unlinked };
}

/** Tables with links, and those with few or none that have the header of one of them: they name records of the same index. */
function withAlike(linked: readonly ReadTable[], unlinked: readonly ReadTable[]): readonly ReadTable[] {
  const headers = new Set(linked.map(({ table }) => headerKey(table)));
  const alike = unlinked.filter(({ table }) => headers.has(headerKey(table)));
  const startOf = ({ table }: ReadTable) => table.header.span.start;
  return alike.length === 0 ? linked : [...linked, ...alike].sort((a, b) => startOf(a) - startOf(b));
}

/** The rows of tables that have the same header and no links: what one of them names its records by, all do. */
function poolUnlinked(tables: readonly Table[]): ReadonlyMap<string, readonly RowContent[]> {
  const pools = new Map<string, RowContent[]>();
  for (const table of tables) {
    if (table.contents.some(({ linkCount }) => linkCount > 0)) continue;
    const key = headerKey(table);
    const pool = pools.get(key) ?? [];
    for (const content of table.contents) pool.push(content);
    pools.set(key, pool);
  }
  return pools;
}

function headerKey({ header }: Table): string {
  return header.content.cells.map(({ raw }) => raw).join('|');
}

/** Whether tables without links name half of the records, the template aside: others are lists of some of them. */
function namesMost(tables: readonly IndexTable[], { records }: KnownRecords): boolean {
  const named = new Set(tables.flatMap(({ meanings }) => meanings.flatMap(({ target }) => target ?? [])));
  let all = 0;
  for (const { isTemplate } of records.values()) if (!isTemplate) all++;
  return named.size * 2 >= all;
}

/**
 * A list is an index when most of its items link a file of the log's folder by a name that is a record's. Beside such a
 * list, another one of links to the folder is a part of the same index, where the names of most files are mistyped.
 */
function readLists({ facts, uri, root }: SourceFile): IndexList[] {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const isOfLog = ({ target = '' }: IndexRow) => target.startsWith(folder);
  const linksRecord = (row: IndexRow) =>
    isOfLog(row) && isMarkdownName(row.target ?? '') && parseRecordName(fileNameOf(row.target ?? '')) !== undefined;
  const lists = facts.lists.flatMap((list) => {
    const rows = readByHabit((areNumbered) => readItems(list, { uri, root }, areNumbered));
    const [first] = rows;
    const ofRecords = rows.filter(linksRecord).length;
    if (first === undefined || ofRecords === 0) return [];
    const telling = list.items.filter(({ links, content }) => links.length > 0 || !saysNothing(content.raw)).length;
    const rowAt = (at: number) => rows[at] as IndexRow;
    const heading = headingAbove(first.span, facts);
    const read: IndexList = { kind: 'list', meanings: rows, rows, rowAt, lists: partByList(rows, list), heading };
    return [{ read, isOwn: ofRecords * 2 > telling, mayBePart: rows.filter(isOfLog).length === telling }];
  });
  const hasOwn = lists.some(({ isOwn }) => isOwn);
  return lists.flatMap(({ read, isOwn, mayBePart }) => (isOwn || (hasOwn && mayBePart) ? [read] : []));
}

/**
 * Whether one item is what is left of an index: it begins with its link, whose words are the number or the title of the record,
 * in a log of one or two. In a larger one it is a hint for readers.
 */
function isReducedIndex(lists: readonly IndexList[], { records }: KnownRecords): boolean {
  const row = lists.flatMap(({ rows }) => rows)[0];
  const record = records.get(row?.target ?? '');
  if (row?.link === undefined || row.item === undefined || record === undefined) return false;
  let decisions = 0;
  for (const { isTemplate } of records.values()) if (!isTemplate) decisions++;
  if (decisions > 2) return false;
  const before = row.item.content.raw.slice(0, row.link.whole.start - row.item.content.span.start);
  const isNumber = row.says.number !== undefined && record.number !== undefined;
  return (
    !/\p{L}/u.test(before) &&
    ((isNumber && isSameNumber(row.says.number as string, record.number as string)) ||
      (row.words !== '' && isLeadingWords(row.words, record.title.text)))
  );
}

function headingAbove({ start }: Span, { headings }: MarkdownFacts): SourceText | undefined {
  const heading = headings.findLast(({ block }) => block.end <= start);
  return heading === undefined ? undefined : { raw: heading.text, span: heading.content };
}

/** What all groups have of something, one after the other. Most indexes have one group, whose list need not be copied. */
function ofGroups<Item>(
  groups: readonly IndexGroup[],
  itemsOf: (group: IndexGroup) => readonly Item[],
): readonly Item[] {
  const [only, ...others] = groups;
  return only !== undefined && others.length === 0 ? itemsOf(only) : groups.flatMap(itemsOf);
}

function statusesWithEmoji(group: IndexGroup): string[] {
  if (group.kind === 'table' && group.reading.counts.withEmoji === 0) return [];
  return group.meanings.flatMap(({ says }) => says.status ?? []);
}

/**
 * The parts of a table in which rows are headings, such as `| **Storage** | | |`, each a list of its own; else the table. Two
 * readings of one table share them.
 */
function inParts(group: ReadTable): readonly IndexTable[] {
  if (group.reading.counts.irregular === 0) return [group];
  const known = knownParts.get(group.reading) ?? readParts(group);
  knownParts.set(group.reading, known);
  return known.length > 0 ? known : [group];
}

const knownParts = new WeakMap<TableReading, readonly IndexTable[]>();

function readParts(group: ReadTable): IndexTable[] {
  const { whole, reading, columns, heading } = group;
  const starts = headerRows(whole.contents, reading);
  const [first] = starts;
  if (first === undefined) return [];
  const begins = first > 0 ? [-1, ...starts] : starts;
  return begins.map((start, part) => {
    const end = begins[part + 1] ?? whole.contents.length;
    const row = start === -1 ? undefined : whole.rowAt(start);
    const cell = row?.cells.find(({ raw }) => raw !== '');
    const own = cell === undefined ? heading : { raw: plainText(cell.raw), span: cell.content };
    // The rows of a topic below the heading of a status have that status.
    const isStatus = (text: SourceText | undefined) => text !== undefined && findStatusWord(text.raw) !== undefined;
    const label = columns.status === undefined && isStatus(heading) && !isStatus(own) ? heading : own;
    return new ReadTable(whole, reading, label, { above: row?.span, start: start + 1, end });
  });
}

/**
 * The rows that are headings of those below them: they link nothing, and say one thing. A row that is only begun says less
 * than this: in the column of the numbers stand words, or they are marked as a heading, or several rows are so.
 */
function headerRows(contents: readonly RowContent[], { meanings, columns }: TableReading): number[] {
  const alone = contents.flatMap(({ cells, linkCount, hasLeadingPipe }, at) => {
    if (meanings[at]?.target !== undefined || linkCount > 0) return [];
    // A line of text right below a table is a row to Markdown.
    if (!hasLeadingPipe && cells.length === 1) return [];
    const filled = cells.flatMap(({ raw }, column) => (raw === '' || isComment(raw) ? [] : [{ raw, column }]));
    const [only] = filled;
    return only !== undefined && filled.length === 1 && /\p{L}/u.test(plainText(only.raw)) ? [{ ...only, at }] : [];
  });
  const isMarked = (raw: string) => /^(\*\*?|__?|<(?:b|strong|i|em)>)\S(?:.*\S)?(?:\*|_|<\/\w+>)$/i.test(raw);
  const isHeading = ({ raw, column }: { readonly raw: string; readonly column: number }) =>
    isMarked(raw) ||
    (!/\d/.test(raw) && (column === columns.number || alone.length > 1)) ||
    (columns.status === undefined && findStatusWord(plainText(raw)) !== undefined);
  return alone.filter(isHeading).map(({ at }) => at);
}

/** Some rows of a table, as a table of their own. */
function partOf(table: Table, start: number, end: number): Table {
  const { header, delimiter, contents, mentioning, hasReferences } = table;
  const own = contents.slice(start, end);
  const rowAt = (at: number) => table.rowAt(start + at);
  return {
    header,
    delimiter,
    contents: own,
    rowAt,
    get rows() {
      return own.map((_, at) => rowAt(at));
    },
    mentioning: mentioning.filter((at) => start <= at && at < end).map((at) => at - start),
    hasReferences,
    end: own.length === 0 ? delimiter.span.end : rowAt(own.length - 1).span.end,
  };
}

/** Which rows of a table, from the first one on, and the row that is their heading. */
interface TablePart {
  readonly above: Span | undefined;
  readonly start: number;
  readonly end: number;
}

/** A table that is an index. */
class ReadTable implements IndexTable {
  readonly kind = 'table';
  readonly table: Table;
  readonly whole: Table;
  readonly above: Span;
  readonly meanings: readonly RowMeaning[];
  readonly reading: TableReading;
  readonly heading: SourceText | undefined;
  /** The rows that somebody has asked for, and all of them. */
  readonly #made: IndexRow[] = [];
  #rows: readonly IndexRow[] | undefined;

  constructor(whole: Table, reading: TableReading, heading: SourceText | undefined, part?: TablePart) {
    this.whole = whole;
    this.table = part === undefined ? whole : partOf(whole, part.start, part.end);
    this.above = part?.above ?? whole.delimiter.span;
    this.meanings = part === undefined ? reading.meanings : reading.meanings.slice(part.start, part.end);
    this.reading = reading;
    this.heading = heading;
  }

  get columns(): IndexColumns {
    return this.reading.columns;
  }

  get rows(): readonly IndexRow[] {
    this.#rows ??= this.meanings.map((_, at) => this.rowAt(at));
    return this.#rows;
  }

  rowAt(at: number): IndexRow {
    this.#made[at] ??= placeRow(this.table, this, at);
    return this.#made[at];
  }

  get lists(): readonly (readonly IndexRow[])[] {
    return [this.rows];
  }
}

/** Whether rows lead to the same files, one after the other. */
function hasSameTargets(before: readonly RowMeaning[], after: readonly RowMeaning[]): boolean {
  const isSame = (at: number) => before[at] === after[at] || before[at]?.target === after[at]?.target;
  return before.length === after.length && after.every((_, at) => isSame(at));
}

/** Whether two readings of the same file, with other records known, are the same. */
export function readsSame(a: DecisionIndex | undefined, b: DecisionIndex | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.groups.length === b.groups.length &&
    a.groups.every((group, at) => {
      const other = b.groups[at];
      if (group.kind === 'list' || other?.kind !== 'table') return group.kind === other?.kind;
      // By the same columns, only rows without links can lead elsewhere.
      return (
        group.table === other.table &&
        group.columns === other.columns &&
        (!namesWithoutLinks(group) || hasSameTargets(group.meanings, other.meanings))
      );
    })
  );
}

/** Where a row stands, which need not be made to be found. */
interface RowPlace {
  readonly group: IndexGroup;
  readonly at: number;
}

function placesByTarget(groups: readonly IndexGroup[]): ReadonlyMap<string, readonly RowPlace[]> {
  const places = new Map<string, RowPlace[]>();
  for (const group of groups)
    group.meanings.forEach(({ target }, at) => {
      if (target === undefined) return;
      const known = places.get(target);
      if (known === undefined) places.set(target, [{ group, at }]);
      else known.push({ group, at });
    });
  return places;
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

/** The row on which a span lies. */
export function findRowAt(index: DecisionIndex, span: Span): IndexRow | undefined {
  const group = groupAt(index, span.end);
  if (group === undefined) return undefined;
  const { length } = group.meanings;
  const at = lowerBound(length, (each) => group.rowAt(each).span.end < span.start);
  const row = at < length ? group.rowAt(at) : undefined;
  return row !== undefined && touches(row.span, span) ? row : undefined;
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
export function blankLinesBetween({ file }: DecisionIndex, { lists }: IndexGroup): 0 | 1 {
  const [first, second] = lists.find((rows) => rows.length > 1) ?? [];
  if (first?.item === undefined || second === undefined) return 0;
  const { lines } = file.facts;
  return lines.lineAt(second.span.start) - lines.lineAt(first.item.whole.end) > 1 ? 1 : 0;
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

/** Reads items; where most of their titles begin with a bare number that is their record's, such ones are numbers. */
function readByHabit(read: (areNumbered: boolean) => IndexRow[]): IndexRow[] {
  const rows = read(false);
  const numbered = rows.filter(({ title, targetName }) => beginsWithNumber(plainText(title?.raw ?? ''), targetName));
  return numbered.length * 2 > rows.length ? read(true) : rows;
}

/**
 * The items of a list that link a file. `- ✅ [0. Record decisions](000-x.md)` has all in its link, `- [ADR-0001](…) -
 * Title` the title behind it.
 */
function readItems({ items }: List, from: IndexFile, areNumbered: boolean): IndexRow[] {
  return items.flatMap((item) => {
    const link = findRowLink(item.links);
    return link === undefined ? [] : [readItem(item, link, from, areNumbered)];
  });
}

/** Parts rows by the innermost item that holds them, be it a row or not. */
function partByList(rows: readonly IndexRow[], { items }: List): IndexRow[][] {
  const rowOf = new Map(rows.map((row) => [row.item, row]));
  const holders: ListItem[] = [];
  const lists = new Map<ListItem | undefined, IndexRow[]>();
  for (const item of items) {
    while (holders.length > 0 && (holders.at(-1) as ListItem).whole.end < item.whole.end) holders.pop();
    const row = rowOf.get(item);
    const holder = holders.at(-1);
    const list = lists.get(holder) ?? [];
    if (row !== undefined) list.push(row);
    if (list.length > 0) lists.set(holder, list);
    holders.push(item);
  }
  return [...lists.values()];
}

function readItem(item: ListItem, link: CellLink, from: IndexFile, areNumbered: boolean): IndexRow {
  const { span, content } = item;
  const before = sliceOf(content, { start: content.span.start, end: link.whole.start });
  const behind = sliceOf(content, { start: link.whole.end, end: content.span.end });
  const ownWords = parseTitle(plainText(link.text.raw), areNumbered).text;
  const rest = firstLineOf(behind);
  const isBehind = ownWords === '' || /^\d+(?:-\d{1,2})?$/.test(ownWords);
  const [words = rest, last] = rest === undefined ? [] : splitStatus(rest, isBehind);
  const hasWords = /[\p{L}\p{N}]/u.test(words?.raw ?? '');
  const title = !isBehind ? link.text : hasWords ? withoutLastMark(words) : undefined;
  // Before the link a status may be an emoji; a word of one comes after it.
  const status = last !== undefined && /^[\s*_~]*$/.test(before.raw) ? last : before;
  const number = numberIn(link.text) ?? numberInTitle(link.text, areNumbered) ?? numberIn(before);
  const target = targetOf(link, from);
  const ownTitle = parseTitle(plainText(title?.raw ?? ''), areNumbered).text;
  return {
    span,
    cells: [],
    item,
    link,
    target,
    number,
    title,
    words: ownTitle,
    status,
    says: { number: number?.raw, status: status.raw },
    targetName: targetNameIn(target, number?.raw, ownTitle),
    cellCount: 0,
    hasOtherLinks: item.links.length > 1,
  };
}

/** The words behind a link, up to the end of the line: without the dash before them, and without comments. */
function firstLineOf(behind: SourceText): SourceText | undefined {
  const line = withoutComments(
    skip(/^(?:[*_]+(?=[\s:–—-]|$))?\s*/, { ...behind, raw: /^\s*[^\r\n]*/.exec(behind.raw)?.[0].trimEnd() ?? '' }),
  );
  const words = withoutComments(skip(/^\s*[-–—:]+\s*/, line));
  return words.raw === '' ? undefined : words;
}

/** A text without the mark at its end that ends the emphasis of more than it: `**[2](0002-b.md): Use B**`. */
function withoutLastMark(text: SourceText | undefined): SourceText | undefined {
  if (text === undefined) return text;
  let end = text.raw.length;
  while (end > 0 && /[*_]/.test(text.raw.charAt(end - 1))) end--;
  const mark = text.raw.slice(end);
  const opener = [...mark].reverse().join('');
  if (mark === '') return text;
  const at = text.raw.indexOf(opener);
  if (at !== -1 && at < text.raw.length - mark.length) return text;
  const { raw, span } = text;
  return { raw: raw.slice(0, -mark.length), span: { start: span.start, end: span.end - mark.length } };
}

/** What is before a status that ends a text behind a dash, and that status: `Use X - Accepted`; `hasTitle` says that a title must be there. */
function splitStatus(text: SourceText, hasTitle: boolean): [SourceText | undefined, SourceText | undefined] {
  const { raw, span } = text;
  const at = Math.max(raw.lastIndexOf(' - '), raw.lastIndexOf(' – '), raw.lastIndexOf(' — '));
  if (at === -1 && hasTitle) return [text, undefined];
  const start = at === -1 ? 0 : at + 3;
  const last = { raw: raw.slice(start), span: { start: span.start + start, end: span.end } };
  if (findStatusWord(plainText(last.raw)) === undefined) return [text, undefined];
  const before = raw.slice(0, Math.max(0, at)).trimEnd();
  return [{ raw: before, span: { start: span.start, end: span.start + before.length } }, last];
}

/** A text without what it begins with. */
function skip(lead: RegExp, { raw, span }: SourceText): SourceText {
  const rest = raw.replace(lead, '');
  const start = span.start + raw.length - rest.length;
  return { raw: rest, span: { start, end: start + rest.length } };
}

function sliceOf({ raw, span }: SourceText, part: Span): SourceText {
  return { raw: raw.slice(part.start - span.start, part.end - span.start), span: part };
}
