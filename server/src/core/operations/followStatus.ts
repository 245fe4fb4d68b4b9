import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { groupOf } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { isSameStatus, readRowStatus } from '../model/rowStatus.ts';
import { rowFactsOf } from './rowFacts.ts';
import { rowStatusChanges } from './setRowStatus.ts';
import { editFile } from './workspaceEdits.ts';

/** Makes the rows of a record say its new status; no edit where they do, or where conflict markers forbid to touch the index. */
export function followStatus(record: DecisionRecord, status: string, { index, convention }: Log): WorkspaceEdit[] {
  if (index === undefined || index.file.facts.conflicts.length > 0) return [];
  const { statuses } = convention;
  const said = index.rowsLinking(record.file.uri).flatMap((row) => {
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
    .flatMap(({ row }) => rowStatusChanges(index, row, { ...rowFactsOf(record), status }, statuses) ?? []);
  return changes.length === 0 ? [] : [editFile(index.file, changes)];
}
