import { displayWidth } from '../../markdown/displayWidth.ts';
import type { Cell, CellLink, Row } from '../../markdown/facts.ts';
import { outsideCode } from '../../markdown/inlineMarkdown.ts';
import { plainText } from '../../markdown/plainText.ts';
import { commonDayForm, readDay, writeDay } from '../../model/dayForm.ts';
import { dateField } from '../../model/indexColumns.ts';
import { type DecisionIndex, type IndexTable, namesWithoutLinks } from '../../model/indexGroups.ts';
import { type IndexColumns, type IndexRow, wholeLink } from '../../model/indexRow.ts';
import { linkLike } from '../../model/links.ts';
import { parseDate } from '../../model/parseDate.ts';
import { wordsIn } from '../../model/sameWords.ts';
import { emojiOfStatus, findEmoji, type StatusLegend } from '../../model/statusLegend.ts';
import { nameOf } from '../../model/uris.ts';
import { columnRole, namesOfRole } from '../../vocabulary/columnNames.ts';
import { stageOf } from '../../vocabulary/statusWords.ts';
import {
  balanceSides,
  isFileName,
  readBeside,
  withoutExtension,
  writeBeside,
  writeName,
  writeNumbered,
  writeTitle,
} from './labelStyle.ts';
import type { RowFacts } from './rowFacts.ts';

/** A destination that leads from the index to a file, with `./` in front or from the root where the sample is so. */
export function linkTo(uri: string, { file }: DecisionIndex, sample: string): string {
  return linkLike(sample, file, uri);
}

/** Markdown as it may stand in a cell: on one line, its pipes escaped. */
export function escapeCell(text: string): string {
  return text
    .replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks))
    .replace(/(?<!\\)(\\*)\|/g, (pipe, { length }) => (length % 2 === 1 ? pipe : `\\${pipe}`));
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
function cellsOf(facts: RowFacts, index: DecisionIndex, group: IndexTable, near: number): string[] {
  const { table, columns, rows } = group;
  const sample = nearest(rows, near, (row) => (row.target === undefined ? undefined : row));
  const target = linkTo(facts.uri, index, sample?.link?.href ?? './');
  return table.header.cells.map((header, column) => {
    const cell = sample?.cells[column];
    const link = cell?.links.find(({ kind, href }) => kind === 'link' && href === sample?.link?.href);
    const isLink = !namesWithoutLinks(group) && (column === columns.link || link !== undefined);
    const isFilled = table.contents.filter(({ cells }) => (cells[column]?.raw ?? '') !== '').length > 1;
    const said = textFor(column, columns, { words: plainText(header.raw), isFilled }, facts, sample);
    const text = isDayColumn(column, group) ? writeDayLike(said, column, group) : said;
    if (isLink) {
      const { before, behind } = besideLink(column, link, facts, { rows, sample });
      return `${before}[${escapeLinkText(text)}](${target})${behind}`;
    }
    return text === '' ? (placeholderIn(group, column) ?? '') : escapeCell(text);
  });
}

function isDayColumn(column: number, { columns, table }: IndexTable): boolean {
  if (columns.fields[column] === dateField) return true;
  return columnRole(plainText(table.header.cells[column]?.raw ?? '')) === 'date';
}

/** A day in the form in which the rows write theirs; as it is where it is none, or they share no form. */
function writeDayLike(text: string, column: number, { table }: IndexTable): string {
  const day = parseDate(text) ?? readDay(text);
  if (day === undefined) return text;
  const form = commonDayForm(table.contents.flatMap(({ cells }) => cells[column]?.raw || []));
  return form === undefined ? text : writeDay(day, form);
}

/** What stands before and behind the link in a cell, as the sample has it. */
function besideLink(
  column: number,
  link: CellLink | undefined,
  facts: RowFacts,
  { rows, sample }: { readonly rows: readonly IndexRow[]; readonly sample: IndexRow | undefined },
): { readonly before: string; readonly behind: string } {
  if (sample === undefined || link === undefined) return { before: '', behind: '' };
  const sidesOf = (row: IndexRow) => {
    const cell = row.cells[column];
    const own = cell?.links.find(({ kind, href }) => kind === 'link' && href === row.link?.href);
    if (cell === undefined || own === undefined) return ['', ''] as const;
    const start = cell.content.start;
    return [cell.raw.slice(0, own.whole.start - start), cell.raw.slice(own.whole.end - start)] as const;
  };
  const [before, behind] = sidesOf(sample).map((text, side) => {
    // To look at one other row is enough: what all have the nearest ones have.
    const at = rows.indexOf(sample);
    const others = [rows[at - 1], rows[at + 1]].flatMap((row) => row ?? []);
    const isShared = (words: string) => others.some((row) => readBeside(sidesOf(row)[side] ?? '', row).words === words);
    return { text, own: writeBeside(text, sample, facts, isShared) };
  });
  return balanceSides(before?.own, behind?.own, behind?.text ?? '');
}

