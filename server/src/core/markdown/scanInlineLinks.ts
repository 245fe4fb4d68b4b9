import { collectLinks } from './collectLinks.ts';
import type { CellLink, Definitions } from './facts.ts';
import { ownText } from './ownText.ts';
import { scanInlines } from './syntax/scanInlines.ts';
import type { InlineNode } from './syntax/syntaxTree.ts';
import { Unsure } from './syntax/unsure.ts';

/**
 * Finds the links and images of inline Markdown, such as a table's cell (CommonMark 6.3, 6.4), in order; reference links
 * where the file's definitions are given. `raw` begins with no blank, and `base` is its offset in its file: all spans
 * that come back count from the file's start.
 */
export function scanInlineLinks(raw: string, base: number, definitions: Definitions = new Map()): readonly CellLink[] {
  if (!raw.includes('](') && (definitions.size === 0 || !raw.includes('['))) return none;
  const plain = plainLink.exec(raw);
  if (plain !== null) return [plainLinkAt(base, plain[1] as string, plain[2] as string)];
  return collectLinks(inlinesOf(raw, base, definitions), raw, base, definitions);
}

const none: readonly CellLink[] = [];

/** A link and nothing else, without escapes or markup: how nearly all cells with a link are. */
const plainLink = /^\[([^[\]\\`<]+)\]\(([\w./#%~+@=?,:;-]+)\)$/;

function plainLinkAt(base: number, text: string, href: string): CellLink {
  const textEnd = base + 1 + text.length;
  const target = { start: textEnd + 2, end: textEnd + 2 + href.length };
  return {
    kind: 'link',
    href: ownText(href),
    target,
    text: { raw: text, span: { start: base + 1, end: textEnd } },
    whole: { start: base, end: target.end + 1 },
  };
}

/** No label of a thousand characters is worth a parser here: a text with one has no links. */
function inlinesOf(raw: string, base: number, definitions: Definitions): InlineNode[] {
  try {
    return scanInlines({ text: raw, start: base, prefixes: [] }, definitions);
  } catch (error) {
    if (error instanceof Unsure) return [];
    throw error;
  }
}
