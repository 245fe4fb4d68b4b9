import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { withNumber } from '../model/recordName.ts';
import { inWidthOf, isSameNumber, type RecordNumber } from '../model/recordNumber.ts';
import { numbersGivenByRows } from '../model/takenNumbers.ts';
import { subRecordsOf } from './subRecordsOf.ts';

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
  if (!/^\d{1,8}(?:-\d{1,2})?$/.test(typed)) return { kind: 'no-number', typed };
  const number = inWidthOf(old, typed);
  if (log.numbers.has(number, record) || numbersGivenByRows(log).some((given) => isSameNumber(given, number)))
    return { kind: 'number-taken', number };
  // Its sub-records go along.
  const taken = subRecordsOf(record, log)
    .map((each) => `${number}-${each.number?.split('-').at(-1)}`)
    .find((each) => log.numbers.has(each, record));
  if (taken !== undefined) return { kind: 'number-taken', number: taken };
  return { number, fileName: withNumber(file.name, name, number) };
}
