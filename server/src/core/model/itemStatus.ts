import type { SourceText } from '../markdown/facts.ts';
import { leadLength } from '../vocabulary/leadingWords.ts';
import { findLeadingStatus } from '../vocabulary/statusWords.ts';
import { findEmoji } from './statusLegend.ts';

/** The status that a list's item has after its link or its title: ` (Accepted)`, ` – **Accepted**`. */
export interface ItemStatus {
  /** The text from the sign that parts it from the words before to the end of the line. */
  readonly part: SourceText;
  /** The status alone. */
  readonly status: SourceText;
  /** Whether it is one word, and not one with words that belong to it: `Superseded by [2](…)`. */
  readonly isWord: boolean;
}

const separator = /(?:^|\s)[-–—:|]+\s|[([]/gu;
const marks = '*_`~ \t';
const closingMarks = `${marks})].`;

/** Reads the status after a link: the last words of the line, and nothing else. A text that only has such a word in it has none. */
export function readItemStatus(behind: SourceText): ItemStatus | undefined {
  const line = (/^[^\r\n]*/.exec(behind.raw)?.[0] ?? '').trimEnd();
  let end = line.length;
  while (end > 0 && closingMarks.includes(line[end - 1] as string)) end--;
  const first = startsOf(line)[0];
  const last = startsOf(line.slice(0, end)).at(-1);
  for (const start of [last, first]) {
    if (start === undefined) continue;
    const isWord = isStatus(line.slice(start.word, end));
    if (!isWord && (start !== first || !namesOther(line.slice(start.word)))) continue;
    return {
      part: sliceAt(behind, start.part, line.length),
      status: sliceAt(behind, start.word, isWord ? end : line.length),
      isWord,
    };
  }
  return undefined;
}

/** Where words begin that may be a status: after each sign, or at once. */
function startsOf(line: string): { readonly part: number; readonly word: number }[] {
  const signs = [...line.matchAll(separator)].map(({ 0: sign, index }) => ({
    part: line.slice(0, index).trimEnd().length,
    word: wordStart(line, index + sign.length),
  }));
  return signs[0]?.part === 0 ? signs : [{ part: 0, word: wordStart(line, 0) }, ...signs];
}

function wordStart(line: string, from: number): number {
  let start = from;
  while (start < line.length && marks.includes(line[start] as string)) start++;
  return start;
}

function isStatus(text: string): boolean {
  const words = text.slice(leadLength(text));
  if (words === '') return findEmoji(text) !== undefined;
  return !/\d/.test(text.slice(0, leadLength(text))) && findLeadingStatus(words)?.length === words.length;
}

/** Whether a status has another record after it. */
function namesOther(text: string): boolean {
  const found = findLeadingStatus(text);
  return found !== undefined && /^\s+\p{L}[^([]*[[\d]/u.test(text.slice(leadLength(text) + found.length));
}

function sliceAt({ raw, span }: SourceText, start: number, end: number): SourceText {
  return { raw: raw.slice(start, end), span: { start: span.start + start, end: span.start + end } };
}
