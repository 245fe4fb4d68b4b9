import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { contains } from '../../markdown/span.ts';
import { type DecisionRecord, findStatusTexts } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { supersededWord } from '../../model/nextStatuses.ts';
import { isInStatusHistory } from '../../model/preamble.ts';
import { findSuperseded, isInEffect, stageOfRecord } from '../../model/supersession.ts';
import { editFile, joinEdits } from '../workspaceEdits.ts';
import { followStatus } from './followStatus.ts';
import { referenceTo } from './referenceTo.ts';
import { relationSentence, successorAfter } from './relationWording.ts';
import { stateRelation } from './stateRelation.ts';
import { endOfLink, moveTick } from './statusChanges.ts';
import { inLettersOf } from './statusLetters.ts';
import { writeBelow } from './writeBelow.ts';

/**
 * Makes a record say that another one supersedes it: after its word for Superseded, in place of another status that is
 * known, or below the title of a record without any. Its rows in the index follow.
 */
export function nameSuccessor(record: DecisionRecord, successor: DecisionRecord, log: Log): WorkspaceEdit {
  const { status, file, title } = record;
  const reference = referenceTo(successor, record, log);
  if (status === undefined)
    return editFile(file, [
      writeBelow(record, title.heading?.block, relationSentence('superseded-by', reference, log)),
    ]);
  const { start, end } = status.span;
  const isSuperseded = stageOfRecord(record) === 'superseded';
  const word = isSuperseded ? status.word : supersededWord(log);
  const ticked = findStatusTexts(file.facts).find(({ boxes }) => boxes !== undefined);
  if (ticked !== undefined) {
    const changes = isSuperseded ? [] : (moveTick(record, ticked, word) ?? []);
    const edit = editFile(file, [...changes, stateRelation(record, 'superseded-by', successor, log)]);
    return changes.length === 0 ? edit : joinEdits(edit, ...followStatus(record, word, log, successor));
  }
  if (isInStatusHistory(file.facts, status.span))
    return editFile(file, [stateRelation(record, 'superseded-by', successor, log)]);
  const behind = successorAfter(word, reference, log);
  const isNamed = record.relations.some(({ kind }) => kind === 'superseded-by');
  if (behind === undefined || isNamed || (!isSuperseded && status.known === undefined))
    return editFile(file, [stateRelation(record, 'superseded-by', successor, log)]);
  const text = findStatusTexts(file.facts).find(({ span }) => contains(span, status.span));
  const at = (text === undefined ? undefined : endOfLink(record, text, end)) ?? end;
  const name = { span: { start: at, end: at }, text: behind };
  if (isSuperseded) return editFile(file, [name]);
  const change = { span: { start, end }, text: inLettersOf(status.word, word) };
  return joinEdits(editFile(file, [change, name]), ...followStatus(record, word, log, successor));
}

/**
 * Makes a record say that it supersedes another one: in the place that it has for such, else as a paragraph below the
 * status of its Status section, as adr-tools writes it, or below its title.
 */
export function nameSuperseded(record: DecisionRecord, superseded: DecisionRecord, log: Log): WorkspaceEdit {
  return editFile(record.file, [stateRelation(record, 'supersedes', superseded, log)]);
}

/**
 * Writes the other side of what one record says of another. A record is given the status Superseded only where a record in
 * effect says that it supersedes this one; else the two are linked, and nothing changes about what is in effect.
 */
export function answerRelation(
  other: DecisionRecord,
  said: 'supersedes' | 'superseded-by',
  record: DecisionRecord,
  log: Log,
): WorkspaceEdit {
  const [old, successor] = said === 'supersedes' ? [other, record] : [record, other];
  const isCircle = findSuperseded(old, log).has(successor);
  if (!isCircle && said === 'superseded-by') return nameSuperseded(other, record, log);
  const isOver = stageOfRecord(other) === 'superseded' || other.relations.some(({ kind }) => kind === 'superseded-by');
  if (!isCircle && (isOver || isInEffect(record))) return nameSuccessor(other, record, log);
  return editFile(other.file, [stateRelation(other, 'relates-to', record, log)]);
}
