import { findRowAt } from '../model/decisionIndex.ts';
import { rowFactsOf } from '../operations/rowFacts.ts';
import { setRowStatus } from '../operations/setRowStatus.ts';
import { inLettersOf } from '../operations/statusChanges.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { stageOf } from '../vocabulary/statusWords.ts';
import { findDifference } from './findDifference.ts';
import type { Fix, Rule } from './rule.ts';

export const indexStatusMismatch: Rule<'index-status-mismatch'> = {
  code: 'index-status-mismatch',
  severity: 'warning',
  checkRow: (row) => findDifference('status', row),
  fixes({ span, arguments: { found, expected } }, _file, { index, records, convention }) {
    const row = index === undefined ? undefined : findRowAt(index, span);
    const record = records.get(row?.target ?? '');
    if (index === undefined || row === undefined || record === undefined) return [];
    const facts = { ...rowFactsOf(record), status: expected };
    const edit = setRowStatus(index, row, facts, convention.statuses);
    const fixes: Fix[] = [];
    // A record with two rows that disagree cannot have both: which one is right a person must say.
    const isOnly = index.meanings.filter(({ target }) => target === row.target).length === 1;
    if (edit !== undefined)
      fixes.push({ title: { kind: 'take-status', status: expected }, isSafe: isOnly, makeEdit: () => edit });
    const { status, file } = record;
    // That a record was superseded, or no longer is, takes more than a word.
    const isReplaced = [found, status?.known ?? ''].some((each) => stageOf(each) === 'superseded');
    if (status !== undefined && !isReplaced) {
      const makeEdit = () => editFile(file, [{ span: status.span, text: inLettersOf(status.word, found) }]);
      fixes.push({ title: { kind: 'take-index-status', status: found, file: file.name }, isSafe: false, makeEdit });
    }
    return fixes;
  },
};
