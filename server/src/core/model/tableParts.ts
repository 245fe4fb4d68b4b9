import { isComment } from '../markdown/comments.ts';
import type { RowContent, SourceText, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import type { Span } from '../markdown/span.ts';
import { findStatusWord } from '../vocabulary/statusWords.ts';
import type { IndexTable } from './indexGroups.ts';
import type { IndexColumns, IndexRow, RowMeaning } from './indexRow.ts';
import { placeRow, type TableReading } from './indexTable.ts';

/**
 * The parts of a table in which rows are headings, such as `| **Storage** | | |`, each a list of its own; else the table. Two
 * readings of one table share them.
 */
export function inParts(group: ReadTable): readonly IndexTable[] {
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
    splits: [],
    strays: [],
  };
}

/** Which rows of a table, from the first one on, and the row that is their heading. */
interface TablePart {
  readonly above: Span | undefined;
  readonly start: number;
  readonly end: number;
}

/** A table that is an index. */
export class ReadTable implements IndexTable {
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
