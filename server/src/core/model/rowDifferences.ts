import { maskStruck } from '../markdown/plainText.ts';
import type { Span } from '../markdown/span.ts';
import type { Convention, StatusWords } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { type DecisionIndex, type IndexGroup, isSplit } from './indexGroups.ts';
import type { IndexRow } from './indexRow.ts';
import { isOtherNumber, isSameNumber } from './recordNumber.ts';
import { isSameStatus, readRowStatus } from './rowStatus.ts';
import { isLeadingWords } from './sameWords.ts';
import { hasCommonTitle } from './sharedRow.ts';
import { parseStatus } from './status.ts';

/** Something that a row says otherwise than its record. */
export interface RowDifference {
  readonly field: 'number' | 'title' | 'status';
  /** What the row says, and what it should. */
  readonly found: string;
  readonly expected: string;
  readonly span: Span;
}

/**
 * What a row says otherwise than the record that it links. A short title is none, nor is an unknown word for a
 * status; of a template only the number counts.
 */
export function compareRow(
  row: IndexRow,
  group: IndexGroup,
  index: DecisionIndex,
  record: DecisionRecord,
  convention: Convention,
): RowDifference[] {
  return fields
    .map((field) => compareField(field, { row, group, index, record, convention }))
    .filter((difference) => difference !== undefined);
}

const fields: readonly RowDifference['field'][] = ['number', 'title', 'status'];

/** A row with all that it is compared with. */
export interface ComparedRow {
  readonly row: IndexRow;
  readonly group: IndexGroup;
  readonly index: DecisionIndex;
  readonly record: DecisionRecord;
  readonly convention: Convention;
}

/** What a row says of one thing otherwise than the record that it links. */
export function compareField(
  field: RowDifference['field'],
  { row, group, index, record, convention }: ComparedRow,
): RowDifference | undefined {
  // Behind a pipe too many each cell stands in the column of another one.
  if (group.kind === 'table' && isSplit(row, group.table.header.content.cells.length)) return undefined;
  if (field === 'number') return compareNumber(row, record);
  if (record.isTemplate) return undefined;
  return field === 'title' ? compareTitle(row, record) : compareStatus(row, group, index, record, convention);
}

// What ten thousand rows say is compared before a place is made of it: nearly all of them say the same as their records.

function compareNumber(row: IndexRow, record: DecisionRecord): RowDifference | undefined {
  const found = row.says.number;
  if (found === undefined || record.number === undefined || !isOtherNumber(found, record.number)) return undefined;
  // The digits behind a number are a part of it to whoever wrote the row: `001-1-a-part.md`.
  const other = record.name.other?.number;
  if (other !== undefined && isSameNumber(found, other)) return undefined;
  return { field: 'number', found, expected: record.number, span: row.number?.span ?? row.span };
}

function compareTitle(row: IndexRow, record: DecisionRecord): RowDifference | undefined {
  const { words } = row;
  if (hasCommonTitle(row)) return undefined;
  // A record without a title has nothing to disagree with.
  if (words === '' || record.title.heading === undefined || isLeadingWords(words, record.title.text)) return undefined;
  return { field: 'title', found: words, expected: record.title.text, span: row.title?.span ?? row.span };
}

function compareStatus(
  row: IndexRow,
  group: IndexGroup,
  index: DecisionIndex,
  record: DecisionRecord,
  { statuses }: Convention,
): RowDifference | undefined {
  const expected = record.status?.known;
  if (expected === undefined) return compareLearnt(row, record, statuses);
  if (row.says.status === expected || record.status?.isAmbiguous === true) return undefined;
  const found = readRowStatus(row, group, index, statuses);
  if (found === undefined || isSameStatus(found.known, expected, statuses)) return undefined;
  // Of two places of a record that contradict each other a person must take one: the row may be right.
  const isSaid = record.statuses.some(({ known }) => known !== undefined && isSameStatus(found.known, known, statuses));
  if (isSaid) return undefined;
  return { field: 'status', found: found.word, expected, span: found.span };
}

/** Two words that a log has made its own: whatever they mean, they are not the same. */
function compareLearnt(
  { status: said }: IndexRow,
  { status }: DecisionRecord,
  { learnt }: StatusWords,
): RowDifference | undefined {
  if (learnt.length === 0 || said === undefined || status === undefined) return undefined;
  const [found, expected] = [
    parseStatus(maskStruck(said), learnt),
    parseStatus({ raw: status.word, span: status.span }, learnt),
  ];
  const isOwn = (known: string | undefined) => known !== undefined && learnt.includes(known);
  if (found === undefined || expected?.known === undefined || !isOwn(found.known) || !isOwn(expected.known))
    return undefined;
  if (found.known === expected.known) return undefined;
  return { field: 'status', found: found.word, expected: expected.known, span: found.span };
}
