import type { DecisionIndex } from '../../model/indexGroups.ts';
import { leadLength } from '../../vocabulary/leadingWords.ts';
import { findLeadingStatus } from '../../vocabulary/statusWords.ts';

/** A status in the letters that most rows of an index have theirs in, else in those of another `spelling` of one. */
export function inLettersOfRows(index: DecisionIndex, status: string, spelling = status): string {
  const known = knownSamples.get(index) ?? { word: sampleOf(index) };
  knownSamples.set(index, known);
  return inLettersOf(known.word ?? spelling, status);
}

/** An index never changes, and is asked for each row that is written. */
const knownSamples = new WeakMap<DecisionIndex, { readonly word: string | undefined }>();

/** A status of a row, written as most are: `accepted`, `ACCEPTED`, or with capitals as the words are listed. */
function sampleOf({ meanings }: DecisionIndex): string | undefined {
  const counts = new Map<string, { readonly word: string; count: number }>();
  for (const { says } of meanings) {
    const found = findLeadingStatus(says.status ?? '');
    if (says.status === undefined || found === undefined) continue;
    const at = leadLength(says.status);
    const word = says.status.slice(at, at + found.length);
    const form = word === word.toLowerCase() ? 'lower' : word === word.toUpperCase() ? 'upper' : 'listed';
    const known = counts.get(form);
    if (known === undefined) counts.set(form, { word, count: 1 });
    else known.count++;
  }
  const [most, next] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most !== undefined && most.count > (next?.count ?? 0) ? most.word : undefined;
}

/** What a status says in other letters; the name and the address of a record behind it stay. */
function inLetters(status: string, change: (words: string) => string): string {
  return status.replace(/^[^[]*/, change);
}

const toLower = (words: string) => words.toLowerCase();
const toUpper = (words: string) => words.toUpperCase();

/** A status in small or in large letters, where most others are. */
export function inLettersOfAll(values: readonly string[], status: string): string {
  const letters = values.map((value) => value.replace(/\P{L}/gu, '')).filter((each) => each.length > 1);
  const isMost = (isSo: (letters: string) => boolean) => letters.filter(isSo).length * 2 > letters.length;
  if (isMost((each) => /^\p{Ll}/u.test(each))) return inLetters(status, toLower);
  return isMost((each) => /^\p{Lu}+$/u.test(each)) ? inLetters(status, toUpper) : status;
}

/** A status in the letters of another word for one: `accepted` and `ACCEPTED` are two styles; `承認済み` has none. */
export function inLettersOf(word: string, status: string): string {
  const [lower, upper] = [word.toLowerCase(), word.toUpperCase()];
  if (lower === upper) return status;
  if (word === lower) return inLetters(status, toLower);
  return word === upper && word.length > 1 ? inLetters(status, toUpper) : status;
}
