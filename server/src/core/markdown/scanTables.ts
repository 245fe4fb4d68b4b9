import type { Definitions, MarkdownFacts, Row, RowContent, StrayRows, Table, TableSplit } from './facts.ts';
import type { LineTable } from './kept/lineTable.ts';
import { ownText } from './kept/sharedText.ts';
import { append } from './sequences.ts';
import { noSeries, type SeriesPrefixes } from './seriesPrefixes.ts';
import type { LineRange, Span } from './span.ts';
import { isThematicBreak, type LineRest, readAtxHeading, readFence, readListMarker } from './syntax/blockStarts.ts';
import { skipBlanks, trimBlanks } from './syntax/characters.ts';
import { readHtmlStart } from './syntax/htmlBlocks.ts';
import { readRow, TableRow } from './tableRow.ts';

/** What {@link scanTables} knows beside the text. */
interface TableContext {
  /** Lines that are no rows and end no table. */
  readonly skipped?: ReadonlySet<number>;
  /** The file as it was. */
  readonly before?: Pick<MarkdownFacts, 'tables' | 'series'> | undefined;
  readonly series?: SeriesPrefixes;
}

/**
 * Finds what would be a table if it stood where a paragraph may stand (GFM 4.10): a header, a delimiter row of as many
 * cells, and rows up to a blank line or the start of another block. Whether it does stand there (and not in code or
 * HTML) the caller must ask a Markdown parser; this scan knows single lines only. `skipped` lines, the markers of a
 * merge, are no rows and end no table: the rows of both sides are rows. Rows that stood in one of the tables of the file `before`
 * are not read again.
 *
 * Two things are no tables here that are some in GFM: a header or delimiter row without any pipe, which no index has, and a
 * header in the middle of a paragraph that would begin a list elsewhere (`2. a | b`). What looks like more rows below a
 * blank line is kept beside the table: see {@link ScannedTable.withRowsBelow}.
 *
 * Written by hand because an edit of a row needs what a syntax tree drops (padding, pipes, escapes), and because the
 * reference parser's table extension takes half a minute for ten thousand rows.
 */
export function scanTables(
  text: string,
  lines: LineTable,
  { skipped = new Set(), before, series = noSeries }: TableContext = {},
): ScannedTable[] {
  const tables: ScannedTable[] = [];
  if (!text.includes('|')) return tables;
  const known =
    before === undefined || before.tables.length === 0 || (before.series ?? noSeries) !== series
      ? undefined
      : new RowsBefore(before.tables);
  for (let line = 1; line < lines.count; line++) {
    if (!isDelimiterRow(lineText(text, lines, line))) continue;
    const headerText = lineText(text, lines, line - 1);
    if (!headerText.includes('|') || headerText.trim() === '|' || startsOtherBlock(headerText)) continue;
    const header = rowAt(line - 1);
    const delimiter = rowAt(line);
    if (header.content.cells.length !== delimiter.content.cells.length) continue;
    const rows = readRows(line + 1);
    tables.push(new ScannedTable(header, delimiter, rows, { below: readBelow(header, rows) }));
    line = rows.lines.last - 1;
  }
  return tables;

  function rowAt(line: number): Row {
    const start = lines.startOf(line);
    const end = lines.endOf(line);
    return new TableRow(readContent(start, end), skipBlanks(text, start, end));
  }

  /** What a line says from `start` to `end`, without the blanks there. One string for all of its cells. */
  function readContent(start: number, end: number): RowContent {
    const line = ownText(text.slice(skipBlanks(text, start, end), trimBlanks(text, start, end)));
    return readRow(line, noDefinitions, series);
  }

  function readRows(first: number): ScannedRows {
    const contents: RowContent[] = [];
    const starts: number[] = [];
    let next = first;
    for (; next < lines.count; next++) {
      if (skipped.has(next)) continue;
      const start = lines.startOf(next);
      const end = lines.endOf(next);
      const content = known?.find(text, start, end);
      if (content === undefined && endsTable(text.slice(start, end))) break;
      starts.push(content === undefined ? skipBlanks(text, start, end) : start);
      contents.push(content ?? readContent(start, end));
    }
    return { contents, starts, lines: { first, last: next } };
  }

  /** The lines below a table that look like rows of it, but blank lines, or others, cut them off. */
  function readBelow({ content: header }: Row, above: ScannedRows): RowsBelow[] {
    const below: RowsBelow[] = [];
    const haveLinks = above.contents.some(({ linkCount }) => linkCount > 0);
    for (let end = above.lines.last; ; ) {
      const first = skipLines(end, isBlankLine);
      const last = skipLines(first, isStrayLine);
      const next = skipLines(last, isBlankLine);
      if (!beginsLikeRow(next)) return below;
      const rows = readRows(next);
      if (!mayContinue(rows.contents, header, haveLinks)) return below;
      // Text right below the rows would become one, were they joined.
      const isJoinable = last === first && rows.contents.every(({ hasLeadingPipe }) => hasLeadingPipe);
      const span = { start: lines.startOf(next), end: lines.endOf(rows.lines.last - 1) };
      const gap =
        last === first
          ? { start: lines.startOf(end), end: span.start }
          : { start: lines.startOf(first), end: lines.endOf(last - 1) };
      below.push({ ...rows, span, gap, isJoinable });
      end = rows.lines.last;
    }
  }

  function skipLines(from: number, isOne: (line: string) => boolean): number {
    let line = from;
    while (line < lines.count && !skipped.has(line) && isOne(lineText(text, lines, line))) line++;
    return line;
  }

  /** Whether a line begins with a pipe and is not the header of a table of its own. */
  function beginsLikeRow(line: number): boolean {
    if (line >= lines.count || skipped.has(line)) return false;
    return /^ {0,3}\|/.test(lineText(text, lines, line)) && !isDelimiterRow(lineText(text, lines, line + 1));
  }
}

