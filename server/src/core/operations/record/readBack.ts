import { readFacts } from '../../markdown/readFacts.ts';
import { type DecisionRecord, readRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { stageOfRecord } from '../../model/supersession.ts';
import { stageOf } from '../../vocabulary/statusWords.ts';
import { applyChanges, type Change } from '../workspaceEdits.ts';
import type { RecordState, StatusProblem } from './statusChanges.ts';

/**
 * Reads a record as some changes of its status would leave it: a form that is written but not read again, or not as what
 * was asked for, is a problem, at the line of the status.
 */
export function findUnreadChange(
  record: DecisionRecord,
  changes: readonly Change[],
  isAsked: (after: DecisionRecord) => boolean,
  { convention }: Log,
  { text }: RecordState,
): StatusProblem | undefined {
  const { file, status } = record;
  const { lines } = file.facts;
  // Another text than the one that was read is refused when the edit is applied.
  if (changes.length === 0 || text.length !== lines.length) return undefined;
  const facts = readFacts(applyChanges(text, changes));
  if (isAsked(readRecord({ ...file, facts }, convention))) return undefined;
  const place = status?.span.start ?? changes[0]?.span.start ?? 0;
  return { kind: 'status-unreadable', file: file.name, line: lines.lineAt(place) + 1 };
}

/** Whether the status of a record is one, or has the same meaning. */
export function saysStatus({ status }: DecisionRecord, asked: string): boolean {
  const stage = stageOf(asked);
  if (stage !== undefined) return stageOfRecord({ status }) === stage;
  return (status?.known ?? status?.word)?.toLowerCase() === asked.toLowerCase();
}
