import type { LabelNumber } from './facts.ts';
import { findMentions } from './findMentions.ts';
import { ownText, sharedText } from './kept/sharedText.ts';
import type { Span } from './span.ts';
import type { Root } from './syntax/syntaxTree.ts';

/** The longest label, in UTF-16 units. */
const longest = 40;

/** `**Context**`, `__Context:__ text`, also as all of a paragraph. */
const bold = /^(?:\*\*|__)([^*_\r\n]+)(?:\*\*|__)/;

/** `Context` or `Context:` and nothing else. */
const alone = /^([\p{L}\p{N}][\p{L}\p{N}\p{M} &/-]*):?$/u;

/**
 * What stands at the root of a document in the place of a heading: bold words that begin a paragraph, and a few words that
 * are all of one.
 */
export function readLabels({ children }: Root, text: string): string[] {
  return children.flatMap((node) => {
    if (node.type !== 'paragraph') return [];
    const start = text.slice(node.start, Math.min(node.end, node.start + longest + 6));
    const isWhole = node.end - node.start <= longest;
    const label = bold.exec(start)?.[1] ?? (isWhole ? alone.exec(start)?.[1] : undefined);
    const name = label?.replace(/[:：]$/, '').trim() ?? '';
    return name === '' || name.length > longest ? [] : [ownText(name)];
  });
}

// Without `ADR`, "[3 things]", "[3-day things]" and "[3.5 things]" are no record's number; "[3]", "[3. Things]", "[3 - Things]"
// and "[003 Things]" are.
const leadingNumber =
  /^([\s*_`[\\]*)(\d{3,5}[a-f]\b|0\d*(?:-\d{1,2}(?!\d))?|\d+(?:-\d{1,2}(?!\d))?(?=[\s*_`\\\]]*(?:[.:](?!\d)|[–—]|-(?=\s)|$)|[*_`\\\]]*\s[\s*_`\\\]]*-|-))(?!\d)(-(?=\S))?/i;

/**
 * The number by which a span of a text, as the text of a link to `href`, names a record: it leads, or is that of a mention.
 * The text's first character stands at `base`.
 */
export function labelNumber(text: string, { start, end }: Span, href: string, base = 0): LabelNumber | undefined {
  const label = text.slice(start, end);
  const [, before = '', number, hyphen] = leadingNumber.exec(label) ?? [];
  // A word may begin so, unless it is the name of the file: "[3-things](3-things.md)".
  const isWord = hyphen !== undefined && !number?.startsWith('0') && !isNameIn(href, label);
  if (number !== undefined && !isWord) {
    const at = base + start + before.length;
    return { raw: number, span: { start: at, end: at + number.length }, lead: leadOf(before) };
  }
  // A word in capital letters is a part of the name where the file is called so: `[ARCH-012](ARCH-012-x.md)`.
  const [whole = '', word = '', raw = ''] = seriesLabel.exec(label) ?? [];
  if (raw !== '' && href.includes(`${word + raw}-`)) {
    const at = base + start + whole.length;
    return { raw, span: { start: at - raw.length, end: at }, lead: undefined };
  }
  const [mention] = findMentions(text, { start, end }, base);
  if (mention === undefined) return undefined;
  const { number: written, numberSpan: span } = mention;
  return { raw: written, span, lead: leadOf(label.slice(0, span.start - base - start)) };
}

const seriesLabel = /^[\s*_`[\\]*([A-Z]{2,}-)(\d{3,5})\b/;

/** A word or none, and what joins it to a number, without emphasis. */
function leadOf(before: string): string | undefined {
  const words = before.replace(/^[*_`\s[\\]+/, '');
  return /^(?:\p{L}{1,12}[-_ ]?)?$/u.test(words) ? sharedText(words) : undefined;
}

function isNameIn(href: string, label: string): boolean {
  const name = label.replace(/[\s*_`\\]/g, '').replace(/\.md$/i, '');
  return href.replace(/[_]/g, '').toLowerCase().includes(name.toLowerCase());
}
