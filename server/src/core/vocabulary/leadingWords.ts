import { foldCase } from './language.ts';

/** Words to be found at the beginning of a text, by their first character: there are hundreds of them. */
export class LeadingWords {
  readonly #byFirst = new Map<string, { readonly word: string; readonly folded: string }[]>();

  constructor(words: readonly string[]) {
    for (const word of words) {
      const folded = foldCase(word);
      const first = firstCharacter(folded);
      const known = this.#byFirst.get(first);
      if (known === undefined) this.#byFirst.set(first, [{ word, folded }]);
      else known.push({ word, folded });
    }
  }

  /**
   * The longest of the words that a text begins with, and how many UTF-16 units of the text it takes; of equals the first
   * one given. Case does not count, and a hyphen may be written for a blank. `accepted-provisional` begins with another
   * word than `accepted`.
   */
  find(text: string): { readonly word: string; readonly length: number } | undefined {
    const head = foldCase(text.slice(0, longestWord));
    let found: { readonly word: string; readonly folded: string } | undefined;
    for (const each of this.#byFirst.get(firstCharacter(head)) ?? []) {
      const { folded } = each;
      if (folded.length <= (found?.folded.length ?? 0)) continue;
      const start = head.slice(0, folded.length);
      if (start !== folded && start.replaceAll('-', ' ') !== folded) continue;
      if (endsWord(folded, head.slice(folded.length))) found = each;
    }
    return found === undefined ? undefined : { word: found.word, length: lengthIn(text, found.folded.length) };
  }
}

/** How long the beginning of a text is that has a length once it is folded: `é` may be two characters. */
function lengthIn(text: string, folded: number): number {
  let length = folded;
  while (length < text.length && foldCase(text.slice(0, length)).length < folded) length++;
  while (/^\p{M}/u.test(text.slice(length, length + 1))) length++;
  return length;
}

/** No status has more characters, in UTF-16 units. */
const longestWord = 80;

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

/** Whether a word ends where a text goes on. Scripts without blanks between words have no such places. */
function endsWord(word: string, rest: string): boolean {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u.test(word)) return true;
  return !/^(?:[\p{L}\p{N}\p{M}]|-(?!by\b)\p{L})/u.test(rest);
}

const emoji = ':[a-z][a-z0-9_+-]*:';
const struck = '~~[^~]*~~';
const comment = '<!--[^>]*-->';
const date = String.raw`\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}])`;
const tick = String.raw`\[[xX]\]`;
const lead = new RegExp(String.raw`(?:${emoji}|${struck}|${comment}|${date}|${tick}|[^\p{L}\p{N}])*`, 'uy');

/**
 * How many UTF-16 units of a text come before its first word that counts: marks, emoji, struck words, comments, a tick
 * and a day (`- 2024-06-01: Accepted`) do not.
 */
export function leadLength(text: string): number {
  const start = text.slice(0, longestLead);
  lead.lastIndex = 0;
  const { length } = lead.exec(start)?.[0] ?? '';
  // A day alone is what the text says.
  return length === text.length ? (/^[^\p{L}\p{N}]*/u.exec(start)?.[0].length ?? 0) : length;
}

/** Whoever writes more before a status writes something else. In UTF-16 units. */
const longestLead = 500;
