import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
  type FileOperationOptions,
  InitializedNotification,
  type RenameFilesParams,
  type ServerCapabilities,
  WatchKind,
  WillRenameFilesRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { canonicalUri } from '../core/model/uris.ts';
import { adrToolsFile, configurationFile } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { makeFreshEdit } from './freshEdit.ts';
import { notificationOf } from './ownMessages.ts';
import { followRenames } from './rename.ts';
import type { Session } from './session.ts';
import { Signal } from './turns.ts';

/** How long a client may take between the question what a rename brings along and the rename, in milliseconds. */
const mostWaitMs = 2_000;

/** Records, and the folders in which they may be. */
const anyFile = [
  { scheme: 'file', pattern: { glob: '**/*.{md,markdown}' } },
  { scheme: 'file', pattern: { glob: '**', matches: 'folder' as const } },
];

const changeKinds: { readonly [Type in FileChangeType]: 'created' | 'changed' | 'deleted' } = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/** Follows the folders of the workspace and what happens to the files in them, on disk and in the editor. */
export function registerFiles(session: Session): ServerCapabilities {
  const { client, folders, workspace, handlers, git } = session;
  const addFolder = async (uri: string) => {
    session.onDidAddFolder?.(uri);
    await workspace.addFolder(uri);
    git.readAll();
  };
  handlers.notification(InitializedNotification.type, async () => {
    await Promise.all([
      ...folders.map(addFolder),
      ...(client.workspace?.didChangeWatchedFiles?.dynamicRegistration ? [watchFiles(session)] : []),
    ]);
  });
  handlers.notification(DidChangeWorkspaceFoldersNotification.type, async ({ event: { added, removed } }) => {
    for (const { uri } of removed) workspace.removeFolder(canonicalUri(uri));
    await Promise.all(added.map(({ uri }) => addFolder(canonicalUri(uri))));
  });
  handlers.notification(notificationOf('adr/didGrantTrust'), () => git.grantTrust());
  handlers.notification(DidChangeWatchedFilesNotification.type, ({ changes }) => {
    if (changes.some(({ uri }) => uri.includes('/.git/'))) git.readAll();
    return workspace.followDisk(changes.map(({ uri, type }) => ({ uri: canonicalUri(uri), kind: changeKinds[type] })));
  });
  return {
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: followEditor(session),
    },
  };
}

/** What the editor does to files: the disk may tell of it later, or not at all. */
function followEditor(session: Session): FileOperationOptions {
  const { workspace, handlers, indexSync, inTurn, ownMoves, waiting, connection, messages } = session;
  const moves = new Signal();
  let following: Promise<void> = Promise.resolve();
  const follow = (files: readonly Move[]) => {
    const done = following.then(() => followMoved(files));
    // What failed is logged by the handler; later moves are followed all the same.
    following = done.catch(() => undefined);
    return done;
  };
  const followMoved = async (files: readonly Move[]) => {
    const moved = new Map(
      files.flatMap(([from, to]) =>
        expandFolder(canonicalUri(from), to === undefined ? undefined : canonicalUri(to), workspace),
      ),
    );
    const disk = [...moved].flatMap(([from, to]) => [
      { uri: from, kind: 'deleted' as const },
      ...(to === undefined ? [] : [{ uri: to, kind: 'created' as const }]),
    ]);
    await workspace.followDisk(disk);
    await indexSync.moved(moved);
  };
  handlers.request(WillRenameFilesRequest.type, { safe: null }, async ({ files }: RenameFilesParams, token) => {
    await following;
    const make = () => makeFreshEdit(() => followRenames(files, workspace), session);
    // The client asks about what an edit of ours moves, too, while that edit has its turn.
    if (files.some(({ oldUri }) => ownMoves.has(canonicalUri(oldUri)))) return make();
    // The file moves whatever is answered: the user must know which references were not followed.
    if ((await waiting.withProgress('citations', token)) !== 'ready')
      connection.window.showWarningMessage(messages.refusals.notFollowed(waiting.describeMissing()));
    return new Promise<WorkspaceEdit | null>((resolve, reject) => {
      const turn = inTurn(async () => {
        const edit = await make();
        resolve(edit);
        // Until the files have moved, other edits would be made of what they no longer say.
        if (edit !== null) await moves.next(mostWaitMs);
      });
      turn.catch(reject);
    });
  });
  handlers.notification(DidRenameFilesNotification.type, ({ files }) => {
    moves.fire();
    return follow(files.map(({ oldUri, newUri }) => [oldUri, newUri]));
  });
  handlers.notification(DidDeleteFilesNotification.type, ({ files }) =>
    follow(files.map(({ uri }) => [uri, undefined])),
  );
  return {
    willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] },
    didRename: { filters: anyFile },
    didDelete: { filters: anyFile },
  };
}

type Move = readonly [from: string, to: string | undefined];

/**
 * Asks the client to tell of files: all that come and go, since links lead to them, and contents of those that are read;
 * and of branches that moved.
 */
async function watchFiles({ connection }: Session): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      { globPattern: `**/{*.md,*.markdown,${configurationFile},${adrToolsFile},.gitignore}`, kind: WatchKind.Change },
      { globPattern: '**/.git/{HEAD,packed-refs,refs/heads/**,refs/remotes/**}' },
    ],
  });
}

/** Each record in a folder moves with it; a file is itself. */
function expandFolder(from: string, to: string | undefined, workspace: Workspace): [string, string | undefined][] {
  const records = workspace.logs.flatMap((log) => [...log.records.keys()]);
  const inside = records.filter((uri) => uri.startsWith(`${from}/`));
  const moveTo = (uri: string) => (to === undefined ? undefined : to + uri.slice(from.length));
  return inside.length === 0 ? [[from, to]] : inside.map((uri) => [uri, moveTo(uri)]);
}
