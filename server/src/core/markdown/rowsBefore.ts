import type { RowContent, Table } from './facts.ts';

/**
 * The rows that a file had before it was changed, to be found again: mostly all but one are as they were, in the same order.
 */
export class RowsBefore {
  readonly #rows: readonly RowContent[];
  /** The row that is expected next. */
  #next = 0;
  /** How many lines have not been found since one was. */
  #misses = 0;
  /** By their texts, once two lines in a row were none of the next rows: more than one row has changed. */
  #byText: Map<string, number> | undefined;

  constructor(tables: readonly Table[]) {
    const [only, ...others] = tables;
    this.#rows = only !== undefined && others.length === 0 ? only.contents : tables.flatMap(({ contents }) => contents);
  }

  /** What the line from `start` to `end` of a text says, if it stood there before, without blanks around it. */
  find(text: string, start: number, end: number): RowContent | undefined {
    const isHere = (at: number) => {
      const row = this.#rows[at]?.text;
      // A slice is compared by words of memory, `startsWith` by characters.
      return row !== undefined && row.length === end - start && text.slice(start, end) === row;
    };
    const at = isHere(this.#next) ? this.#next : isHere(this.#next + 1) ? this.#next + 1 : undefined;
    if (at !== undefined) return this.#take(at);
    if (++this.#misses === 1) return undefined;
    this.#byText ??= new Map(this.#rows.map(({ text: row }, index) => [row, index]));
    const found = this.#byText.get(text.slice(start, end));
    return found === undefined ? undefined : this.#take(found);
  }

  /** A row whose links depend on definitions is another one where those are. */
  #take(at: number): RowContent | undefined {
    this.#next = at + 1;
    this.#misses = 0;
    const row = this.#rows[at];
    return row?.hasReferences === true ? undefined : row;
  }
}
