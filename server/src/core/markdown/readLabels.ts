import { ownText } from './ownText.ts';
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
