import { codeAt } from '../codeAt.ts';
import { Char, isLineEnding, skipLineEnding, skipRun } from './characters.ts';
import { contentOf, type SourceText } from './sourceText.ts';

/** A code span from its first backtick to its last. */
export interface CodeSpan {
  readonly end: number;
  /** What stands between the backticks, less one blank or line ending at both ends. */
  readonly value: string;
}

/** Finds code spans (CommonMark 6.1). It remembers which runs of backticks never close, so that none is searched twice. */
export class CodeSpans {
  readonly #source: SourceText;
  readonly #text: string;
  /** Lengths of runs that do not come any more. */
  readonly #missing = new Set<number>();

  constructor(source: SourceText) {
    this.#source = source;
    this.#text = source.text;
  }

  /** The code span that the run from `start` to `open` begins, if another one of its length comes. */
  find(start: number, open: number): CodeSpan | undefined {
    const length = open - start;
    if (this.#missing.has(length)) return undefined;
    for (let at = this.#text.indexOf('`', open); at !== -1; ) {
      const end = skipRun(this.#text, at, this.#text.length, Char.backtick);
      if (end - at === length) return { end, value: this.#valueOf(open, at) };
      at = this.#text.indexOf('`', end);
    }
    this.#missing.add(length);
    return undefined;
  }

  #valueOf(start: number, end: number): string {
    const value = contentOf(this.#source, start, end);
    if (!isPadding(codeAt(value, 0)) || !isPadding(codeAt(value, value.length - 1))) return value;
    if (!/[^ \r\n]/.test(value)) return value;
    const last = value.endsWith('\r\n') ? 2 : 1;
    return value.slice(isLineEnding(codeAt(value, 0)) ? skipLineEnding(value, 0, value.length) : 1, -last);
  }
}

function isPadding(code: number): boolean {
  return code === Char.space || isLineEnding(code);
}