/** What a row of a table without links has for its record: the name of its file, its number or its title. */
export function nameCell(facts: RowFacts, { rows, columns }: IndexTable, near: number): string {
  const sample = nearest(rows, near, (row) => (row.target === undefined ? undefined : row));
  return escapeCell(textFor(columns.link, columns, { words: '', isFilled: false }, facts, sample));
}

/** A column that all other rows fill, and for which a new one has nothing to say. */
export interface RowGap {
  /** The words of its header. */
  readonly column: string;
  /** Whether its header, or what its cells hold, tells what should stand there: a date, an author, which the record lacks. */
  readonly isUnderstood: boolean;
}

/**
 * The cells that a new row would leave empty, though all others are filled; where no row tells, the day, and the status
 * where the record must have one.
 */
export function findGaps(
  index: DecisionIndex,
  facts: RowFacts,
  group: IndexTable,
  isStatusDemanded: boolean,
): RowGap[] {
  const { header } = group.table;
  const { columns } = group;
  const filled = filledColumns(group);
  const near = (group.rows as readonly IndexRow[]).findLastIndex(({ target }) => target !== undefined);
  return cellsOf(facts, index, group, near).flatMap((text, column) => {
    if (text !== '') return [];
    const name = plainText(header.cells[column]?.raw ?? '');
    if (isDayToCome(name, facts)) return [];
    const role = columnRole(name) ?? '';
    // Every decision has a day: a row without it, where all others have theirs, is not finished.
    const isDay = columns.fields[column] === dateField || role === 'date';
    const isFilled = filled?.has(column) ?? (isDay || (isStatusDemanded && column === columns.status));
    if (!isFilled) return [];
    // A record without a status, where all rows have one, has it in words that are not understood.
    const isCore = [columns.number, columns.title, columns.status, columns.link].includes(column);
    const isUnderstood =
      !isCore && !isDay && (columns.fields[column] !== undefined || ['owner', 'area'].includes(role));
    return [{ column: name, isUnderstood }];
  });
}

/** The columns in which all rows say something; undefined where no row has a cell for each, and none tells. */
function filledColumns(group: IndexTable): ReadonlySet<number> | undefined {
  const known = knownFilled.get(group);
  if (known !== undefined) return known;
  const { header, contents } = group.table;
  const filled = new Set(header.content.cells.keys());
  const regular = contents.filter(({ cells }) => cells.length === header.content.cells.length);
  if (regular.length === 0) return undefined;
  for (const { cells } of regular)
    for (const column of filled) if ((cells[column]?.raw ?? '') === '') filled.delete(column);
  knownFilled.set(group, filled);
  return filled;
}

/** A table never changes, and is asked for each record without a row. */
const knownFilled = new WeakMap<IndexTable, ReadonlySet<number>>();

/** What stands in a column, all of whose cells say something, for nothing: `-` or `n/a`. */
function placeholderIn(group: IndexTable, column: number): string | undefined {
  if (filledColumns(group)?.has(column) !== true) return undefined;
  return group.table.contents.find(({ cells }) => /^(?:[-–—]+|n\/a|tbd)$/i.test(cells[column]?.raw ?? ''))?.cells[
    column
  ]?.raw;
}

/** The words above a column, and whether several rows fill it. */
interface ColumnHeader {
  readonly words: string;
  readonly isFilled: boolean;
}

