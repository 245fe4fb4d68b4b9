import type { Cell, CellLink, RowContent, Table } from '../markdown/facts.ts';
import { maskStruck, plainText } from '../markdown/plainText.ts';
import { largest } from '../markdown/sequences.ts';
import { type ColumnRole, columnRole } from '../vocabulary/columnNames.ts';
import { isStatusLabel } from '../vocabulary/headerLabels.ts';
import { foldCase } from '../vocabulary/language.ts';
import { findLeadingStatus, stageOf } from '../vocabulary/statusWords.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { cellText, type IndexColumns, numberIn, readRowTitle } from './indexRow.ts';
import type { KnownRecords } from './knownRecords.ts';
import { parseDate } from './parseDate.ts';
import { readRecordFields } from './recordFields.ts';
import { ownSeries } from './recordName.ts';
import { isSameNumber } from './recordNumber.ts';
import { parseTitle } from './recordTitle.ts';
import { haveSameWords, isLeadingWords, resemble, shareMost, wordsIn } from './sameWords.ts';
import type { Status } from './status.ts';

/** Column → how many rows have their link there; and how many of all links have words for their text. */
export interface LinkCounts {
  readonly byColumn: readonly number[];
  readonly all: number;
  readonly titled: number;
}

/** A row with the record that it is for. */
export interface SampledRow {
  readonly content: RowContent;
  readonly link: CellLink | undefined;
  readonly record: DecisionRecord;
}

/** So many rows tell what the columns of a table hold. */
export const sampleSize = 24;

/** What a cell says of the record of its row. */
export interface CellEvidence {
  readonly isFilled: boolean;
  /** What the cell says where that is digits without a zero before them and nothing else: it may count anything. */
  readonly count: number | undefined;
  readonly number: boolean;
  readonly title: boolean;
  readonly status: boolean;
  readonly date: boolean;
  /** The names of the record's fields that have the cell's words for their value. */
  readonly fields: readonly string[];
}

/**
 * Which column of a table holds what: first by the cells of some rows whose records are known, then by the words of its
 * header. Of two columns with a record's title, the one that the header calls so is meant.
 */
export function readColumns(
  table: Table,
  { byColumn, all, titled }: LinkCounts,
  sample: readonly (readonly CellEvidence[])[],
  key?: Pick<IndexColumns, 'key' | 'link'>,
): IndexColumns {
  const roles = table.header.content.cells.map(({ raw }) => columnRole(plainText(raw)));
  const number = findNumberColumn(table, roles, sample);
  const title = findColumn('title', roles, sample);
  const status = findColumn('status', roles, sample);
  const counts = roles.map((_, column) => byColumn[column] ?? 0);
  const most = largest(counts);
  const link = key?.link ?? (most > 0 ? counts.indexOf(most) : (number ?? title ?? 0));
  return {
    number,
    // Where most links have words for their text, and not only numbers, they are titles, whatever the header says.
    title: title ?? (titled * 2 > all ? link : undefined),
    status,
    link,
    key: key?.key ?? 'link',
    fields: roles.map((_, column) => findField(column, sample)),
  };
}

/**
 * The column of the numbers. Cells that may count anything are numbers of records below a header that says so, unless they
 * count the rows; below another one where they leave no doubt: `Sprint` is 1, 2 and 3 for the first records of many logs.
 */
function findNumberColumn(
  table: Table,
  roles: readonly (ColumnRole | undefined)[],
  sample: readonly (readonly CellEvidence[])[],
): number | undefined {
  const column = findColumn('number', roles, sample);
  if (column === undefined) return undefined;
  const counts = sample.flatMap((cells) => cells[column]?.count ?? []);
  const held = sample.filter((cells) => cells[column]?.number === true).length;
  const filled = countFilled(column, sample);
  if (counts.length < filled || filled === 0) return column;
  if (roles[column] === 'number' || plainText(table.header.content.cells[column]?.raw ?? '') === '') {
    const countsRows = counts.length > 1 && counts.every((count, at) => count === at + 1);
    return countsRows && held * 2 <= filled ? undefined : column;
  }
  return held === filled && (column === 0 || filled >= certainRows) ? column : undefined;
}

/** So many rows that all agree do not do so by chance. */
const certainRows = 5;

