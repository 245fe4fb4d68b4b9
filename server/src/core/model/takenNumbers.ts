import type { SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { rowsWhere } from './indexGroups.ts';
import type { IndexRow, RowMeaning } from './indexRow.ts';
import type { Log } from './log.ts';
import { isDate } from './numberRegister.ts';
import { findRecordMeantBy } from './orphanRows.ts';
import { parseRecordName, type RecordName, seriesOf } from './recordName.ts';
import {
  canonicalNumber,
  inWidthOf,
  isLettered,
  isSameNumber,
  nextNumber,
  nextSubNumber,
  parentNumber,
  type RecordNumber,
} from './recordNumber.ts';
import { folderOf } from './sourceFile.ts';

/** A record on another branch. */
export interface BranchRecord {
  readonly branch: string;
  readonly path: string;
}

/**
 * The record of another branch that has a record's number, prefix and folder, and is another one by its name. What its
 * title says is not known: `002-1-x.md` is taken for a sub-record, since it may well be one.
 */
export function findTakenElsewhere(
  { file, name, number, isTemplate }: DecisionRecord,
  { branches, folder, series }: Pick<Log, 'branches' | 'folder' | 'series'>,
): BranchRecord | undefined {
  if (number === undefined || isTemplate || isDate(number)) return undefined;
  const parent = decodeURIComponent(folderOf(file).slice(folder.length + 1));
  for (const { branch, paths } of branches) {
    const path = paths.find((each) => {
      const [other, otherFolder] = readPath(each, series);
      return (
        other !== undefined &&
        otherFolder === parent &&
        other.prefix.toLowerCase() === name.prefix.toLowerCase() &&
        isSameNumber(longestNumber(other) ?? '', number) &&
        nameOf(each) !== file.name
      );
    });
    if (path !== undefined) return { branch, path };
  }
  return undefined;
}

/** For which record a number is looked for. */
interface NumberWishes {
  /** The record that it becomes a sub-record of. */
  readonly parent?: RecordNumber | undefined;
  /** The words before the number: where they have numbers of their own, only those count. */
  readonly prefix?: string | undefined;
}

/**
 * The number behind the greatest one of a log, or of a record's sub-records, and of what other branches have gained; today
 * where most numbers are days.
 */
export function nextFreeNumber(log: Log, { parent, prefix }: NumberWishes = {}): RecordNumber {
  const isCounted = countsFor(prefix, log);
  // With all digits: the first sub-record turns `017-1-x.md` into another one, if nothing says that the digit is a word.
  if (parent !== undefined) return nextSubNumber(parent, takenNumbers(log, isCounted, longestNumber));
  const taken = takenNumbers(log, isCounted, ({ number }) => number);
  const days = taken.filter(isDate);
  if (log.today === undefined || days.length * 2 <= taken.length) return nextNumber(taken);
  return days.at(-1)?.includes('-') ? log.today : log.today.replaceAll('-', '');
}

/** The next free number that a record may take in place of its own: a sub-record stays with its parent. */
export function nextNumberFor({ number, name: { prefix } }: DecisionRecord, log: Log): RecordNumber {
  return nextFreeNumber(log, { parent: number === undefined ? undefined : parentNumber(number), prefix });
}

/** Whether a number after some words counts where one for a prefix is looked for. */
type CountsFor = (prefix: string) => boolean;

/** Series that have a number in common have numbers of their own; else all of them count on together. */
function countsFor(prefix: string | undefined, { records }: Log): CountsFor {
  if (prefix === undefined) return () => true;
  const holders = new Map<string, string>();
  const own = seriesOf(prefix);
  for (const { number, name, isTemplate } of records.values()) {
    if (number === undefined || isTemplate || isDate(number)) continue;
    const key = canonicalNumber(number);
    const series = seriesOf(name.prefix);
    if ((holders.get(key) ?? series) !== series) return (other) => seriesOf(other) === own;
    holders.set(key, series);
  }
  return () => true;
}

/** Whether a record, a row or another branch has a number that a record would have with some words before it. */
export function isNumberTaken(number: RecordNumber, prefix: string, log: Log): boolean {
  return takenNumbers(log, countsFor(prefix, log), longestNumber).some((taken) => isSameNumber(taken, number));
}

/** Every number of a log, those of files that could not be read, of rows without a record, and of new records on other branches. */
function takenNumbers(
  log: Log,
  isCounted: CountsFor,
  numberOf: (name: RecordName) => RecordNumber | undefined,
): RecordNumber[] {
  const { records, unreadable, otherFormats, branches, index } = log;
  const others = otherFormats.map((name) => name.replace(/\.\w+$/, '.md'));
  const paths = [...unreadable.keys(), ...others, ...branches.flatMap((branch) => branch.paths)];
  const names = [
    ...[...records.values()].map(({ name }) => name),
    ...paths.flatMap((path) => readPath(path, log.series)[0] ?? []),
  ];
  // A file without a number in its name may have one in its title, or in its row.
  const said = [...records.values()].flatMap(({ file, name, title, isTemplate }) =>
    name.number !== undefined || isTemplate || !isCounted('')
      ? []
      : (title.number ?? index?.rowsLinking(file.uri).find(({ says }) => says.number !== undefined)?.says.number ?? []),
  );
  const named = names.flatMap((name) => (isCounted(name.prefix) ? (numberOf(name) ?? []) : []));
  // A title writes its number as it likes: names decide how wide the next one is.
  return [
    ...named,
    // Where no name shows it, digits with a letter may be a word.
    ...[...said, ...numbersGivenByRows(log, isCounted)]
      .filter((number) => !isLettered(number))
      .map((number) => inWidthOf(named.findLast((each) => !isDate(each)) ?? '000', number)),
  ];
}

/** The numbers that rows of the index give to decisions that are planned, or kept elsewhere: they lead to none of the records. */
function numbersGivenByRows(log: Log, isCounted: CountsFor): RecordNumber[] {
  const { index, records } = log;
  // `| **2024** | | |` is a heading among the rows.
  const isYear = ({ says, words }: RowMeaning) => words === '' && /^(?:19|20)\d\d$/.test(says.number ?? '');
  const prefixes = new Set([...records.values()].flatMap(({ name }) => name.prefix || []));
  const isRowCounted = ({ says, cells }: IndexRow) => {
    const prefix = [...prefixes].find((each) => cells.some(({ raw }) => raw.includes(each + says.number)));
    return prefix === undefined || isCounted(prefix);
  };
  const isOther = (row: RowMeaning) =>
    row.says.number !== undefined && !isYear(row) && (row.target === undefined || !records.has(row.target));
  const rows = (index?.groups ?? []).flatMap((group) => rowsWhere(group, isOther)).filter(isRowCounted);
  // One that was written for a record has its number, rightly or not.
  return rows.flatMap((row) => (findRecordMeantBy(row, log) === undefined ? (row.says.number ?? []) : []));
}

/** Whether a row of the index gives a number that a record would have with some words before it. */
export function isGivenByRow(number: RecordNumber, prefix: string, log: Log): boolean {
  return numbersGivenByRows(log, countsFor(prefix, log)).some((given) => isSameNumber(given, number));
}

/** The number with all digits that may belong to it: 017-1 of `017-1-x.md`, be that a sub-record or not. */
function longestNumber({ number, other }: RecordName): RecordNumber | undefined {
  return number === undefined || isDate(number) ? number : (other?.number ?? number);
}

function readPath(path: string, series: SeriesPrefixes): [name: RecordName | undefined, folder: string] {
  return [parseRecordName(nameOf(path), series), path.slice(0, Math.max(0, path.lastIndexOf('/')))];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
