import { scanInlines } from './scanInlines.ts';
import type { SourceText } from './sourceText.ts';
import { childrenOf, type InlineNode, type SyntaxNode } from './syntaxTree.ts';

/** The texts of a document's headings and paragraphs: they are read once all labels that they may refer to are known. */
export class InlineTexts {
  /** The identifiers of the definitions. */
  readonly labels = new Set<string>();
  readonly #entries: { readonly source: SourceText; readonly children: InlineNode[] }[] = [];

  /** Keeps a text for later, and returns the children that it will have. */
  add(source: SourceText): readonly InlineNode[] {
    const children: InlineNode[] = [];
    if (source.text !== '') this.#entries.push({ source, children });
    return children;
  }

  /** Fills in all children. */
  scan(): void {
    for (const { source, children } of this.#entries)
      for (const node of scanInlines(source, this.labels)) children.push(node);
  }
}

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
