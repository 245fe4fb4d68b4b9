import type { Connection, WorkspaceEdit } from 'vscode-languageserver';
import type { Messages } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { LiveLog } from '../core/model/liveLog.ts';
import { canonicalUri } from '../core/model/uris.ts';
import { findConflictedFile } from '../core/operations/workspaceEdits.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { refuse } from './failures.ts';
import { makeFreshEdit } from './freshEdit.ts';
import type { IndexSync } from './indexSync.ts';
import type { Settings } from './settings.ts';
import type { InTurn } from './turns.ts';

/** Where logs and records are found, and the words to say that there is none. */
export interface LookupContext {
  readonly workspace: Workspace;
  readonly messages: Messages;
}

/** What the operations need of the server. */
export interface OperationContext extends LookupContext {
  readonly connection: Connection;
  readonly indexSync: IndexSync;
  /** One edit after the other. */
  readonly inTurn: InTurn;
  /** The files that the edit which has its turn moves. */
  readonly ownMoves: Set<string>;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** Today as `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Looks which numbers other branches have given away. */
  readonly readBranches: () => Promise<void>;
  /** What the person is called; undefined where nobody knows, or may ask. */
  readonly readAuthor: (folder: string) => Promise<string | undefined>;
}

/**
 * Applies what `make` makes of what files say by now as one edit, so that one undo takes all of it back: the client
 * refuses it whole, or does it whole. An edit that changes nothing is not sent. What a client that keeps files closed has
 * written is read at once: a watcher may tell of it later.
 */
export function applyOperation(
  make: () => WorkspaceEdit | Promise<WorkspaceEdit>,
  label: string,
  context: OperationContext,
): Promise<void> {
  const { workspace, inTurn, ownMoves } = context;
  return inTurn(async () => {
    const edit = await makeFreshEdit(make, context);
    const changes = edit.documentChanges ?? [];
    if (changes.length === 0) return;
    refuseConflicts(edit, context);
    const moves = changes.flatMap((change) => ('kind' in change && change.kind === 'rename' ? [change.oldUri] : []));
    for (const uri of moves) ownMoves.add(uri);
    try {
      await apply(edit, label, context);
    } finally {
      for (const uri of moves) ownMoves.delete(uri);
    }
    for (const change of changes) {
      if ('edits' in change) await workspace.refresh(change.textDocument.uri);
      else if (change.kind === 'delete') await workspace.followDisk([{ uri: change.uri, kind: 'deleted' }]);
      else if (change.kind === 'rename')
        await workspace.followDisk([
          { uri: change.oldUri, kind: 'deleted' },
          { uri: change.newUri, kind: 'created' },
        ]);
    }
  });
}

async function apply(edit: WorkspaceEdit, label: string, { connection, messages }: OperationContext): Promise<void> {
  const { applied, failureReason } = await connection.workspace.applyEdit({ label, edit });
  if (!applied) throw refuse(messages.refusals.notApplied(failureReason));
}

/** Throws a refusal where an edit would change a file with conflict markers. */
export function refuseConflicts(edit: WorkspaceEdit, { workspace, messages }: LookupContext): void {
  const file = findConflictedFile(edit, (uri) => workspace.citingFileAt(uri));
  if (file !== undefined) throw refuse(messages.refusals.indexInConflict(file.name));
}

/** The log of a folder; throws a refusal where there is none. */
export function findLog(uri: string, { workspace, messages }: LookupContext): LiveLog {
  const folder = canonicalUri(uri);
  const log = workspace.logs.find((each) => each.folder === folder);
  if (log === undefined) throw refuse(messages.refusals.noLog(folder));
  return log;
}

/** A record as it is by now, and its log; throws a refusal for other files, and for templates. */
export function findDecision(
  uri: string,
  { workspace, messages }: LookupContext,
): { record: DecisionRecord; log: LiveLog } {
  workspace.readChanges();
  const file = canonicalUri(uri);
  const log = workspace.logOf(file);
  const record = log?.records.get(file);
  if (log === undefined || record === undefined) throw refuse(messages.refusals.noRecord);
  if (record.isTemplate) throw refuse(messages.refusals.isTemplate(record.file.name));
  return { record, log };
}
