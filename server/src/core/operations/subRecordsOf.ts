import type { DecisionRecord } from '../model/decisionRecord.ts';
import { type Log, sortRecords } from '../model/log.ts';
import { isDate } from '../model/numberRegister.ts';
import { isSameNumber, parentNumber } from '../model/recordNumber.ts';
import { folderOf } from '../model/sourceFile.ts';

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
