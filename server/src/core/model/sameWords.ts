import { editDistance } from './nearestName.ts';

/** The words of a text, in lower case. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether two texts have the same words: marks, case and what parts the words do not count. */
export function haveSameWords(a: string, b: string): boolean {
  const [x, y] = [wordsIn(a), wordsIn(b)];
  return x.length > 0 && x.length === y.length && x.every((word, at) => word === y[at]);
}

/** Whether a text has the title or its first words: a short title in an index is deliberate. */
export function isLeadingWords(text: string, title: string): boolean {
  if (text === title) return true;
  const expected = wordsIn(title);
  return wordsIn(text).every((word, at) => word === expected[at]);
}

/**
 * Whether two titles, or the words of two file names, may be those of one decision: the one has all that matters of the
 * other, or they differ in a letter or two. "Use Kafka" and "Use Redis" are two decisions; "Größe" is written `groesse` in
 * the name of a file.
 */
export function resemble(a: string, b: string): boolean {
  const [x, y] = [wordsIn(withoutAccents(a)), wordsIn(withoutAccents(b))];
  if (x.length === 0 || y.length === 0) return false;
  if (areWithin(weighty(x), weighty(y)) || areWithin(weighty(y), weighty(x))) return true;
  return isSlip(x.filter((word) => !y.includes(word)).join(' '), y.filter((word) => !x.includes(word)).join(' '));
}

/** The same for what is only offered to a person: a letter or two may be others in a short word, too. */
export function areNear(a: string, b: string): boolean {
  const [x, y] = [wordsIn(withoutAccents(a)).join(' '), wordsIn(withoutAccents(b)).join(' ')];
  const shorter = Math.min(x.length, y.length);
  const limit = shorter < 4 ? 0 : Math.max(1, Math.floor(shorter / 5));
  return resemble(a, b) || (limit > 0 && editDistance(x, y, limit) <= limit);
}

/**
 * Whether words may be others with a slip of the hand. In a short word a letter in the place of another one makes another word,
 * "Beta" and "Zeta", as each sign of a script of words does.
 */
function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(a + b)) return false;
  const isTransposed = [...a].sort().join('') === [...b].sort().join('');
  if (shorter < 6 && a.length === b.length && !isTransposed) return false;
  const limit = Math.max(isTransposed ? 2 : 1, Math.floor(shorter / 5));
  return editDistance(a, b, limit) <= limit;
}

/** Whether two titles have more than half of what matters in common: one of them may have been changed since. */
export function shareMost(a: string, b: string): boolean {
  const [x, y] = [weighty(wordsIn(a)), weighty(wordsIn(b))];
  let shared = 0;
  for (const word of x) if (y.has(word)) shared++;
  return shared * 2 > Math.min(x.size, y.size);
}

/** Words such as "use" and "the" tell nothing; where a text has no others, all of them count. */
function weighty(words: readonly string[]): ReadonlySet<string> {
  const long = words.filter((word) => word.length > 3 || /[^\p{Script=Latin}]/u.test(word));
  return new Set(long.length > 0 ? long : words);
}

function areWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  for (const word of few) if (!many.has(word)) return false;
  return true;
}

/** Latin letters as the names of files have them. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüæœøåß]/g, (letter) => pairs.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC');
}

/** Letters that are written as two where a file's name has only those of ASCII. */
const pairs: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'oe'],
  ['å', 'aa'],
  ['ß', 'ss'],
]);
