import { Char, codeAt, isLineEnding, skipLineEnding, skipRun } from './characters.ts';
import { contentOf, type SourceText } from './sourceText.ts';

/** A code span from its first backtick to its last. */
export interface CodeSpan {
  readonly end: number;
  /** What stands between the backticks, less one blank or line ending at both ends. */
  readonly value: string;
}

/** Finds code spans (CommonMark 6.1). It looks at all runs of backticks once, so that none is searched that never comes. */
export class CodeSpans {
  readonly #source: SourceText;
  /** Where the last run of each length begins. */
  readonly #lastRuns = new Map<number, number>();

  constructor(source: SourceText) {
    this.#source = source;
    for (const { 0: run, index } of source.text.matchAll(/`+/g)) this.#lastRuns.set(run.length, index);
  }

  /** The code span that the run from `start` to `open` begins, if another one of its length comes. */
  find(start: number, open: number): CodeSpan | undefined {
    const { text } = this.#source;
    const length = open - start;
    const last = this.#lastRuns.get(length) ?? -1;
    for (let at = open; at <= last; ) {
      const close = text.indexOf('`', at);
      const end = skipRun(text, close, text.length, Char.backtick);
      if (end - close === length) return { end, value: this.#valueOf(open, close) };
      at = end;
    }
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
