import type { SourceText } from '../markdown/facts.ts';
import { remember } from '../markdown/remember.ts';
import { sharedText } from '../markdown/sharedText.ts';
import type { Span } from '../markdown/span.ts';
import { LeadingWords, leadLength } from '../vocabulary/leadingWords.ts';
import { allStatusWords, type Stage, stageOf } from '../vocabulary/statusWords.ts';

/** Where a record stands in its life. */
export interface Status {
  /** The known status that the text starts with, as the convention spells it; else undefined. */
  readonly known: string | undefined;
  /** What it means, where some language knows the word. */
  readonly stage: Stage | undefined;
  /** The status as the record writes it: the known one's words, else those that may be one of nobody's list. */
  readonly word: string;
  readonly span: Span;
  /** Whether the text is a whole sentence: then its first word is not a status that was meant. */
  readonly isSentence: boolean;
}

/** Statuses that every log understands, whatever its convention lists. */
export const universalStatuses: readonly string[] = ['Superseded', 'Rejected', 'Reference'];

/** The words for them in all languages. */
const universalWords: readonly string[] = [
  ...universalStatuses,
  ...allStatusWords.flatMap(({ word, stage }) => (stage === 'superseded' || stage === 'rejected' ? [word] : [])),
];

/**
 * Reads the status that a text starts with: the longest known one, else the words that may be one. Markup, emoji, struck
 * words and case do not count: `~~Proposed~~ **accepted** (2024)` is Accepted. A text without a word has no status.
 */
export function parseStatus(text: SourceText, knownStatuses: readonly string[]): Status | undefined {
  const found = readerFor(knownStatuses)(text.raw);
  if (found === nothing) return undefined;
  const { lead, ...status } = found;
  const start = text.span.start + lead;
  return { ...status, span: { start, end: start + status.word.length } };
}

/** A status without its place: `lead` is how many characters come before it. */
interface StatusWord extends Omit<Status, 'span'> {
  readonly lead: number;
}

const nothing: StatusWord = { known: undefined, stage: undefined, word: '', lead: 0, isSentence: false };
const readers = new WeakMap<readonly string[], (raw: string) => StatusWord>();

/** An index says the same five words ten thousand times. */
function readerFor(knownStatuses: readonly string[]): (raw: string) => StatusWord {
  const before = readers.get(knownStatuses);
  if (before !== undefined) return before;
  const words = new LeadingWords([...knownStatuses, ...universalWords]);
  const reader = remember((raw) => readWord(raw, words));
  readers.set(knownStatuses, reader);
  return reader;
}

function readWord(raw: string, statuses: LeadingWords): StatusWord {
  const lead = leadLength(raw);
  const rest = raw.slice(lead);
  if (rest === '') return nothing;
  const match = statuses.find(rest);
  const known = match?.word;
  const phrase = unknownWords(rest);
  const isSentence = known === undefined && (phrase.length > mostWords || wordsInClause(rest) > mostClauseWords);
  const length = match?.length ?? (isSentence ? (phrase[0] as string) : phrase.join(' ')).length;
  const stage = known === undefined ? undefined : stageOf(known);
  return { known, stage, word: sharedText(rest.slice(0, length)), lead, isSentence };
}

/** Words that follow a status and are no part of it: "On Hold until May" is On Hold. */
const behindStatus = /^(?:until|till|since|by|as|on|in|for|from|with|due|because|after|at|see|but|and)$/i;

/** A status of more words is a sentence. */
const mostWords = 3;

/** What explains a status takes a few more: "On Hold until May". */
const mostClauseWords = 5;

/** How many words a text has up to its first punctuation mark. */
function wordsInClause(text: string): number {
  return (/^[^.,;:()[\]<>|\n]*/.exec(text)?.[0] ?? '').trim().split(/\s+/).length;
}

/** The words that a text begins with, up to what explains them. */
function unknownWords(text: string): string[] {
  const words = (/^[\p{L}\p{N}\p{M}'’-]+(?: \p{L}[\p{L}\p{M}'’-]*)*/u.exec(text)?.[0] ?? text).split(' ');
  const end = words.findIndex((word, at) => at > 0 && behindStatus.test(word));
  return end === -1 ? words : words.slice(0, end);
}
