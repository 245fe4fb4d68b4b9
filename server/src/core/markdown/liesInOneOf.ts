import { lowerBound } from './lowerBound.ts';
import type { Span } from './span.ts';

/** Whether an offset lies in one of some spans, which are in order and apart from each other. */
export function liesInOneOf(spans: readonly Span[], offset: number): boolean {
  const at = lowerBound(spans.length, (each) => (spans[each] as Span).end <= offset);
  return (spans[at]?.start ?? Number.POSITIVE_INFINITY) <= offset;
}
