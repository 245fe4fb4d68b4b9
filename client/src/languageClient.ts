import * as vscode from 'vscode';
import type { ErrorHandler, LanguageClient } from 'vscode-languageclient/node';
import {
  type CreatedFile,
  type CreateLogArgument,
  configurationFile,
  didChangeLogs,
  type LogList,
  listLogs,
  type NewRecordArgument,
  operations,
  previewRecord,
  type RecordPreview,
} from '../../server/src/protocol.ts';
import { saveAfterEdit, savingIndexes } from './indexSaving.ts';

/** `noLog` before anything has shown a log, `stopped` after the server could not be kept alive. */
export type ClientState = 'noLog' | 'starting' | 'running' | 'stopped';

const noLogs: LogList = { isLoading: false, logs: [] };
const restartLimit = 4;
const restartWindowMs = 3 * 60 * 1000;

/** The one that talks to the server: each message is a method here, and nobody else sends or receives one. */
export class AdrClient implements vscode.Disposable {
  readonly #serverModule: string;
  readonly #output: vscode.LogOutputChannel;
  readonly #stateEmitter = new vscode.EventEmitter<ClientState>();
  readonly #logsEmitter = new vscode.EventEmitter<void>();
  #state: ClientState = 'noLog';
  #client: LanguageClient | undefined;
  #starting: Promise<void> | undefined;
  #knownLogs: LogList = noLogs;

  readonly onDidChangeState = this.#stateEmitter.event;
  /** The answer of {@link listLogs} may have changed. */
  readonly onDidChangeLogs = this.#logsEmitter.event;

  constructor(serverModule: string, output: vscode.LogOutputChannel) {
    this.#serverModule = serverModule;
    this.#output = output;
  }

  get state(): ClientState {
    return this.#state;
  }

  /** The last answer of {@link listLogs}: for those who cannot wait. */
  get knownLogs(): LogList {
    return this.#knownLogs;
  }

  /** Starts the server, unless it runs already. */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  dispose(): void {
    void this.#stop();
    this.#stateEmitter.dispose();
    this.#logsEmitter.dispose();
  }

  async listLogs(): Promise<LogList> {
    if (this.#state !== 'running') return noLogs;
    this.#knownLogs = (await this.#client?.sendRequest<LogList>(listLogs)) ?? noLogs;
    return this.#knownLogs;
  }

  previewRecord(argument: NewRecordArgument): Promise<RecordPreview> {
    return this.#request(previewRecord, argument);
  }

  newRecord(argument: NewRecordArgument): Promise<CreatedFile> {
    return this.#request('workspace/executeCommand', { command: operations.newRecord, arguments: [argument] });
  }

  async createLog(argument: CreateLogArgument): Promise<CreatedFile> {
    await this.start();
    return this.#request('workspace/executeCommand', { command: operations.createLog, arguments: [argument] });
  }

  #request<Result>(method: string, parameter: unknown): Promise<Result> {
    if (this.#client === undefined) throw new Error(vscode.l10n.t('The ADR server is not running.'));
    return this.#client.sendRequest<Result>(method, parameter);
  }

  async #start(): Promise<void> {
    this.#setState('starting');
    // Half a megabyte that a workspace without a log never loads.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    // The library's own `next` takes no token, though its type asks for one.
    const neverCancelled = new vscode.CancellationTokenSource().token;
    const indexes = () => this.#knownLogs.logs.flatMap(({ index }) => index ?? []);
    const client = new LanguageClient(
      'adrKeeper',
      'ADR Keeper',
      {
        run: { module: this.#serverModule, transport: TransportKind.ipc },
        debug: { module: this.#serverModule, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
      },
      {
        // Only what lies in a folder: `git:`, diff and output documents are nobody's records.
        documentSelector: [
          { scheme: 'file', language: 'markdown' },
          { scheme: 'file', pattern: `**/${configurationFile}` },
        ],
        outputChannel: this.#output,
        errorHandler: this.#makeErrorHandler(),
        middleware: {
          workspace: {
            handleApplyEdit: (params, next) =>
              saveAfterEdit(params.edit, indexes(), async () => next(params, neverCancelled)),
          },
          provideCodeActions: async (document, range, context, token, next) =>
            savingIndexes(await next(document, range, context, token), indexes()),
        },
      },
    );
    client.onNotification(didChangeLogs, () => void this.#refresh());
    this.#client = client;
    try {
      await client.start();
      this.#setState('running');
      await this.#refresh();
    } catch (error) {
      this.#output.error(error instanceof Error ? error : String(error));
      this.#giveUp();
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#starting = undefined;
    this.#knownLogs = noLogs;
    // A server that is gone, or was never there, needs no farewell.
    await client?.dispose().catch(() => undefined);
  }

  async #refresh(): Promise<void> {
    await this.listLogs();
    this.#logsEmitter.fire();
  }

  #setState(state: ClientState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#stateEmitter.fire(state);
    this.#logsEmitter.fire();
  }

  /** Starts a crashed server again and says so once; a server that keeps crashing stays down until a person asks. */
  #makeErrorHandler(): ErrorHandler {
    const crashes: number[] = [];
    // The values of the library's enumerations, which would have to be loaded for their names.
    const carryOn = 1;
    const doNotRestart = 1;
    const restart = 2;
    return {
      error: () => ({ action: carryOn }),
      closed: () => {
        const now = Date.now();
        crashes.push(now);
        if (crashes.filter((time) => now - time < restartWindowMs).length > restartLimit) {
          this.#giveUp();
          return { action: doNotRestart, handled: true };
        }
        if (crashes.length === 1) {
          const sentence = vscode.l10n.t('The ADR server stopped unexpectedly and was started again.');
          void vscode.window.showInformationMessage(sentence);
        }
        return { action: restart, handled: true };
      },
    };
  }

  #giveUp(): void {
    this.#setState('stopped');
    const restart = vscode.l10n.t('Restart Server');
    const show = vscode.l10n.t('Show Output');
    const sentence = vscode.l10n.t('The ADR server has stopped and could not be started again.');
    void vscode.window.showErrorMessage(sentence, restart, show).then((choice) => {
      if (choice === restart) void this.restart();
      if (choice === show) this.#output.show();
    });
  }
}