/**
 * Whether lines below a table may be rows of it: the first one has as many cells, and a link where the others have some, or
 * is a heading for those below it. Where one of the lines is a delimiter row, another table was meant.
 */
function mayContinue(contents: readonly RowContent[], header: RowContent, haveLinks: boolean): boolean {
  const [first] = contents;
  if (first?.cells.length !== header.cells.length || first.text === header.text) return false;
  const isAlike = !haveLinks || first.linkCount > 0 || first.cells.filter(({ raw }) => raw !== '').length === 1;
  return isAlike && !contents.some(({ text }) => isDelimiterRow(text));
}

/** Whether a line is of a sentence, or is a heading, a comment or a thematic break by itself. */
function isStrayLine(line: string): boolean {
  if (isBlankLine(line)) return false;
  if (startsOtherBlock(line)) return /^ {0,3}(?:<!--.*-->\s*|#{1,6}\s.*|[-*_]{3,}\s*)$/.test(line);
  return !line.includes('|');
}

/** Whether a line is no row. What was a row before is one still. */
function endsTable(line: string): boolean {
  return isBlankLine(line) || startsOtherBlock(line);
}

function isBlankLine(line: string): boolean {
  return line.trim() === '';
}

const noDefinitions: Definitions = new Map();

function lineText(text: string, lines: LineTable, line: number): string {
  const { start, end } = lines.spanOf(line);
  return text.slice(start, end);
}

/** At least one pipe is asked for: `---` under a line of text makes a heading, not a table. */
export function isDelimiterRow(line: string): boolean {
  if (!line.includes('|') || !/^ {0,3}[|:-][ \t|:-]*$/.test(line)) return false;
  const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return cells.every((cell) => /^:?-+:?$/.test(cell.trim()));
}

/**
 * Quotes, headings, fences, list items, HTML, thematic breaks and indented code end a table without a blank line, and
 * are no header.
 */
function startsOtherBlock(line: string): boolean {
  const [blanks = ''] = /^[ \t]*/.exec(line) ?? [];
  if (blanks.includes('\t') || blanks.length > 3) return true;
  if (line.startsWith('|', blanks.length)) return false;
  const rest: LineRest = { text: line, start: blanks.length, end: line.length };
  return (
    line.startsWith('>', blanks.length) ||
    readAtxHeading(rest) !== undefined ||
    readFence(rest) !== undefined ||
    readListMarker(rest) !== undefined ||
    isThematicBreak(rest) ||
    startsHtml(rest)
  );
}

function startsHtml(rest: LineRest): boolean {
  return rest.text.startsWith('<', rest.start) && readHtmlStart(rest, false) !== undefined;
}

/**
 * The rows that a file had before it was changed, to be found again: mostly all but one are as they were, in the same order.
 */
export class RowsBefore {
  readonly #rows: readonly RowContent[];
  /** The row that is expected next. */
  #next = 0;
  /** How many lines have not been found since one was. */
  #misses = 0;
  /** By their texts, once two lines in a row were none of the next rows: more than one row has changed. */
  #byText: Map<string, number> | undefined;

  constructor(tables: readonly Table[]) {
    const [only, ...others] = tables;
    this.#rows = only !== undefined && others.length === 0 ? only.contents : tables.flatMap(({ contents }) => contents);
  }

  /** What the line from `start` to `end` of a text says, if it stood there before, without blanks around it. */
  find(text: string, start: number, end: number): RowContent | undefined {
    const isHere = (at: number) => {
      const row = this.#rows[at]?.text;
      // A slice is compared by words of memory, `startsWith` by characters.
      return row !== undefined && row.length === end - start && text.slice(start, end) === row;
    };
    const at = isHere(this.#next) ? this.#next : isHere(this.#next + 1) ? this.#next + 1 : undefined;
    if (at !== undefined) return this.#take(at);
    if (++this.#misses === 1) return undefined;
    this.#byText ??= new Map(this.#rows.map(({ text: row }, index) => [row, index]));
    const found = this.#byText.get(text.slice(start, end));
    return found === undefined ? undefined : this.#take(found);
  }

  /** A row whose links depend on definitions is another one where those are. */
  #take(at: number): RowContent | undefined {
    this.#next = at + 1;
    this.#misses = 0;
    const row = this.#rows[at];
    return row?.hasReferences === true ? undefined : row;
  }
}

/** Some lines that are rows of a table, where they stand. */
interface ScannedRows {
  readonly contents: readonly RowContent[];
  /** Where each row begins. */
  readonly starts: readonly number[];
  /** The lines of the rows, and of what a merge left between them. */
  readonly lines: LineRange;
}

/** Lines that look like rows of the table above, from which something cuts them off. */
interface RowsBelow extends ScannedRows {
  readonly span: Span;
  /** The blank lines, their endings included, or the other lines that stand there. */
  readonly gap: Span;
  /** Whether the blank lines are all that parts them. */
  readonly isJoinable: boolean;
}

/** What else is known of a table. */
interface CutOffRows {
  readonly below?: readonly RowsBelow[];
  readonly splits?: readonly TableSplit[];
  readonly strays?: readonly StrayRows[];
}

/** What would be a table if it stood where a paragraph may stand. */
export class ScannedTable implements Table {
  readonly header: Row;
  readonly delimiter: Row;
  readonly contents: readonly RowContent[];
  readonly mentioning: readonly number[];
  readonly hasReferences: boolean;
  readonly splits: readonly TableSplit[];
  readonly strays: readonly StrayRows[];
  /** The lines of its rows, and of what a merge left between them; not those that are cut off. */
  readonly rowLines: LineRange;
  /** Where each row begins; an ordinary property, so that tests compare it. */
  private readonly starts: readonly number[];
  readonly #below: readonly RowsBelow[];
  /** The rows that somebody has asked for. */
  readonly #made: Row[] = [];

  constructor(
    header: Row,
    delimiter: Row,
    { contents, starts, lines }: ScannedRows,
    { below = [], splits = [], strays = [] }: CutOffRows = {},
  ) {
    this.header = header;
    this.delimiter = delimiter;
    this.contents = contents;
    this.starts = starts;
    this.rowLines = lines;
    this.#below = below;
    this.splits = splits;
    this.strays = strays;
    this.hasReferences = header.content.hasReferences;
    this.mentioning = contents.flatMap(({ mentions }, at) => (mentions.length > 0 ? [at] : []));
  }

  get rows(): readonly Row[] {
    return this.contents.map((_, at) => this.rowAt(at));
  }

  get end(): number {
    const last = this.contents.length - 1;
    const content = this.contents[last];
    return content === undefined ? this.delimiter.span.end : (this.starts[last] as number) + content.text.length;
  }

  /**
   * The table with the rows that blank lines cut off from it. Whether lines are a paragraph at the root of the document, and
   * all of it, only the parser knows.
   */
  withRowsBelow(isParagraph: (span: Span) => boolean): ScannedTable {
    const contents = [...this.contents];
    const starts = [...this.starts];
    const splits: TableSplit[] = [];
    const strays: StrayRows[] = [];
    for (const { gap, span, isJoinable, ...rows } of this.#below) {
      if (!isParagraph(span)) break;
      if (isJoinable && strays.length === 0) {
        splits.push({ gap, at: contents.length });
        append(contents, rows.contents);
        append(starts, rows.starts);
      } else strays.push({ gap, rows: span });
    }
    if (splits.length + strays.length === 0) return this;
    return new ScannedTable(
      this.header,
      this.delimiter,
      { contents, starts, lines: this.rowLines },
      { splits, strays },
    );
  }

  /** The table with the reference links of its cells: definitions are known only once the whole text is parsed. */
  withReferences(definitions: Definitions, series: SeriesPrefixes): ScannedTable {
    if (definitions.size === 0) return this;
    const { content, span } = this.header;
    const header = new TableRow(readRow(content.text, definitions, series), span.start);
    const withLinks = ({ text }: RowContent) => readRow(text, definitions, series);
    const rows = { contents: this.contents.map(withLinks), starts: this.starts, lines: this.rowLines };
    return new ScannedTable(header, this.delimiter, rows, { splits: this.splits, strays: this.strays });
  }

  rowAt(at: number): Row {
    this.#made[at] ??= new TableRow(this.contents[at] as RowContent, this.starts[at] as number);
    return this.#made[at];
  }
}
