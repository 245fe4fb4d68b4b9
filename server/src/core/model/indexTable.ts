import type { Cell, CellLink, ListItem, Row, RowContent, SourceText, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { contains, type Span } from '../markdown/span.ts';
import { movedText } from '../markdown/tableRow.ts';
import { withoutComments } from '../markdown/withoutComments.ts';
import {
  beginsWithNumber,
  type IndexColumns,
  type IndexRow,
  isRowLink,
  numberIn,
  numberInTitle,
  type RowWords,
  type TargetName,
  targetNameOf,
  targetOf,
  wholeLink,
} from './indexRow.ts';
import { isMarkdownName } from './recordName.ts';
import { parseTitle } from './recordTitle.ts';

/** The rows of a table as an index has them, and whether it is one. */
export interface TableRows {
  readonly columns: IndexColumns;
  readonly rows: readonly IndexRow[];
  /** Whether most rows that are more than begun link a Markdown file of the log's folder. */
  readonly isIndex: boolean;
}

/**
 * Reads the rows of a table in the README at `uri`. What a row says is made out once for all versions of the file that have
 * it: a keystroke in one row leaves the others as they were read.
 */
export function readTableRows(table: Table, uri: string): TableRows {
  const readings = table.rows.map(({ content }) => readingOf(content));
  const columns = readColumns(table, readings);
  const bare = readMeanings(table.rows, readings, { columns, uri, areNumbered: false });
  const isNumbered = countOf(bare, 'beginsWithNumber') * 2 > bare.length;
  const meanings = isNumbered ? readMeanings(table.rows, readings, { columns, uri, areNumbered: true }) : bare;
  const rows = meanings.map(
    (meaning, at) => new TableIndexRow(table.rows[at] as Row, readings[at] as RowReading, meaning),
  );
  const begun = countOf(readings, 'isBegun') - (namesColumns(table) ? 1 : 0);
  return { columns, rows, isIndex: countOf(meanings, 'isOfLog') * 2 > begun };
}

function readMeanings(rows: readonly Row[], readings: readonly RowReading[], context: RowContext): RowMeaning[] {
  return rows.map((row, at) => meaningOf(row, readings[at] as RowReading, context));
}

function countOf<Name extends string>(items: readonly { readonly [N in Name]: boolean }[], name: Name): number {
  let count = 0;
  for (const item of items) if (item[name]) count++;
  return count;
}

/** A row of a table. What it says is shared; places are made when somebody asks. */
class TableIndexRow implements IndexRow {
  readonly item: ListItem | undefined = undefined;
  readonly identity: object;
  readonly target: string | undefined;
  readonly targetName: TargetName;
  readonly words: string;
  readonly says: RowWords;
  private readonly row: Row;
  private readonly reading: RowReading;
  private readonly meaning: RowMeaning;

  constructor(row: Row, reading: RowReading, meaning: RowMeaning) {
    this.row = row;
    this.reading = reading;
    this.meaning = meaning;
    this.identity = meaning;
    this.target = meaning.target;
    this.targetName = meaning.targetName;
    this.words = meaning.words;
    this.says = meaning.says;
  }

  get span(): Span {
    return this.row.span;
  }

  get cells(): readonly Cell[] {
    return this.row.cells;
  }

  get link(): CellLink | undefined {
    const { place } = this.reading;
    return place === undefined ? undefined : this.cells[place.column]?.links[place.at];
  }

  get number(): SourceText | undefined {
    return this.#inPlace(this.meaning.number);
  }

  get title(): SourceText | undefined {
    return this.#inPlace(this.meaning.title);
  }

  get status(): SourceText | undefined {
    return this.#inPlace(this.meaning.status);
  }

  get cellCount(): number {
    return this.row.content.cells.length;
  }

  get hasOtherLinks(): boolean {
    return this.row.content.linkCount > (this.reading.place === undefined ? 0 : 1);
  }

  #inPlace(text: SourceText | undefined): SourceText | undefined {
    return text === undefined ? undefined : movedText(text, this.row.span.start);
  }
}

