import { decodeString } from 'micromark-util-decode-string';

/** The characters that Markdown's syntax is made of, as UTF-16 units. */
export const Char = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  bang: 0x21,
  quotationMark: 0x22,
  hash: 0x23,
  ampersand: 0x26,
  apostrophe: 0x27,
  openParenthesis: 0x28,
  closeParenthesis: 0x29,
  asterisk: 0x2a,
  plus: 0x2b,
  dash: 0x2d,
  dot: 0x2e,
  digit0: 0x30,
  digit1: 0x31,
  digit9: 0x39,
  colon: 0x3a,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  underscore: 0x5f,
  backtick: 0x60,
  tilde: 0x7e,
} as const;

export function isBlank(code: number): boolean {
  return code === Char.space || code === Char.tab;
}

export function isLineEnding(code: number): boolean {
  return code === Char.lineFeed || code === Char.carriageReturn;
}

export function isDigit(code: number): boolean {
  return code >= Char.digit0 && code <= Char.digit9;
}

/** The offset of the first character from `at` on that is no blank, or `end`. */
export function skipBlanks(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end && isBlank(codeAt(text, offset))) offset++;
  return offset;
}

/** The offset behind the last character before `end` that is no blank, or `start`. */
export function trimBlanks(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isBlank(codeAt(text, offset - 1))) offset--;
  return offset;
}

/** The offset of the first character from `at` on that is neither a blank nor a line ending, or `end`. */
export function skipWhitespace(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end && (isBlank(codeAt(text, offset)) || isLineEnding(codeAt(text, offset)))) offset++;
  return offset;
}

/** The offset behind the run of `code` at `at`. */
export function skipRun(text: string, at: number, end: number, code: number): number {
  let offset = at;
  while (offset < end && codeAt(text, offset) === code) offset++;
  return offset;
}

/** The offset behind the line ending at `at`: CRLF is one. */
export function skipLineEnding(text: string, at: number, end: number): number {
  const isPair = codeAt(text, at) === Char.carriageReturn && at + 1 < end && codeAt(text, at + 1) === Char.lineFeed;
  return at + (isPair ? 2 : 1);
}

export type CharacterClass = 'whitespace' | 'punctuation' | 'other';

/** What a character is to emphasis (CommonMark 6.2), by UTF-16 units: halves of a pair are letters, as to micromark. */
export function classOf(code: number): CharacterClass {
  return code < 0x80 ? (asciiClasses[code] as CharacterClass) : classOfUnit(code);
}

function classOfUnit(code: number): CharacterClass {
  const char = String.fromCharCode(code);
  if (/\s/.test(char)) return 'whitespace';
  return /[\p{P}\p{S}]/u.test(char) ? 'punctuation' : 'other';
}

const asciiClasses: readonly CharacterClass[] = Array.from({ length: 0x80 }, (_, code) => classOfUnit(code));

/**
 * `text.charCodeAt(at)`. V8 keeps flat strings, slices, joined and shared ones apart, and looks the method up each time
 * at a place that has met more than four kinds: in a loop over characters, that is most of the time. This asks for no
 * kind. Loops keep the length in a variable for the same reason.
 */
export const codeAt: (text: string, at: number) => number = Function.prototype.call.bind(String.prototype.charCodeAt);

/** A piece of Markdown with its backslash escapes and character references resolved (CommonMark 2.4, 2.5). */
export function decodeEscapes(raw: string): string {
  return raw.includes('\\') || raw.includes('&') ? decodeString(raw) : raw;
}