function textFor(
  column: number,
  columns: IndexColumns,
  header: ColumnHeader,
  facts: RowFacts,
  sample: IndexRow | undefined,
): string {
  const { number, title, status, uri } = facts;
  const cell = sample?.cells[column];
  const link = cell?.links.find(({ href }) => href === sample?.link?.href) ?? (cell && wholeLink(cell));
  const raw = link?.text.raw ?? cell?.raw ?? '';
  if (column === columns.link && columns.key === 'name')
    return writeName(raw, sample, facts) ?? withoutExtension(nameOf(uri));
  if (sample !== undefined && link !== undefined && isFileName(raw, sample)) return writeName(raw, sample, facts) ?? '';
  if (column === columns.title) return writeTitle(title, facts, raw, sample);
  if (column === columns.number || column === columns.link) {
    const label = sample === undefined ? undefined : writeNumbered(raw, sample, facts);
    return label ?? number ?? (column === columns.link ? title : '');
  }
  return column === columns.status ? (status ?? '') : findField(header, columns.fields[column], facts);
}

/** A status with its emoji, where the row that shows the style has one and the legend has one for it. */
function writeStatus(status: string | undefined, sample: string, legend: StatusLegend): string | undefined {
  const shown = findEmoji(sample);
  const emoji = status === undefined ? undefined : emojiOfStatus(status, legend);
  if (shown === undefined || emoji === undefined) return status;
  const [before, behind] = [sample.slice(0, shown.at), sample.slice(shown.at + shown.emoji.length)];
  if (/\p{L}/u.test(before)) return `${status}${before.slice(before.trimEnd().length)}${emoji}`;
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

/**
 * What the record says in a column: the field whose values stand there, or one by the name of its header, or by another
 * word for the same; else nothing.
 */
function findField({ words, isFilled }: ColumnHeader, field: string | undefined, facts: RowFacts): string {
  const { fields, date, tags = [] } = facts;
  const name = words.toLowerCase();
  const own = fields.get(name);
  if (own === undefined && isDayToCome(words, facts)) return '';
  const role = columnRole(words);
  // What several rows say there is in none of their records: another name for it may mean something else.
  const isOther = isFilled && field === undefined && role === 'owner';
  const names = [
    ...(field === undefined ? [] : [field]),
    name,
    ...(role === undefined || isOther ? [] : namesOfRole(role)),
  ];
  const said = names.map((each) => fields.get(each)).find((value) => value !== undefined);
  if (said !== undefined) return said.replace(/^\[([^[\]]*)\]$/, '$1');
  if (field === dateField || role === 'date') return date ?? '';
  return role === 'area' ? tags.join(', ') : '';
}

/** Whether a column has the day of a status that a record does not have yet, such as "Accepted on". */
function isDayToCome(header: string, { status = '' }: Pick<RowFacts, 'status'>): boolean {
  const named = wordsIn(header).flatMap((word) => stageOf(word) ?? []);
  const stage = stageOf(status);
  if (stage === undefined || named.length === 0 || named.includes(stage) || named.includes('proposed')) return false;
  const isAccepted = named.includes('accepted') && (stage === 'superseded' || stage === 'deprecated');
  return !isAccepted && !/(?:by|durch|von|par|por)$/i.test(header);
}

/**
 * Writes a row in a table's own style: outer pipes and padding as in the sample row, and where the table is padded to
 * columns of equal width, padded to that width. A text that is wider than its column makes only this row wider.
 */
function formatRow(contents: readonly string[], { whole: table }: IndexTable, sample: Row): string {
  const cells = contents.map((content, column) => {
    const model = sample.cells[column] ?? table.header.cells[column];
    const { before, after } = model === undefined ? { before: 1, after: 1 } : paddingOf(model);
    const aligned = findAlignment(column, table);
    const padded = ' '.repeat(before) + content;
    const missing = aligned === undefined ? after : Math.max(1, aligned.width - aligned.measure(padded));
    return padded + ' '.repeat(missing);
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

/** The width of a column, and how it is counted. */
interface Alignment {
  readonly width: number;
  readonly measure: (text: string) => number;
}

/** The width of a column where all rows give it the same one, so that the pipes stand under one another. */
export function findAlignment(column: number, { header, delimiter, rows }: IndexTable['table']): Alignment | undefined {
  // Some editors count what is seen, others the units of the text.
  for (const measure of [displayWidth, (text: string) => text.length]) {
    const widthOf = ({ cells }: Row) => {
      const { outer, raw } = cells[column] ?? {};
      return outer === undefined ? undefined : outer.end - outer.start - (raw ?? '').length + measure(raw ?? '');
    };
    const width = widthOf(header);
    const isAligned = rows.length > 0 && [delimiter, ...rows].every((row) => widthOf(row) === width);
    if (width !== undefined && isAligned) return { width, measure };
  }
  return undefined;
}
