import { plainText } from '../markdown/plainText.ts';
import { type DecisionIndex, type IndexGroup, linkCell, rowsWhere } from './decisionIndex.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import type { IndexRow } from './indexRow.ts';
import { fileNameOf, mayBeOfSite } from './links.ts';
import type { Log } from './log.ts';
import { canonicalNumber, isSameNumber, type RecordNumber } from './recordNumber.ts';

/** Whether a row's link leads to a file that does not exist. A row without a link, or not looked at yet, is not broken. */
export function isBroken(row: Pick<IndexRow, 'target' | 'link'>, log: Log): boolean {
  const { target } = row;
  if (target === undefined || log.records.has(target)) return false;
  if (log.files.exists(target) !== false) return false;
  return !mayBeOfSite(row.link?.href ?? '', log.index?.file.root, (uri) => log.files.exists(uri));
}

/**
 * The record that a broken row was probably written for: one with the number of the row's link or text, or with the
 * same name in other letters, that no other row links.
 */
export function findRecordMeantBy(row: IndexRow, log: Log): DecisionRecord | undefined {
  const { target = '', number } = signOf(row);
  const candidates = [...log.namesakesOf(fileNameOf(target)), ...(number === undefined ? [] : log.resolve({ number }))];
  return candidates.find((record) => log.index?.targets.has(record.file.uri) !== true && isWrittenFor(row, record));
}

/**
 * Whether the index has no row for a record that it should list. A template is among the records only where it says so,
 * by a number and the status Reference.
 */
export function isUnlisted({ file, isTemplate, number, status }: DecisionRecord, { targets }: DecisionIndex): boolean {
  return !targets.has(file.uri) && (!isTemplate || (number !== undefined && status?.known === 'Reference'));
}

/** The records that the index should list and does not. */
export function findUnlistedRecords(index: DecisionIndex, { records, recordsVersion }: Log): readonly DecisionRecord[] {
  const known = knownUnlisted.get(index.targets);
  if (known?.records === records && known.version === recordsVersion) return known.unlisted;
  const unlisted: DecisionRecord[] = [];
  for (const record of records.values()) if (isUnlisted(record, index)) unlisted.push(record);
  knownUnlisted.set(index.targets, { records, version: recordsVersion, unlisted });
  return unlisted;
}

/** By what an index links, which a keystroke in a title does not change. */
const knownUnlisted = new WeakMap<
  ReadonlySet<string>,
  { readonly records: object; readonly version: number; readonly unlisted: readonly DecisionRecord[] }
>();

/** The records that the index should list and for which no row was written, not even under another name. */
export function findForgottenRecords(index: DecisionIndex, log: Log): readonly DecisionRecord[] {
  const unlisted = findUnlistedRecords(index, log);
  if (unlisted.length === 0) return unlisted;
  const meant = new Set(orphanRows(index, log).flatMap(signsOf));
  return unlisted.filter((record) => !signsOfRecord(record).some((sign) => meant.has(sign)));
}

/** The row that was probably written for a record which no row links. */
export function findOrphanRow(record: DecisionRecord, index: DecisionIndex, log: Log): IndexRow | undefined {
  const rows = signsOfRecord(record).flatMap((sign) => rowsBySign(index).get(sign) ?? []);
  const orphans = rows.filter(({ row, group }) => isOrphan(row, group, log)).map(({ row }) => row);
  return orphans.sort((a, b) => a.span.start - b.span.start)[0];
}

/** The rows that lead nowhere: by a broken link, or without one. */
function orphanRows({ groups }: DecisionIndex, log: Log): IndexRow[] {
  return groups.flatMap((group) =>
    // A row that leads to a record is none, and need not be made.
    rowsWhere(group, ({ target }) => !log.records.has(target ?? '')).filter((row) => isOrphan(row, group, log)),
  );
}

function isOrphan(row: IndexRow, group: IndexGroup, log: Log): boolean {
  return isBroken(row, log) || linkCell(row, group) !== undefined;
}

interface PlacedRow {
  readonly row: IndexRow;
  readonly group: IndexGroup;
}

const knownRows = new WeakMap<DecisionIndex, ReadonlyMap<string, readonly PlacedRow[]>>();

/** The rows of an index by what they say of the record that they mean. */
function rowsBySign(index: DecisionIndex): ReadonlyMap<string, readonly PlacedRow[]> {
  const known = knownRows.get(index);
  if (known !== undefined) return known;
  const rows = new Map<string, PlacedRow[]>();
  for (const group of index.groups) {
    for (const row of group.rows) {
      for (const sign of signsOf(row)) {
        const placed = rows.get(sign);
        if (placed === undefined) rows.set(sign, [{ row, group }]);
        else placed.push({ row, group });
      }
    }
  }
  knownRows.set(index, rows);
  return rows;
}

function isWrittenFor(row: IndexRow, record: DecisionRecord): boolean {
  const signs = signsOfRecord(record);
  return signsOf(row).some((sign) => signs.includes(sign));
}

/** What a row says of the record that it means: the file that it links, and a number. */
function signOf(row: IndexRow): { readonly target?: string; readonly number?: RecordNumber } {
  const { target, targetName, says } = row;
  if (target === undefined) return says.number === undefined ? {} : { number: says.number };
  const { number, other } = targetName;
  // Where the row does not say what its link's digits are, it means no record 017 by a link to `017-1-x.md`.
  const isHead = number !== undefined && says.number !== undefined && isSameNumber(says.number, number);
  const linked =
    (isHead ? number : (other?.number ?? number)) ??
    /^\d+(?:-\d{1,2})?$/.exec(plainText(row.link?.text.raw ?? ''))?.[0];
  return { target, ...(linked === undefined ? {} : { number: linked }) };
}

/** A row and a record that share a sign belong together. A number is no URI. */
function signsOf(row: IndexRow): string[] {
  const { target, number } = signOf(row);
  return [
    ...(target === undefined ? [] : [target.toLowerCase()]),
    ...(number === undefined ? [] : [canonicalNumber(number)]),
  ];
}

function signsOfRecord({ file, number }: DecisionRecord): string[] {
  return [file.uri.toLowerCase(), ...(number === undefined ? [] : [canonicalNumber(number)])];
}
