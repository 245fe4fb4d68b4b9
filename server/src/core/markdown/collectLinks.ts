import type { CellLink, Definitions } from './facts.ts';
import { ownText } from './ownText.ts';
import type { InlineNode } from './syntax/syntaxTree.ts';

/**
 * The links and images among inline nodes, in order, but for autolinks. Their texts are cut from `raw`, a
 * string of its own, whose first character stands at `base` in the file.
 */
export function collectLinks(
  nodes: readonly InlineNode[],
  raw: string,
  base: number,
  definitions: Definitions,
): CellLink[] {
  const links: CellLink[] = [];
  const visit = (siblings: readonly InlineNode[]): void => {
    for (const node of siblings) {
      const link = toLink(node, raw, base, definitions);
      if (link !== undefined) links.push(link);
      if ('children' in node) visit(node.children);
    }
  };
  visit(nodes);
  return links;
}

function toLink(node: InlineNode, raw: string, base: number, definitions: Definitions): CellLink | undefined {
  // Autolinks have no text of their own.
  if (!('text' in node) || node.text === undefined) return undefined;
  const places = {
    text: { raw: raw.slice(node.text.start - base, node.text.end - base), span: node.text },
    whole: { start: node.start, end: node.end },
  };
  if (node.type === 'link' || node.type === 'image') {
    // Where there is no destination, one would be typed before the parenthesis.
    const target = node.destination ?? { start: node.end - 1, end: node.end - 1 };
    return { kind: node.type, href: ownText(node.url), target, ...places };
  }
  const definition = definitions.get(node.identifier);
  const kind = node.type === 'linkReference' ? 'link' : 'image';
  return definition === undefined ? undefined : { kind, ...definition, ...places, isReference: true };
}
