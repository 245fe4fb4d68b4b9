import type { Cell, Definitions, Row, Table } from './facts.ts';
import type { LineTable } from './lineTable.ts';
import { ownText } from './ownText.ts';
import { scanInlineLinks } from './scanInlineLinks.ts';

/**
 * Finds what would be a table if it stood where a paragraph may stand (GFM 4.10): a header, a delimiter row of as many
 * cells, and rows up to a blank line or the start of another block. Whether it does stand there (and not in code or
 * HTML) the caller must ask a Markdown parser; this scan knows single lines only. `skipped` lines, the markers of a
 * merge, are no rows and end no table: the rows of both sides are rows.
 *
 * Written by hand because an edit of a row needs what a syntax tree drops (padding, pipes, escapes), and because the
 * reference parser's table extension takes half a minute for ten thousand rows.
 */
export function scanTables(text: string, lines: LineTable, skipped: ReadonlySet<number> = new Set()): Table[] {
  const tables: Table[] = [];
  if (!text.includes('|')) return tables;
  for (let line = 1; line < lines.count; line++) {
    if (!isDelimiterRow(lineText(text, lines, line))) continue;
    const headerText = lineText(text, lines, line - 1);
    if (!headerText.includes('|') || startsOtherBlock(headerText)) continue;
    const header = parseRow(text, lines, line - 1);
    const delimiter = parseRow(text, lines, line);
    if (header.cells.length !== delimiter.cells.length) continue;
    const rows: Row[] = [];
    let next = line + 1;
    for (; next < lines.count; next++) {
      if (skipped.has(next)) continue;
      const rowText = lineText(text, lines, next);
      if (rowText.trim() === '' || startsOtherBlock(rowText)) break;
      rows.push(parseRow(text, lines, next));
    }
    tables.push({ header, delimiter, rows });
    line = next - 1;
  }
  return tables;
}

/** The table with the reference links of its cells: definitions are known only once the whole text is parsed. */
export function addReferences(table: Table, definitions: Definitions): Table {
  if (definitions.size === 0) return table;
  const withReferences = (row: Row): Row => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, links: scanInlineLinks(cell.raw, cell.content.start, definitions) })),
  });
  return { ...table, header: withReferences(table.header), rows: table.rows.map(withReferences) };
}

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

/**
 * Splits one line into cells. A pipe separates cells unless a backslash stands before it, also within code spans
 * (GFM 4.10, example 200); cells beyond the header's are kept, since somebody wrote them.
 */
export function parseRow(text: string, lines: LineTable, line: number): Row {
  const { start: lineStart, end: lineEnd } = lines.spanOf(line);
  let start = lineStart;
  let end = lineEnd;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;

  const pipes: number[] = [];
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === BACKSLASH) offset++;
    else if (code === PIPE) pipes.push(offset);
  }
  const hasLeadingPipe = pipes[0] === start;
  const hasTrailingPipe = pipes.length > (hasLeadingPipe ? 1 : 0) && pipes[pipes.length - 1] === end - 1;

  // One string for all of its cells.
  const row: RowText = { text: ownText(text.slice(start, end)), start };
  const bounds = [...pipes];
  if (!hasLeadingPipe) bounds.unshift(start - 1);
  if (!hasTrailingPipe) bounds.push(end);
  const cells: Cell[] = [];
  for (let index = 0; index + 1 < bounds.length; index++) {
    cells.push(parseCell(row, (bounds[index] as number) + 1, bounds[index + 1] as number));
  }
  return { span: { start, end }, cells, hasLeadingPipe, hasTrailingPipe };
}

/** A row without what stands around it, and where it begins. */
interface RowText {
  readonly text: string;
  readonly start: number;
}

function parseCell(row: RowText, outerStart: number, outerEnd: number): Cell {
  let start = outerStart;
  let end = outerEnd;
  while (end > start && isBlank(row.text.charCodeAt(end - 1 - row.start))) end--;
  while (start < end && isBlank(row.text.charCodeAt(start - row.start))) start++;
  // An empty cell is edited behind its first blank, where a person would type.
  if (start === end) start = end = Math.min(outerStart + 1, outerEnd);
  const raw = row.text.slice(start - row.start, end - row.start);
  return {
    outer: { start: outerStart, end: outerEnd },
    content: { start, end },
    raw,
    links: scanInlineLinks(raw, start),
  };
}

const PIPE = 0x7c;
const BACKSLASH = 0x5c;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
