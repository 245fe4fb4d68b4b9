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
  const links = table.rows.map(({ content }) => linkOf(content));
  const columns = readColumns(table, links);
  const read = (areNumbered: boolean) =>
    table.rows.map(({ content }, at) => meaningOf(content, links[at] as RowLink, { columns, uri, areNumbered }));
  const bare = read(false);
  const numbered = bare.filter((meaning) => meaning.beginsWithNumber).length * 2 > bare.length;
  const meanings = numbered ? read(true) : bare;
  const begun = links.filter(({ isBegun }) => isBegun).length;
  const ofLog = meanings.filter(({ isOfLog }) => isOfLog).length;
  return {
    columns,
    rows: meanings.map((meaning, at) => new TableIndexRow(table.rows[at] as Row, links[at] as RowLink, meaning)),
    isIndex: ofLog * 2 > begun - (namesColumns(table) ? 1 : 0),
  };
}

/** A row of a table. What it says is shared; places are made when somebody asks. */
class TableIndexRow implements IndexRow {
  readonly item: ListItem | undefined = undefined;
  readonly #row: Row;
  readonly #link: RowLink;
  readonly #meaning: RowMeaning;

  constructor(row: Row, link: RowLink, meaning: RowMeaning) {
    this.#row = row;
    this.#link = link;
    this.#meaning = meaning;
  }

  get span(): Span {
    return this.#row.span;
  }

  get cells(): readonly Cell[] {
    return this.#row.cells;
  }

  get link(): CellLink | undefined {
    const { place } = this.#link;
    return place === undefined ? undefined : this.cells[place.column]?.links[place.at];
  }

  get target(): string | undefined {
    return this.#meaning.target;
  }

  get targetName(): TargetName {
    return this.#meaning.targetName;
  }

  get number(): SourceText | undefined {
    return this.#inPlace(this.#meaning.number);
  }

  get title(): SourceText | undefined {
    return this.#inPlace(this.#meaning.title);
  }

  get words(): string {
    return this.#meaning.words;
  }

  get status(): SourceText | undefined {
    return this.#inPlace(this.#meaning.status);
  }

  get says(): RowWords {
    return this.#meaning.says;
  }

  get cellCount(): number {
    return this.#row.content.cells.length;
  }

  get hasOtherLinks(): boolean {
    return this.#row.content.linkCount > (this.#link.place === undefined ? 0 : 1);
  }

  #inPlace(text: SourceText | undefined): SourceText | undefined {
    return text === undefined ? undefined : movedText(text, this.#row.span.start);
  }
}

/** The link that a row is for. */
interface RowLink {
  /** Which of the cell's links it is; undefined for a row without one. */
  readonly place: { readonly column: number; readonly at: number } | undefined;
  readonly link: CellLink | undefined;
  /** Whether its text is words, and not only a number. */
  readonly isTitle: boolean;
  /** Whether any cell of the row says something. */
  readonly isBegun: boolean;
}

const rowLinks = new WeakMap<RowContent, RowLink>();

function linkOf(content: RowContent): RowLink {
  const known = rowLinks.get(content);
  if (known !== undefined) return known;
  const found = readLink(content);
  rowLinks.set(content, found);
  return found;
}

function readLink({ cells }: RowContent): RowLink {
  const isBegun = cells.some(({ raw }) => raw !== '');
  const column = cells.findIndex(({ links }) => links.some(isRowLink));
  const at = cells[column]?.links.findIndex(isRowLink) ?? -1;
  const link = cells[column]?.links[at];
  if (link === undefined) return { place: undefined, link, isTitle: false, isBegun };
  const isTitle = numberIn(link.text) === undefined && /\p{L}/u.test(link.text.raw);
  return { place: { column, at }, link, isTitle, isBegun };
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

/** What rows say, and what they say where numbers before titles are numbers. */
const rowMeanings = [new WeakMap<RowContent, RowMeaning>(), new WeakMap<RowContent, RowMeaning>()] as const;

function meaningOf(content: RowContent, link: RowLink, context: RowContext): RowMeaning {
  const meanings = rowMeanings[context.areNumbered ? 1 : 0];
  const known = meanings.get(content);
  if (known !== undefined && isSameContext(known, context)) return known;
  const meaning = readMeaning(content, link, context);
  meanings.set(content, meaning);
  return meaning;
}

function isSameContext(a: RowContext, b: RowContext): boolean {
  const isSameColumn = (column: keyof IndexColumns) => a.columns[column] === b.columns[column];
  return (
    a.uri === b.uri &&
    (a.columns === b.columns || (isSameColumn('number') && isSameColumn('title') && isSameColumn('status')))
  );
}

function readMeaning({ cells }: RowContent, { link }: RowLink, context: RowContext): RowMeaning {
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

function readColumns(table: Table, links: readonly RowLink[]): IndexColumns {
  const number = columnNamed(table, columnNames.number);
  const title = columnNamed(table, columnNames.title);
  const status = columnNamed(table, columnNames.status);
  const linkCounts = table.header.content.cells.map(() => 0);
  for (const { place } of links)
    if (place !== undefined && place.column < linkCounts.length)
      linkCounts[place.column] = 1 + (linkCounts[place.column] ?? 0);
  const most = Math.max(...linkCounts);
  const link = most > 0 ? linkCounts.indexOf(most) : (number ?? title ?? 0);
  return { number, title: title ?? (nameTitles(links) ? link : undefined), status, link };
}

/** Whether most links have words for their text, and not only numbers: then they are titles, whatever the header says. */
function nameTitles(links: readonly RowLink[]): boolean {
  const all = links.filter(({ place }) => place !== undefined);
  return all.filter(({ isTitle }) => isTitle).length * 2 > all.length;
}
