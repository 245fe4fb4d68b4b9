import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { codeAt } from '../codeAt.ts';
import { decodeEscapes } from '../decodeEscapes.ts';
import { Char, isLineEnding, skipBlanks, skipWhitespace } from './characters.ts';
import { endOfDestination, endOfLabel, endOfSpacedTitle } from './linkParts.ts';
import type { DefinitionNode } from './syntaxTree.ts';

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
