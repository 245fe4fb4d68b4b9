import type { SourceText } from './facts.ts';
import { findMentions } from './findMentions.ts';
import type { Span } from './span.ts';

// Without `ADR`, "[3 things]" is no record's number; "[3]", "[3. Things]" and "[003 Things]" are.
const leadingNumber =
  /^([\s*_`[\\]*)(0\d*(?:-\d{1,2}(?!\d))?|\d+(?:-\d{1,2}(?!\d))?(?=[\s*_`\\\]]*(?:[.:–—-]|$)))(?!\d)/;

/**
 * The number by which a span of a text, as the text of a link, names a record: it leads, or is that of a mention. The
 * text's first character stands at `base`.
 */
export function labelNumber(text: string, { start, end }: Span, base = 0): SourceText | undefined {
  const [, before = '', number] = leadingNumber.exec(text.slice(start, end)) ?? [];
  if (number !== undefined) {
    const at = base + start + before.length;
    return { raw: number, span: { start: at, end: at + number.length } };
  }
  const [mention] = findMentions(text, { start, end }, base);
  return mention === undefined ? undefined : { raw: mention.number, span: mention.numberSpan };
}
