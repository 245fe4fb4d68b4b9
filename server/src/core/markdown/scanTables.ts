import type { Definitions, Row, RowContent, Table } from './facts.ts';
import type { LineTable } from './lineTable.ts';
import { ownText } from './ownText.ts';
import { RowsBefore } from './rowsBefore.ts';
import { ScannedTable } from './scannedTable.ts';
import { isThematicBreak, type LineRest, readAtxHeading, readFence, readListMarker } from './syntax/blockStarts.ts';
import { skipBlanks, trimBlanks } from './syntax/characters.ts';
import { readHtmlStart } from './syntax/htmlBlocks.ts';
import { readRow, TableRow } from './tableRow.ts';

/**
 * Finds what would be a table if it stood where a paragraph may stand (GFM 4.10): a header, a delimiter row of as many
 * cells, and rows up to a blank line or the start of another block. Whether it does stand there (and not in code or
 * HTML) the caller must ask a Markdown parser; this scan knows single lines only. `skipped` lines, the markers of a
 * merge, are no rows and end no table: the rows of both sides are rows. Rows that stood in one of the tables `before` are
 * not read again.
 *
 * Two things are no tables here that are some in GFM: a header or delimiter row without any pipe, which no index has, and a
 * header in the middle of a paragraph that would begin a list elsewhere (`2. a | b`).
 *
 * Written by hand because an edit of a row needs what a syntax tree drops (padding, pipes, escapes), and because the
 * reference parser's table extension takes half a minute for ten thousand rows.
 */
export function scanTables(
  text: string,
  lines: LineTable,
  skipped: ReadonlySet<number> = new Set(),
  before: readonly Table[] = [],
): ScannedTable[] {
  const tables: ScannedTable[] = [];
  if (!text.includes('|')) return tables;
  const known = before.length === 0 ? undefined : new RowsBefore(before);
  for (let line = 1; line < lines.count; line++) {
    if (!isDelimiterRow(lineText(text, lines, line))) continue;
    const headerText = lineText(text, lines, line - 1);
    if (!headerText.includes('|') || headerText.trim() === '|' || startsOtherBlock(headerText)) continue;
    const header = rowAt(text, lines, line - 1);
    const delimiter = rowAt(text, lines, line);
    if (header.content.cells.length !== delimiter.content.cells.length) continue;
    const contents: RowContent[] = [];
    const starts: number[] = [];
    let next = line + 1;
    for (; next < lines.count; next++) {
      if (skipped.has(next)) continue;
      const start = lines.startOf(next);
      const end = lines.endOf(next);
      const content = known?.find(text, start, end);
      if (content === undefined && endsTable(text.slice(start, end))) break;
      starts.push(content === undefined ? skipBlanks(text, start, end) : start);
      contents.push(content ?? readContent(text, start, end));
    }
    tables.push(new ScannedTable(header, delimiter, { contents, starts }, { first: line + 1, last: next }));
    line = next - 1;
  }
  return tables;
}

/** Whether a line is no row. What was a row before is one still. */
function endsTable(line: string): boolean {
  return line.trim() === '' || startsOtherBlock(line);
}

function rowAt(text: string, lines: LineTable, line: number): Row {
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  return new TableRow(readContent(text, start, end), skipBlanks(text, start, end));
}

/** What a line says from `start` to `end`, without the blanks there. One string for all of its cells. */
function readContent(text: string, start: number, end: number): RowContent {
  return readRow(ownText(text.slice(skipBlanks(text, start, end), trimBlanks(text, start, end))), noDefinitions);
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