function findColumn(
  role: 'number' | 'title' | 'status',
  roles: readonly (ColumnRole | undefined)[],
  sample: readonly (readonly CellEvidence[])[],
): number | undefined {
  const named = roles.findIndex((each) => each === role || (role === 'title' && each === 'topic'));
  const strictlyNamed = roles.indexOf(role);
  const header = strictlyNamed === -1 ? named : strictlyNamed;
  const held = roles.map((_, column) => countHeld(column, sample, (cell) => cell[role]));
  const most = Math.max(0, ...held);
  if (header !== -1 && (held[header] ?? 0) > 0) return header;
  // One row that is out of date says less than the header's word.
  if (most > (header === -1 ? 0 : 1)) return held.indexOf(most);
  // Under a header such as Decision may stand a sentence.
  const isSentence = strictlyNamed === -1 && countFilled(header, sample) > 1;
  return header === -1 || isSentence ? undefined : header;
}

/** In how many rows a column holds something of the record; none where it does so in less than half of them. */
function countHeld(
  column: number,
  sample: readonly (readonly CellEvidence[])[],
  holds: (cell: CellEvidence) => boolean,
): number {
  const held = sample.filter((cells) => cells[column] !== undefined && holds(cells[column])).length;
  return held * 2 > countFilled(column, sample) ? held : 0;
}

function countFilled(column: number, sample: readonly (readonly CellEvidence[])[]): number {
  return sample.filter((cells) => cells[column]?.isFilled === true).length;
}

/** The field whose values stand in a column. */
function findField(column: number, sample: readonly (readonly CellEvidence[])[]): string | undefined {
  if (countHeld(column, sample, ({ date }) => date) > 0) return dateField;
  // The status has a column of its own: what else agrees with it does so by chance.
  const names = new Set(sample.flatMap((cells) => cells[column]?.fields ?? []).filter((name) => !isStatusLabel(name)));
  let best: string | undefined;
  let most = 0;
  for (const name of names) {
    const held = countHeld(column, sample, ({ fields }) => fields.includes(name));
    if (held > most) [best, most] = [name, held];
  }
  return best;
}

/** Stands for the day of the decision, wherever a record says it. No field of a record has an empty name. */
export const dateField = '';

/** What the cells of a row say of its record. */
export function readEvidence({ content, link, record }: SampledRow): readonly CellEvidence[] {
  const fields = [...readRecordFields(record.file.facts)];
  return content.cells.map((cell) => readCell(cell, link, record, fields));
}

function readCell(
  cell: Cell,
  link: CellLink | undefined,
  { file, name, number, title, status, date }: DecisionRecord,
  fields: readonly (readonly [string, string])[],
): CellEvidence {
  const text = cellText(cell, link);
  const words = plainText(text?.raw ?? '');
  const series = ownSeries(name);
  const ownNumber = numberIn(text, series)?.raw;
  const ownTitle = readRowTitle(text, true, series).text;
  const isNumber =
    ownNumber !== undefined && number !== undefined && isSameNumber(ownNumber, number) && !isWithinSentence(cell, link);
  return {
    isFilled: cell.raw !== '',
    count: /^[1-9]\d{0,5}$/.test(cell.raw) ? Number(cell.raw) : undefined,
    number: isNumber,
    // The name of its file has the words of a title, but is not one; nor is a number that a title has in it.
    title:
      !isNumber &&
      ownTitle !== '' &&
      !file.name.startsWith(`${fileNameIn(cell) ?? '/'}.`) &&
      title.heading !== undefined &&
      saysTitle(ownTitle, title.text),
    status: status !== undefined && saysStatus(plainText(maskStruck(cell).raw), status),
    date: date !== undefined && words !== '' && parseDate(words) === date,
    fields: fields.filter(([, value]) => words !== '' && haveSameWords(plainText(value), words)).map(([name]) => name),
  };
}

/** Whether the row's link stands behind other words of a cell than `ADR`: such a cell is no number and no title, but a sentence. */
function isWithinSentence({ raw, content, links }: Cell, link: CellLink | undefined): boolean {
  if (link === undefined || !links.includes(link)) return false;
  const before = raw.slice(0, link.whole.start - content.start);
  return /\p{L}{2}/u.test(before.replace(/\bM?ADR\b/gi, ''));
}

/** Whether a cell begins with the words of a status, or with others for the same stage. */
function saysStatus(words: string, { known, word, stage }: Status): boolean {
  const text = foldCase(words).replace(/^[^\p{L}\p{N}]+/u, '');
  const begins = (status: string) =>
    status !== '' && text.startsWith(foldCase(status)) && !/^[\p{L}\p{N}]/u.test(text.slice(status.length));
  if (text === '') return false;
  if (begins(word) || begins(known ?? '')) return true;
  return stage !== undefined && stageOf(findLeadingStatus(text) ?? '') === stage;
}

