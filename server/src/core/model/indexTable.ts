import { findChangedPart, replacePart } from '../markdown/changedPart.ts';
import type { Cell, CellLink, ListItem, Row, RowContent, SourceText, Table } from '../markdown/facts.ts';
import { sharedText } from '../markdown/kept/sharedText.ts';
import { plainText } from '../markdown/plainText.ts';
import type { SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import type { Span } from '../markdown/span.ts';
import { movedText } from '../markdown/tableRow.ts';
import { columnRole } from '../vocabulary/columnNames.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import {
  type CellEvidence,
  findKey,
  findNamed,
  type LinkCounts,
  readColumns,
  readEvidence,
  recordsByTitle,
  sampleSize,
} from './indexColumns.ts';
import {
  beginsWithNumber,
  cellText,
  findRowLink,
  type IndexColumns,
  type IndexRow,
  numberIn,
  partOf,
  type RowMeaning,
  type RowWords,
  readRowTitle,
  type TargetName,
  targetNameIn,
  targetNameOf,
  targetOf,
  wordsOf,
} from './indexRow.ts';
import { type KnownRecords, noRecords } from './knownRecords.ts';
import { isMarkdownName } from './recordName.ts';
import { isSameNumber } from './recordNumber.ts';
import { otherTargetsIn } from './sharedRow.ts';
import type { SourceFile } from './sourceFile.ts';
import { mayHaveEmoji } from './statusLegend.ts';

/** What the rows of a table say as those of an index. */
export interface TableReading {
  readonly columns: IndexColumns;
  readonly meanings: readonly RowMeaning[];
  readonly counts: RowCounts;
  /** Whether each row has a greater number than the one before it. */
  readonly isAscending: boolean;
  /** What a reading of the next version goes on from. */
  readonly basis: ReadingBasis;
}

/** What some rows have, counted. */
interface RowCounts {
  /** Rows that have another number of cells than the header, or no link. */
  readonly irregular: number;
  /** Rows that have other links than their own. */
  readonly withOtherLinks: number;
  /** Rows whose status may be an emoji. */
  readonly withEmoji: number;
  /** Rows that say something. */
  readonly begun: number;
  /** Rows that link a Markdown file of the log's folder. */
  readonly ofLog: number;
  /** Rows whose title begins with a bare number that is their record's. */
  readonly numbered: number;
}

/** The file that holds the index. */
export interface IndexFile extends Pick<SourceFile, 'uri' | 'root'> {
  /** The words before the numbers of its records that are words of the log's own. */
  readonly series: SeriesPrefixes;
}

function isSameFile(a: IndexFile, b: IndexFile): boolean {
  return a.uri === b.uri && a.root === b.root && a.series === b.series;
}

interface ReadingBasis {
  readonly from: IndexFile;
  readonly width: number;
  readonly contents: readonly RowContent[];
  readonly links: LinkCounts;
  /** What the rows say where bare numbers before titles are none. */
  readonly bare: readonly TableRowMeaning[];
}

/**
 * Reads what the rows of a table say in the README. A row that stayed as it was `before` is not looked at: of ten
 * thousand rows a keystroke costs one. `alike` are the rows of all tables like this one, where none has links.
 */
export function readTable(
  table: Table,
  from: IndexFile,
  records: KnownRecords = noRecords,
  before?: TableReading,
  alike: readonly RowContent[] = table.contents,
): TableReading {
  const { contents, header } = table;
  const known = before !== undefined && isSameFile(before.basis.from, from) ? before : undefined;
  const links = countLinksIn(contents, known?.basis);
  const columns = columnsOf(table, links, from, records, alike);
  if (columns.key !== 'link') return readKeyedTable(table, from, links, columns, records);
  const width = header.content.cells.length;
  // In other columns every row says something else.
  const last = known !== undefined && known.columns === columns && known.basis.width === width ? known : undefined;
  const part = findChangedPart(last?.basis.contents ?? [], contents);
  const anew = readMeanings(contents.slice(part.start, part.endAfter), { columns, from, areNumbered: false });
  const bare = replacePart(last?.basis.bare ?? [], part, anew);
  const gone = last?.basis.bare.slice(part.start, part.endBefore) ?? [];
  const counts = countRows(countRows(last?.counts ?? noRows, gone, width, -1), anew, width, 1);
  const areNumbered = counts.numbered * 2 > contents.length;
  const meanings = areNumbered ? readMeanings(contents, { columns, from, areNumbered }) : bare;
  // Where all were in order, those that have changed must fit between their neighbours.
  const toCompare =
    last?.isAscending === true ? meanings.slice(Math.max(0, part.start - 1), part.endAfter + 1) : meanings;
  return {
    columns,
    meanings,
    counts,
    isAscending: areAscending(toCompare),
    basis: { from, width, contents, links, bare },
  };
}

