import type { SyntaxNode } from '../../server/src/core/markdown/syntax/syntaxTree.ts';

/**
 * A syntax tree without the details in which micromark is at odds with itself, and which no fact has: how far a line
 * ending at the end of a text reaches into the next line, the blanks that begin a line of inline HTML, and where items in
 * quotes end.
 */
export function comparableTree(node: SyntaxNode, text: string, isQuoted = false): unknown {
  if (node.type === 'text' || node.type === 'break') {
    const overlap = /(?<=[\r\n])[ \t>]+$/.exec(text.slice(node.start, node.end))?.[0].length ?? 0;
    return { ...node, end: node.end - overlap };
  }
  if (node.type === 'html' && 'start' in node) return { ...node, value: withoutIndentation(node.value) };
  if ('alt' in node) return { ...node, alt: withoutIndentation(node.alt) };
  if (!('children' in node)) return node;
  const children: readonly SyntaxNode[] = node.children;
  return {
    ...node,
    ...(node.type === 'listItem' && isQuoted ? { end: undefined } : {}),
    children: children.map((child) => comparableTree(child, text, isQuoted || node.type === 'blockquote')),
  };
}

function withoutIndentation(lines: string): string {
  return lines.replace(/(\r\n?|\n)[ \t]+/g, '$1');
}
