import type { DecisionRecord } from '../model/decisionRecord.ts';
import { holdsRows } from '../model/indexGroups.ts';
import type { Log } from '../model/log.ts';
import { findRecordMeantBy, isBroken } from '../model/orphanRows.ts';
import { isOfOthers } from '../model/sharedRow.ts';
import { repointRow } from '../operations/index/changeRow.ts';
import { removeRows } from '../operations/index/removeRow.ts';
import { canCreateRecord, createRecord } from '../operations/record/createRecord.ts';
import { linksBeyond } from './checkedLinks.ts';
import { type Fix, suggest, suggestChanges } from './fix.ts';
import type { CheckedRow, Rule } from './rule.ts';

export const indexLinkBroken: Rule<'index-link-broken'> = {
  code: 'index-link-broken',
  severity: 'error',
  checkRow(checked, log) {
    const { row, record } = checked;
    const { link } = row;
    if (record !== undefined || !isBroken(row, log) || link === undefined) return undefined;
    const meant = findRecordMeantBy(row, log);
    return {
      code: this.code,
      span: link.isReference ? link.whole : link.target,
      arguments: { target: link.href, nearest: meant?.file.name },
      fixes: () =>
        meant === undefined
          ? [...offerRemoval(checked, log), ...offerRecord(checked, log)]
          : [offerTarget(checked, meant), ...offerRemoval(checked, log)],
    };
  },
  mayFindAt: linksBeyond,
};

function offerTarget({ index, row }: CheckedRow, meant: DecisionRecord): Fix {
  return suggestChanges({ kind: 'repoint-row', target: meant.file.name }, index.file, () =>
    repointRow(index, row, meant),
  );
}

function offerRemoval({ index, row }: CheckedRow, { records }: Log): Fix[] {
  if (holdsRows(row, index) || isOfOthers(row, records)) return [];
  return [suggestChanges({ kind: 'remove-row' }, index.file, () => removeRows(index, [row]))];
}

function offerRecord({ index, row }: CheckedRow, log: Log): Fix[] {
  if (!canCreateRecord(index, row, log)) return [];
  const makeEdit = (_: string, templateText?: string) => createRecord(index, row, log, templateText) ?? {};
  return [suggest({ kind: 'create-record', file: row.link?.href ?? '' }, makeEdit)];
}
