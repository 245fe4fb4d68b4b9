import { collectLinks } from './collectLinks.ts';
import type { CellLink, Definitions, SourceText } from './facts.ts';
import { ownText } from './ownText.ts';
import type { Span } from './span.ts';
import { scanInlines } from './syntax/scanInlines.ts';

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
