import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../span.ts';
import { countPacked, packedAt, packNumbers } from './packedNumbers.ts';

/**
 * Where the lines of a text begin: turns offsets into LSP positions and back without keeping the text. Lines end with
 * LF, CRLF or a lone CR, as in LSP and CommonMark; offsets and characters count UTF-16 units.
 */
export class LineTable {
  /** How long each line is, its ending included, as {@link packNumbers} has them. */
  #lengths: string | undefined;
  /** Where each line begins, and at the end the length of the text; made of the lengths when somebody asks. */
  #known: readonly number[] | undefined;
  /** How long each line's ending is; one number where all but the last line have the same. */
  readonly #breaks: Uint8Array | number;

  constructor(text: string) {
    const starts = [0];
    const breaks: number[] = [];
    let feed = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    while (feed !== -1 || carriage !== -1) {
      const isCarriage = carriage !== -1 && (feed === -1 || carriage < feed);
      const end = isCarriage ? carriage : feed;
      const next = isCarriage && feed === end + 1 ? end + 2 : end + 1;
      breaks.push(next - end);
      starts.push(next);
      if (feed !== -1 && feed < next) feed = text.indexOf('\n', next);
      if (carriage !== -1 && carriage < next) carriage = text.indexOf('\r', next);
    }
    starts.push(text.length);
    this.#known = starts;
    const [first = 1] = breaks;
    this.#breaks = breaks.every((length) => length === first) ? first : Uint8Array.from(breaks);
  }

  /**
   * Keeps only what the rest can be made of again, in a tenth of the room: of nearly all files nobody asks for a line once
   * they have been read.
   */
  compact(): this {
    const starts = this.#starts;
    this.#lengths ??= packNumbers(starts.slice(1).map((start, line) => start - (starts[line] as number)));
    this.#known = undefined;
    return this;
  }

  get #starts(): readonly number[] {
    if (this.#known !== undefined) return this.#known;
    const lengths = this.#lengths ?? '';
    const starts = [0];
    for (let line = 0; line < countPacked(lengths); line++)
      starts.push((starts[line] as number) + packedAt(lengths, line));
    this.#known = starts;
    return starts;
  }

  /** The number of lines: one more than there are line endings. */
  get count(): number {
    return this.#starts.length - 1;
  }

  /** The length of the text. */
  get length(): number {
    return this.#starts[this.count] as number;
  }

  /** The line's text without its line ending. Lines beyond the text are empty and lie at its end. */
  spanOf(line: number): Span {
    return { start: this.startOf(line), end: this.endOf(line) };
  }

  /** Where a line begins. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.length;
  }

  /** Where a line ends, without its ending. */
  endOf(line: number): number {
    if (line < 0 || line >= this.count - 1) return this.length;
    return this.endWithBreak(line) - (typeof this.#breaks === 'number' ? this.#breaks : (this.#breaks[line] as number));
  }

  /** The offset behind the line's ending: where the next line begins, or the end of the text. */
  endWithBreak(line: number): number {
    return this.#starts[line + 1] ?? this.length;
  }

  /** The line that holds the offset; an offset within a line ending belongs to the line that it ends. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    const { start, end } = this.spanOf(line);
    return { line, character: Math.max(0, Math.min(offset, end) - start) };
  }

  /** The offset of a position; one behind the end of its line is taken back to it, as LSP demands. */
  offsetAt(position: Position): number {
    const { start, end } = this.spanOf(position.line);
    return Math.min(start + position.character, end);
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  spanAt(range: Range): Span {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }
}
