import type { LogOutputChannel, Position, TextDocument } from 'vscode';
import {
  CancellationToken,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { configurationFile, type InitializationOptions } from '../../server/src/protocol.ts';
import { type IndexBefore, indexesToSave, saveAfterEdit, saveIndexAfterFix, savingIndexes } from './indexSaving.ts';

const restartLimit = 4;
const restartWindowMs = 3 * 60 * 1000;

/** What a connection needs of the one who keeps it. */
export interface ServerConnectionOptions {
  readonly serverModule: string;
  readonly output: LogOutputChannel;
  readonly initializationOptions: InitializationOptions;
  /** The indexes of all logs that are known by now. */
  readonly indexes: () => readonly string[];
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
  const { serverModule: module, output, indexes, onStarting, onRunning } = options;
  const transport = TransportKind.ipc;
  /** The indexes that files which are being renamed take along. */
  let toSave: IndexBefore[] = [];
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
    initializationOptions: { hasMarkdown: true, ...options.initializationOptions },
    errorHandler: makeErrorHandler(options, () => client.state === State.Running),
    // The library would show the error; ours is shown when it is clear that the server is gone.
    initializationFailedHandler: () => false,
    middleware: {
      workspace: {
        // The library's own `next` takes no token, though its type asks for one.
        handleApplyEdit: async (params, next) => {
          await saved;
          return saveAfterEdit(params.edit, async () => next(params, CancellationToken.None));
        },
        willRenameFiles: async (event, next) => {
          const edit = await next(event);
          toSave = edit ? await indexesToSave(edit, indexes()) : [];
          return edit;
        },
        didRenameFiles: async (event, next) => {
          const sent = next(event);
          saved = sent.then(async () => {
            for (const { index, before } of toSave.splice(0)) await saveIndexAfterFix(index, before);
          });
          await saved;
        },
      },
      provideCompletionItem: async (document, position, context, token, next) =>
        mayComplete(document, position) ? next(document, position, context, token) : [],
      provideCodeActions: async (document, range, context, token, next) =>
        savingIndexes(await next(document, range, context, token), indexes()),
      resolveCodeAction: async (action, token, next) => {
        const resolved = await next(action, token);
        return (await savingIndexes(resolved ? [resolved] : [], indexes()))?.[0];
      },
    },
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) onStarting();
    if (newState === State.Running) onRunning();
  });
  return client;
}

/** In source code nothing but a mention of a record is completed: other keystrokes there do not reach the server. */
function mayComplete(document: TextDocument, position: Position): boolean {
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
