import { codeAt } from './codeAt.ts';

/** Some words as a number, and how many characters they have: blanks and line endings between them count as one each. */
export interface HashedWords {
  readonly length: number;
  readonly hash: number;
}

/** Hashes a text's words (FNV-1a over UTF-16 units) as a 32-bit integer; equal words, equal hash. */
export function hashWords(text: string): HashedWords {
  // As 32-bit integers from the start: a record's every character comes through here.
  let hash = 0x811c9dc5 | 0;
  let length = 0;
  const end = text.length;
  let isBetween = false;
  for (let at = 0; at < end; at++) {
    const code = codeAt(text, at);
    // Nearly every character is a letter of ASCII.
    if ((code <= 0x20 || code >= 0x7f) && isWhitespace(code)) {
      isBetween = length > 0;
      continue;
    }
    if (isBetween) {
      hash = Math.imul(hash ^ 0x20, prime);
      length++;
      isBetween = false;
    }
    hash = Math.imul(hash ^ code, prime);
    length++;
  }
  return { length, hash };
}

const prime = 0x01000193;

/** What `\s` matches; a regular expression for each character would take most of the time. */
function isWhitespace(code: number): boolean {
  if (code < 0xa0) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code === 0xa0 || (code >= 0x1680 && rareWhitespace.has(code));
}

const rareWhitespace: ReadonlySet<number> = new Set([
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029,
  0x202f, 0x205f, 0x3000, 0xfeff,
]);
