import { countPacked, packedAt, packNumbers } from './packedNumbers.ts';
import type { Span } from './span.ts';

/** A paragraph, list item or quote, and its words as a number. */
export interface HashedBlock extends Span {
  readonly hash: number;
}

/**
 * The blocks of text that are long enough to be recognised elsewhere, in order: paragraphs, items, quotes. Their words
 * are a number each, since facts keep no texts: equal words, equal hash.
 */
export class TextBlocks {
  /** Start and end of each block; ordinary properties, so that tests compare them. */
  private readonly places: string;
  /** The two halves of each block's hash. */
  private readonly halves: string;

  constructor(blocks: readonly HashedBlock[]) {
    const places: number[] = [];
    const halves: number[] = [];
    for (const { start, end, hash } of blocks) {
      places.push(start, end);
      halves.push(hash >>> 16, hash & 0xffff);
    }
    this.places = packNumbers(places);
    this.halves = packNumbers(halves);
  }

  get hashes(): Set<number> {
    return new Set(Array.from({ length: countPacked(this.halves) / 2 }, (_, at) => this.#hashAt(at)));
  }

  /** The blocks whose words some others have. */
  spansOf(hashes: ReadonlySet<number>): Span[] {
    const spans: Span[] = [];
    if (hashes.size === 0) return spans;
    for (let at = 0; at < countPacked(this.halves) / 2; at++) {
      if (hashes.has(this.#hashAt(at)))
        spans.push({ start: packedAt(this.places, 2 * at), end: packedAt(this.places, 2 * at + 1) });
    }
    return spans;
  }

  #hashAt(at: number): number {
    return (packedAt(this.halves, 2 * at) << 16) | packedAt(this.halves, 2 * at + 1);
  }
}