/** Whether a cell has a title, its first words, or about its words: it may be out of date. A sentence has many more. */
function saysTitle(words: string, title: string): boolean {
  if (isLeadingTitle(words, title)) return true;
  return wordsIn(words).length <= wordsIn(title).length + 2 && resemble(words, title);
}

function isLeadingTitle(words: string, title: string): boolean {
  return words === title || (/[\p{L}\p{N}]/u.test(words) && isLeadingWords(words, title));
}

/** The record that a cell names without linking it, and how. */
export interface NamedRecord {
  readonly key: Exclude<IndexColumns['key'], 'link'>;
  readonly record: DecisionRecord;
}

/** The name of a file, without its extension, that a cell has for a record: `0001-tea`, in code, in wiki brackets. */
export function fileNameIn({ raw }: Pick<Cell, 'raw'>): string | undefined {
  const wiki = /^\[\[([^\]|\\]+)(?:\\?\|[^\]]*)?\]\]$/.exec(raw);
  const name = (wiki?.[1] ?? plainText(raw))
    .trim()
    .replace(/^\.\//, '')
    .replace(/\.(?:md|markdown)$/i, '');
  return name === '' || /[\s/]/.test(name) ? undefined : name;
}

/**
 * The record whose file a cell names, or whose number it is, or whose title; where there is only one such. A number means
 * no record of which the row's title says otherwise.
 */
export function findNamed(
  cell: Cell,
  key: NamedRecord['key'],
  known: KnownRecords,
  titles: ReadonlyMap<string, DecisionRecord | undefined>,
  title?: Cell,
): DecisionRecord | undefined {
  if (key === 'title') return titles.get(titleKey(plainText(cell.raw)));
  if (key === 'number') {
    const number = numberIn({ raw: plainText(cell.raw), span: cell.content })?.raw;
    const holders = number === undefined ? [] : known.resolve({ number });
    const words = title === undefined || title === cell ? '' : parseTitle(plainText(title.raw), true).text;
    const mayMean = ({ title: { text } }: DecisionRecord) => saysTitle(words, text) || shareMost(words, text);
    return only(words === '' ? holders : holders.filter(mayMean));
  }
  const name = fileNameIn(cell);
  return name === undefined
    ? undefined
    : only([...known.namesakesOf(`${name}.md`), ...known.namesakesOf(`${name}.markdown`)]);
}

/** The records by their titles; undefined for a title that two have. */
export function recordsByTitle({ records }: KnownRecords): ReadonlyMap<string, DecisionRecord | undefined> {
  const titles = new Map<string, DecisionRecord | undefined>();
  for (const record of records.values()) {
    const key = titleKey(record.title.text);
    if (key !== '') titles.set(key, titles.has(key) ? undefined : record);
  }
  return titles;
}

/** A title as it is looked up: without its number, in lower case. */
export function titleKey(title: string): string {
  return parseTitle(title, true).text.toLowerCase();
}

function only(records: readonly DecisionRecord[]): DecisionRecord | undefined {
  return records.length === 1 ? records[0] : undefined;
}

/**
 * The column by which the rows of a table without links name their records: most of them must do so. A number alone names
 * none, since any table may count its rows: the record's title, or its first words, must stand beside it.
 */
export function findKey(
  contents: readonly RowContent[],
  known: KnownRecords,
  titles: ReadonlyMap<string, DecisionRecord | undefined>,
): (Pick<IndexColumns, 'link'> & { readonly key: NamedRecord['key'] }) | undefined {
  const rows = contents.filter(({ cells }) => cells.some(({ raw }) => raw !== '')).slice(0, 4 * sampleSize);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  for (const key of ['name', 'number', 'title'] as const) {
    for (let column = 0; column < width; column++) {
      const named = rows.filter((row) => namesRecord(row, column, key, known, titles)).length;
      if (named * 2 > rows.length && (named > 1 || key === 'number')) return { key, link: column };
    }
  }
  return undefined;
}

function namesRecord(
  { cells }: RowContent,
  column: number,
  key: NamedRecord['key'],
  known: KnownRecords,
  titles: ReadonlyMap<string, DecisionRecord | undefined>,
): boolean {
  const cell = cells[column];
  if (cell === undefined) return false;
  if (key !== 'number') return findNamed(cell, key, known, titles) !== undefined;
  if (numberIn({ raw: plainText(cell.raw), span: cell.content }) === undefined) return false;
  // The title may be that of a record that has another number by now.
  const isTitle = ({ raw }: Cell) => titles.get(titleKey(plainText(raw))) !== undefined;
  const others = cells.filter((other) => other !== cell && other.raw !== '');
  return others.some((other) => isTitle(other) || findNamed(cell, key, known, titles, other) !== undefined);
}
