import type { Definitions, Row, RowContent, Table } from './facts.ts';
import type { LineTable } from './kept/lineTable.ts';
import { ownText } from './kept/sharedText.ts';
import { isDelimiterRow } from './scanTables.ts';
import { liesInOneOf, type Span } from './span.ts';
import { skipBlanks, trimBlanks } from './syntax/characters.ts';
import { childrenOf, type Root, type SyntaxNode } from './syntax/syntaxTree.ts';
import { readRow, TableRow } from './tableRow.ts';

/** What else is known of a text when its loose rows are looked for. */
interface RowContext {
  readonly lines: LineTable;
  readonly tables: readonly Table[];
  readonly definitions: Definitions;
}

/**
 * The lines of paragraphs and HTML that look like rows, though something keeps them out of the `tables` of the text: the words
 * above them, a tag, a quote. Code and comments have none.
 */
export function findLooseRows(root: Root, text: string, { lines, tables, definitions }: RowContext): Row[] {
  if (tables.length === 0) return [];
  const extents = tables.map(({ header, end }) => ({ start: header.span.start, end }));
  const rows: Row[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type !== 'paragraph' && node.type !== 'html') for (const child of childrenOf(node)) visit(child);
    else if (node.type === 'paragraph' || !node.value.startsWith('<!--')) readLines(node);
  };
  visit(root);
  return rows;

  function readLines(block: Span): void {
    const last = lines.lineAt(block.end);
    for (let line = lines.lineAt(block.start); line <= last; line++) {
      const end = Math.min(lines.endOf(line), block.end);
      const start = skipBlanks(text, Math.max(lines.startOf(line), block.start), end);
      const raw = text.slice(start, trimBlanks(text, start, end));
      if (!raw.includes('|') || isDelimiterRow(raw) || liesInOneOf(extents, start)) continue;
      const content = readRow(ownText(raw), definitions);
      if (looksLikeRow(content)) rows.push(new TableRow(content, start));
    }
  }
}

/** A line of links with pipes between them leads to several files. */
function looksLikeRow({ cells, hasLeadingPipe }: RowContent): boolean {
  if (hasLeadingPipe) return true;
  return new Set(cells.flatMap(({ links }) => links.map(({ href }) => href))).size === 1;
}
