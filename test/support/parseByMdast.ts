import type { BlockContent, DefinitionContent, Nodes, PhrasingContent } from 'mdast';
import { type CompileContext, type Extension, fromMarkdown, type Token } from 'mdast-util-from-markdown';
import type { Span } from '../../server/src/core/markdown/span.ts';
import type { BlockNode, InlineNode, ItemNode, Root } from '../../server/src/core/markdown/syntax/syntaxTree.ts';

/** The reference parser: CommonMark in every detail, by way of `mdast-util-from-markdown`, at a millisecond per kilobyte. */
export function parseByMdast(text: string): Root {
  const root = fromMarkdown(text, { mdastExtensions: [keepPlaces] });
  return { type: 'root', children: root.children.map((node) => toBlock(node as BlockContent | DefinitionContent)) };
}

/** mdast drops where a destination and a link's text stand in the source; the parser's own tokens know it. */
const keepPlaces: Extension = {
  enter: { resourceDestination: keepDestination, definitionDestination: keepDestination, labelText: keepText },
};

type WithPlaces<Node> = Node & { destination?: Span; text?: Span };

/** While a text is read, what it holds stands on the stack above the link that it belongs to. */
function keepText(this: CompileContext, token: Token): void {
  const node = this.stack[this.stack.length - 2] as WithPlaces<Nodes> | undefined;
  if (node !== undefined) node.text = { start: token.start.offset, end: token.end.offset };
}

function keepDestination(this: CompileContext, token: Token): void {
  const node = this.stack[this.stack.length - 1] as WithPlaces<Nodes> | undefined;
  if (node === undefined) return;
  const brackets = this.sliceSerialize(token).startsWith('<') ? 1 : 0;
  node.destination = { start: token.start.offset + brackets, end: token.end.offset - brackets };
}

function toBlock(node: WithPlaces<BlockContent | DefinitionContent>): BlockNode {
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

function toInline(node: WithPlaces<PhrasingContent>): InlineNode {
  const span = spanOf(node);
  const destination = node.destination === undefined ? {} : { destination: node.destination };
  const text = node.text as Span;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'html':
      return { type: node.type, ...span, value: node.value };
    case 'emphasis':
    case 'strong':
      return { type: node.type, ...span, children: node.children.map(toInline) };
    case 'link':
      return {
        type: 'link',
        ...span,
        url: node.url,
        ...destination,
        ...(text === undefined ? {} : { text }),
        children: node.children.map(toInline),
      };
    case 'linkReference':
      return { type: node.type, ...span, identifier: node.identifier, text, children: node.children.map(toInline) };
    case 'image':
      return { type: 'image', ...span, alt: node.alt ?? '', url: node.url, ...destination, text };
    case 'imageReference':
      return { type: node.type, ...span, alt: node.alt ?? '', identifier: node.identifier, text };
    default:
      return { type: node.type as 'break', ...span };
  }
}

/** Where a node stands; every node of a parsed text has its place. */
function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
