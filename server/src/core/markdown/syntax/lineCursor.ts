import type { LineRest } from './blockStarts.ts';
import { Char, codeAt, isBlank } from './characters.ts';
import type { Prefix } from './sourceText.ts';

/** From here on, indentation makes code (CommonMark 4.4). */
export const codeIndent = 4;

/**
 * The line that is being read: what its containers have taken of it, and where the rest begins. Columns are counted
 * since a tab may belong to a container in part: tabs stop at every fourth column (CommonMark 2.2).
 */
export class LineCursor implements LineRest {
  readonly text: string;
  /** The first character that is neither of a container nor a blank. */
  start = 0;
  /** The line's end, without its ending. */
  end = 0;
  /** Where the line begins. */
  lineStart = 0;
  #column = 0;
  /** The column up to which the line belongs to containers. */
  #taken = 0;

  constructor(text: string) {
    this.text = text;
  }

  moveTo(start: number, end: number): void {
    this.start = start;
    this.end = end;
    this.lineStart = start;
    this.#column = 0;
    this.#taken = 0;
    this.#skipBlanks();
  }

  get isBlank(): boolean {
    return this.start === this.end;
  }

  /** How many columns of blanks stand before `start` that are of no container. */
  get indent(): number {
    return this.#column - this.#taken;
  }

  /** What follows may begin a block, since it is not indented as code is. */
  get mayStart(): boolean {
    return this.start < this.end && this.indent < codeIndent;
  }

  get isAtQuote(): boolean {
    return this.mayStart && codeAt(this.text, this.start) === Char.greater;
  }

  /** Takes the mark of a quote, with one column of blanks behind it. */
  takeQuoteMark(): void {
    this.takeMarker(1);
    this.takeIndent(1);
  }

  /** Takes a container's marker; the blanks behind it become the indentation. */
  takeMarker(length: number): void {
    this.start += length;
    this.#column += length;
    this.#taken = this.#column;
    this.#skipBlanks();
  }

  /** Takes columns of the indentation, if there are as many. */
  takeIndent(columns: number): void {
    this.#taken = Math.min(this.#taken + columns, this.#column);
  }

  /** What the line's containers have taken of it. */
  get prefix(): Prefix {
    let end = this.lineStart;
    let column = 0;
    while (column < this.#taken) column = columnAfter(codeAt(this.text, end++), column);
    return { start: this.lineStart, end, columnsLeft: column - this.#taken };
  }

  #skipBlanks(): void {
    for (; this.start < this.end; this.start++) {
      const code = codeAt(this.text, this.start);
      if (!isBlank(code)) return;
      this.#column = columnAfter(code, this.#column);
    }
  }
}

function columnAfter(code: number, column: number): number {
  return code === Char.tab ? column + 4 - (column % 4) : column + 1;
}
