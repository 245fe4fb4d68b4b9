import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { dateChanges } from './dateChanges.ts';
import { followStatus } from './followStatus.ts';
import { findStatusProblem, type RecordState, statusChanges } from './statusChanges.ts';
import { editFile, joinEdits } from './workspaceEdits.ts';

/**
 * Gives a record another status: where it says its status, in the date of its last change, and in its rows. A record
 * that says it already is left alone; then only rows that say otherwise follow. Nothing changes where
 * {@link findStatusProblem} finds a problem.
 */
export function setStatus(record: DecisionRecord, status: string, log: Log, state: RecordState): WorkspaceEdit {
  if (findStatusProblem(record, status) !== undefined) return joinEdits();
  const changes = statusChanges(record, status, log, state);
  const dates = changes.length === 0 ? [] : dateChanges(record, state.today);
  const edit = changes.length === 0 ? [] : [editFile(record.file, [...changes, ...dates])];
  return joinEdits(...edit, ...followStatus(record, status, log));
}
