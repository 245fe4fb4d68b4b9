import type { DecisionRecord } from '../model/decisionRecord.ts';
import {
  type DecisionIndex,
  extraCells,
  type IndexTable,
  isSplit,
  linkCell,
  namesWithoutLinks,
  rowsWhere,
} from '../model/indexGroups.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { findUnlistedRecords } from '../model/orphanRows.ts';
import { canonicalNumber } from '../model/recordNumber.ts';
import { repairCells, repointRow } from '../operations/index/changeRow.ts';
import type { Change } from '../operations/workspaceEdits.ts';
import { type Fix, suggestChanges } from './fix.ts';
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
        const { span } = row;
        const found = Math.min(row.cellCount, width) + extraCells(row, width).length;
        if (found !== width) {
          const fault = { kind: 'cells', found, expected: width, isSplit: isSplit(row, width) } as const;
          const repair = () => repairCells(group, row, log.records.get(row.target ?? ''));
          yield { code: this.code, span, arguments: { fault }, fixes: () => offerRepair(index, repair()) };
          continue;
        }
        const record = findUnlinked(row, group, findUnlisted);
        if (record === undefined) continue;
        const fault = { kind: 'no-link', file: record.file.name } as const;
        const repair = () => repointRow(index, row, record);
        yield { code: this.code, span, arguments: { fault }, fixes: () => offerRepair(index, repair()) };
      }
    }
  },
};

function offerRepair({ file }: DecisionIndex, changes: readonly Change[] | undefined): Fix[] {
  return changes === undefined ? [] : [suggestChanges({ kind: 'repair-row' }, file, () => changes)];
}

/** A row without a link may be of a decision that nobody has written down: only one that a record lacks is wrong. */
function findUnlinked(
  row: IndexRow,
  group: IndexTable,
  findUnlisted: () => RecordsByNumber,
): DecisionRecord | undefined {
  if (row.number === undefined || namesWithoutLinks(group) || linkCell(row, group) === undefined) return undefined;
  return findUnlisted().get(canonicalNumber(row.number.raw));
}

type RecordsByNumber = ReadonlyMap<string, DecisionRecord>;

/** The first record of each number. */
function byNumber(records: readonly DecisionRecord[]): RecordsByNumber {
  const numbered = records.flatMap((record) =>
    record.number === undefined ? [] : [[canonicalNumber(record.number), record] as const],
  );
  return new Map(numbered.reverse());
}
