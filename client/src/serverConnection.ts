import type { LogOutputChannel } from 'vscode';
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
import { configurationFile } from '../../server/src/protocol.ts';
import { saveAfterEdit, savingIndexes } from './indexSaving.ts';

const restartLimit = 4;
const restartWindowMs = 3 * 60 * 1000;

/** What a connection needs of the one who keeps it. */
export interface ServerConnectionOptions {
  readonly serverModule: string;
  readonly output: LogOutputChannel;
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
  const server: ServerOptions = {
    run: { module, transport },
    debug: { module, transport, options: { execArgv: ['--inspect=6009'] } },
  };
  const client: LanguageClient = new QuietLanguageClient('adrKeeper', 'ADR Keeper', server, {
    // Only what lies in a folder: `git:`, diff and output documents are nobody's records.
    documentSelector: [
      { scheme: 'file', language: 'markdown' },
      { scheme: 'file', pattern: `**/${configurationFile}` },
    ],
    outputChannel: output,
    errorHandler: makeErrorHandler(options, () => client.state === State.Running),
    // The library would show the error; ours is shown when it is clear that the server is gone.
    initializationFailedHandler: () => false,
    middleware: {
      workspace: {
        // The library's own `next` takes no token, though its type asks for one.
        handleApplyEdit: (params, next) =>
          saveAfterEdit(params.edit, indexes(), async () => next(params, CancellationToken.None)),
      },
      provideCodeActions: async (document, range, context, token, next) =>
        savingIndexes(await next(document, range, context, token), indexes()),
    },
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) onStarting();
    if (newState === State.Running) onRunning();
  });
  return client;
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
