import type { Definitions, Row, RowContent, Table } from './facts.ts';
import type { LineTable } from './lineTable.ts';
import { ownText } from './ownText.ts';
import { RowsBefore } from './rowsBefore.ts';
import { readRow, TableRow } from './tableRow.ts';

/** What would be a table if it stood where a paragraph may stand. */
export interface TableCandidate extends Table {
  /** The lines of its rows, and of what a merge left between them. */
  readonly rowLines: LineRange;
}

/** Some lines: `last` is the first one behind them. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Finds what would be a table if it stood where a paragraph may stand (GFM 4.10): a header, a delimiter row of as many
 * cells, and rows up to a blank line or the start of another block. Whether it does stand there (and not in code or
 * HTML) the caller must ask a Markdown parser; this scan knows single lines only. `skipped` lines, the markers of a
 * merge, are no rows and end no table: the rows of both sides are rows. Rows that stood in one of the tables `before` are
 * not read again.
 *
 * Written by hand because an edit of a row needs what a syntax tree drops (padding, pipes, escapes), and because the
 * reference parser's table extension takes half a minute for ten thousand rows.
 */
export function scanTables(
  text: string,
  lines: LineTable,
  skipped: ReadonlySet<number> = new Set(),
  before: readonly Table[] = [],
): TableCandidate[] {
  const tables: TableCandidate[] = [];
  if (!text.includes('|')) return tables;
  const known = before.length === 0 ? undefined : new RowsBefore(before);
  for (let line = 1; line < lines.count; line++) {
    if (!isDelimiterRow(lineText(text, lines, line))) continue;
    const headerText = lineText(text, lines, line - 1);
    if (!headerText.includes('|') || startsOtherBlock(headerText)) continue;
    const header = readRowAt(text, lines.startOf(line - 1), lines.endOf(line - 1));
    const delimiter = readRowAt(text, lines.startOf(line), lines.endOf(line));
    if (header.content.cells.length !== delimiter.content.cells.length) continue;
    const rows: Row[] = [];
    let next = line + 1;
    for (; next < lines.count; next++) {
      if (skipped.has(next)) continue;
      const row = nextRow(text, lines, next, known);
      if (row === undefined) break;
      rows.push(row);
    }
    tables.push({ header, delimiter, rows, rowLines: { first: line + 1, last: next } });
    line = next - 1;
  }
  return tables;
}

/** The table with the reference links of its cells: definitions are known only once the whole text is parsed. */
export function addReferences({ header, delimiter, rows }: Table, definitions: Definitions): Table {
  const withReferences = ({ content, span }: Row) => new TableRow(readRow(content.text, definitions), span.start);
  if (definitions.size === 0) return { header, delimiter, rows };
  return { header: withReferences(header), delimiter, rows: rows.map(withReferences) };
}

/** The row on a line, unless the line ends the table. What was a row before is one still. */
function nextRow(text: string, lines: LineTable, line: number, known: RowsBefore | undefined): Row | undefined {
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  const content = known?.find(text, start, end);
  if (content !== undefined) return new TableRow(content, start);
  const rowText = text.slice(start, end);
  return rowText.trim() === '' || startsOtherBlock(rowText) ? undefined : readRowAt(text, start, end);
}

/** The row from `lineStart` to `lineEnd`, without the blanks there. */
function readRowAt(text: string, lineStart: number, lineEnd: number): Row {
  let start = lineStart;
  let end = lineEnd;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  // One string for all of its cells.
  const content: RowContent = readRow(ownText(text.slice(start, end)), noDefinitions);
  return new TableRow(content, start);
}

const noDefinitions: Definitions = new Map();

function lineText(text: string, lines: LineTable, line: number): string {
  const { start, end } = lines.spanOf(line);
  return text.slice(start, end);
}

/** At least one pipe is asked for: `---` under a line of text makes a heading, not a table. */
function isDelimiterRow(line: string): boolean {
  if (!line.includes('|') || !/^ {0,3}[|:-][ \t|:-]*$/.test(line)) return false;
  const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return cells.every((cell) => /^:?-+:?$/.test(cell.trim()));
}

/** Quotes, headings, fences, list items, HTML and thematic breaks end a table without a blank line. */
function startsOtherBlock(line: string): boolean {
  return /^ {0,3}(?:>|#{1,6}(?:[ \t]|$)|`{3}|~{3}|(?:[-+*]|\d{1,9}[.)])[ \t]|<[a-z!/?]|(?:[-_*][ \t]*){3,}$)/i.test(
    line,
  );
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
