import { rowsWhere } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { RowMeaning } from '../model/indexRow.ts';
import type { Log } from '../model/log.ts';
import { findRecordMeantBy } from '../model/orphanRows.ts';
import { withNumber } from '../model/recordName.ts';
import { inWidthOf, isSameNumber, type RecordNumber } from '../model/recordNumber.ts';
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
  if (log.numbers.has(number, record) || isGivenByRow(number, log)) return { kind: 'number-taken', number };
  // Its sub-records go along.
  const taken = subRecordsOf(record, log)
    .map((each) => `${number}-${each.number?.split('-').at(-1)}`)
    .find((each) => log.numbers.has(each, record));
  if (taken !== undefined) return { kind: 'number-taken', number: taken };
  return { number, fileName: withNumber(file.name, name, number) };
}

/** Whether a row of the index gives a number to a decision that is planned or kept elsewhere. */
function isGivenByRow(number: RecordNumber, log: Log): boolean {
  const isOther = ({ target, says }: RowMeaning) =>
    says.number !== undefined &&
    isSameNumber(says.number, number) &&
    (target === undefined || !log.records.has(target));
  const rows = (log.index?.groups ?? []).flatMap((group) => rowsWhere(group, isOther));
  return rows.some((row) => findRecordMeantBy(row, log) === undefined);
}
