import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { type Span, touches } from '../core/markdown/span.ts';
import type { Messages } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { nextStatuses } from '../core/model/nextStatuses.ts';
import { findSection } from '../core/model/sections.ts';
import { nextNumberFor } from '../core/model/takenNumbers.ts';
import { findSetStatusProblem, setStatus } from '../core/operations/setStatus.ts';
import type { RecordState } from '../core/operations/statusChanges.ts';
import { stageOf } from '../core/vocabulary/statusWords.ts';
import { operations } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What refactorings are made with. */
export interface RefactoringContext {
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly state: RecordState;
}

/** What may be done with a record though nothing is wrong with it: another status on its status, another number on its title. */
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
  const isOn = (spans: readonly Span[]) => spans.some((span) => touches(span, selection));
  const heading = findSection(record, 'status');
  const statusPlaces = [
    ...record.statuses.map(({ span }) => span),
    ...(heading === undefined ? [] : [heading.content]),
  ];
  return [
    ...(isOn(statusPlaces) ? statusActions(record, log, messages, state) : []),
    ...(isOn([record.title.span]) && record.number !== undefined ? [renumberAction(record, log, messages)] : []),
  ];
}

function statusActions(record: DecisionRecord, log: Log, { actions }: Messages, state: RecordState): CodeAction[] {
  // A record that was superseded names its successor: that is a command of its own.
  const statuses = nextStatuses(log, record).likely.filter((status) => stageOf(status) !== 'superseded');
  return statuses
    .filter((status) => findSetStatusProblem(record, status, log) === undefined)
    .map((status) => ({
      title: actions.setStatus(status),
      kind: CodeActionKind.Refactor,
      edit: setStatus(record, status, log, state),
    }));
}

/** As a command: who only passes over a title must not wait until every file with a link has been read. */
function renumberAction(record: DecisionRecord, log: Log, { actions }: Messages): CodeAction {
  const number = nextNumberFor(record, log);
  const title = actions.renumber(number);
  const command = { title, command: operations.renumberRecord, arguments: [{ uri: record.file.uri, number }] };
  return { title, kind: CodeActionKind.Refactor, command };
}
