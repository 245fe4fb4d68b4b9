import { scanMarkdown } from './syntax/scanMarkdown.ts';
import { childrenOf, type SyntaxNode } from './syntax/syntaxTree.ts';
import { saysTooDeep } from './syntax/tooDeep.ts';

/**
 * Markdown for a hover: images become links to them, and tags of HTML become text, since what shows it must load nothing
 * from the network. Code stays as it is. Of Markdown that nests too deeply nothing is shown.
 */
export function withoutImages(markdown: string): string {
  if (!/!\[|<\/?[a-z]/i.test(markdown)) return markdown;
  let shown = '';
  let end = 0;
  for (const { start, end: next } of codeIn(markdown)) {
    shown += harmless(markdown.slice(end, start)) + markdown.slice(start, next);
    end = next;
  }
  return shown + harmless(markdown.slice(end));
}

/** Where there is code in a line, and all of a block that begins with a fence. */
function codeIn(markdown: string): { readonly start: number; readonly end: number }[] {
  if (/^ {0,3}(?:```|~~~)/.test(markdown)) return [{ start: 0, end: markdown.length }];
  const found: { start: number; end: number }[] = [];
  try {
    const root = scanMarkdown(markdown);
    const visits: SyntaxNode[] = [...root.children].reverse();
    for (let node = visits.pop(); node !== undefined; node = visits.pop()) {
      if (node.type === 'inlineCode') found.push({ start: node.start, end: node.end });
      else for (const child of childrenOf(node).toReversed()) visits.push(child);
    }
  } catch (error) {
    if (!saysTooDeep(error)) throw error;
  }
  return found;
}

function harmless(text: string): string {
  // After an odd number of backslashes a character is no mark. An autolink such as `<https://example.com>` is not a tag.
  return text.replace(
    /(?<!\\)(\\*)(?:(?<!!)!+(?=\[)|<(?=\/?[a-z][a-z\d-]*(?:[\s/>]|$)))/gi,
    (mark, { length }: string) => {
      if (length % 2 === 1) return mark;
      return mark.slice(0, length) + (mark.endsWith('<') ? '&lt;' : '');
    },
  );
}
