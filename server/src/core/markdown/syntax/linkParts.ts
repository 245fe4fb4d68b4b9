import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { Char, codeAt, decodeEscapes, isBlank, isLineEnding, skipBlanks, skipWhitespace } from './characters.ts';
import type { DefinitionNode } from './syntaxTree.ts';

/** The offset behind the label `[…]` that begins at `at`, or -1 (CommonMark 4.7): it holds no bracket, and not only blanks. */
export function endOfLabel(text: string, at: number, end: number): number {
  let isEmpty = true;
  for (let offset = at + 1; offset < end; offset++) {
    const code = codeAt(text, offset);
    if (code === Char.closeBracket) return isEmpty ? -1 : offset + 1;
    if (code === Char.openBracket) return -1;
    if (!isBlank(code) && !isLineEnding(code)) isEmpty = false;
    if (code === Char.backslash && isOneOf(codeAt(text, offset + 1), labelEscapes)) offset++;
    if (offset - at > longestLabel) return -1;
  }
  return -1;
}

/** As CommonMark has it. */
export const longestLabel = 999;
const labelEscapes = [Char.openBracket, Char.backslash, Char.closeBracket];

/**
 * The offset behind the destination that begins at `at`, its angle brackets included, or -1 (CommonMark 6.3). An inline
 * link's destination nests no more than 32 parentheses.
 */
export function endOfDestination(text: string, at: number, end: number, deepest = Number.POSITIVE_INFINITY): number {
  return codeAt(text, at) === Char.less && at < end ? endOfBracketed(text, at, end) : endOfBare(text, at, end, deepest);
}

function endOfBracketed(text: string, at: number, end: number): number {
  for (let offset = at + 1; offset < end; offset++) {
    const code = codeAt(text, offset);
    if (code === Char.greater) return offset + 1;
    if (code === Char.less || isLineEnding(code)) return -1;
    if (code === Char.backslash && isOneOf(codeAt(text, offset + 1), bracketEscapes)) offset++;
  }
  return -1;
}

const bracketEscapes = [Char.less, Char.greater, Char.backslash];

function endOfBare(text: string, at: number, end: number, deepest: number): number {
  let depth = 0;
  let offset = at;
  for (; offset < end; offset++) {
    const code = codeAt(text, offset);
    if (code === Char.openParenthesis) {
      if (++depth > deepest) return -1;
    } else if (code === Char.closeParenthesis) {
      if (depth-- === 0) break;
    } else if (isBlank(code) || isLineEnding(code)) {
      break;
    } else if (code < Char.space || code === 0x7f) {
      return -1;
    } else if (code === Char.backslash && isOneOf(codeAt(text, offset + 1), bareEscapes)) {
      offset++;
    }
  }
  return depth > 0 || offset === at ? -1 : Math.min(offset, end);
}

const bareEscapes = [Char.openParenthesis, Char.closeParenthesis, Char.backslash];

/** The offset behind the title that begins at `at` with one of `"'(`, or -1 (CommonMark 6.3). */
export function endOfTitle(text: string, at: number, end: number): number {
  const close = closingMark(codeAt(text, at));
  if (close === undefined) return -1;
  for (let offset = at + 1; offset < end; offset++) {
    const code = codeAt(text, offset);
    if (code === close) return offset + 1;
    if (code === Char.backslash) {
      const next = codeAt(text, offset + 1);
      if (next === close || next === Char.backslash) offset++;
    }
  }
  return -1;
}

/** What closes a title that begins with `open`; nothing where no title does. */
export function closingMark(open: number): number | undefined {
  if (open === Char.openParenthesis) return Char.closeParenthesis;
  return open === Char.quotationMark || open === Char.apostrophe ? open : undefined;
}

/** The offset behind whitespace and the title in it, or -1 where no title stands there. */
export function endOfSpacedTitle(text: string, at: number, end: number): number {
  const open = skipWhitespace(text, at, end);
  return open === at || open === end ? -1 : endOfTitle(text, open, end);
}

function isOneOf(code: number, codes: readonly number[]): boolean {
  return codes.includes(code);
}

/**
 * The definition `[label]: destination "title"` that begins at `at`, or nothing (CommonMark 4.7). It ends before a line
 * ending or with the text; its offsets count from `base`, that of the text's first character.
 */
export function scanDefinition(text: string, at: number, base: number): DefinitionNode | undefined {
  const end = text.length;
  const labelEnd = endOfLabel(text, at, end);
  if (labelEnd === -1 || codeAt(text, labelEnd) !== Char.colon) return undefined;
  const start = skipWhitespace(text, labelEnd + 1, end);
  const destinationEnd = endOfDestination(text, start, end);
  if (destinationEnd === -1) return undefined;
  // What only looks like a title leaves the definition as it was before, if that ends its line.
  const titleEnd = endOfSpacedTitle(text, destinationEnd, end);
  const close = endOfLine(text, titleEnd, end) ?? endOfLine(text, destinationEnd, end);
  if (close === undefined) return undefined;
  const brackets = codeAt(text, start) === Char.less ? 1 : 0;
  const destination = { start: start + brackets, end: destinationEnd - brackets };
  return {
    type: 'definition',
    start: base + at,
    end: base + close,
    identifier: normalizeIdentifier(text.slice(at + 1, labelEnd - 1)).toLowerCase(),
    url: decodeEscapes(text.slice(destination.start, destination.end)),
    destination: { start: base + destination.start, end: base + destination.end },
  };
}

/** The end of the line that has nothing but blanks from `at` on. */
function endOfLine(text: string, at: number, end: number): number | undefined {
  if (at === -1) return undefined;
  const offset = skipBlanks(text, at, end);
  return offset === end || isLineEnding(codeAt(text, offset)) ? offset : undefined;
}
