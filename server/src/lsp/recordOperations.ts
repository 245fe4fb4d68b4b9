import type { WorkspaceEdit } from 'vscode-languageserver';
import { findBrokenBy } from '../core/features/brokenBy.ts';
import { describeSupersedeProblem } from '../core/messages/describe.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { findStatus, nextStatuses, statusesOf } from '../core/model/nextStatuses.ts';
import { deleteRecord } from '../core/operations/deleteRecord.ts';
import { linkKinds, linkRecords } from '../core/operations/linkRecords.ts';
import { setStatus } from '../core/operations/setStatus.ts';
import { findSupersedeProblem, supersede } from '../core/operations/supersede.ts';
import {
  type BrokenPlaces,
  type FileArgument,
  type LinkArgument,
  operations,
  type RenumberArgument,
  type SetStatusArgument,
  type StatusChoice,
  type SupersedeArgument,
} from '../protocol.ts';
import { canonicalUri, childOf, parentOf } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { applyOperation, findDecision, type OperationContext, refuse } from './operationContext.ts';
import { makeRenumbering } from './renumbering.ts';

/** The operations on one record, by the id of their command. Each answers where the record is afterwards. */
export const recordOperations: Readonly<
  Record<string, (argument: never, context: OperationContext) => Promise<FileArgument>>
> = {
  [operations.setStatus]: executeSetStatus,
  [operations.supersede]: executeSupersede,
  [operations.linkRecords]: executeLinkRecords,
  [operations.renumberRecord]: executeRenumber,
  [operations.deleteRecord]: executeDelete,
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

async function executeSupersede(argument: SupersedeArgument, context: OperationContext): Promise<FileArgument> {
  const { workspace, messages, today } = context;
  const { uri } = findDecision(argument.uri, workspace).record.file;
  const text = (await workspace.readText(uri)) ?? '';
  const { record, log } = findDecision(uri, workspace);
  const successor = findBeside(log, argument.successor, workspace);
  const problem = findSupersedeProblem(record, successor, log);
  if (problem !== undefined) throw refuse(describeSupersedeProblem(problem, messages));
  const edit = supersede(record, successor, log, { text, today: today() });
  await applyAndRead(edit, `Superseded by ${successor.file.name}`, context);
  return { uri };
}

async function executeLinkRecords(argument: LinkArgument, context: OperationContext): Promise<FileArgument> {
  const { workspace, today } = context;
  const { record, log } = findDecision(argument.uri, workspace);
  const other = findBeside(log, argument.to, workspace);
  if (!linkKinds.includes(argument.kind))
    throw refuse(`"${argument.kind}" is no relation; known are ${linkKinds.join(', ')}.`);
  if (other === record) throw refuse('A record is not linked to itself.');
  const edit = linkRecords(record, argument.kind, other, log, today());
  await applyAndRead(edit, `Link ${other.file.name}`, context);
  return { uri: record.file.uri };
}

async function executeRenumber(argument: RenumberArgument, context: OperationContext): Promise<FileArgument> {
  await context.readBranches();
  const { edit, planned } = makeRenumbering(argument.uri, argument.number, context);
  await applyAndRead(edit, `Renumber to ${planned.number}`, context);
  return { uri: childOf(parentOf(canonicalUri(argument.uri)), planned.fileName) };
}

/** What would lead nowhere without a record. */
export async function previewDelete({ uri }: FileArgument, { workspace }: OperationContext): Promise<BrokenPlaces> {
  const { record, log } = findDecision(uri, workspace);
  const broken = findBrokenBy(record, log);
  const texts = await readTexts(
    broken.map(({ file }) => file.uri),
    workspace,
  );
  return {
    places: broken.flatMap(({ file, references }) =>
      references.map(({ span }) => {
        const { lines } = file.facts;
        const { start, end } = lines.spanOf(lines.lineAt(span.start));
        const line = (texts.get(file.uri) ?? '').slice(start, end).trim();
        return { uri: file.uri, position: lines.positionAt(span.start), line };
      }),
    ),
  };
}

async function executeDelete(argument: FileArgument, context: OperationContext): Promise<FileArgument> {
  const { record, log } = findDecision(argument.uri, context.workspace);
  await applyAndRead(deleteRecord(record, log), `Delete ${record.file.name}`, context);
  return { uri: record.file.uri };
}

/** Another record of the same log: a relation across logs nobody would follow. */
function findBeside(log: Log, uri: string, workspace: Workspace): DecisionRecord {
  const other = findDecision(uri, workspace);
  if (other.log !== log) throw refuse(`${other.record.file.name} belongs to another log.`);
  return other.record;
}

/** Applies an edit, and follows what a client that keeps files closed has written: a watcher may tell of it later. */
async function applyAndRead(edit: WorkspaceEdit, label: string, context: OperationContext): Promise<void> {
  const { workspace } = context;
  const changes = edit.documentChanges ?? [];
  if (changes.length === 0) return;
  await applyOperation(edit, label, context);
  for (const change of changes) {
    if ('edits' in change) await workspace.refresh(change.textDocument.uri);
    else if (change.kind === 'delete') await workspace.followDisk([{ uri: change.uri, kind: 'deleted' }]);
    else if (change.kind === 'rename')
      await workspace.followDisk([
        { uri: change.oldUri, kind: 'deleted' },
        { uri: change.newUri, kind: 'created' },
      ]);
  }
}

/** The texts of files as they are in the editor, else on disk; empty for one that cannot be read. */
async function readTexts(uris: Iterable<string>, workspace: Workspace): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const uri of new Set(uris)) texts.set(uri, (await workspace.readText(uri)) ?? '');
  return texts;
}
