import { withoutComments } from '../markdown/comments.ts';
import type { SourceText } from '../markdown/facts.ts';
import { foldCase } from '../vocabulary/language.ts';
import { LeadingWords } from '../vocabulary/leadingWords.ts';
import { allStatusWords, mayBeInflected } from '../vocabulary/statusWords.ts';
import { findNearest, isForeign } from './nearestName.ts';
import { parseStatus, universalStatuses } from './status.ts';

/** So many records that write a word have made it their own. */
export const ownForm = 3;

/** What records say of their statuses, counted. */
export interface StatusHabits {
  readonly records: number;
  /** How many of them have a status. */
  readonly withStatus: number;
  /** The statuses that no list has, as they are written, and how many records have each. */
  readonly otherStatuses: ReadonlyMap<string, number>;
}

/** What a log has shown of statuses beside those that it lists. */
export interface LearntStatuses {
  /** Words that are its own by use, or that its template offers. */
  readonly learnt: readonly string[];
  /** Whether any other word may be a status, too, for all that is known of the log. */
  readonly isOpen: boolean;
}

/**
 * Learns statuses: words that three records use, or a tenth of them but two at least, and those of the template's list.
 * A word that is nearly a known one needs three, since two may make the same slip. A list that ends with an ellipsis is
 * open, and so are the statuses of a log in which most are unknown words.
 */
export function learnStatuses(
  { records, withStatus, otherStatuses }: StatusHabits,
  known: readonly string[],
  offered: readonly SourceText[],
): LearntStatuses {
  const lists = offered.map((text) => choicesIn(withoutComments(text).raw));
  const inTemplate = lists.flatMap(({ words }) => words.filter((word) => !isKnown(word, known)));
  const byWord = new Map<string, { readonly word: string; count: number; most: number }>();
  const others = [...otherStatuses.values()].reduce((sum, count) => sum + count, 0);
  // A word that is nearly known is a slip, and not the log's own; but not where no record has a known one.
  const isSlip = (word: string, count = 1) => {
    const nearest = others < withStatus ? nearestStatus(word, known) : undefined;
    // A language beside those that are known has the same words with other accents: "Prijaté" is no misspelt "Přijaté".
    return nearest !== undefined && !(count > 1 && withoutAccents(word) === withoutAccents(nearest));
  };
  let unknown = 0;
  for (const [word, count] of otherStatuses) {
    if (!isSlip(word)) unknown += count;
    const before = byWord.get(foldCase(word));
    const isUsual = before === undefined || count > before.most || (count === before.most && word < before.word);
    const usual = isUsual ? { word, most: count } : before;
    byWord.set(foldCase(word), { word: usual.word, most: usual.most, count: count + (before?.count ?? 0) });
  }
  const isOfItsOwn = withStatus > 1 && unknown * 2 > withStatus;
  const used = [...byWord.values()].flatMap(({ word, count }) => {
    // Where most words are the log's own, the rare ones are, too.
    if (isOfItsOwn && !isSlip(word)) return [word];
    const isShared = count >= 2 && count * 10 >= records && !isSlip(word, count);
    return count >= ownForm || isShared ? [word] : [];
  });
  return {
    learnt: [...new Map([...used, ...inTemplate].map((word) => [foldCase(word), word])).values()].sort(),
    isOpen: lists.some(({ isOpen }) => isOpen) || isOfItsOwn,
  };
}

/**
 * The status that a word was probably meant to be: one letter differs, no more, for "Reverted" is not a misspelt "Rejected". One
 * with another ending may be a form of its own.
 */
export function nearestStatus(word: string, known: readonly string[]): string | undefined {
  const nearest = findNearest(word, [...known, ...universalStatuses], 1);
  if (nearest === undefined || isForeign(word) !== isForeign(nearest)) return undefined;
  return mayBeInflected(word, nearest) ? undefined : nearest;
}

function withoutAccents(word: string): string {
  return foldCase(word).normalize('NFD').replace(/\p{M}/gu, '');
}

const anyStatus = new LeadingWords(allStatusWords.map(({ word }) => word));

/** Whether words say a known status with something added to it: "Partially superseded", `accepted-provisional`. */
export function qualifiesStatus(words: string): boolean {
  // What is joined to a status is another word to those who look for it alone.
  const apart = words.replace(/-/g, ', ');
  const starts = apart.matchAll(/(?<![\p{L}\p{M}])\p{L}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu);
  return [...starts].some(({ index }) => anyStatus.find(apart.slice(index)) !== undefined);
}

function isKnown(word: string, known: readonly string[]): boolean {
  return [...known, ...universalStatuses].some((each) => foldCase(each) === foldCase(word));
}

/** The statuses of a list of choices, such as `{proposed | accepted | … | superseded by ADR-0123}`; none for other texts. */
function choicesIn(text: string): { readonly words: readonly string[]; readonly isOpen: boolean } {
  const parts = text.slice(0, longestList).split(/[|/]/);
  if (parts.length < 2) return { words: [], isOpen: false };
  const statuses = parts.map((raw) => parseStatus({ raw, span: { start: 0, end: raw.length } }, []));
  return {
    words: statuses.flatMap((status) => (status === undefined || status.isSentence ? [] : [status.word])),
    isOpen: /…|\.\.\.|\betc\b/i.test(text),
  };
}

/** A longer text is no list of statuses. In UTF-16 units. */
const longestList = 400;