/** Reads a table without links, all of its rows: what they name are records, which may be others by now. */
function readKeyedTable(
  { contents, header }: Table,
  from: IndexFile,
  links: LinkCounts,
  columns: IndexColumns,
  known: KnownRecords,
): TableReading {
  const width = header.content.cells.length;
  const targets = findNamedIn(contents, columns, known);
  const read = (areNumbered: boolean) =>
    contents.map((content, at) =>
      readMeaning(content, readingOf(content), { columns, from, areNumbered }, { uri: targets[at] }),
    );
  const bare = read(false);
  const counts = countRows(noRows, bare, width, 1);
  const meanings = counts.numbered * 2 > contents.length ? read(true) : bare;
  return {
    columns,
    meanings,
    counts,
    isAscending: areAscending(meanings),
    basis: { from, width, contents, links, bare },
  };
}

/** The files of the records that rows without links name, by what the columns say; undefined for a row that names none. */
export function findNamedIn(
  contents: readonly RowContent[],
  { key, link, title: titleColumn }: IndexColumns,
  known: KnownRecords,
): (string | undefined)[] {
  if (key === 'link') return contents.map(() => undefined);
  const titles = recordsByTitle(known);
  return contents.map(({ cells }) => {
    const cell = cells[link];
    const title = titleColumn === undefined ? undefined : cells[titleColumn];
    return cell === undefined ? undefined : findNamed(cell, key, known, titles, title)?.file.uri;
  });
}

/**
 * Whether most rows that are more than begun link a Markdown file of the log's folder; of tables without links, whether most
 * of them all name records.
 */
export function isIndex(table: Table, { columns, counts: { ofLog, begun } }: TableReading): boolean {
  if (columns.key !== 'link') return true;
  return ofLog * 2 > begun - (namesColumns(table) ? 1 : 0);
}

/** A row of a table that was read. */
export function placeRow(table: Table, { meanings }: Pick<TableReading, 'meanings'>, at: number): IndexRow {
  return new TableIndexRow(table.rowAt(at), meanings[at] as TableRowMeaning);
}

function readMeanings(contents: readonly RowContent[], context: RowContext): TableRowMeaning[] {
  return contents.map((content) => meaningOf(content, readingOf(content), context));
}

