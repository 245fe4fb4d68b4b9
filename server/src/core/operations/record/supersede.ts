import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { contains } from '../../markdown/span.ts';
import { type DecisionRecord, findStatusTexts } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { supersededWord } from '../../model/nextStatuses.ts';
import { says } from '../../model/relatedRecords.ts';
import { findRelationField, findRelationSection } from '../../model/relations.ts';
import { findSection } from '../../model/sections.ts';
import { findSuperseded, stageOfRecord } from '../../model/supersession.ts';
import { type Change, editFile, joinEdits } from '../workspaceEdits.ts';
import { dateChanges } from './dateChanges.ts';
import { followStatus } from './followStatus.ts';
import { findUnreadChange, saysStatus } from './readBack.ts';
import { referenceTo } from './referenceTo.ts';
import { successorAfter } from './relationWording.ts';
import { stateRelation, usualField } from './stateRelation.ts';
import {
  findStatusProblem,
  hasBracketedRemark,
  moveMark,
  type RecordState,
  type StatusProblem,
  statusChanges,
} from './statusChanges.ts';

/** Why one record cannot supersede another one. */
export type SupersedeProblem =
  | { readonly kind: 'own-successor' }
  | { readonly kind: 'successor-in-circle'; readonly file: string }
  | StatusProblem;

/**
 * What stands against a successor: nothing supersedes itself, nor what it was superseded by. `state` is that of the old
 * one.
 */
export function findSupersedeProblem(
  old: DecisionRecord,
  successor: DecisionRecord,
  log: Log,
  state: RecordState,
): SupersedeProblem | undefined {
  if (old === successor) return { kind: 'own-successor' };
  return findSuperseded(old, log).has(successor)
    ? { kind: 'successor-in-circle', file: successor.file.name }
    : findObstacle(old, successor, log, state);
}

/**
 * Makes one record the successor of another: the old one says that it is superseded and by which one, its rows follow,
 * and the successor says whom it supersedes. What either says already is not said twice. `state` is that of the old one.
 */
export function supersede(old: DecisionRecord, successor: DecisionRecord, log: Log, state: RecordState): WorkspaceEdit {
  if (findObstacle(old, successor, log, state) !== undefined) return joinEdits();
  const status = supersededWord(log);
  const isClaimed = says(successor, 'supersedes', old, log);
  const claim = isClaimed ? [] : [stateRelation(successor, 'supersedes', old, log)];
  return joinEdits(
    ...withDate(old, oldChanges(old, successor, status, log, state), state),
    ...withDate(successor, claim, state),
    ...followStatus(old, status, log, successor),
  );
}

/** What keeps a record from saying that it was superseded. In its Status section a remark may stay above that. */
function findObstacle(
  old: DecisionRecord,
  successor: DecisionRecord,
  log: Log,
  state: RecordState,
): StatusProblem | undefined {
  const status = supersededWord(log);
  const problem = findStatusProblem(old, status, log);
  if (problem !== undefined && (problem.kind !== 'status-with-remark' || !isStatusInSection(old))) return problem;
  const isAsked = (after: DecisionRecord) => saysStatus(after, status) && says(after, 'superseded-by', successor, log);
  return findUnreadChange(old, oldChanges(old, successor, status, log, state), isAsked, log, state);
}

function isStatusInSection(record: DecisionRecord): boolean {
  const section = findSection(record, 'status');
  const [stated] = record.statuses;
  return section !== undefined && stated !== undefined && contains(section.body, stated.span);
}

/** The successor stands behind the status, or in its own place where the record has one, or another successor. */
function oldChanges(
  old: DecisionRecord,
  successor: DecisionRecord,
  status: string,
  log: Log,
  state: RecordState,
): Change[] {
  // A status that means Superseded stays as it is written, with the successor that it names; of "Accepted", and the
  // successor below it, the word is still to be changed.
  const isWritten = stageOfRecord(old) === 'superseded' && old.statuses[0]?.stage !== 'accepted';
  const isOver = isWritten || namesSuccessorInStatus(old);
  if (says(old, 'superseded-by', successor, log)) return isOver ? [] : statusChanges(old, status, log, state);
  const [stated] = old.statuses;
  const isRemarked = !isOver && stated !== undefined && isStatusInSection(old) && hasBracketedRemark(old, stated);
  if (isRemarked || findStatusProblem(old, status, log)?.kind === 'status-with-remark')
    return [stateRelation(old, 'superseded-by', successor, log)];
  // Beside a box or a choice, which only says whether the status is that one, there is no place for a name.
  const isTicked = findStatusTexts(old.file.facts).some(
    (text) => text.boxes !== undefined || moveMark(text, status, log) !== undefined,
  );
  const { facts } = old.file;
  const place = findRelationField(facts, 'superseded-by') ?? findRelationSection(facts, 'superseded-by');
  const usual = usualField('superseded-by', log);
  const isUsual = usual !== undefined && (usual.origin === 'preamble' || facts.frontMatter !== undefined);
  const hasPlace = isTicked || place !== undefined || isUsual;
  const behind = successorAfter(status, referenceTo(successor, old, log), log);
  if (behind === undefined || hasPlace || old.relations.some(({ kind }) => kind === 'superseded-by'))
    return [
      ...(isOver ? [] : statusChanges(old, status, log, state)),
      stateRelation(old, 'superseded-by', successor, log),
    ];
  return statusChanges(old, status, log, state, behind);
}

/** Whether the first status of a record is that it was superseded, in words that may begin with the successor. */
function namesSuccessorInStatus({ file, relations }: DecisionRecord): boolean {
  const status = findStatusTexts(file.facts)[0]?.span;
  return status !== undefined && relations.some(({ kind, span }) => kind === 'superseded-by' && contains(status, span));
}

function withDate(record: DecisionRecord, changes: readonly Change[], { today }: RecordState): WorkspaceEdit[] {
  return changes.length === 0 ? [] : [editFile(record.file, [...changes, ...dateChanges(record, today)])];
}
