import type { SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { rowsWhere } from './indexGroups.ts';
import type { RowMeaning } from './indexRow.ts';
import type { Log } from './log.ts';
import { isDate } from './numberRegister.ts';
import { findRecordMeantBy } from './orphanRows.ts';
import { parseRecordName, type RecordName } from './recordName.ts';
import {
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

/**
 * The number behind the greatest one of a log, or of a record's sub-records, and of what other branches have gained; today
 * where most numbers are days.
 */
export function nextFreeNumber(log: Log, parent?: RecordNumber): RecordNumber {
  // With all digits: the first sub-record turns `017-1-x.md` into another one, if nothing says that the digit is a word.
  if (parent !== undefined) return nextSubNumber(parent, takenNumbers(log, longestNumber));
  const taken = takenNumbers(log, ({ number }) => number);
  const days = taken.filter(isDate);
  if (log.today === undefined || days.length * 2 <= taken.length) return nextNumber(taken);
  return days.at(-1)?.includes('-') ? log.today : log.today.replaceAll('-', '');
}

/** The next free number that a record may take in place of its own: a sub-record stays with its parent. */
export function nextNumberFor({ number }: Pick<DecisionRecord, 'number'>, log: Log): RecordNumber {
  return nextFreeNumber(log, number === undefined ? undefined : parentNumber(number));
}

/** Whether a record, a row or another branch has a number. */
export function isNumberTaken(number: RecordNumber, log: Log): boolean {
  return takenNumbers(log, longestNumber).some((taken) => isSameNumber(taken, number));
}

/** Every number of a log, those of files that could not be read, of rows without a record, and of new records on other branches. */
function takenNumbers(log: Log, numberOf: (name: RecordName) => RecordNumber | undefined): RecordNumber[] {
  const { records, unreadable, otherFormats, branches, index } = log;
  const others = otherFormats.map((name) => name.replace(/\.\w+$/, '.md'));
  const paths = [...unreadable.keys(), ...others, ...branches.flatMap((branch) => branch.paths)];
  const names = [
    ...[...records.values()].map(({ name }) => name),
    ...paths.flatMap((path) => readPath(path, log.series)[0] ?? []),
  ];
  // A file without a number in its name may have one in its title, or in its row.
  const said = [...records.values()].flatMap(({ file, name, title, isTemplate }) =>
    name.number !== undefined || isTemplate
      ? []
      : (title.number ?? index?.rowsLinking(file.uri).find(({ says }) => says.number !== undefined)?.says.number ?? []),
  );
  const named = names.flatMap((name) => numberOf(name) ?? []);
  // A title writes its number as it likes: names decide how wide the next one is.
  return [
    ...named,
    // Where no name shows it, digits with a letter may be a word.
    ...[...said, ...numbersGivenByRows(log)]
      .filter((number) => !isLettered(number))
      .map((number) => inWidthOf(named.findLast((each) => !isDate(each)) ?? '000', number)),
  ];
}

/** The numbers that rows of the index give to decisions that are planned, or kept elsewhere: they lead to none of the records. */
export function numbersGivenByRows(log: Log): RecordNumber[] {
  const { index, records } = log;
  // `| **2024** | | |` is a heading among the rows.
  const isYear = ({ says, words }: RowMeaning) => words === '' && /^(?:19|20)\d\d$/.test(says.number ?? '');
  const isOther = (row: RowMeaning) =>
    row.says.number !== undefined && !isYear(row) && (row.target === undefined || !records.has(row.target));
  const rows = (index?.groups ?? []).flatMap((group) => rowsWhere(group, isOther));
  // One that was written for a record has its number, rightly or not.
  return rows.flatMap((row) => (findRecordMeantBy(row, log) === undefined ? (row.says.number ?? []) : []));
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
