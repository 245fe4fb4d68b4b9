import { findLeadingStatus } from '../vocabulary/statusWords.ts';
import type { Caption } from './facts.ts';
import { ownText } from './kept/sharedText.ts';
import { boundsOf } from './syntax/boundsOf.ts';
import type { BlockNode, Root } from './syntax/syntaxTree.ts';

/** A line that is all bold or ends with a colon, or the summary of details. */
const caption =
  /^(?:(?:\*\*|__)([^*_\r\n]+)(?:\*\*|__):?|([^*_:\r\n<]+):|<details[^<>]*>\s*<summary>([^<>\r\n]+)<\/summary>)$/;

/** A longer text is no caption. In UTF-16 units. */
const longest = 80;

/**
 * What stands right above a list or a table in the place of a heading, where that names a status: `**Accepted**`,
 * `Accepted:`, `<summary>Accepted</summary>`.
 */
export function readCaptions({ children }: Root, text: string): Caption[] {
  return children.flatMap((node, at): Caption[] => {
    const next = children[at + 1];
    const below = next !== undefined && holdsRows(next) ? boundsOf(next) : undefined;
    if (below === undefined || (node.type !== 'paragraph' && node.type !== 'html')) return [];
    if (node.end - node.start > longest) return [];
    const written = text.slice(node.start, node.end).trim();
    const words = caption
      .exec(written)
      ?.slice(1)
      .find((each) => each !== undefined)
      ?.trim();
    if (words === undefined || findLeadingStatus(words) === undefined) return [];
    const start = node.start + text.slice(node.start, node.end).indexOf(words);
    return [{ raw: ownText(words), span: { start, end: start + words.length }, below }];
  });
}

/** A table is a paragraph to the parser. */
function holdsRows({ type }: BlockNode): boolean {
  return type === 'list' || type === 'paragraph';
}
