import type { CellLink, ListItem, MarkdownFacts, RowContent, SourceText, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { withoutDetails } from '../markdown/readLists.ts';
import { saysNothing } from '../markdown/saysNothing.ts';
import type { SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import { contains, type Span } from '../markdown/span.ts';
import {
  type DecisionIndex,
  headerKey,
  type IndexGroup,
  type IndexList,
  type IndexTable,
  type LooseTarget,
  namesWithoutLinks,
  ofGroups,
} from './indexGroups.ts';
import {
  beginsWithNumber,
  findRowLink,
  type IndexColumns,
  type IndexRow,
  type RowMeaning,
  targetOf,
} from './indexRow.ts';
import { findNamedIn, isIndex, readTable } from './indexTable.ts';
import { type KnownRecords, noRecords } from './knownRecords.ts';
import { resolveLink } from './links.ts';
import { partByList, readItems, withoutCounts } from './listItems.ts';
import { isMarkdownName, parseRecordName } from './recordName.ts';
import { isSameNumber } from './recordNumber.ts';
import { isLeadingWords } from './sameWords.ts';
import { isRecordBeside } from './sharedRow.ts';
import type { SourceFile } from './sourceFile.ts';
import { readLegend } from './statusLegend.ts';
import { inParts, ReadTable } from './tableParts.ts';
import { nameOf } from './uris.ts';

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
  const read = readTables(file, before, known);
  const { partly, unlinked } = read;
  const linked = withoutAsides(read.linked);
  const tables =
    linked.length > 0 ? withAlike(linked, [...partly, ...unlinked]) : namesMost(unlinked, known) ? unlinked : [];
  // Beside a table no list is a part of the index, though it may tell where records stand that the table leaves out.
  const lists = tables.length > 0 ? [] : readLists(file, known.series);
  const items = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const isList = items > 1 || (items === 1 && isReducedIndex(lists, known));
  const groups = isList ? lists : tables.flatMap(inParts);
  if (groups.length === 0) return undefined;
  const meanings = ofGroups(groups, (group) => group.meanings);
  const loose = findLooseTargets(file, isList ? [] : tables, known);
  const listed = isList ? [] : listedBeside(file, meanings);
  const beside = [...loose.map(({ target }) => target), ...listed];
  const isAsBefore =
    before !== undefined && hasSameTargets(before.meanings, meanings) && areSame(before.beside, beside);
  let places: ReadonlyMap<string, readonly RowPlace[]> | undefined;
  const linking = new Map<string, readonly IndexRow[]>();
  return {
    file,
    groups,
    meanings,
    targets: isAsBefore ? before.targets : new Set([...meanings.flatMap(targetsOf), ...beside]),
    beside,
    loose,
    rowsLinking(uri) {
      places ??= placesByTarget(groups);
      // Thousands of rows may link one file, and each of them is asked for its twins.
      const rows = linking.get(uri) ?? (places.get(uri) ?? []).map(({ group, at }) => group.rowAt(at));
      linking.set(uri, rows);
      return rows;
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
  const from = { uri, root, series: records.series };
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

/**
 * The tables without those that are about something else and only refer to decisions, such as a glossary: they say neither a
 * title nor a status, or repeat records of the others, and the record is not what a row begins with.
 */
function withoutAsides(tables: readonly ReadTable[]): readonly ReadTable[] {
  if (tables.length < 2) return tables;
  const mayBeAside = ({ columns: { link, number, status } }: ReadTable) =>
    status === undefined && link > 0 && number !== 0;
  const own = tables.filter((table) => !mayBeAside(table));
  if (own.length === 0 || own.length === tables.length) return tables;
  const listed = new Set(own.flatMap(({ meanings }) => meanings.flatMap(({ target }) => target ?? [])));
  const isAside = (table: ReadTable) =>
    mayBeAside(table) &&
    (table.columns.title === undefined || table.meanings.every(({ target = '' }) => listed.has(target)));
  return tables.filter((table) => !isAside(table));
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
function readLists({ facts, uri, root }: SourceFile, series: SeriesPrefixes): IndexList[] {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const isOfLog = ({ target = '' }: IndexRow) => target.startsWith(folder);
  const linksRecord = (row: IndexRow) =>
    isOfLog(row) && isMarkdownName(row.target ?? '') && parseRecordName(nameOf(row.target ?? ''), series) !== undefined;
  const lists = facts.lists.flatMap((list) => {
    const rows = withoutCounts(readByHabit((areNumbered) => readItems(list, { uri, root, series }, areNumbered)));
    const [first] = rows;
    const ofRecords = rows.filter(linksRecord).length;
    if (first === undefined || ofRecords === 0) return [];
    const items = withoutDetails(list.items);
    const telling = items.filter(({ links, content }) => links.length > 0 || !saysNothing(content.raw)).length;
    const rowAt = (at: number) => rows[at] as IndexRow;
    const heading = headingAbove(first.span, facts);
    const read: IndexList = { kind: 'list', meanings: rows, rows, rowAt, lists: partByList(rows, list), heading };
    return [{ read, isOwn: ofRecords * 2 > telling, mayBePart: rows.filter(isOfLog).length === telling }];
  });
  const hasOwn = lists.some(({ isOwn }) => isOwn);
  return lists.flatMap(({ read, isOwn, mayBePart }) => (isOwn || (hasOwn && mayBePart) ? [read] : []));
}

/**
 * The records of lists beside the tables of an index: at least two items, each of which begins with the link of a record that
 * no table has. A log in migration may have its old records there; a list that repeats some of the table's tells of others.
 */
function listedBeside({ facts, uri, root }: SourceFile, meanings: readonly RowMeaning[]): string[] {
  const lists = facts.lists.filter(({ items }) => items.length > 1 && items.every(({ links }) => links.length > 0));
  if (lists.length === 0) return [];
  const inTables = new Set(meanings.flatMap(targetsOf));
  return lists.flatMap(({ items }) => {
    const targets = items.map((item) => leadingTarget(item, { uri, root }));
    const isOwn = (target: string | undefined) => target !== undefined && !inTables.has(target);
    return targets.every(isOwn) ? targets.flatMap((target) => target ?? []) : [];
  });
}

/** The files that loose rows lead to: by a link, else by what the columns of a table say. */
function findLooseTargets(file: SourceFile, tables: readonly ReadTable[], known: KnownRecords): LooseTarget[] {
  const { looseRows, otherTargets } = file.facts;
  if (looseRows.length === 0) return [];
  const contents = looseRows.map(({ content }) => content);
  const named = tables.map(({ columns }) => findNamedIn(contents, byNumber(columns), known));
  return looseRows.flatMap(({ span, content }, at) => {
    const inHtml = otherTargets.filter((target) => contains(span, target.span)).map(({ raw }) => ({ href: raw }));
    const links = content.linkCount > 0 ? leadingLinks(content, tables) : inHtml;
    const targets = links.flatMap(({ href }) => resolveLink(file.uri, href, file.root) ?? []);
    const isWhole = ({ table }: ReadTable) => table.header.content.cells.length === content.cells.length;
    const ofColumns = tables.flatMap((table, which) =>
      content.hasLeadingPipe || isWhole(table) ? (named[which]?.[at] ?? []) : [],
    );
    const all = content.linkCount + inHtml.length > 0 ? targets : [...new Set(ofColumns)];
    return all.map((target) => ({ target, span }));
  });
}

/** In a table of links, a row without one names its record by the number, and by the title. */
function byNumber(columns: IndexColumns): IndexColumns {
  if (columns.key !== 'link') return columns;
  return columns.title === undefined || columns.title === columns.link ? columns : { ...columns, key: 'number' };
}

/**
 * The links in the cell by which a line would be a row: the first one that has any. A line without a pipe before it is a row only
 * if it has the cells of one of the tables, and its links in the same; a sentence has words before its link.
 */
function leadingLinks({ cells, hasLeadingPipe }: RowContent, tables: readonly ReadTable[]): readonly CellLink[] {
  const column = cells.findIndex(({ links }) => findRowLink(links) !== undefined);
  const cell = cells[column];
  if (cell === undefined || hasLeadingPipe) return cell?.links ?? [];
  const isItem = column === 0 && cells.length === 1;
  const isAlike = tables.some(
    ({ columns, table }) => columns.link === column && table.header.content.cells.length === cells.length,
  );
  const before = cell.raw.slice(0, (findRowLink(cell.links)?.whole.start ?? 0) - cell.content.start);
  return (isItem || isAlike) && !/[\p{L}\p{N}]/u.test(before) ? cell.links : [];
}

/** The record that an item begins with. */
function leadingTarget({ content, links }: ListItem, from: Pick<SourceFile, 'uri' | 'root'>): string | undefined {
  const link = findRowLink(links);
  const target = targetOf(link, from);
  if (link === undefined || target === undefined || !isRecordBeside(target, from)) return undefined;
  return /[\p{L}\p{N}]/u.test(content.raw.slice(0, link.whole.start - content.span.start)) ? undefined : target;
}

/** The files that a row links; nearly all link one. */
function targetsOf({ target, others }: RowMeaning): string | readonly string[] {
  return others.length === 0 ? (target ?? others) : target === undefined ? others : [target, ...others];
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

/** The nearest heading above a place, or the caption of the list or table that begins there. */
function headingAbove({ start }: Span, { headings, captions }: MarkdownFacts): SourceText | undefined {
  const own = captions.find(({ below }) => below.start <= start && start < below.end);
  if (own !== undefined) return own;
  const heading = headings.findLast(({ block }) => block.end <= start);
  return heading === undefined ? undefined : { raw: heading.text, span: heading.content };
}

function statusesWithEmoji(group: IndexGroup): string[] {
  if (group.kind === 'table' && group.reading.counts.withEmoji === 0) return [];
  return group.meanings.flatMap(({ says }) => says.status ?? []);
}

/** Whether rows lead to the same files, one after the other. */
function hasSameTargets(before: readonly RowMeaning[], after: readonly RowMeaning[]): boolean {
  const isSame = (a: RowMeaning | undefined, b: RowMeaning) =>
    a === b || (a !== undefined && a.target === b.target && areSame(a.others, b.others));
  return before.length === after.length && after.every((meaning, at) => isSame(before[at], meaning));
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((each, at) => each === b[at]));
}

/** Whether two readings of the same file, with other records known, are the same. */
export function readsSame(a: DecisionIndex | undefined, b: DecisionIndex | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.groups.length === b.groups.length &&
    areSame(a.beside, b.beside) &&
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

/** Reads items; where most of their titles begin with a bare number that is their record's, such ones are numbers. */
function readByHabit(read: (areNumbered: boolean) => IndexRow[]): IndexRow[] {
  const rows = read(false);
  const numbered = rows.filter(({ title, targetName }) => beginsWithNumber(plainText(title?.raw ?? ''), targetName));
  return numbered.length * 2 > rows.length ? read(true) : rows;
}
