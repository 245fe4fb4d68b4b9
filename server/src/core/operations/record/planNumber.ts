import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { type Log, sortRecords } from '../../model/log.ts';
import { isDate } from '../../model/numberRegister.ts';
import { withNumber } from '../../model/recordName.ts';
import {
  belowParent,
  inWidthOf,
  isLettered,
  isSameNumber,
  parentNumber,
  type RecordNumber,
} from '../../model/recordNumber.ts';
import { folderOf } from '../../model/sourceFile.ts';
import { isGivenByRow } from '../../model/takenNumbers.ts';

/** A number that a record may get, and what its file is called then. */
export interface PlannedNumber {
  readonly number: RecordNumber;
  readonly fileName: string;
}

/** Why a record cannot get a number. */
export type NumberProblem =
  | { readonly kind: 'no-number'; readonly typed: string }
  | { readonly kind: 'number-taken'; readonly number: RecordNumber }
  | { readonly kind: 'name-without-number'; readonly fileName: string };

/** Reads a number that a person gave for a record, as wide as the old one: `24` for `021` is `024`. */
export function planNumber(record: DecisionRecord, typed: string, log: Log): PlannedNumber | NumberProblem {
  const { number: old, file, name } = record;
  if (old === undefined) return { kind: 'name-without-number', fileName: file.name };
  // The day of a decision is what it is.
  if (isDate(old) && !isDate(typed)) return { kind: 'name-without-number', fileName: file.name };
  if (!/^\d{1,8}(?:-\d{1,2})?$/.test(typed) && !isLettered(typed)) return { kind: 'no-number', typed };
  const number = inWidthOf(old, typed);
  const fileName = withNumber(file.name, name, number);
  const uri = `${folderOf(file)}/${encodeURIComponent(fileName)}`;
  // A letter is a part of the number only where other names show it.
  if (isLettered(number) && log.nameAt(uri)?.number !== number) return { kind: 'no-number', typed };
  if (log.numbers.has(number, record) || isGivenByRow(number, name.prefix, log))
    return { kind: 'number-taken', number };
  // Its sub-records go along.
  const taken = subRecordsOf(record, log)
    .map((each) => belowParent(each.number ?? '', number))
    .find((each) => log.numbers.has(each, record));
  if (taken !== undefined) return { kind: 'number-taken', number: taken };
  return { number, fileName };
}

/** The sub-records of a record: those beside it with its number before theirs, and its prefix. */
export function subRecordsOf(record: DecisionRecord, log: Log): DecisionRecord[] {
  const { number, name, file } = record;
  if (number === undefined || isDate(number)) return [];
  return sortRecords(log.records.values()).filter((each) => {
    const parent = each.number === undefined || isDate(each.number) ? undefined : parentNumber(each.number);
    if (parent === undefined || !isSameNumber(parent, number)) return false;
    return each.name.prefix === name.prefix && folderOf(each.file) === folderOf(file);
  });
}
