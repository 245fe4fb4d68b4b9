import { asText, plainText } from '../markdown/plainText.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { sectionKey } from '../model/sectionKeys.ts';

/** As much of a paragraph as one reads in passing, in UTF-16 units. */
const longestExcerpt = 700;

/**
 * The first block of a record's decision, or else of its context, as it is written: a paragraph, a list, a code block.
 * A long one ends with an ellipsis; undefined where neither section says anything. `text` is the record's.
 */
export function firstParagraph({ file }: DecisionRecord, text: string): string | undefined {
  const { headings } = file.facts;
  const below = (key: string) => {
    const at = headings.findIndex((heading) => sectionKey(heading.text) === key);
    if (at === -1) return undefined;
    const depth = headings[at]?.depth ?? 0;
    const next = headings.findIndex((heading, index) => index > at && heading.depth <= depth);
    const section = headings.slice(at, next === -1 ? undefined : next);
    return section.map(({ body }) => firstBlock(text.slice(body.start, body.end))).find((block) => block !== '');
  };
  const block = below('decision') ?? below('context');
  return block === undefined || block.length <= longestExcerpt ? block : shorten(block);
}

/** Up to the first blank line, comments aside; a code block up to its end. */
function firstBlock(text: string): string {
  const visible = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/^\s*\n/, '');
  const fence = fenceOf(visible);
  const at = fence === undefined ? visible.search(/\r?\n[ \t]*\r?\n/) : endOfFence(visible, fence);
  return (at === -1 ? visible : visible.slice(0, at)).trimEnd();
}

/** Behind the line that closes a block of code: as many of its signs at least, and nothing else. */
function endOfFence(block: string, fence: string): number {
  for (const { 0: line, index } of block.matchAll(/(?<=\n) {0,3}([`~]+)[^\S\n]*$/gm)) {
    const signs = line.trim();
    const isOfOneKind = signs === (fence[0] ?? '').repeat(signs.length);
    if (isOfOneKind && signs.length >= fence.length) return index + line.length;
  }
  return -1;
}

/** The signs that a block of code begins with; those behind backticks would be a code span. */
function fenceOf(block: string): string | undefined {
  const [, backticks, tildes] = /^ {0,3}(?:(`{3,})(?=[^`\r\n]*(?:[\r\n]|$))|(~{3,}))/.exec(block) ?? [];
  return backticks ?? tildes;
}

/** Cut between words; a code block that has lost its end would swallow what follows. */
function shorten(block: string): string {
  const cut = block.slice(0, longestExcerpt).replace(/(?<!\s)\s+\S*$/, '');
  const fence = fenceOf(block);
  return fence === undefined ? `${cut} …` : `${cut}\n…\n${fence}`;
}

/** The first line of a record's decision, or else of its context, without its marks; undefined where that is code. */
export function firstWords(record: DecisionRecord, text: string): string | undefined {
  const line = /^[^\r\n]*/.exec(firstParagraph(record, text)?.trimStart() ?? '')?.[0] ?? '';
  const words = plainText(line.replace(/^(?:[-*+>]|\d{1,9}[.)])\s+/, ''));
  return words === '' || /^(?:`{3}|~{3})/.test(line) ? undefined : asText(words);
}
