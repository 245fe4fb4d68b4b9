import type { Span } from '../span.ts';
import { countPacked, packedAt, packNumbers } from './packedNumbers.ts';

/** A paragraph, list item or quote, and its words as a number. */
export interface HashedBlock extends Span {
  readonly hash: number;
}

/**
 * The blocks of text that are long enough to be recognised elsewhere, in order: paragraphs, items, quotes. Their words
 * are a number each, since facts keep no texts: equal words, equal hash.
 */
export class TextBlocks {
  /** Start, end, and the two halves of the hash of each block; an ordinary property, so that tests compare it. */
  private readonly numbers: string;

  constructor(blocks: readonly HashedBlock[]) {
    const numbers: number[] = [];
    for (const { start, end, hash } of blocks) numbers.push(start, end, hash >>> 16, hash & 0xffff);
    this.numbers = packNumbers(numbers);
  }

  get hashes(): Set<number> {
    return new Set(Array.from({ length: this.#count }, (_, at) => this.#hashAt(at)));
  }

  /** The blocks whose words some others have. */
  spansOf(hashes: ReadonlySet<number>): Span[] {
    const spans: Span[] = [];
    if (hashes.size === 0) return spans;
    for (let at = 0; at < this.#count; at++) {
      if (hashes.has(this.#hashAt(at)))
        spans.push({ start: packedAt(this.numbers, 4 * at), end: packedAt(this.numbers, 4 * at + 1) });
    }
    return spans;
  }

  get #count(): number {
    return countPacked(this.numbers) / 4;
  }

  #hashAt(at: number): number {
    return (packedAt(this.numbers, 4 * at + 2) << 16) | packedAt(this.numbers, 4 * at + 3);
  }
}
