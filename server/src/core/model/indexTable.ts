import { findChangedPart, replacePart } from '../markdown/changedPart.ts';
import type { Cell, CellLink, ListItem, Row, RowContent, SourceText, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { sharedText } from '../markdown/sharedText.ts';
import { contains, type Span } from '../markdown/span.ts';
import { movedText } from '../markdown/tableRow.ts';
import { withoutComments } from '../markdown/withoutComments.ts';
import {
  beginsWithNumber,
  findRowLink,
  type IndexColumns,
  type IndexRow,
  numberIn,
  partOf,
  type RowMeaning,
  type RowWords,
  type TargetName,
  targetNameOf,
  targetOf,
  wholeLink,
} from './indexRow.ts';
import { isMarkdownName } from './recordName.ts';
import { parseTitle } from './recordTitle.ts';
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
export type IndexFile = Pick<SourceFile, 'uri' | 'root'>;

function isSameFile(a: IndexFile, b: IndexFile): boolean {
  return a.uri === b.uri && a.root === b.root;
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
 * thousand rows a keystroke costs one.
 */
export function readTable(table: Table, from: IndexFile, before?: TableReading): TableReading {
  const { contents, header } = table;
  const known = before !== undefined && isSameFile(before.basis.from, from) ? before : undefined;
  const links = countLinksIn(contents, known?.basis);
  const columns = readColumns(table, links);
  const width = header.content.cells.length;
  // In other columns every row says something else.
  const last = known?.columns === columns && known.basis.width === width ? known : undefined;
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

/** Whether most rows that are more than begun link a Markdown file of the log's folder. */
export function isIndex(table: Table, { counts: { ofLog, begun } }: TableReading): boolean {
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

/** Column → how many rows have their link there; and how many of all links have words for their text. */
interface LinkCounts {
  readonly byColumn: readonly number[];
  readonly all: number;
  readonly titled: number;
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
  readonly words: string;
  readonly says: RowWords;
  readonly cellCount: number;
  readonly hasOtherLinks: boolean;
  readonly #row: Row;
  readonly #meaning: TableRowMeaning;

  constructor(row: Row, meaning: TableRowMeaning) {
    this.target = meaning.target;
    this.targetName = meaning.targetName;
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

/** Where a row says something; offsets count from the row's beginning. */
interface RowTexts {
  readonly number: SourceText | undefined;
  readonly title: SourceText | undefined;
  readonly status: SourceText | undefined;
  /** The title without its number, as a reader sees it, and with it. */
  readonly words: string;
  readonly plainTitle: string;
}

function findTexts({ cells }: RowContent, { link }: RowReading, { columns, areNumbered }: RowContext): RowTexts {
  const cellAt = (column: number | undefined) => (column === undefined ? undefined : cells[column]);
  const title = textOf(cellAt(columns.title), link);
  const plainTitle = plainText(title?.raw ?? '');
  const { number: titleNumber, text: words } = parseTitle(plainTitle, areNumbered);
  const ofTitle = title === undefined || titleNumber === undefined ? undefined : partOf(title, titleNumber);
  const number = numberIn(textOf(cellAt(columns.number), link)) ?? ofTitle;
  const status = cellAt(columns.status);
  return { number, title, status: status === undefined ? undefined : wordsOf(status), words, plainTitle };
}

function readMeaning(content: RowContent, reading: RowReading, context: RowContext): TableRowMeaning {
  const { cells, linkCount } = content;
  const { link, linkPlace } = reading;
  const { columns, from, areNumbered } = context;
  const { number, status, words, plainTitle } = findTexts(content, reading, context);
  const target = targetOf(link, from);
  const targetName = targetNameOf(target);
  return {
    columns,
    from,
    areNumbered,
    target,
    targetName,
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

/** The words of the row's link, or of one that is the whole cell, or else the cell: what an edit of that field replaces. */
function textOf(cell: Cell | undefined, link: CellLink | undefined): SourceText | undefined {
  if (cell === undefined || cell.raw === '') return undefined;
  const own = link !== undefined && contains(cell.outer, link.whole) ? link : wholeLink(cell);
  return own?.text ?? wordsOf(cell);
}

/** What a cell says, comments aside; empty where it says nothing. */
function wordsOf({ raw, content }: Cell): SourceText {
  return withoutComments({ raw, span: content });
}

const columnNames = {
  number: /^(?:number|nummer|n[uú]m[eé]ro|no\.?|nr\.?|n[º°]|#|№|id|adr(?: ?(?:#|id|no\.?|number))?)$/i,
  title: /^(?:title|titel|titre|t[íi]tulo|name|subject|record|decision|description|topic|summary)$/i,
  status: /^(?:status|state|statut|estado|état)$/i,
};

function columnNamed({ header }: Table, name: RegExp): number | undefined {
  const column = header.content.cells.findIndex(({ raw }) => name.test(plainText(raw)));
  return column === -1 ? undefined : column;
}

function namesColumns(table: Table): boolean {
  return Object.values(columnNames).filter((name) => columnNamed(table, name) !== undefined).length >= 2;
}

function readColumns(table: Table, { byColumn, all, titled }: LinkCounts): IndexColumns {
  const number = columnNamed(table, columnNames.number);
  const title = columnNamed(table, columnNames.title);
  const status = columnNamed(table, columnNames.status);
  const counts = table.header.content.cells.map((_, column) => byColumn[column] ?? 0);
  const most = Math.max(...counts);
  const link = most > 0 ? counts.indexOf(most) : (number ?? title ?? 0);
  // Where most links have words for their text, and not only numbers, they are titles, whatever the header says.
  return sharedColumns({ number, title: title ?? (titled * 2 > all ? link : undefined), status, link });
}

const knownColumns = new Map<string, IndexColumns>();

/** Tables have few forms: each is one object, so that those of two versions of a file are equal. */
function sharedColumns(columns: IndexColumns): IndexColumns {
  const key = [columns.number, columns.title, columns.status, columns.link].join();
  const known = knownColumns.get(key) ?? columns;
  knownColumns.set(key, known);
  return known;
}
