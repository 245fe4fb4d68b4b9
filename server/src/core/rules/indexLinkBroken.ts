import { findRowAt, holdsRows } from '../model/decisionIndex.ts';
import { findRecordMeantBy, isBroken } from '../model/orphanRows.ts';
import { createRecord } from '../operations/createRecord.ts';
import { removeRow } from '../operations/removeRow.ts';
import { repointRow } from '../operations/repointRow.ts';
import type { Fix, Rule } from './rule.ts';

export const indexLinkBroken: Rule<'index-link-broken'> = {
  code: 'index-link-broken',
  severity: 'error',
  checkRow({ row, record }, log) {
    if (record !== undefined || !isBroken(row, log) || row.link === undefined) return undefined;
    return {
      code: this.code,
      span: row.link.isReference ? row.link.whole : row.link.target,
      arguments: { target: row.link.href, nearest: findRecordMeantBy(row, log)?.file.name },
    };
  },
  fixes(problem, _file, log) {
    const { index } = log;
    const row = index === undefined ? undefined : findRowAt(index, problem.span);
    if (index === undefined || row === undefined) return [];
    const meant = findRecordMeantBy(row, log);
    const remove: Fix[] = holdsRows(row, index)
      ? []
      : [{ title: { kind: 'remove-row' }, isSafe: false, makeEdit: () => removeRow(index, row) }];
    if (meant === undefined) {
      const file = row.link?.href ?? '';
      const makeEdit = (_: string, templateText?: string) => createRecord(index, row, log, templateText) ?? {};
      return createRecord(index, row, log, undefined) === undefined
        ? remove
        : [...remove, { title: { kind: 'create-record', file }, isSafe: false, makeEdit }];
    }
    return [
      {
        title: { kind: 'repoint-row', target: meant.file.name },
        isSafe: false,
        makeEdit: () => repointRow(index, row, meant),
      },
      ...remove,
    ];
  },
};
