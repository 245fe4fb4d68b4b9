import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { touches } from '../core/markdown/span.ts';
import type { Messages } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { nextStatuses } from '../core/model/nextStatuses.ts';
import { findSection } from '../core/model/sections.ts';
import { setStatus } from '../core/operations/setStatus.ts';
import type { RecordState } from '../core/operations/statusChanges.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What refactorings are made with. */
export interface RefactoringContext {
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly state: RecordState;
}

/** What may be done with the record on whose status the selection lies, though nothing is wrong with it. */
export function findRefactorings(
  { range, context: { only } }: CodeActionParams,
  uri: string,
  { workspace, messages, state }: RefactoringContext,
): CodeAction[] {
  const log = workspace.logOf(uri);
  const record = log?.records.get(uri);
  if (log === undefined || record === undefined || record.isTemplate) return [];
  if (only !== undefined && !only.some((kind) => kind === '' || kind === CodeActionKind.Refactor)) return [];
  const { lines } = record.file.facts;
  const selection = { start: lines.spanOf(range.start.line).start, end: lines.spanOf(range.end.line).end };
  const isOn = (span: { start: number; end: number } | undefined) => span !== undefined && touches(span, selection);
  const isOnStatus = [...record.statuses, findSection(record, 'status')?.content].some((place) =>
    isOn(place !== undefined && 'span' in place ? place.span : place),
  );
  return isOnStatus ? statusActions(record, log, messages, state) : [];
}

function statusActions(record: DecisionRecord, log: Log, { actions }: Messages, state: RecordState): CodeAction[] {
  return nextStatuses(log, record).likely.map((status) => ({
    title: actions.setStatus(status),
    kind: CodeActionKind.Refactor,
    edit: setStatus(record, status, log, state),
  }));
}