/** What is made out of a row's text alone. */
interface RowReading {
  /** Where the link stands that the row is for: which of the cell's links it is; undefined for a row without one. */
  readonly place: { readonly column: number; readonly at: number } | undefined;
  readonly link: CellLink | undefined;
  /** Whether the link's text is words, and not only a number. */
  readonly isTitle: boolean;
  /** Whether any cell of the row says something. */
  readonly isBegun: boolean;
  /** What the row says, and what it says where numbers before titles are numbers; once somebody has asked. */
  readonly meanings: [RowMeaning | undefined, RowMeaning | undefined];
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
  const isBegun = cells.some(({ raw }) => raw !== '');
  const column = cells.findIndex(({ links }) => links.some(isRowLink));
  const at = cells[column]?.links.findIndex(isRowLink) ?? -1;
  const link = cells[column]?.links[at];
  const place = link === undefined ? undefined : { column, at };
  const isTitle = link !== undefined && numberIn(link.text) === undefined && /\p{L}/u.test(link.text.raw);
  return { place, link, isTitle, isBegun, meanings: [undefined, undefined] };
}

/** What a row says of a record. Offsets count from the row's beginning. */
interface RowMeaning extends RowContext {
  readonly target: string | undefined;
  readonly targetName: TargetName;
  readonly number: SourceText | undefined;
  readonly title: SourceText | undefined;
  readonly words: string;
  readonly status: SourceText | undefined;
  readonly says: RowWords;
  /** Whether its link leads to a Markdown file in the folder of the index. */
  readonly isOfLog: boolean;
  readonly beginsWithNumber: boolean;
}

/** What else the meaning of a row depends on. */
interface RowContext {
  readonly columns: IndexColumns;
  readonly uri: string;
  readonly areNumbered: boolean;
}

function meaningOf({ content }: Row, reading: RowReading, context: RowContext): RowMeaning {
  const which = context.areNumbered ? 1 : 0;
  const known = reading.meanings[which];
  // The same columns are the same object: see `sharedColumns`.
  if (known !== undefined && known.columns === context.columns && known.uri === context.uri) return known;
  const meaning = readMeaning(content, reading, context);
  reading.meanings[which] = meaning;
  return meaning;
}

function readMeaning({ cells }: RowContent, { link }: RowReading, context: RowContext): RowMeaning {
  const { columns, uri, areNumbered } = context;
  const cellAt = (column: number | undefined) => (column === undefined ? undefined : cells[column]);
  const title = textOf(cellAt(columns.title), link);
  const number = numberIn(textOf(cellAt(columns.number), link)) ?? numberInTitle(title, areNumbered);
  const statusCell = cellAt(columns.status);
  const status = statusCell === undefined ? undefined : wordsOf(statusCell);
  const target = targetOf(link, uri);
  const targetName = targetNameOf(target);
  return {
    ...context,
    target,
    targetName,
    number,
    title,
    words: parseTitle(plainText(title?.raw ?? ''), areNumbered).text,
    status,
    says: { number: number?.raw, status: status?.raw },
    isOfLog: target?.startsWith(uri.slice(0, uri.lastIndexOf('/') + 1)) === true && isMarkdownName(target),
    beginsWithNumber: beginsWithNumber(title?.raw ?? '', targetName),
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

function readColumns(table: Table, links: readonly RowReading[]): IndexColumns {
  const number = columnNamed(table, columnNames.number);
  const title = columnNamed(table, columnNames.title);
  const status = columnNamed(table, columnNames.status);
  const linkCounts = table.header.content.cells.map(() => 0);
  for (const { place } of links)
    if (place !== undefined && place.column < linkCounts.length)
      linkCounts[place.column] = 1 + (linkCounts[place.column] ?? 0);
  const most = Math.max(...linkCounts);
  const link = most > 0 ? linkCounts.indexOf(most) : (number ?? title ?? 0);
  return sharedColumns({ number, title: title ?? (nameTitles(links) ? link : undefined), status, link });
}

const knownColumns = new Map<string, IndexColumns>();

/** Tables have few forms: each is one object, so that those of two versions of a file are equal. */
function sharedColumns(columns: IndexColumns): IndexColumns {
  const key = [columns.number, columns.title, columns.status, columns.link].join();
  const known = knownColumns.get(key) ?? columns;
  knownColumns.set(key, known);
  return known;
}

/** Whether most links have words for their text, and not only numbers: then they are titles, whatever the header says. */
function nameTitles(links: readonly RowReading[]): boolean {
  const all = links.filter(({ place }) => place !== undefined);
  return all.filter(({ isTitle }) => isTitle).length * 2 > all.length;
}
