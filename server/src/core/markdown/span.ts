import { lowerBound } from './sequences.ts';

/** A stretch of a text in UTF-16 units: `start` is its first offset, `end` the first offset behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies in `outer`; a span lies in itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two share an offset or touch: a cursor at either end of a word still means that word. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Asks whether a span {@link touches} one of many, in the logarithm of their number. */
export function touchesOneOf(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let furthest = Number.NEGATIVE_INFINITY;
  // A span that begins earlier may end later.
  const ends = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return ({ start, end }) => {
    const count = lowerBound(sorted.length, (at) => (sorted[at] as Span).start <= end);
    return count > 0 && (ends[count - 1] as number) >= start;
  };
}

/** Whether an offset lies in one of some spans, which are in order and apart from each other. */
export function liesInOneOf(spans: readonly Span[], offset: number): boolean {
  const at = lowerBound(spans.length, (each) => (spans[each] as Span).end <= offset);
  return (spans[at]?.start ?? Number.POSITIVE_INFINITY) <= offset;
}

/** Some lines: `last` is the first one after them. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Where the line of an offset begins. Step by step: a search for the last `\r` reads the whole text where there is none. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
