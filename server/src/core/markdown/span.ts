import { lowerBound } from './lowerBound.ts';

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
