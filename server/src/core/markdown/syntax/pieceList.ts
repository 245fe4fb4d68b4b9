import { decodeEscapes } from './characters.ts';
import type { Piece } from './emphasis.ts';

/**
 * The pieces of inline text, in order. What lies between those that are added becomes text: a run of characters for each
 * line, with escapes resolved. All offsets that go in count from the start of `text`; those of the pieces, from `base`.
 */
export class PieceList {
  readonly #text: string;
  readonly #base: number;
  #pieces: Piece[] = [];
  /** Where the text begins that is no piece yet, what its finished lines say, and where they end. */
  #start = 0;
  #said = '';
  #saidEnd = 0;
  #runStart = 0;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  /** Where the characters begin that are neither a piece nor a finished line. */
  get runStart(): number {
    return this.#runStart;
  }

  /** Adds a piece behind the text up to it, and says which one it is; the next text begins at `next`. */
  add(piece: Piece, next: number): number {
    this.#endText(piece.start - this.#base);
    this.#runStart = next;
    return this.#pieces.push(piece) - 1;
  }

  /** Ends a line at `end`, before the blanks in front of its ending `from` … `to`; the next line begins at `next`. */
  addLineEnding(end: number, from: number, to: number, next: number): void {
    if (this.#said === '') this.#start = end > this.#runStart ? this.#runStart : from;
    this.#said += decodeEscapes(this.#text.slice(this.#runStart, end)) + this.#text.slice(from, to);
    this.#saidEnd = to;
    this.#runStart = next;
  }

  /** Takes away the pieces from `index` on, with the text up to `end`. */
  takeFrom(index: number, end: number): Piece[] {
    this.#endText(end);
    return this.#pieces.splice(index);
  }

  /** All pieces, the last text ending at `end`. */
  finish(end: number): readonly Piece[] {
    this.#endText(end);
    return this.#pieces;
  }

  #endText(end: number): void {
    const hasRun = end > this.#runStart;
    if (!hasRun && this.#said === '') return;
    const start = this.#said === '' ? this.#runStart : this.#start;
    const run = hasRun ? decodeEscapes(this.#text.slice(this.#runStart, end)) : '';
    this.#pieces.push({
      type: 'text',
      start: this.#base + start,
      end: this.#base + (hasRun ? end : this.#saidEnd),
      value: this.#said + run,
    });
    this.#said = '';
    this.#runStart = end;
  }
}
