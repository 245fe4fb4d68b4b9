import type { Span } from './span.ts';

/**
 * Looks once where something may stand in a text, and says of a span whether it does there: most spans then need no
 * closer look. `pattern` is global, and as simple as may be; what it finds counts by its end.
 */
export function findSightings(text: string, pattern: RegExp): (span: Span) => boolean {
  const offsets: number[] = [];
  pattern.lastIndex = 0;
  while (pattern.test(text)) offsets.push(pattern.lastIndex);
  return ({ start, end }) => {
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] as number) <= start) low = middle + 1;
      else high = middle;
    }
    return (offsets[low] ?? Number.POSITIVE_INFINITY) <= end;
  };
}
