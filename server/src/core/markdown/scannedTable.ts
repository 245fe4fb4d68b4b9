import type { Definitions, Row, RowContent, Table } from './facts.ts';
import { readRow, TableRow } from './tableRow.ts';

/** Some lines: `last` is the first one behind them. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** What would be a table if it stood where a paragraph may stand. */
export class ScannedTable implements Table {
  readonly header: Row;
  readonly delimiter: Row;
  readonly contents: readonly RowContent[];
  readonly mentioning: readonly number[];
  readonly hasReferences: boolean;
  /** The lines of its rows, and of what a merge left between them. */
  readonly rowLines: LineRange;
  /** Where each row begins; an ordinary property, so that tests compare it. */
  private readonly starts: readonly number[];
  /** The rows that somebody has asked for. */
  readonly #made: Row[] = [];

  constructor(
    header: Row,
    delimiter: Row,
    { contents, starts }: { readonly contents: readonly RowContent[]; readonly starts: readonly number[] },
    rowLines: LineRange,
  ) {
    this.header = header;
    this.delimiter = delimiter;
    this.contents = contents;
    this.starts = starts;
    this.rowLines = rowLines;
    this.hasReferences = header.content.hasReferences;
    this.mentioning = contents.flatMap(({ mentions }, at) => (mentions.length > 0 ? [at] : []));
  }

  get rows(): readonly Row[] {
    return this.contents.map((_, at) => this.rowAt(at));
  }

  get end(): number {
    const last = this.contents.length - 1;
    const content = this.contents[last];
    return content === undefined ? this.delimiter.span.end : (this.starts[last] as number) + content.text.length;
  }

  /** The table with the reference links of its cells: definitions are known only once the whole text is parsed. */
  withReferences(definitions: Definitions): ScannedTable {
    if (definitions.size === 0) return this;
    const { content, span } = this.header;
    const header = new TableRow(readRow(content.text, definitions), span.start);
    const contents = this.contents.map(({ text }) => readRow(text, definitions));
    return new ScannedTable(header, this.delimiter, { contents, starts: this.starts }, this.rowLines);
  }

  rowAt(at: number): Row {
    this.#made[at] ??= new TableRow(this.contents[at] as RowContent, this.starts[at] as number);
    return this.#made[at];
  }
}
