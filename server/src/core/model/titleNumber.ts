import type { Heading } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';

/** Whether a heading has no markup and no escapes: then its visible text and its source are the same. */
export function isPlain({ content, text }: Heading): boolean {
  return content.end - content.start === text.length;
}

/** Where a number stands in a plain heading. */
export function numberSpan({ content, text }: Heading, number: string): Span {
  const start = content.start + text.indexOf(number);
  return { start, end: start + number.length };
}
