import { childrenOf, type SyntaxNode } from './syntaxTree.ts';

/** A node's text as a reader sees it: markup and HTML taken away, escapes resolved. */
export function visibleText(node: SyntaxNode): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'image':
    case 'imageReference':
      return node.alt;
    case 'break':
      return ' ';
    default:
      return textOf(childrenOf(node));
  }
}

function textOf(nodes: readonly SyntaxNode[]): string {
  let text = '';
  for (const node of nodes) text += visibleText(node);
  return text;
}
