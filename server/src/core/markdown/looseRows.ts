import type { Definitions, Row, Table } from './facts.ts';
import type { LineTable } from './kept/lineTable.ts';
import { ownText } from './kept/sharedText.ts';
import { isDelimiterRow } from './scanTables.ts';
import type { SeriesPrefixes } from './seriesPrefixes.ts';
import { liesInOneOf, type Span } from './span.ts';
import { skipBlanks, trimBlanks } from './syntax/characters.ts';
import { childrenOf, type Root, type SyntaxNode } from './syntax/syntaxTree.ts';
import { readRow, TableRow } from './tableRow.ts';

/** What is known of a text when its loose rows are looked for. */
interface RowContext {
  readonly lines: LineTable;
  readonly tables: readonly Table[];
  readonly definitions: Definitions;
  readonly series: SeriesPrefixes;
}

/**
 * The lines of paragraphs, headings and HTML that may be rows, though something keeps them out of the `tables` of the text: the
 * words above them, a tag, a quote, a line of dashes below them. They have a pipe, or are items of a list in a quote, or of a
 * list or a table of HTML. Code and comments have none.
 */
export function findLooseRows(root: Root, text: string, { lines, tables, definitions, series }: RowContext): Row[] {
  if (!/[|>]/.test(text)) return [];
  const extents = tables.map(({ header, end }) => ({ start: header.span.start, end }));
  const rows: Row[] = [];
  const visit = (node: SyntaxNode, isInQuote: boolean, isItem: boolean): void => {
    if (node.type === 'paragraph' || node.type === 'heading')
      readLines(node, (raw) => raw.includes('|') || (isInQuote && isItem));
    else if (node.type === 'html')
      readLines(node, (raw) => raw.includes('|') || (/\shref/i.test(raw) && /<(?:li|t[dr])\b/i.test(node.value)));
    else
      for (const child of childrenOf(node))
        visit(child, isInQuote || node.type === 'blockquote', node.type === 'listItem');
  };
  visit(root, false, false);
  return rows;

  function readLines(block: Span, mayBeRow: (raw: string) => boolean): void {
    const source = blankComments(text.slice(block.start, block.end));
    const last = lines.lineAt(block.end);
    for (let line = lines.lineAt(block.start); line <= last; line++) {
      const end = Math.min(lines.endOf(line) - block.start, source.length);
      const start = skipMarks(source, Math.max(lines.startOf(line) - block.start, 0), end);
      const raw = source.slice(start, trimBlanks(source, start, end));
      const place = block.start + start;
      if (raw === '' || !mayBeRow(raw) || isDelimiterRow(raw) || liesInOneOf(extents, place)) continue;
      rows.push(new TableRow(readRow(ownText(raw), definitions, series), place));
    }
  }
}

/** The offset behind the blanks and the marks of quotes that a line begins with. */
function skipMarks(text: string, start: number, end: number): number {
  let offset = skipBlanks(text, start, end);
  while (offset < end && text[offset] === '>') offset = skipBlanks(text, offset + 1, end);
  return offset;
}

/** A text with blanks in the place of its comments, and of what is behind one that does not end. */
function blankComments(text: string): string {
  let seen = '';
  let from = 0;
  for (let open = text.indexOf('<!--'); open !== -1; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + '<!--'.length);
    const end = close === -1 ? text.length : close + '-->'.length;
    seen += text.slice(from, open) + text.slice(open, end).replace(/[^\r\n]/g, ' ');
    from = end;
  }
  return seen + text.slice(from);
}
