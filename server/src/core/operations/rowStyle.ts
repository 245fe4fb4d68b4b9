import type { Cell, CellLink, Row } from '../markdown/facts.ts';
import type { DecisionIndex, IndexTable } from '../model/decisionIndex.ts';
import { relativeLink } from '../model/links.ts';

/** A destination that leads from the index to a file, with `./` in front where the sample has it. */
export function linkTo(uri: string, { file }: DecisionIndex, sample: string): string {
  const path = relativeLink(file.uri, uri);
  return sample.startsWith('./') && !path.startsWith('.') ? `./${path}` : path;
}

/** Text as it may stand in a cell: on one line, its pipes escaped. */
export function escapeCell(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');
}

/** Text as it may stand between the brackets of a link in a cell. */
export function escapeLinkText(text: string): string {
  return escapeCell(text).replace(/(?<!\\)[[\]]/g, '\\$&');
}

/**
 * Writes a row in a table's own style: outer pipes and padding as in the sample row, and where the table is padded to
 * columns of equal width, padded to that width. A text that is wider than its column makes only this row wider.
 */
export function formatRow(contents: readonly string[], { table }: IndexTable, sample: Row): string {
  const cells = contents.map((content, column) => {
    const model = sample.cells[column] ?? table.header.cells[column];
    const { before, after } = model === undefined ? { before: 1, after: 1 } : paddingOf(model);
    const width = alignedWidth(column, table);
    const padded = ' '.repeat(before) + content;
    return width === undefined ? padded + ' '.repeat(after) : `${padded} `.padEnd(width);
  });
  return (sample.hasLeadingPipe ? '|' : '') + cells.join('|') + (sample.hasTrailingPipe ? '|' : '');
}

/** The link of a table's row that a new one is written after: the nearest row with a link shows the style. */
export function sampleLink(
  rows: readonly { readonly link: CellLink | undefined }[],
  near: number,
): CellLink | undefined {
  for (let distance = 0; distance <= rows.length; distance++) {
    const link = rows[near - distance]?.link ?? rows[near + distance]?.link;
    if (link !== undefined) return link;
  }
  return undefined;
}

/** Blanks behind a text are padding to a width, where there is more than one: a new row in no column has but one. */
function paddingOf({ outer, content, raw }: Cell): { before: number; after: number } {
  if (raw === '') return { before: 1, after: 1 };
  return { before: content.start - outer.start, after: Math.min(outer.end - content.end, 1) };
}

/** The width of a column where all rows give it the same one, so that the pipes stand under one another. */
function alignedWidth(column: number, { header, delimiter, rows }: IndexTable['table']): number | undefined {
  const widthOf = (row: Row) => {
    const cell = row.cells[column];
    return cell === undefined ? undefined : cell.outer.end - cell.outer.start;
  };
  const width = widthOf(header);
  const isAligned =
    width !== undefined &&
    widthOf(delimiter) === width &&
    rows.length > 0 &&
    rows.every((row) => widthOf(row) === width);
  return isAligned ? width : undefined;
}
