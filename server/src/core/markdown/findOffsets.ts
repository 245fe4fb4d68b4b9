import type { Table } from './facts.ts';
import { lowerBound } from './sequences.ts';
import type { Span } from './span.ts';

/** The pieces of a text of this length between its tables: rows are read by themselves, and may be thousands. */
export function outsideOf(tables: readonly Table[], length: number): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const { header, end } of tables) {
    pieces.push({ start, end: header.span.start });
    start = end;
  }
  return [...pieces, { start, end: length }];
}

/** Where the matches of a global pattern begin in pieces of a text, in order. */
export function findOffsets(text: string, pattern: RegExp, pieces: readonly Span[]): number[] {
  return collectOffsets(pieces, (from) => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match === null ? undefined : { start: match.index, end: pattern.lastIndex };
  });
}

/** Where a string stands in pieces of a text, in order: V8 looks for its first character faster than any pattern. */
export function findAll(text: string, searched: string, pieces: readonly Span[]): number[] {
  return collectOffsets(pieces, (from) => {
    const start = text.indexOf(searched, from);
    return start === -1 ? undefined : { start, end: start + searched.length };
  });
}

/** No part of the text is searched twice, however many pieces there are. */
function collectOffsets(pieces: readonly Span[], findNext: (from: number) => Span | undefined): number[] {
  const offsets: number[] = [];
  let found: Span | undefined = { start: -1, end: 0 };
  for (const { start, end } of pieces) {
    if (found.start < start) found = findNext(start);
    while (found !== undefined && found.start < end) {
      offsets.push(found.start);
      found = findNext(found.end);
    }
    if (found === undefined) break;
  }
  return offsets;
}

/** Whether one of some offsets, which are in order, lies in a span. */
export function hasOffsetIn(offsets: readonly number[], { start, end }: Span): boolean {
  const at = lowerBound(offsets.length, (each) => (offsets[each] as number) < start);
  return (offsets[at] ?? Number.POSITIVE_INFINITY) < end;
}
