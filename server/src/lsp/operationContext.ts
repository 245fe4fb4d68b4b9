import { type Connection, ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { Messages } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { LiveLog } from '../core/model/log.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { IndexSync } from './indexSync.ts';
import type { Settings } from './settings.ts';

/** What the operations need of the server. */
export interface OperationContext {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly indexSync: IndexSync;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** Today as `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Looks which numbers other branches have given away. */
  readonly readBranches: () => Promise<void>;
}

/** One edit, so that one undo takes all of it back. The client refuses it whole, or does it whole. */
export async function applyOperation(
  edit: WorkspaceEdit,
  label: string,
  { connection }: OperationContext,
): Promise<void> {
  const { applied, failureReason } = await connection.workspace.applyEdit({ label, edit });
  if (!applied) throw refuse(`Nothing was changed: ${failureReason ?? 'the editor refused the edit'}.`);
}

/** The log of a folder; throws a refusal where there is none. */
export function findLog(uri: string, workspace: Workspace): LiveLog {
  const folder = canonicalUri(uri);
  const log = workspace.logs.find((each) => each.folder === folder);
  if (log === undefined) throw refuse(`There is no decision log in ${folder}.`);
  return log;
}

/** A record as it is by now, and its log; throws a refusal for other files, and for templates. */
export function findDecision(uri: string, workspace: Workspace): { record: DecisionRecord; log: LiveLog } {
  workspace.readChanges();
  const file = canonicalUri(uri);
  const log = workspace.logOf(file);
  const record = log?.records.get(file);
  if (log === undefined || record === undefined) throw refuse('This file is no decision record.');
  if (record.isTemplate) throw refuse(`${record.file.name} is the template, and no decision.`);
  return { record, log };
}

/** The error of a refusal: its message is a sentence for the person. */
export function refuse(sentence: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, sentence);
}
