import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { readFacts } from '../../server/src/core/markdown/readFacts.ts';

/** A table's first and last line, and the cells of its header. */
export interface Extent {
  readonly first: number;
  readonly last: number;
  readonly cells: number;
}

/** The tables of a text as we see them. */
export function extentsOf(text: string): Extent[] {
  const { tables, lines } = readFacts(text);
  // What is behind a blank line is a row of the table only for us.
  return tables.map(({ header, delimiter, rows, splits: [split] }) => ({
    first: lines.lineAt(header.span.start),
    last: lines.lineAt((rows.slice(0, split?.at).at(-1) ?? delimiter).span.start),
    cells: header.cells.length,
  }));
}

/**
 * The tables that GFM sees; undefined where one of them is none for us: in a quote or a list, or one of the two kinds
 * that `scanTables` names.
 */
export function judgedExtentsOf(text: string): Extent[] | undefined {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const lineTexts = text.split(/\r?\n/);
  if (tree.children.some((node) => node.type !== 'table' && holdsTable(node))) return undefined;
  const extents = tree.children.flatMap((node) =>
    node.type !== 'table' || node.position === undefined
      ? []
      : [
          {
            first: node.position.start.line - 1,
            last: node.position.end.line - 1,
            cells: node.children[0]?.children.length ?? 0,
          },
        ],
  );
  const isOurs = ({ first }: Extent) =>
    lineTexts[first]?.includes('|') &&
    lineTexts[first + 1]?.includes('|') &&
    !/^ *(?:[-+*]|\d+[.)])(?:[ \t]|$)/.test(lineTexts[first] ?? '');
  return extents.every(isOurs) ? extents : undefined;
}

function holdsTable(node: Nodes): boolean {
  return node.type === 'table' || ('children' in node && node.children.some(holdsTable));
}
