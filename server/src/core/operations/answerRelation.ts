import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findSuperseded, isInEffect, stageOfRecord } from '../model/supersession.ts';
import { nameSuccessor } from './nameSuccessor.ts';
import { nameSuperseded } from './nameSuperseded.ts';
import { stateRelation } from './stateRelation.ts';
import { editFile } from './workspaceEdits.ts';

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
