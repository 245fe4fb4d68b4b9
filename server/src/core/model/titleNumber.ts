import type { Heading } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';

/** Where a number stands in a heading; undefined where markup does not let one tell. */
export function numberSpan({ content, text, plainLength }: Heading, number: string): Span | undefined {
  const at = text.indexOf(number);
  if (at === -1 || at + number.length > plainLength) return undefined;
  const start = content.start + at;
  return { start, end: start + number.length };
}
