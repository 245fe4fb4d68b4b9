import type { Span } from '../span.ts';
import { Char, codeAt, isBlank, isDigit, skipBlanks, skipRun, trimBlanks } from './characters.ts';

/** A line from its first character that is no blank to its end, without its ending. */
export interface LineRest extends Span {
  readonly text: string;
}

/** Three or more of the same mark, with blanks between or not (CommonMark 4.1). */
export function isThematicBreak({ text, start, end }: LineRest): boolean {
  const mark = codeAt(text, start);
  if (mark !== Char.asterisk && mark !== Char.dash && mark !== Char.underscore) return false;
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = codeAt(text, at);
    if (code === mark) count++;
    else if (!isBlank(code)) return false;
  }
  return count >= 3;
}

/** The depth that an underline of `=` or `-` gives the text above it (CommonMark 4.3); 0 for any other line. */
export function underlineDepth({ text, start, end }: LineRest): 0 | 1 | 2 {
  const mark = codeAt(text, start);
  if (mark !== Char.equals && mark !== Char.dash) return 0;
  if (skipBlanks(text, skipRun(text, start, end, mark), end) !== end) return 0;
  return mark === Char.equals ? 1 : 2;
}

/** A heading's depth and the place of its content (CommonMark 4.2). */
export interface AtxHeading {
  readonly depth: number;
  readonly content: Span;
}

export function readAtxHeading({ text, start, end }: LineRest): AtxHeading | undefined {
  const marksEnd = skipRun(text, start, end, Char.hash);
  const depth = marksEnd - start;
  if (depth === 0 || depth > 6 || (marksEnd < end && !isBlank(codeAt(text, marksEnd)))) return undefined;
  const contentStart = skipBlanks(text, marksEnd, end);
  const contentEnd = trimBlanks(text, contentStart, end);
  return { depth, content: { start: contentStart, end: withoutClosingMarks(text, contentStart, contentEnd) } };
}

/** Where a heading's content ends before the `#`s that close it: blanks must stand between. */
function withoutClosingMarks(text: string, start: number, end: number): number {
  let marks = end;
  while (marks > start && codeAt(text, marks - 1) === Char.hash) marks--;
  if (marks === start) return start;
  return marks < end && isBlank(codeAt(text, marks - 1)) ? trimBlanks(text, start, marks) : end;
}

/** The backticks or tildes that open a block of code (CommonMark 4.5). */
export interface Fence {
  readonly mark: number;
  readonly length: number;
}

export function readFence({ text, start, end }: LineRest): Fence | undefined {
  const mark = codeAt(text, start);
  if (mark !== Char.backtick && mark !== Char.tilde) return undefined;
  const marksEnd = skipRun(text, start, end, mark);
  if (marksEnd - start < 3) return undefined;
  // Backticks behind the fence would make it a code span.
  if (mark === Char.backtick && text.slice(marksEnd, end).includes('`')) return undefined;
  return { mark, length: marksEnd - start };
}

export function closesFence(fence: Fence, { text, start, end }: LineRest): boolean {
  const marksEnd = skipRun(text, start, end, fence.mark);
  return marksEnd - start >= fence.length && skipBlanks(text, marksEnd, end) === end;
}

/** The marker of a list's item (CommonMark 5.2). */
export interface ListMarker {
  /** What all items of a list share: the bullet, or the mark behind the number. */
  readonly mark: number;
  readonly end: number;
  /** Whether it may end a paragraph: a bullet, or the number 1. */
  readonly mayInterrupt: boolean;
}

export function readListMarker({ text, start, end }: LineRest): ListMarker | undefined {
  const first = codeAt(text, start);
  const marker = isDigit(first) ? readNumber(text, start, end) : readBullet(first, start);
  if (marker === undefined || (marker.end < end && !isBlank(codeAt(text, marker.end)))) return undefined;
  return marker;
}

function readBullet(mark: number, start: number): ListMarker | undefined {
  const isBullet = mark === Char.asterisk || mark === Char.dash || mark === Char.plus;
  return isBullet ? { mark, end: start + 1, mayInterrupt: true } : undefined;
}

function readNumber(text: string, start: number, end: number): ListMarker | undefined {
  let at = start;
  while (at < end && at - start < 10 && isDigit(codeAt(text, at))) at++;
  const mark = codeAt(text, at);
  if (at === end || at - start > 9 || (mark !== Char.dot && mark !== Char.closeParenthesis)) return undefined;
  return { mark, end: at + 1, mayInterrupt: at - start === 1 && codeAt(text, start) === Char.digit1 };
}
