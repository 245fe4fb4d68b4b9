import type { Span } from './span.ts';

/** A paragraph, list item or quote, and its words as a number. */
export interface HashedBlock extends Span {
  readonly hash: number;
}

/**
 * The blocks of text that are long enough to be recognised elsewhere, in order: paragraphs, items, quotes. Their words
 * are a number each, since facts keep no texts: equal words, equal hash. Kept as plain numbers, for a record has dozens.
 */
export class TextBlocks {
  /** Start, end and hash of each block in turn; an ordinary property, so that tests compare it. */
  private readonly numbers: Int32Array;

  constructor(blocks: readonly HashedBlock[]) {
    this.numbers = new Int32Array(blocks.length * 3);
    let at = 0;
    for (const { start, end, hash } of blocks) {
      this.numbers[at++] = start;
      this.numbers[at++] = end;
      this.numbers[at++] = hash;
    }
  }

  get hashes(): Set<number> {
    return new Set(this.numbers.filter((_, at) => at % 3 === 2));
  }

  /** The blocks whose words some others have. */
  spansOf(hashes: ReadonlySet<number>): Span[] {
    const spans: Span[] = [];
    if (hashes.size === 0) return spans;
    for (let at = 0; at < this.numbers.length; at += 3) {
      if (!hashes.has(this.numbers[at + 2] as number)) continue;
      spans.push({ start: this.numbers[at] as number, end: this.numbers[at + 1] as number });
    }
    return spans;
  }
}
