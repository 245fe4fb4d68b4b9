import type { Span } from '../span.ts';
import { childrenOf, type SyntaxNode } from './syntaxTree.ts';

/** Where a node begins and ends; a list and a quote are where their children are. */
export function boundsOf(node: SyntaxNode): Span | undefined {
  const [first, last] = [edgeOf(node, 0), edgeOf(node, -1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** The first or last node within one that has a place; one way down, since quotes nest. */
function edgeOf(node: SyntaxNode, at: 0 | -1): Span | undefined {
  let edge: SyntaxNode | undefined = node;
  while (edge !== undefined && !('start' in edge)) edge = childrenOf(edge).at(at);
  return edge;
}
