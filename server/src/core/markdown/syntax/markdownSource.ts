import type { LineTable } from '../lineTable.ts';
import type { LineRange } from '../scannedTable.ts';

/** A Markdown document as a parser gets it. */
export interface MarkdownSource {
  /** Front matter is blank in it, and the markers of a merge are words. */
  readonly text: string;
  readonly lines: LineTable;
  /** The rows of what may be tables, in order. In a paragraph they are lines like others, and need not be looked at. */
  readonly rows: readonly LineRange[];
  /** The text with words for rows, and every offset in its place: to a parser that looks at all lines. */
  withoutRows(): string;
}
