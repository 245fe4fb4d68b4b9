import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { says } from '../../model/relatedRecords.ts';
import { isUndecided } from '../../model/supersession.ts';
import { stageOf } from '../../vocabulary/statusWords.ts';
import { editFile, joinEdits } from '../workspaceEdits.ts';
import { dateChanges } from './dateChanges.ts';
import { followStatus } from './followStatus.ts';
import { findUnreadChange, saysStatus } from './readBack.ts';
import { findStatusProblem, type RecordState, type StatusProblem, statusChanges } from './statusChanges.ts';

/** Why a record cannot get another status: another record says that it supersedes this one. Lines count from 1. */
export interface SupersededProblem {
  readonly kind: 'superseded-by-other';
  readonly file: string;
  readonly line: number;
}

/**
 * What keeps a record from getting a status: how it says its own, or another record that supersedes it, and would go on
 * saying so.
 */
export function findSetStatusProblem(
  record: DecisionRecord,
  status: string,
  log: Log,
  state: RecordState,
): StatusProblem | SupersededProblem | undefined {
  const changes = statusChanges(record, status, log, state);
  return (
    findStatusProblem(record, status, log) ??
    findClaim(record, status, log) ??
    findUnreadChange(record, changes, (after) => saysStatus(after, status), log, state)
  );
}

function findClaim(record: DecisionRecord, status: string, log: Log): SupersededProblem | undefined {
  if (record.status?.stage !== 'superseded' || stageOf(status) === 'superseded') return undefined;
  const claiming = log.relatedTo(record).find((other) => !isUndecided(other) && says(other, 'supersedes', record, log));
  const claim = claiming?.relations.find(
    ({ kind, reference }) => kind === 'supersedes' && log.resolve(reference, claiming).includes(record),
  );
  if (claiming === undefined || claim === undefined) return undefined;
  const { name, facts } = claiming.file;
  return { kind: 'superseded-by-other', file: name, line: facts.lines.lineAt(claim.span.start) + 1 };
}

/**
 * Gives a record another status: where it says its status, in the date of its last change, and in its rows. A record
 * that says it already is left alone; then only rows that say otherwise follow. Nothing changes where
 * {@link findSetStatusProblem} finds a problem.
 */
export function setStatus(record: DecisionRecord, status: string, log: Log, state: RecordState): WorkspaceEdit {
  if (findSetStatusProblem(record, status, log, state) !== undefined) return joinEdits();
  const changes = statusChanges(record, status, log, state);
  const dates = changes.length === 0 ? [] : dateChanges(record, state.today);
  const edit = changes.length === 0 ? [] : [editFile(record.file, [...changes, ...dates])];
  return joinEdits(...edit, ...followStatus(record, status, log));
}
