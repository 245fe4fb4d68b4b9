import type { Cell, CellLink, Row } from '../markdown/facts.ts';
import { outsideCode } from '../markdown/inlineMarkdown.ts';
import { plainText } from '../markdown/plainText.ts';
import type { DecisionIndex, IndexTable } from '../model/decisionIndex.ts';
import { type IndexColumns, type IndexRow, wholeLink } from '../model/indexRow.ts';
import { linkLike } from '../model/links.ts';
import { emojiOfStatus, findEmoji, type StatusLegend } from '../model/statusLegend.ts';
import { writeLabel, writeTitle } from './labelStyle.ts';
import type { RowFacts } from './rowFacts.ts';

/** A destination that leads from the index to a file, with `./` in front or from the root where the sample is so. */
export function linkTo(uri: string, { file }: DecisionIndex, sample: string): string {
  return linkLike(sample, file, uri);
}

/** Markdown as it may stand in a cell: on one line, its pipes escaped. */
export function escapeCell(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/(\\*)\|/g, (pipe, { length }) => (length % 2 === 1 ? pipe : `\\${pipe}`));
}

/** Markdown as it may stand between the brackets of a link in a cell. */
export function escapeLinkText(markdown: string): string {
  const text = outsideCode(escapeCell(markdown), (each) => each.replace(/(?<!\\)[[\]]/g, '\\$&'));
  // A backslash at the end would escape the bracket that closes the text.
  let end = text.length;
  while (text[end - 1] === '\\') end--;
  return (text.length - end) % 2 === 1 ? `${text}\\` : text;
}

/** The line of a new row, in the style of the rows near the place where it goes: by its position, counted from 0. */
export function formatTableRow(index: DecisionIndex, facts: RowFacts, group: IndexTable, near: number): string {
  const { lines } = index.file.facts;
  const anchor = group.table.rows[near] ?? group.table.delimiter;
  const sample = group.table.rows[near] ?? group.table.rows[0] ?? group.table.header;
  const shown = { ...facts, status: writeStatus(facts.status, nearestStatus(group.rows, near), index.legend) };
  const indent = ' '.repeat(anchor.span.start - lines.spanOf(lines.lineAt(anchor.span.start)).start);
  return indent + formatRow(cellsOf(shown, index, group, near), group, sample);
}

/** What the cells of a new row say; those are links that are in the nearest row with a link. */
function cellsOf(facts: RowFacts, index: DecisionIndex, { table, columns, rows }: IndexTable, near: number): string[] {
  const sample = nearest(rows, near, (row) => (row.link === undefined ? undefined : row));
  const target = linkTo(facts.uri, index, sample?.link?.href ?? './');
  return table.header.cells.map((header, column) => {
    const link = sample?.cells[column] === undefined ? undefined : wholeLink(sample.cells[column]);
    const isLink = column === columns.link || (link !== undefined && link.href === sample?.link?.href);
    const text = textFor(column, columns, plainText(header.raw), facts, sample);
    return isLink ? `[${escapeLinkText(text)}](${target})` : escapeCell(text);
  });
}

function textFor(
  column: number,
  columns: IndexColumns,
  header: string,
  { number, title, status, fields }: RowFacts,
  sample: IndexRow | undefined,
): string {
  const cell = sample?.cells[column];
  const raw = cell === undefined ? '' : (wholeLink(cell)?.text.raw ?? cell.raw);
  if (column === columns.title) return writeTitle(title, number, raw, sample?.words ?? '', sample?.number);
  if (column === columns.number || column === columns.link)
    return writeLabel(raw, sample?.number, number) ?? number ?? (column === columns.link ? title : '');
  return column === columns.status ? (status ?? '') : findField(header, fields);
}

/** A status with its emoji, where the row that shows the style has one and the legend has one for it. */
function writeStatus(status: string | undefined, sample: string, legend: StatusLegend): string | undefined {
  const shown = findEmoji(sample);
  const emoji = status === undefined ? undefined : emojiOfStatus(status, legend);
  if (shown === undefined || emoji === undefined) return status;
  const [before, behind] = [sample.slice(0, shown.at), sample.slice(shown.at + shown.emoji.length)];
  if (/\p{L}/u.test(before)) return `${status}${/\s*$/.exec(before)?.[0]}${emoji}`;
  return /\p{L}/u.test(behind) ? `${emoji}${/^\s*/.exec(behind)?.[0]}${status}` : emoji;
}

/** What the nearest row that has a status writes in that cell. */
function nearestStatus(rows: readonly Pick<IndexRow, 'status'>[], near: number): string {
  return nearest(rows, near, ({ status }) => status?.raw || undefined) ?? '';
}

/** What the nearest row that has it says. */
function nearest<Row, Found>(rows: readonly Row[], near: number, find: (row: Row) => Found | undefined) {
  for (let distance = 0; distance <= rows.length; distance++) {
    for (const row of [rows[near - distance], rows[near + distance]]) {
      const found = row === undefined ? undefined : find(row);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What the record says under a column's name, or under another word for it; else nothing. */
function findField(column: string, fields: RowFacts['fields']): string {
  const name = column.toLowerCase();
  const names = [name, ...(otherNames[name] ?? [])];
  return names.map((each) => fields.get(each)).find((value) => value !== undefined) ?? '';
}

const otherNames: Readonly<Record<string, readonly string[]>> = {
  date: ['created', 'decided', 'last updated date', 'last updated'],
  owner: ['author', 'authors', 'initial author', 'deciders', 'decision-makers'],
  author: ['authors', 'initial author', 'owner'],
  area: ['scope', 'tags', 'category'],
};

/**
 * Writes a row in a table's own style: outer pipes and padding as in the sample row, and where the table is padded to
 * columns of equal width, padded to that width. A text that is wider than its column makes only this row wider.
 */
function formatRow(contents: readonly string[], { table }: IndexTable, sample: Row): string {
  const cells = contents.map((content, column) => {
    const model = sample.cells[column] ?? table.header.cells[column];
    const { before, after } = model === undefined ? { before: 1, after: 1 } : paddingOf(model);
    const width = alignedWidth(column, table);
    const padded = ' '.repeat(before) + content;
    return width === undefined ? padded + ' '.repeat(after) : `${padded} `.padEnd(width);
  });
  // Without outer pipes an empty cell at either end would be none.
  const needsPipe = (content: string | undefined) => content?.trim() === '';
  return [
    sample.hasLeadingPipe || needsPipe(contents[0]) ? '|' : '',
    cells.join('|'),
    sample.hasTrailingPipe || needsPipe(contents.at(-1)) ? '|' : '',
  ].join('');
}

/** The link of a table's row that a new one is written after: the nearest row with a link shows the style. */
export function sampleLink(rows: readonly Pick<IndexRow, 'link'>[], near: number): CellLink | undefined {
  return nearest(rows, near, ({ link }) => link);
}

/** Blanks behind a text are padding to a width, where there is more than one: a new row in no column has but one. */
function paddingOf({ outer, content, raw }: Cell): { before: number; after: number } {
  if (raw === '') return { before: 1, after: 1 };
  return { before: content.start - outer.start, after: Math.min(outer.end - content.end, 1) };
}

/** The width of a column where all rows give it the same one, so that the pipes stand under one another. */
export function alignedWidth(column: number, { header, delimiter, rows }: IndexTable['table']): number | undefined {
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
