import { contains } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { type FileReferences, findReferencesTo } from '../model/recordReferences.ts';
import { freedDefinitions } from '../operations/removeRow.ts';

/** Every place that means a record and would mean nothing without it: its rows go with it, and so does its own text. */
export function findBrokenBy(record: DecisionRecord, log: Log): FileReferences[] {
  const rows = log.index?.rowsLinking(record.file.uri) ?? [];
  const going = [
    ...rows.map(({ span }) => span),
    ...(log.index === undefined ? [] : freedDefinitions(log.index, rows)),
  ];
  return findReferencesTo(record, log.siblings).flatMap(({ file, references }) => {
    if (file === record.file) return [];
    const left = references.filter(
      ({ span }) => file !== log.index?.file || !going.some((each) => contains(each, span)),
    );
    return left.length === 0 ? [] : [{ file, references: left }];
  });
}
