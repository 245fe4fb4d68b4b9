import * as vscode from 'vscode';
import {
  CancellationToken,
  CloseAction,
  DidChangeWatchedFilesNotification,
  ErrorAction,
  type ErrorHandler,
  FileChangeType,
  LanguageClient,
  type RenameFilesParams,
  RenameRequest,
  type ServerOptions,
  State,
  TransportKind,
  WillRenameFilesRequest,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';
import { clientCommands, configurationFile, type InitializationOptions } from '../../server/src/protocol.ts';
import {
  editedOf,
  type FileToSave,
  findFilesToSave,
  movesOf,
  saveAfterEdit,
  saveFiles,
  savingFiles,
} from './editSaving.ts';
import type { FileMove, FileOperations } from './fileOperations.ts';
import type { UndoSaver } from './undoSaving.ts';

const restartLimit = 4;
const restartWindowMs = 3 * 60 * 1000;

/** What a connection needs of the one who keeps it. */
export interface ServerConnectionOptions {
  readonly serverModule: string;
  readonly output: vscode.LogOutputChannel;
  readonly initializationOptions: InitializationOptions;
  readonly operations: FileOperations;
  readonly undo: UndoSaver;
  /** The server is being started, also after a crash. */
  readonly onStarting: () => void;
  /** The server answers. */
  readonly onRunning: () => void;
  /** The server has crashed and will be started again: the first time in a while. */
  readonly onCrash: () => void;
  /** The server is gone for good. */
  readonly onGiveUp: () => void;
}

/** The client library's part of the work. It is half a megabyte that a workspace without a log never loads. */
export function makeServerConnection(options: ServerConnectionOptions): LanguageClient {
  const { serverModule: module, output, operations, undo, onStarting, onRunning } = options;
  const transport = TransportKind.ipc;
  /** The files that change with those that are being renamed. */
  let toSave: FileToSave[] = [];
  /** Until these are saved, an edit of the server would find them with unsaved changes, which are none of a person. */
  let saved: Promise<void> = Promise.resolve();
  const server: ServerOptions = {
    run: { module, transport },
    debug: { module, transport, options: { execArgv: ['--inspect=6009'] } },
  };
  const client: LanguageClient = new QuietLanguageClient('adrKeeper', 'ADR Keeper', server, {
    // What lies in a folder, in any language, may name records; `git:`, diff and output documents are nobody's.
    documentSelector: [{ scheme: 'file' }, { scheme: 'untitled', language: 'markdown' }],
    outputChannel: output,
    initializationOptions: { hasMarkdown: true, hasClientCommands: true, ...options.initializationOptions },
    errorHandler: makeErrorHandler(options, () => client.state === State.Running),
    // The library would show the error; ours is shown when it is clear that the server is gone.
    initializationFailedHandler: () => false,
    middleware: {
      // The edits as the server made them: those of VS Code do not tell which files they move.
      sendRequest: async (type, parameter, token, next) => {
        const result = await next(type, parameter, token);
        const method = typeof type === 'string' ? type : type.method;
        if (method === RenameRequest.method && result) {
          const files = await findFilesToSave(result, movesOf(result));
          undo.remember(editedOf(files));
          // VS Code saves a rename of several files itself, by this setting, and leaves one of a single file unsaved.
          const savesRenames = vscode.workspace.getConfiguration('files').get('refactoring.autoSave') !== false;
          if (savesRenames) undo.expect(files.map(({ uriAfter }) => uriAfter));
        }
        if (method === WillRenameFilesRequest.method) {
          const { files } = parameter as RenameFilesParams;
          toSave = result ? await findFilesToSave(result as WorkspaceEdit, files) : [];
          undo.remember(editedOf(toSave));
        }
        return result;
      },
      workspace: {
        // The library's own `next` takes no token, though its type asks for one.
        handleApplyEdit: async (params, next) => {
          await saved;
          return saveAfterEdit(params.edit, undo, async () => next(params, CancellationToken.None));
        },
        didRenameFiles: async ({ files }, next) => {
          const repeated = files.filter((move) => operations.isRepeatedMove(move));
          const others = files.filter((move) => !operations.isRepeatedMove(move));
          const sent = Promise.all([tellOfMoves(repeated), others.length === 0 ? undefined : next({ files: others })]);
          saved = sent.then(() => saveFiles(toSave.splice(0)));
          await saved;
        },
      },
      provideHover: async (document, position, token, next) => trustCommands(await next(document, position, token)),
      provideCompletionItem: async (document, position, context, token, next) =>
        mayComplete(document, position) ? next(document, position, context, token) : [],
      provideCodeActions: async (document, range, context, token, next) =>
        savingFiles(await next(document, range, context, token)),
      resolveCodeAction: async (action, token, next) => {
        const resolved = await next(action, token);
        return (await savingFiles(resolved ? [resolved] : []))?.[0];
      },
    },
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) onStarting();
    if (newState === State.Running) onRunning();
  });
  /** As a watcher would: no index is synced for it, since the undo or the redo has changed the index, too. */
  const tellOfMoves = async (moves: readonly FileMove[]) => {
    const { asUri } = client.code2ProtocolConverter;
    const changes = moves.flatMap(({ oldUri, newUri }) => [
      { uri: asUri(oldUri), type: FileChangeType.Deleted },
      { uri: asUri(newUri), type: FileChangeType.Created },
    ]);
    if (changes.length > 0) await client.sendNotification(DidChangeWatchedFilesNotification.method, { changes });
  };
  return client;
}

/** Lets the links of a hover open files, and run nothing else: a record may have been written by anyone. */
function trustCommands(hover: vscode.Hover | null | undefined): vscode.Hover | null | undefined {
  for (const content of hover?.contents ?? [])
    if (content instanceof vscode.MarkdownString) content.isTrusted = { enabledCommands: [clientCommands.openFile] };
  return hover;
}

/** In source code nothing but a mention of a record is completed: other keystrokes there do not reach the server. */
function mayComplete(document: vscode.TextDocument, position: vscode.Position): boolean {
  if (document.languageId === 'markdown' || document.fileName.endsWith(configurationFile)) return true;
  return /adr[-_ #]?[\d-]*$/i.test(document.lineAt(position.line).text.slice(0, position.character));
}

/** Logs what the library would also tell in notifications of its own: ours say it once, and what to do. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Starts a crashed server again, unless it crashes too often, or while it starts: it would do so once more. */
function makeErrorHandler({ onCrash, onGiveUp }: ServerConnectionOptions, isRunning: () => boolean): ErrorHandler {
  let crashTimes: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed: () => {
      const now = Date.now();
      crashTimes = [...crashTimes.filter((time) => now - time < restartWindowMs), now];
      if (!isRunning() || crashTimes.length > restartLimit) {
        onGiveUp();
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      if (crashTimes.length === 1) onCrash();
      return { action: CloseAction.Restart, handled: true };
    },
  };
}
