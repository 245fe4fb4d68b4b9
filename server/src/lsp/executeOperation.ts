import { type Connection, ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { LineTable } from '../core/markdown/lineTable.ts';
import { describeTitleProblem } from '../core/messages/describe.ts';
import { conventionDocument } from '../core/messages/describeConvention.ts';
import type { Messages } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { createLog } from '../core/operations/createLog.ts';
import { newRecord, planRecord } from '../core/operations/newRecord.ts';
import {
  type ConventionText,
  type CreatedFile,
  type CreateLogArgument,
  type LogArgument,
  type NewRecordArgument,
  operations,
  type RecordPreview,
} from '../protocol.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { nameLog } from './logViews.ts';

/** What the operations need of the server. */
export interface OperationContext {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly messages: Messages;
}

/** Whether a record can be made of a title, and what its file would be called. Writes nothing. */
export function previewRecord(
  { log, title }: NewRecordArgument,
  { workspace, messages }: OperationContext,
): RecordPreview {
  const planned = planRecord(findLog(log, workspace), title);
  return 'kind' in planned
    ? { fileName: null, problem: describeTitleProblem(planned, messages) }
    : { fileName: planned.fileName, problem: null };
}

/** Runs a command of `workspace/executeCommand`. Every refusal is an error whose message a person can read. */
export async function executeOperation(
  command: string,
  argument: unknown,
  context: OperationContext,
): Promise<CreatedFile | ConventionText> {
  switch (command) {
    case operations.newRecord:
      return executeNewRecord(argument as NewRecordArgument, context);
    case operations.createLog:
      return executeCreateLog(argument as CreateLogArgument, context);
    case operations.describeConvention: {
      const log = findLog((argument as LogArgument).log, context.workspace);
      return { markdown: conventionDocument(log, nameLog(log, context.workspace), context.messages) };
    }
    default:
      throw refuse(`There is no command "${command}".`);
  }
}

async function executeNewRecord(argument: NewRecordArgument, context: OperationContext): Promise<CreatedFile> {
  const { workspace, messages } = context;
  const log = findLog(argument.log, workspace);
  const { template } = log;
  const templateText = template === undefined ? undefined : await workspace.readText(template.file.uri);
  workspace.readChanges();
  const planned = planRecord(log, argument.title);
  if ('kind' in planned) throw refuse(describeTitleProblem(planned, messages));
  const { edit, text, cursor } = newRecord(log, planned, templateText);
  await apply(edit, `New ADR ${planned.number}`, context);
  return { uri: planned.uri, position: new LineTable(text).positionAt(cursor) };
}

async function executeCreateLog({ folder }: CreateLogArgument, context: OperationContext): Promise<CreatedFile> {
  const uri = canonicalUri(folder);
  if (context.workspace.folderOf(uri) === undefined) throw refuse('The folder is not in the workspace.');
  if (context.workspace.logs.some((log) => log.folder === uri))
    throw refuse('There is a decision log in this folder already.');
  const { edit, template } = createLog(uri);
  await apply(edit, 'Create decision log', context);
  return { uri: template, position: { line: 0, character: 0 } };
}

/** One edit, so that one undo takes all of it back. The client refuses it whole, or does it whole. */
async function apply(edit: WorkspaceEdit, label: string, { connection }: OperationContext): Promise<void> {
  const { applied, failureReason } = await connection.workspace.applyEdit({ label, edit });
  if (!applied) throw refuse(`Nothing was changed: ${failureReason ?? 'the editor refused the edit'}.`);
}

function findLog(uri: string, workspace: Workspace): Log {
  const folder = canonicalUri(uri);
  const log = workspace.logs.find((each) => each.folder === folder);
  if (log === undefined) throw refuse(`There is no decision log in ${folder}.`);
  return log;
}

function refuse(sentence: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, sentence);
}
