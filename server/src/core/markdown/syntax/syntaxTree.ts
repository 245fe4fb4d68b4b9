import type { Span } from '../span.ts';

/**
 * What the readers of facts need of a Markdown document: mdast's nodes by mdast's names, less what nobody asks for. A
 * node is the span where it stands, in UTF-16 units of the text; blocks that nobody looks up have no place.
 */
export interface Root {
  readonly type: 'root';
  readonly children: readonly BlockNode[];
}

export type BlockNode =
  | HeadingNode
  | ParagraphNode
  | QuoteNode
  | ListNode
  | HtmlBlockNode
  | DefinitionNode
  | OtherBlockNode;

export type InlineNode =
  | TextNode
  | EmphasisNode
  | LinkNode
  | LinkReferenceNode
  | ImageNode
  | ImageReferenceNode
  | InlineCodeNode
  | InlineHtmlNode
  | LineBreakNode;

export type SyntaxNode = Root | BlockNode | ItemNode | InlineNode;

/** From the first `#` to the end of the line, or from the text to the end of its underline. */
export interface HeadingNode extends Span {
  readonly type: 'heading';
  readonly depth: number;
  readonly children: readonly InlineNode[];
}

/** From its first character to the end of its last line, with the blanks there. */
export interface ParagraphNode extends Span {
  readonly type: 'paragraph';
  readonly children: readonly InlineNode[];
}

export interface QuoteNode {
  readonly type: 'blockquote';
  readonly children: readonly BlockNode[];
}

export interface ListNode {
  readonly type: 'list';
  readonly children: readonly ItemNode[];
}

/** From its marker to the end of its last block; in quotes, sometimes beyond. */
export interface ItemNode extends Span {
  readonly type: 'listItem';
  readonly children: readonly BlockNode[];
}

/** A block of HTML; `value` has its lines without the marks of the quotes around it. */
export interface HtmlBlockNode extends Span {
  readonly type: 'html';
  readonly value: string;
}

/** Code, fenced or indented, and thematic breaks: what hides its text, or has none. */
export interface OtherBlockNode {
  readonly type: 'code' | 'thematicBreak';
}

export interface DefinitionNode extends Span {
  readonly type: 'definition';
  /** The label, normalized and in lower case. */
  readonly identifier: string;
  readonly url: string;
  /** The destination in the source, without angle brackets. */
  readonly destination: Span;
}

/** A run of text; `value` has its escapes and character references resolved, and no blanks around its line endings. */
export interface TextNode extends Span {
  readonly type: 'text';
  readonly value: string;
}

export interface EmphasisNode extends Span {
  readonly type: 'emphasis' | 'strong';
  readonly children: readonly InlineNode[];
}

/** An inline link, or an autolink, which has neither `destination` nor `text`. */
export interface LinkNode extends Span {
  readonly type: 'link';
  readonly url: string;
  /** Where the destination stands, without angle brackets; nowhere in `[text]()`. */
  readonly destination?: Span;
  /** What stands between the brackets. */
  readonly text?: Span;
  readonly children: readonly InlineNode[];
}

export interface LinkReferenceNode extends Span {
  readonly type: 'linkReference';
  /** That of its definition. */
  readonly identifier: string;
  readonly text: Span;
  readonly children: readonly InlineNode[];
}

export interface ImageNode extends Span {
  readonly type: 'image';
  readonly alt: string;
  readonly url: string;
  readonly destination?: Span;
  readonly text: Span;
}

export interface ImageReferenceNode extends Span {
  readonly type: 'imageReference';
  readonly alt: string;
  readonly identifier: string;
  readonly text: Span;
}

/** A code span; the line endings of `value` are those of the source. */
export interface InlineCodeNode extends Span {
  readonly type: 'inlineCode';
  readonly value: string;
}

export interface InlineHtmlNode extends Span {
  readonly type: 'html';
  readonly value: string;
}

/** A hard line break with its line ending. */
export interface LineBreakNode extends Span {
  readonly type: 'break';
}

/** A node's children; leaves have none. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'thematicBreak':
    case 'definition':
    case 'html':
    case 'inlineCode':
    case 'image':
    case 'imageReference':
    case 'break':
      return [];
    default:
      return node.children;
  }
}