function areAscending(meanings: readonly RowMeaning[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  return meanings.every(({ targetName: { value } }) => {
    const isGreater = value > last;
    last = value;
    return isGreater;
  });
}

const noRows: RowCounts = { irregular: 0, withOtherLinks: 0, withEmoji: 0, begun: 0, ofLog: 0, numbered: 0 };

function countRows(counts: RowCounts, meanings: readonly TableRowMeaning[], width: number, by: 1 | -1): RowCounts {
  let { irregular, withOtherLinks, withEmoji, begun, ofLog, numbered } = counts;
  for (const meaning of meanings) {
    if (meaning.cellCount !== width || meaning.target === undefined) irregular += by;
    if (meaning.hasOtherLinks) withOtherLinks += by;
    if (mayHaveEmoji(meaning.says.status ?? '')) withEmoji += by;
    if (meaning.isBegun) begun += by;
    if (meaning.isOfLog) ofLog += by;
    if (meaning.beginsWithNumber) numbered += by;
  }
  return { irregular, withOtherLinks, withEmoji, begun, ofLog, numbered };
}

const noLinks: LinkCounts = { byColumn: [], all: 0, titled: 0 };

function countLinksIn(contents: readonly RowContent[], before: ReadingBasis | undefined): LinkCounts {
  const { start, endBefore, endAfter } = findChangedPart(before?.contents ?? [], contents);
  const gone = before?.contents.slice(start, endBefore) ?? [];
  const come = contents.slice(start, endAfter);
  return countLinks(countLinks(before?.links ?? noLinks, gone.map(readingOf), -1), come.map(readingOf), 1);
}

function countLinks(counts: LinkCounts, readings: readonly RowReading[], by: 1 | -1): LinkCounts {
  const byColumn = [...counts.byColumn];
  let { all, titled } = counts;
  for (const { linkPlace, isTitle } of readings) {
    if (linkPlace === undefined) continue;
    byColumn[linkPlace.column] = (byColumn[linkPlace.column] ?? 0) + by;
    all += by;
    if (isTitle) titled += by;
  }
  return { byColumn, all, titled };
}

/** A row of a table in its place. */
class TableIndexRow implements IndexRow {
  readonly item: ListItem | undefined = undefined;
  readonly target: string | undefined;
  readonly targetName: TargetName;
  readonly others: readonly string[];
  readonly words: string;
  readonly says: RowWords;
  readonly cellCount: number;
  readonly hasOtherLinks: boolean;
  readonly #row: Row;
  readonly #meaning: TableRowMeaning;

  constructor(row: Row, meaning: TableRowMeaning) {
    this.target = meaning.target;
    this.targetName = meaning.targetName;
    this.others = meaning.others;
    this.words = meaning.words;
    this.says = meaning.says;
    this.cellCount = meaning.cellCount;
    this.hasOtherLinks = meaning.hasOtherLinks;
    this.#row = row;
    this.#meaning = meaning;
  }

  get span(): Span {
    return this.#row.span;
  }

  get cells(): readonly Cell[] {
    return this.#row.cells;
  }

  get link(): CellLink | undefined {
    const { linkPlace } = this.#meaning;
    return linkPlace === undefined ? undefined : this.cells[linkPlace.column]?.links[linkPlace.at];
  }

  get number(): SourceText | undefined {
    return this.#inPlace(this.#texts.number);
  }

  get title(): SourceText | undefined {
    return this.#inPlace(this.#texts.title);
  }

  get status(): SourceText | undefined {
    return this.#inPlace(this.#texts.status);
  }

  /** Looked for anew: of most rows nobody asks where they say something. */
  get #texts(): RowTexts {
    const { content } = this.#row;
    return findTexts(content, readingOf(content), this.#meaning);
  }

  #inPlace(text: SourceText | undefined): SourceText | undefined {
    return text === undefined ? undefined : movedText(text, this.#row.span.start);
  }
}

/** Which of a row's links is its own. */
interface LinkPlace {
  readonly column: number;
  /** Which of the cell's links. */
  readonly at: number;
}

/** What is made out of a row's text alone. */
interface RowReading {
  readonly linkPlace: LinkPlace | undefined;
  readonly link: CellLink | undefined;
  /** Whether the link's text is words, and not only a number. */
  readonly isTitle: boolean;
  /** What the row says, and what it says where numbers before titles are numbers; once somebody has asked. */
  readonly meanings: [TableRowMeaning | undefined, TableRowMeaning | undefined];
  /** What the cells say of the record that the row links; once somebody has asked. */
  evidence?: { readonly record: DecisionRecord; readonly cells: readonly CellEvidence[] };
}

const rowReadings = new WeakMap<RowContent, RowReading>();

function readingOf(content: RowContent): RowReading {
  const known = rowReadings.get(content);
  if (known !== undefined) return known;
  const reading = readContent(content);
  rowReadings.set(content, reading);
  return reading;
}

function readContent({ cells }: RowContent): RowReading {
  const link = findRowLink(cells.flatMap(({ links }) => links));
  const column = link === undefined ? -1 : cells.findIndex(({ links }) => links.includes(link));
  const at = link === undefined ? -1 : (cells[column]?.links.indexOf(link) ?? -1);
  const linkPlace = link === undefined ? undefined : { column, at };
  const isTitle = link !== undefined && numberIn(link.text) === undefined && /\p{L}/u.test(link.text.raw);
  return { linkPlace, link, isTitle, meanings: [undefined, undefined] };
}

interface TableRowMeaning extends RowMeaning, RowContext {
  readonly linkPlace: LinkPlace | undefined;
  /** Whether its link leads to a Markdown file in the folder of the index. */
  readonly isOfLog: boolean;
  readonly beginsWithNumber: boolean;
  /** Whether any cell says something. */
  readonly isBegun: boolean;
}

/** What else the meaning of a row depends on. */
interface RowContext {
  readonly columns: IndexColumns;
  readonly from: IndexFile;
  readonly areNumbered: boolean;
}

function meaningOf(content: RowContent, reading: RowReading, context: RowContext): TableRowMeaning {
  const which = context.areNumbered ? 1 : 0;
  const known = reading.meanings[which];
  // The same columns are the same object: see `sharedColumns`.
  if (known !== undefined && known.columns === context.columns && isSameFile(known.from, context.from)) return known;
  const meaning = readMeaning(content, reading, context);
  reading.meanings[which] = meaning;
  return meaning;
}

const noLink: Pick<RowReading, 'link' | 'linkPlace'> = { link: undefined, linkPlace: undefined };

/**
 * Whether a row is for another record than the one that it links: a sentence has the link, and the row's own number is
 * another one. `| 0002 | Folded into [0003](0003-x.md). |` is the row of 0002.
 */
function linksInPassing(
  { cells }: RowContent,
  { link, linkPlace }: RowReading,
  columns: IndexColumns,
  number: string | undefined,
  from: IndexFile,
): boolean {
  const cell = linkPlace === undefined ? undefined : cells[linkPlace.column];
  if (cell === undefined || link === undefined || number === undefined) return false;
  if (columns.number === undefined || columns.number === linkPlace?.column) return false;
  const start = link.whole.start - cell.content.start;
  const around = cell.raw.slice(0, start) + cell.raw.slice(start + link.whole.end - link.whole.start);
  if (!/\p{L}{2}/u.test(around)) return false;
  const linked = targetNameOf(targetOf(link, from));
  const isSame = (each: string | undefined) => each !== undefined && isSameNumber(each, number);
  return linked.number !== undefined && !isSame(linked.number) && !isSame(linked.other?.number);
}

/** Where a row says something; offsets count from the row's beginning. */
interface RowTexts {
  readonly number: SourceText | undefined;
  readonly title: SourceText | undefined;
  readonly status: SourceText | undefined;
  /** The title without its number, as a reader sees it, and with it. */
  readonly words: string;
  readonly plainTitle: string;
}

function findTexts({ cells }: RowContent, { link }: RowReading, { columns, areNumbered, from }: RowContext): RowTexts {
  const cellAt = (column: number | undefined) => (column === undefined ? undefined : cells[column]);
  const title = cellText(cellAt(columns.title), link);
  const plainTitle = plainText(title?.raw ?? '');
  const { number: titleNumber, text: words } = readRowTitle(title, areNumbered, from.series);
  const ofTitle = title === undefined || titleNumber === undefined ? undefined : partOf(title, titleNumber);
  const number = numberIn(cellText(cellAt(columns.number), link), from.series) ?? ofTitle;
  const status = cellAt(columns.status);
  return { number, title, status: status === undefined ? undefined : wordsOf(status), words, plainTitle };
}

/** What a row says; `named` is the file that one without links names. */
function readMeaning(
  content: RowContent,
  reading: RowReading,
  context: RowContext,
  named?: { readonly uri: string | undefined },
): TableRowMeaning {
  const { cells, linkCount } = content;
  const { columns, from, areNumbered } = context;
  const { number, status, words, plainTitle } = findTexts(content, reading, context);
  const isPassing = named === undefined && linksInPassing(content, reading, columns, number?.raw, from);
  const { link, linkPlace } = isPassing ? noLink : reading;
  const target = named === undefined ? targetOf(link, from) : named.uri;
  const targetName = targetNameIn(target, number?.raw, words);
  return {
    columns,
    from,
    areNumbered,
    target,
    targetName,
    others: named === undefined ? othersIn(content, { link, linkPlace }, context) : noOthers,
    words,
    says: { number: number?.raw, status: status?.raw === undefined ? undefined : sharedText(status.raw) },
    cellCount: cells.length,
    hasOtherLinks: linkCount > (link === undefined ? 0 : 1),
    linkPlace,
    isOfLog: target?.startsWith(from.uri.slice(0, from.uri.lastIndexOf('/') + 1)) === true && isMarkdownName(target),
    beginsWithNumber: beginsWithNumber(plainTitle, targetName),
    isBegun: cells.some(({ raw }) => raw !== ''),
  };
}

const noOthers: readonly string[] = [];

/** The other records of a row, where its link stands in the column of the links. */
function othersIn(
  { cells }: RowContent,
  { link, linkPlace }: Pick<RowReading, 'link' | 'linkPlace'>,
  { columns, from }: RowContext,
): readonly string[] {
  const cell = linkPlace?.column === columns.link ? cells[columns.link] : undefined;
  if (cell === undefined || link === undefined) return noOthers;
  return otherTargetsIn({ raw: cell.raw, span: cell.content }, cell.links, link, from);
}

/** The columns of a table: by what the rows say of the records that they link, then by the header. */
function columnsOf(
  table: Table,
  links: LinkCounts,
  from: IndexFile,
  known: KnownRecords,
  alike: readonly RowContent[],
): IndexColumns {
  if (links.all > 0 || known.records.size === 0) {
    const sample = known.records.size === 0 ? [] : sampleOf(table.contents, from, known);
    return sharedColumns(readColumns(table, links, sample));
  }
  const titles = recordsByTitle(known);
  const key = findKey(alike, known, titles);
  if (key === undefined) return sharedColumns(readColumns(table, links, []));
  const sample = alike.slice(0, sampleSize).flatMap((content) => {
    const cell = content.cells[key.link];
    const record = cell === undefined ? undefined : findNamed(cell, key.key, known, titles);
    return record === undefined ? [] : [readEvidence({ content, link: undefined, record })];
  });
  return sharedColumns(readColumns(table, links, sample, key));
}

/** What the first rows that link records say of them. */
function sampleOf(contents: readonly RowContent[], from: IndexFile, { records }: KnownRecords) {
  const sample: (readonly CellEvidence[])[] = [];
  for (const content of contents.slice(0, 4 * sampleSize)) {
    if (sample.length === sampleSize) break;
    const reading = readingOf(content);
    const record = records.get(targetOf(reading.link, from) ?? '');
    if (record === undefined) continue;
    // A row that stayed as it was says the same of a record that did.
    if (reading.evidence?.record !== record)
      reading.evidence = { record, cells: readEvidence({ content, link: reading.link, record }) };
    sample.push(reading.evidence.cells);
  }
  return sample;
}

const knownColumns = new Map<string, IndexColumns>();

/** Tables have few forms: each is one object, so that those of two versions of a file are equal. */
function sharedColumns(columns: IndexColumns): IndexColumns {
  const { number, title, status, link, key, fields } = columns;
  const form = JSON.stringify([number, title, status, link, key, fields]);
  const known = knownColumns.get(form) ?? columns;
  knownColumns.set(form, known);
  return known;
}

export function namesColumns({ header }: Table): boolean {
  const roles = new Set(header.content.cells.map(({ raw }) => columnRole(plainText(raw))));
  if (roles.delete('topic')) roles.add('title');
  return (['number', 'title', 'status'] as const).filter((role) => roles.has(role)).length >= 2;
}
