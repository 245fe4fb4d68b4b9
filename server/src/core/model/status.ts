import type { SourceText } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';

/** Where a record stands in its life. */
export interface Status {
  /** The known status that the text starts with, as the convention spells it; else undefined. */
  readonly known: string | undefined;
  /** The status as the record writes it: the known one's words, else the first word. */
  readonly word: string;
  readonly span: Span;
}

/** Statuses that every log understands, whatever its convention lists. */
export const universalStatuses: readonly string[] = ['Superseded', 'Rejected', 'Reference'];

/**
 * Reads the status that a text starts with: the longest known one, else its first word. Markup, emoji and case do not
 * count: `**accepted** (2024)` is Accepted. A text without a word has no status.
 */
export function parseStatus(text: SourceText, knownStatuses: readonly string[]): Status | undefined {
  const lead = /^[^\p{L}\p{N}]*/u.exec(text.raw)?.[0].length ?? 0;
  const rest = text.raw.slice(lead);
  if (rest === '') return undefined;
  let known: string | undefined;
  for (const status of [...knownStatuses, ...universalStatuses]) {
    if (status.length > (known?.length ?? 0) && startsWithWords(rest, status)) known = status;
  }
  const length = known?.length ?? (/^[\p{L}\p{N}'’-]+/u.exec(rest)?.[0] ?? rest).length;
  const start = text.span.start + lead;
  return { known, word: rest.slice(0, length), span: { start, end: start + length } };
}

function startsWithWords(text: string, words: string): boolean {
  // `in-progress` is In Progress.
  const head = text.slice(0, words.length).replaceAll('-', ' ');
  return head.toLowerCase() === words.toLowerCase() && !/^[\p{L}\p{N}]/u.test(text.slice(words.length));
}
