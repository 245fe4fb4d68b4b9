import { sectionKey } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';

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
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(visible)?.[1];
  const end =
    fence === undefined ? /\r?\n[ \t]*\r?\n/ : new RegExp(`(?=\\r?\\n|$)(?<=\\n {0,3}${fence}[^\\S\\n]*)(?:\\r?\\n|$)`);
  const at = visible.search(end);
  return (at === -1 ? visible : visible.slice(0, at)).trimEnd();
}

/** Cut between words; a code block that has lost its end would swallow what follows. */
function shorten(block: string): string {
  const cut = block.slice(0, longestExcerpt).replace(/(?<!\s)\s+\S*$/, '');
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(block)?.[1];
  return fence === undefined ? `${cut} …` : `${cut}\n…\n${fence}`;
}
