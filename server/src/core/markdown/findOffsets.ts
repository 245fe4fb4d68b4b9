import type { Table } from './facts.ts';
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
  const offsets: number[] = [];
  for (const { start, end } of pieces) {
    pattern.lastIndex = start;
    for (let match = pattern.exec(text); match !== null && match.index < end; match = pattern.exec(text))
      offsets.push(match.index);
  }
  return offsets;
}

/** Where a string stands in pieces of a text, in order: V8 looks for its first character faster than any pattern. */
export function findAll(text: string, searched: string, pieces: readonly Span[]): number[] {
  const offsets: number[] = [];
  for (const { start, end } of pieces)
    for (
      let at = text.indexOf(searched, start);
      at !== -1 && at < end;
      at = text.indexOf(searched, at + searched.length)
    )
      offsets.push(at);
  return offsets;
}

/** Whether one of some offsets, which are in order, lies in a span. */
export function hasOffsetIn(offsets: readonly number[], { start, end }: Span): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return (offsets[low] ?? Number.POSITIVE_INFINITY) < end;
}
