import type { BlockContent, DefinitionContent, Nodes, PhrasingContent } from 'mdast';
import { type CompileContext, type Extension, fromMarkdown, type Token } from 'mdast-util-from-markdown';
import type { Span } from '../span.ts';
import type { BlockNode, InlineNode, ItemNode, Root } from './syntaxTree.ts';

/** The reference parser: CommonMark in every detail, by way of `mdast-util-from-markdown`, at a millisecond per kilobyte. */
export function parseByMdast(text: string): Root {
  const root = fromMarkdown(text, { mdastExtensions: [keepDestinations] });
  return { type: 'root', children: root.children.map((node) => toBlock(node as BlockContent | DefinitionContent)) };
}

/** mdast drops where a destination stands in the source; the parser's own tokens know it. */
const keepDestinations: Extension = {
  enter: { resourceDestination: keepDestination, definitionDestination: keepDestination },
};

type WithDestination<Node> = Node & { destination?: Span };

function keepDestination(this: CompileContext, token: Token): void {
  const node = this.stack[this.stack.length - 1] as WithDestination<Nodes> | undefined;
  if (node === undefined) return;
  const brackets = this.sliceSerialize(token).startsWith('<') ? 1 : 0;
  node.destination = { start: token.start.offset + brackets, end: token.end.offset - brackets };
}

function toBlock(node: WithDestination<BlockContent | DefinitionContent>): BlockNode {
  switch (node.type) {
    case 'heading':
      return { type: 'heading', ...spanOf(node), depth: node.depth, children: node.children.map(toInline) };
    case 'paragraph':
      return { type: 'paragraph', ...spanOf(node), children: node.children.map(toInline) };
    case 'blockquote':
      return { type: 'blockquote', children: node.children.map(toBlock) };
    case 'list':
      return {
        type: 'list',
        children: node.children.map(
          (item): ItemNode => ({ type: 'listItem', ...spanOf(item), children: item.children.map(toBlock) }),
        ),
      };
    case 'html':
      return { type: 'html', ...spanOf(node), value: node.value };
    case 'definition':
      return {
        type: 'definition',
        ...spanOf(node),
        identifier: node.identifier,
        url: node.url,
        destination: node.destination as Span,
      };
    default:
      // Without extensions there are neither tables nor footnotes.
      return { type: node.type as 'code' | 'thematicBreak' };
  }
}

function toInline(node: WithDestination<PhrasingContent>): InlineNode {
  const span = spanOf(node);
  const destination = node.destination === undefined ? {} : { destination: node.destination };
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'html':
      return { type: node.type, ...span, value: node.value };
    case 'emphasis':
    case 'strong':
    case 'linkReference':
      return { type: node.type, ...span, children: node.children.map(toInline) };
    case 'link':
      return { type: 'link', ...span, url: node.url, ...destination, children: node.children.map(toInline) };
    case 'image':
      return { type: 'image', ...span, alt: node.alt ?? '', url: node.url, ...destination };
    case 'imageReference':
      return { type: 'imageReference', ...span, alt: node.alt ?? '' };
    default:
      return { type: node.type as 'break', ...span };
  }
}

/** Where a node stands; every node of a parsed text has its place. */
function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
