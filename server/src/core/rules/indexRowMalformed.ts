import {
  type DecisionIndex,
  extraCells,
  findRowAt,
  groupOf,
  type IndexTable,
  isSplit,
  linkCell,
  namesWithoutLinks,
  rowsWhere,
} from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { IndexRow } from '../model/indexRow.ts';
import type { Log } from '../model/log.ts';
import { findUnlistedRecords } from '../model/orphanRows.ts';
import { canonicalNumber } from '../model/recordNumber.ts';
import { repairCells } from '../operations/repairRow.ts';
import { repointRow } from '../operations/repointRow.ts';
import type { RowFault } from './problem.ts';
import type { Rule } from './rule.ts';

export const indexRowMalformed: Rule<'index-row-malformed'> = {
  code: 'index-row-malformed',
  severity: 'warning',
  *checkIndex(index, log) {
    let unlisted: RecordsByNumber | undefined;
    const findUnlisted = () => (unlisted ??= byNumber(findUnlistedRecords(index, log)));
    for (const group of index.groups) {
      if (group.kind === 'list' || group.reading.counts.irregular === 0) continue;
      const width = group.table.header.content.cells.length;
      for (const row of rowsWhere(group, ({ cellCount, target }) => cellCount !== width || target === undefined)) {
        const fault = findFault(row, group, findUnlisted);
        if (fault !== undefined) yield { code: this.code, span: row.span, arguments: { fault } };
      }
    }
  },
  fixes({ span }, _file, log) {
    const { index } = log;
    const row = index === undefined ? undefined : findRowAt(index, span);
    const edit = index === undefined || row === undefined ? undefined : repair(index, row, log);
    return edit === undefined ? [] : [{ title: { kind: 'repair-row' }, isSafe: false, makeEdit: () => edit }];
  },
};

/** A row without a link may be of a decision that nobody has written down: only one that a record lacks is wrong. */
function findFault(row: IndexRow, group: IndexTable, findUnlisted: () => RecordsByNumber): RowFault | undefined {
  const expected = group.table.header.content.cells.length;
  const found = Math.min(row.cellCount, expected) + extraCells(row, expected).length;
  if (found !== expected) return { kind: 'cells', found, expected, isSplit: isSplit(row, expected) };
  const mayLink = !namesWithoutLinks(group) && linkCell(row, group) !== undefined;
  const record = mayLink ? findNamed(row, findUnlisted()) : undefined;
  return record === undefined ? undefined : { kind: 'no-link', file: record.file.name };
}

type RecordsByNumber = ReadonlyMap<string, DecisionRecord>;

/** The first record of each number. */
function byNumber(records: readonly DecisionRecord[]): RecordsByNumber {
  const numbered = records.flatMap((record) =>
    record.number === undefined ? [] : [[canonicalNumber(record.number), record] as const],
  );
  return new Map(numbered.reverse());
}

function findNamed({ number }: IndexRow, records: RecordsByNumber): DecisionRecord | undefined {
  return number === undefined ? undefined : records.get(canonicalNumber(number.raw));
}

function repair(index: DecisionIndex, row: IndexRow, log: Log) {
  const group = groupOf(index, row);
  if (group?.kind !== 'table') return undefined;
  if (row.cells.length !== group.table.header.cells.length)
    return repairCells(index, group, row, log.records.get(row.target ?? ''));
  const record = findNamed(row, byNumber(findUnlistedRecords(index, log)));
  return record === undefined ? undefined : repointRow(index, row, record);
}
