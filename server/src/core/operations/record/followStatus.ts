import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { plainText } from '../../markdown/plainText.ts';
import { append } from '../../markdown/sequences.ts';
import { contains } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { type DecisionIndex, groupOf } from '../../model/indexGroups.ts';
import { type IndexRow, wordsOf } from '../../model/indexRow.ts';
import type { Log } from '../../model/log.ts';
import { findLooseRecords } from '../../model/orphanRows.ts';
import { isSameStatus, readRowStatus } from '../../model/rowStatus.ts';
import { type ColumnRelation, recordsIn, relationColumn } from '../../model/successorCells.ts';
import { foldCase } from '../../vocabulary/language.ts';
import { stageOf } from '../../vocabulary/statusWords.ts';
import { changeCell } from '../index/changeRow.ts';
import { rowFactsOf } from '../index/rowFacts.ts';
import { setRowStatus } from '../index/setRowStatus.ts';
import { writeRelated } from '../index/successorWords.ts';
import { looseLeft, type SyncLeft } from '../index/syncIndex.ts';
import { type Change, editFile } from '../workspaceEdits.ts';
import { inLettersOfRows } from './statusLetters.ts';

/**
 * Makes the rows of a record say its new status, and its successor where other rows, or a column, name theirs; the rows of the
 * successor name the record in a column for that. No edit where they do, or where conflict markers forbid to touch the index.
 */
export function followStatus(
  record: DecisionRecord,
  status: string,
  log: Log,
  successor?: DecisionRecord,
): WorkspaceEdit[] {
  const { index, convention } = log;
  if (index === undefined || index.file.facts.conflicts.length > 0) return [];
  const { statuses } = convention;
  const rows = index.rowsLinking(record.file.uri);
  const said = rows.flatMap((row) => {
    const group = groupOf(index, row);
    const own = group === undefined ? undefined : readRowStatus(row, group, index, statuses);
    return own === undefined ? [] : [{ row, via: own.via, isRight: isSameStatus(own.known, status, statuses) }];
  });
  const differing = said.filter(({ isRight }) => !isRight);
  // Of several rows under wrong headings one moves: where the others belong, a person must say.
  const isPlaced = said.some(({ via, isRight }) => via === 'heading' && isRight);
  const moving = isPlaced ? undefined : differing.find(({ via }) => via === 'heading');
  const changes = differing
    .filter((each) => each === moving || each.via !== 'heading')
    .flatMap(({ row }) => setRowStatus(index, row, { ...rowFactsOf(record), status }, log, successor) ?? []);
  for (const row of rows) append(changes, unknownWordChange(record, row, status, index));
  // A row that moves is written as a whole.
  const isMoved = (row: IndexRow) => changes.some(({ span, text }) => text === '' && contains(span, row.span));
  if (successor !== undefined && stageOf(status) === 'superseded') {
    for (const row of rows)
      if (!isMoved(row)) append(changes, relatedChange(row, 'superseded-by', [record, successor], log));
    for (const row of index.rowsLinking(successor.file.uri))
      append(changes, relatedChange(row, 'supersedes', [successor, record], log));
  }
  return changes.length === 0 ? [] : [editFile(index.file, changes)];
}

/** Names another record in the column for it: a first successor, or one more record that this one supersedes. */
function relatedChange(
  row: IndexRow,
  kind: ColumnRelation,
  [record, other]: readonly [DecisionRecord, DecisionRecord],
  log: Log,
): Change[] {
  const { index } = log;
  const group = index === undefined ? undefined : groupOf(index, row);
  if (index === undefined || group?.kind !== 'table' || row.others.length > 0) return [];
  const cell = row.cells[relationColumn(group.table, kind) ?? -1];
  if (cell === undefined || row.cells.length !== group.table.header.content.cells.length) return [];
  const named = recordsIn(cell, record, index.file, log);
  if (named === undefined || named.includes(other) || (kind === 'superseded-by' && named.length > 0)) return [];
  const written = writeRelated(kind, [other], { row, group, index, record }, log);
  const text = named.length === 0 ? written : `${wordsOf(cell).raw}, ${written}`;
  return changeCell(group, row, { span: wordsOf(cell).span, text });
}

/** The rows of a record that go on to say another status after {@link followStatus}: their words a person must change. */
export function findRowsLeft(record: DecisionRecord, status: string, log: Log): SyncLeft[] {
  const { index, convention } = log;
  if (index === undefined) return [];
  const { file } = record;
  const { lines } = index.file.facts;
  const loose = findLooseRecords(index, log).filter((each) => each.record === record);
  const left = loose.map(({ span }) => looseLeft(record, lines.lineAt(span.start)));
  const rows = index.rowsLinking(file.uri).flatMap((row): SyncLeft[] => {
    const group = groupOf(index, row);
    const own = group === undefined ? undefined : readRowStatus(row, group, index, convention.statuses);
    if (group === undefined || (own === undefined && (group.kind === 'list' || group.columns.status === undefined)))
      return [];
    const words = plainText(row.status?.raw ?? '').trim();
    const found = own?.known ?? words;
    const isRight = own !== undefined && isSameStatus(own.known, status, convention.statuses);
    const isChanged =
      setRowStatus(index, row, { ...rowFactsOf(record), status }, log) !== undefined ||
      unknownWordChange(record, row, status, index).length > 0;
    if (found === '' || isRight || isChanged) return [];
    return [{ target: file.uri, record: file.name, reason: { kind: 'status', found, expected: status } }];
  });
  return [...rows, ...left];
}

/** Makes the rows that repeat a record's misspelt status say the one that was meant. */
export function followMisspelling(record: DecisionRecord, status: string, { index }: Log): WorkspaceEdit[] {
  if (index === undefined || index.file.facts.conflicts.length > 0) return [];
  const changes = index.rowsLinking(record.file.uri).flatMap((row) => unknownWordChange(record, row, status, index));
  return changes.length === 0 ? [] : [editFile(index.file, changes)];
}

/** A word for a status that is not known gives way where it is the record's own, too. */
function unknownWordChange(
  { status: own }: DecisionRecord,
  row: IndexRow,
  status: string,
  index: DecisionIndex,
): Change[] {
  const group = groupOf(index, row);
  const said = row.status === undefined ? '' : plainText(row.status.raw).trim();
  if (row.others.length > 0) return [];
  const isOwn = own !== undefined && own.known === undefined && said !== '' && foldCase(said) === foldCase(own.word);
  if (!isOwn || group === undefined || row.status === undefined) return [];
  const start = row.status.span.start + row.status.raw.indexOf(said);
  if (start < row.status.span.start) return [];
  const change = { span: { start, end: start + said.length }, text: inLettersOfRows(index, status) };
  return changeCell(group, row, change);
}
