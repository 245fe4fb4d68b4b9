import type { LineTable } from '../kept/lineTable.ts';
import type { LineRange, Span } from '../span.ts';

/** What a line has before its content, since it stands in quotes and lists: marks of quotes, and blanks. */
export interface Prefix extends Span {
  /** How many columns of the tab that it ends with belong to the content: they are blanks of it. */
  readonly columnsLeft: number;
}

/** A block's text as it stands in the source, but that the prefixes of its lines are blanks: no offset changes. */
export interface SourceText {
  readonly text: string;
  /** Where its first character stands in the document. */
  readonly start: number;
  /** Those of its lines that have one, but for the first line; their offsets are the document's. */
  readonly prefixes: readonly Prefix[];
}

/** A part of a document, in which the prefixes of lines become blanks. */
export function sourceTextOf(document: string, { start, end }: Span, prefixes: readonly Prefix[]): SourceText {
  let text = '';
  let at = start;
  for (const prefix of prefixes) {
    text += document.slice(at, prefix.start) + ' '.repeat(prefix.end - prefix.start);
    at = prefix.end;
  }
  return { text: text + document.slice(at, end), start, prefixes };
}

/** What the lines of a text say from `from` to `to`, offsets in it: without their prefixes. */
export function contentOf({ text, start, prefixes }: SourceText, from: number, to: number): string {
  let content = '';
  let at = from;
  for (const prefix of prefixes) {
    if (prefix.end <= start + from || prefix.start >= start + to) continue;
    content += text.slice(at, prefix.start - start) + ' '.repeat(prefix.columnsLeft);
    at = prefix.end - start;
  }
  return content + text.slice(at, to);
}

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
