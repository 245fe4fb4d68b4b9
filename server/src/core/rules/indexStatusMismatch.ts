import type { Log } from '../model/log.ts';
import type { ComparedRow, RowDifference } from '../model/rowDifferences.ts';
import { rowFactsOf } from '../operations/index/rowFacts.ts';
import { setRowStatus } from '../operations/index/setRowStatus.ts';
import { inLettersOf } from '../operations/record/statusLetters.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { stageOf } from '../vocabulary/statusWords.ts';
import { findDifference } from './findDifference.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const indexStatusMismatch: Rule<'index-status-mismatch'> = {
  code: 'index-status-mismatch',
  severity: 'warning',
  checkRow: (checked, log) =>
    findDifference('status', checked, (difference, compared) => [
      ...offerRecordStatus(difference, compared, log),
      ...offerRowStatus(difference, compared),
    ]),
};

function offerRecordStatus({ expected }: RowDifference, { index, row, record }: ComparedRow, log: Log): Fix[] {
  const changes = setRowStatus(index, row, { ...rowFactsOf(record), status: expected }, log);
  if (changes === undefined) return [];
  // A record with two rows that disagree cannot have both: which one is right a person must say.
  const isOnly = index.meanings.filter(({ target }) => target === row.target).length === 1;
  return [
    { title: { kind: 'take-status', status: expected }, isSafe: isOnly, makeEdit: () => editFile(index.file, changes) },
  ];
}

function offerRowStatus({ found }: RowDifference, { record: { status, file } }: ComparedRow): Fix[] {
  // That a record was superseded, or no longer is, takes more than a word.
  const isReplaced = [found, status?.known ?? ''].some((each) => stageOf(each) === 'superseded');
  if (status === undefined || isReplaced) return [];
  const makeEdit = () => editFile(file, [{ span: status.span, text: inLettersOf(status.word, found) }]);
  return [suggest({ kind: 'take-index-status', status: found, file: file.name }, makeEdit)];
}
