import type { SyntaxNode } from './syntaxTree.ts';

/** A node's text as a reader sees it: markup and HTML taken away, escapes resolved. */
export function visibleText(node: SyntaxNode): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if ('alt' in node) return node.alt;
  if ('children' in node) return textOf(node.children);
  return node.type === 'break' ? ' ' : '';
}

function textOf(nodes: readonly SyntaxNode[]): string {
  let text = '';
  for (const node of nodes) text += visibleText(node);
  return text;
}
