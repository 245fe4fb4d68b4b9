import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver-types';
import type { Operations } from '../../protocol.ts';
import { type Span, touches } from '../markdown/span.ts';
import type { Messages } from '../messages/english.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { nextStatuses } from '../model/nextStatuses.ts';
import { findSection } from '../model/sections.ts';
import { nextNumberFor } from '../model/takenNumbers.ts';
import { findSetStatusProblem, setStatus } from '../operations/record/setStatus.ts';
import type { RecordState } from '../operations/record/statusChanges.ts';
import { stageOf } from '../vocabulary/statusWords.ts';
import { type AskedFile, isRecord } from './askedFile.ts';

/** Which actions are asked for: those for a range. */
export interface ActionRequest {
  readonly range: Range;
  readonly context: Pick<CodeActionContext, 'only'>;
}

/** What may be done with a record though nothing is wrong with it: another status on its status, another number on its title. */
export function findRefactorings(
  { range, context: { only } }: ActionRequest,
  asked: AskedFile,
  state: RecordState,
  messages: Messages,
): CodeAction[] {
  if (!isRecord(asked) || asked.record.isTemplate) return [];
  const { record, log } = asked;
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
    .filter((status) => findSetStatusProblem(record, status, log, state) === undefined)
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
  const name: keyof Operations = 'adr.renumberRecord';
  const command = { title, command: name, arguments: [{ uri: record.file.uri, number }] };
  return { title, kind: CodeActionKind.Refactor, command };
}
