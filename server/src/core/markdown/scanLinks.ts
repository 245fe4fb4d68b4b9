import type { CellLink, Definitions, SourceText } from './facts.ts';
import { outsideCode } from './inlineMarkdown.ts';
import { ownText } from './kept/sharedText.ts';
import type { Span } from './span.ts';
import { scanInlines } from './syntax/scanInlines.ts';
import type { InlineNode } from './syntax/syntaxTree.ts';

/**
 * Finds the links and images of inline Markdown, such as a table's cell (CommonMark 6.3, 6.4), in order; reference links
 * where the file's definitions are given. `raw` begins with no blank, and `base` is its offset in its file: all spans
 * that come back count from the file's start.
 */
export function scanInlineLinks(raw: string, base: number, definitions: Definitions = new Map()): readonly CellLink[] {
  if (!raw.includes('](') && (definitions.size === 0 || !raw.includes('['))) return none;
  const plain = plainLink.exec(raw);
  if (plain !== null) return [plainLinkAt(base, plain[1] as string, plain[2] as string)];
  return collectLinks(scanInlines({ text: raw, start: base, prefixes: [] }, definitions), raw, base, definitions);
}

const none: readonly CellLink[] = [];

/** A link and nothing else, without escapes or markup: how nearly all cells with a link are. */
const plainLink = /^\[([^[\]\\`<]+)\]\(([\w./#%~+@=?,:;-]+)\)$/;

function plainLinkAt(base: number, text: string, href: string): CellLink {
  const textStart = base + 1;
  const targetStart = textStart + text.length + 2;
  return new PlainLink(textStart, targetStart, text, ownText(href));
}

/** A link `[text](href)`, which keeps two numbers for all of its places: an index has ten thousand of them. */
class PlainLink implements CellLink {
  readonly kind = 'link';
  readonly href: string;
  private readonly textStart: number;
  private readonly targetStart: number;
  private readonly words: string;

  constructor(textStart: number, targetStart: number, words: string, href: string) {
    this.href = href;
    this.textStart = textStart;
    this.targetStart = targetStart;
    this.words = words;
  }

  get target(): Span {
    return { start: this.targetStart, end: this.targetStart + this.href.length };
  }

  get text(): SourceText {
    return { raw: this.words, span: { start: this.textStart, end: this.textStart + this.words.length } };
  }

  get whole(): Span {
    return { start: this.textStart - 1, end: this.targetStart + this.href.length + 1 };
  }
}

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

/**
 * What people write as a link to a Markdown file whose name has blanks, and what CommonMark takes for text:
 * `[Use tea](ADR 3 - Use tea.md)`. The first character of `raw` stands at `base`.
 */
export function linksWithBlanks(raw: string, base: number): CellLink[] {
  if (!raw.includes('](') || !raw.includes('.md)')) return [];
  const words = outsideCode(
    raw,
    (text) => text,
    (_, { length }) => ' '.repeat(length),
  );
  const found = words.matchAll(/(?<![\\!])\[([^[\]]{1,500})\]\(([^()<>"\r\n]{1,250}\.md)\)/g);
  return [...found]
    .filter(([, , href = '']) => /\S[ \t]+\S/.test(href))
    .map(({ 0: whole, 1: text = '', 2: href = '', index }): CellLink => {
      const start = base + index;
      const end = start + whole.length;
      return {
        kind: 'link',
        href,
        target: { start: end - 1 - href.length, end: end - 1 },
        text: {
          raw: raw.slice(index + 1, index + 1 + text.length),
          span: { start: start + 1, end: start + 1 + text.length },
        },
        whole: { start, end },
      };
    });
}
