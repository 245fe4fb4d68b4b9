import { contains } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { type FileReferences, findReferencesTo } from '../model/recordReferences.ts';
import { isOfOthers } from '../model/sharedRow.ts';
import { repositoriesOf } from '../model/webAddresses.ts';
import { freedDefinitions } from '../operations/index/removeRow.ts';

/**
 * Every place that means a record and would mean nothing without it: the rows that are its alone go with it, and so does its
 * own text.
 */
export function findBrokenBy(record: DecisionRecord, log: Log): FileReferences[] {
  const rows = log.index?.rowsLinking(record.file.uri).filter((row) => !isOfOthers(row, log.records)) ?? [];
  const going = [
    ...rows.map(({ span }) => span),
    ...(log.index === undefined ? [] : freedDefinitions(log.index, rows)),
  ];
  const known = repositoriesOf(log.siblings);
  // Where no other link shows which repository this is, an address with the path of the record may be one of it.
  return findReferencesTo(record, log.siblings, known.size > 0 ? known : 'any').flatMap(({ file, references }) => {
    if (file === record.file) return [];
    const left = references.filter(
      ({ span }) => file !== log.index?.file || !going.some((each) => contains(each, span)),
    );
    return left.length === 0 ? [] : [{ file, references: left }];
  });
}

/** Longer lines are cut where they are listed, in UTF-16 units. */
const maxExcerptLength = 200;

/** A line, or the beginning of a long one, without the blanks around it. */
export function excerptOf(line: string): string {
  const words = line.trim();
  return words.length > maxExcerptLength ? `${words.slice(0, maxExcerptLength - 1)}…` : words;
}
