import type { Nodes } from 'mdast';
import type { Span } from './span.ts';

/** Where a node of the syntax tree stands; every node of a parsed text has its place. */
export function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** A node's text as a reader sees it: markup and HTML taken away, escapes resolved. */
export function visibleText(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if ('alt' in node) return node.alt ?? '';
  if ('children' in node) return node.children.map(visibleText).join('');
  return node.type === 'break' ? ' ' : '';
}
