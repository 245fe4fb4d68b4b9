import type { FrontMatter } from './frontMatter.ts';
import type { LineTable } from './kept/lineTable.ts';
import type { ScannedTable } from './scanTables.ts';
import type { Span } from './span.ts';
import type { MarkdownSource } from './syntax/sourceText.ts';

/** What a Markdown parser must not see as it is. */
export interface Masked {
  readonly lines: LineTable;
  readonly frontMatter: FrontMatter | undefined;
  /** What may be tables. */
  readonly candidates: readonly ScannedTable[];
  /** The lines of the markers that a merge left. */
  readonly markerLines: ReadonlySet<number>;
}

/**
 * A text as the parser gets it, every offset and line in its place. Front matter is blanked, since CommonMark would read it
 * as a heading. Conflict markers become words, since `=======` would make a heading of what stands above it; and so do, for
 * a parser that looks at every line, the rows of what may be tables: the header alone tells whether it sees a paragraph
 * there, or code.
 */
export function maskSource(text: string, { lines, frontMatter, candidates, markerLines }: Masked): MarkdownSource {
  const markers = [...markerLines].map((line) => lines.spanOf(line));
  const cutShort = new Set(
    candidates.filter(
      (table) => endsWithinParagraph(table, markerLines, text, lines) && !endsHtml(text, lastRow(table, lines)),
    ),
  );
  const blanks = [...cutShort].map(({ rowLines }) => lines.spanOf(rowLines.last - 1));
  return {
    text: mask(text, frontMatter, markers, blanks),
    lines,
    // A last row that is blank must be seen by the parser.
    rows: candidates.map((table) => {
      const { first, last } = table.rowLines;
      return cutShort.has(table) && last > first ? { first, last: last - 1 } : table.rowLines;
    }),
    withoutRows: () =>
      mask(text, frontMatter, [...candidates.flatMap((table) => hiddenRows(table, text)), ...markers], blanks),
  };
}

/** The rows that a parser need not see: one that may end a comment around the table it must. */
function hiddenRows({ rows }: ScannedTable, text: string): Span[] {
  return rows.map(({ span }) => span).filter((span) => !endsHtml(text, span));
}

function endsHtml(text: string, { start, end }: Span): boolean {
  return /-->|\?>|\]\]>|<\/(?:pre|script|style|textarea)>/i.test(text.slice(start, end));
}

function lastRow({ rowLines: { last } }: ScannedTable, lines: LineTable): Span {
  return lines.spanOf(last - 1);
}

/** The text with blanks or words in the place of some of its pieces. */
function mask(
  text: string,
  frontMatter: FrontMatter | undefined,
  words: readonly Span[],
  blanks: readonly Span[],
): string {
  if (frontMatter === undefined && words.length === 0 && blanks.length === 0) return text;
  const pieces: string[] = [];
  let offset = 0;
  const replace = (span: Span, by: string) => {
    pieces.push(
      text.slice(offset, span.start),
      text.slice(span.start, span.end).replace(/[^\r\n]+/g, ({ length }) => by.repeat(length)),
    );
    offset = span.end;
  };
  if (frontMatter !== undefined) replace(frontMatter.span, ' ');
  // What begins first counts, or is named first.
  const replacements = [...blanks.map((span) => ({ span, by: ' ' })), ...words.map((span) => ({ span, by: 'x' }))];
  for (const { span, by } of replacements.sort((a, b) => a.span.start - b.span.start))
    if (span.start >= offset) replace(span, by);
  pieces.push(text.slice(offset));
  return pieces.join('');
}

/**
 * Whether something else ends a table than a blank line, and the parser, which sees a paragraph, would go on with it: of a
 * `---` right below it would make a heading. With a blank line in the place of the last row, it sees what follows as it is.
 */
function endsWithinParagraph(
  { rowLines: { last } }: ScannedTable,
  markerLines: ReadonlySet<number>,
  text: string,
  lines: LineTable,
): boolean {
  if (last >= lines.count || markerLines.has(last - 1)) return false;
  const { start, end } = lines.spanOf(last);
  // These end a paragraph, too, and a blank line would end a block of HTML.
  return !/^\s*(?:$|[#>`~])/.test(text.slice(start, end));
}
