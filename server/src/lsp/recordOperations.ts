import type { WorkspaceEdit } from 'vscode-languageserver';
import { findStatus, nextStatuses, statusesOf } from '../core/model/nextStatuses.ts';
import { setStatus } from '../core/operations/setStatus.ts';
import { type FileArgument, operations, type SetStatusArgument, type StatusChoice } from '../protocol.ts';
import { applyOperation, findDecision, type OperationContext, refuse } from './operationContext.ts';

/** The operations on one record, by the id of their command. Each answers where the record is afterwards. */
export const recordOperations: Readonly<
  Record<string, (argument: never, context: OperationContext) => Promise<FileArgument>>
> = {
  [operations.setStatus]: executeSetStatus,
};

/** Which statuses a record may get. */
export function listStatuses({ uri }: FileArgument, { workspace }: OperationContext): StatusChoice {
  const { record, log } = findDecision(uri, workspace);
  return { current: record.status?.known ?? record.status?.word ?? null, ...nextStatuses(log, record) };
}

async function executeSetStatus(argument: SetStatusArgument, context: OperationContext): Promise<FileArgument> {
  const { workspace, today } = context;
  const { uri } = findDecision(argument.uri, workspace).record.file;
  const text = (await workspace.readText(uri)) ?? '';
  const { record, log } = findDecision(uri, workspace);
  const statuses = statusesOf(log);
  const status = findStatus(argument.status, statuses);
  if (status === undefined)
    throw refuse(`"${argument.status}" is no status of this log; known are ${statuses.join(', ')}.`);
  await applyAndRead(setStatus(record, status, log, { text, today: today() }), `Set status to ${status}`, context);
  return { uri };
}

/** Applies an edit, and reads what a client that keeps files closed has written: a watcher may tell of it later. */
async function applyAndRead(edit: WorkspaceEdit, label: string, context: OperationContext): Promise<void> {
  const changes = edit.documentChanges ?? [];
  if (changes.length === 0) return;
  await applyOperation(edit, label, context);
  for (const change of changes) if ('edits' in change) await context.workspace.refresh(change.textDocument.uri);
}
