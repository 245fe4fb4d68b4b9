import { collectLinks } from './collectLinks.ts';
import type { CellLink, Definitions } from './facts.ts';
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
  return collectLinks(inlinesOf(raw, base, definitions), raw, base, definitions);
}

const none: readonly CellLink[] = [];

/** No label of a thousand characters is worth a parser here: a text with one has no links. */
function inlinesOf(raw: string, base: number, definitions: Definitions): InlineNode[] {
  try {
    return scanInlines({ text: raw, start: base, prefixes: [] }, definitions);
  } catch (error) {
    if (error instanceof Unsure) return [];
    throw error;
  }
}
