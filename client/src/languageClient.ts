import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type {
  ClientNotifications,
  LogList,
  LogView,
  Operations,
  Requests,
  ServerNotifications,
  SyncNote,
} from '../../server/src/protocol.ts';
import type { FileOperations } from './fileOperations.ts';
import type { UndoSaver } from './undoSaving.ts';

/** What the client works with. */
export interface AdrClientOptions {
  readonly serverModule: string;
  readonly output: vscode.LogOutputChannel;
  readonly operations: FileOperations;
  readonly undo: UndoSaver;
}

/**
 * `idle`: no server has been started yet, so no log is known. `searching`: a server starts, or reads the
 * workspace and has not found a log yet. `noLog`: a server has found none. `stopped`: the server could not be kept alive,
 * and waits for the user.
 */
export type ClientState = 'idle' | 'searching' | 'noLog' | 'running' | 'stopped';

type ServerState = 'absent' | 'starting' | 'running' | 'stopped';

const noLogs: LogList = { isLoading: false, logs: [] };

/** Until the server says what it has found, it may find something. */
const notSearched: LogList = { isLoading: true, logs: [] };

/** Talks to the server: every message of the client is sent and received here. */
export class AdrClient {
  readonly #options: AdrClientOptions;
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #logs = new vscode.EventEmitter<void>();
  readonly #syncs = new vscode.EventEmitter<SyncNote>();
  #server: ServerState = 'absent';
  #connection: LanguageClient | undefined;
  #starting: Promise<void> | undefined;
  #knownLogs: LogList = noLogs;
  #refreshing: Promise<void> | undefined;
  #isStale = false;

  /** The {@link state} or the {@link knownLogs} may be others now. */
  readonly onDidChange = this.#emitter.event;

  /** The logs of the {@link knownLogs} are others now, whether all are read or not. */
  readonly onDidChangeLogs = this.#logs.event;

  /** An index has followed a record by itself. */
  readonly onDidSyncIndex = this.#syncs.event;

  constructor(options: AdrClientOptions) {
    this.#options = options;
  }

  get state(): ClientState {
    if (this.#server === 'absent') return 'idle';
    if (this.#server === 'stopped') return 'stopped';
    if (this.#server === 'starting') return 'searching';
    const { isLoading, logs } = this.#knownLogs;
    if (logs.length > 0) return 'running';
    return isLoading ? 'searching' : 'noLog';
  }

  /** What the server last said: for those who cannot wait. */
  get knownLogs(): LogList {
    return this.#knownLogs;
  }

  /** Starts the server, unless it runs already. Where it cannot be started, a message says so to the person. */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /** The person trusts the workspace from now on; a server that starts later is told at its start. */
  grantTrust(): void {
    if (this.#server === 'running')
      void this.#connection?.sendNotification('adr/didGrantTrust' satisfies keyof ClientNotifications);
  }

  async restart(): Promise<void> {
    // The library cannot stop what is still starting.
    while (this.#server === 'starting') await this.#nextChange();
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#starting = undefined;
    this.#server = 'absent';
    this.#know(noLogs);
    // A server that is gone needs no farewell.
    await connection?.dispose().catch(() => undefined);
  }

  /** Every log, once all of them are read; starts the server if need be. Undefined where it cannot be started. */
  async listLogs(): Promise<readonly LogView[] | undefined> {
    await this.start();
    await this.#refresh();
    while (this.#server === 'starting' || (this.#server === 'running' && this.#knownLogs.isLoading)) {
      await this.#nextChange();
    }
    return this.#server === 'running' ? this.#knownLogs.logs : undefined;
  }

  /** Asks a server that was started: {@link listLogs} starts it. The answer of one that refuses is an error with a sentence. */
  async request<Name extends keyof Requests>(
    name: Name,
    argument: Requests[Name][0],
    token?: vscode.CancellationToken,
  ): Promise<Requests[Name][1]> {
    // A token that is left out, but given as undefined, would be sent as a second parameter.
    return this.#running().sendRequest(name, argument, ...(token === undefined ? [] : [token]));
  }

  /** Has a server that was started do something, which ends when it is done; one that refuses throws a sentence. */
  async run<Name extends keyof Operations>(name: Name, argument: Operations[Name][0]): Promise<Operations[Name][1]> {
    const command = { command: name, arguments: [argument] };
    return this.#running().sendRequest('workspace/executeCommand', command);
  }

  #running(): LanguageClient {
    if (this.#connection === undefined || this.#server === 'stopped')
      throw new Error(vscode.l10n.t('The ADR language server is not running.'));
    return this.#connection;
  }

  async #start(): Promise<void> {
    this.#know(notSearched);
    this.#become('starting');
    const { makeServerConnection } = await import('./serverConnection.ts');
    const connection = makeServerConnection({
      ...this.#options,
      initializationOptions: { isTrusted: vscode.workspace.isTrusted },
      onStarting: () => this.#become('starting'),
      onRunning: () => {
        this.#become('running');
        void this.#refresh();
      },
      onCrash: () => {
        const sentence = vscode.l10n.t('The ADR language server crashed and was restarted.');
        void vscode.window.showInformationMessage(sentence);
      },
      onGiveUp: () => this.#giveUp(),
    });
    const follow = <Name extends keyof ServerNotifications>(
      name: Name,
      handler: (params: ServerNotifications[Name]) => void,
    ) => connection.onNotification(name, handler);
    follow('adr/didChangeLogs', () => void this.#refresh());
    follow('adr/didSyncIndex', (note) => this.#syncs.fire(note));
    this.#connection = connection;
    // The output has what goes wrong. When the server dies while it starts, the library may resolve all the same.
    await connection.start().catch(() => undefined);
    if (!connection.isRunning()) this.#giveUp();
  }

  /** What is announced while an answer is on its way is asked for once, after it: a big log announces itself often. */
  #refresh(): Promise<void> {
    this.#isStale = true;
    this.#refreshing ??= this.#readLogs();
    return this.#refreshing;
  }

  async #readLogs(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        this.#know(await this.request('adr/listLogs', undefined));
      } catch {
        // The server is gone. What it last said stands until another one knows better.
      }
      this.#emitter.fire();
    }
    this.#refreshing = undefined;
  }

  /** The server announces more than it must. A view that is drawn anew for nothing loses the click that comes with it. */
  #know(list: LogList): void {
    const isSame = JSON.stringify(list.logs) === JSON.stringify(this.#knownLogs.logs);
    this.#knownLogs = list;
    if (!isSame) this.#logs.fire();
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const subscription = this.#emitter.event(() => {
        subscription.dispose();
        resolve();
      });
    });
  }

  #become(server: ServerState): void {
    this.#server = server;
    this.#emitter.fire();
  }

  #giveUp(): void {
    // A server that dies while it starts is reported by both, its end and its start.
    if (this.#server === 'stopped') return;
    this.#starting = undefined;
    this.#know(noLogs);
    this.#become('stopped');
    const restart = vscode.l10n.t('Restart Server');
    const show = vscode.l10n.t('Show Output');
    const sentence = vscode.l10n.t('The ADR language server crashed and could not be restarted.');
    void vscode.window.showErrorMessage(sentence, restart, show).then((choice) => {
      if (choice === restart) void this.restart();
      if (choice === show) this.#options.output.show();
    });
  }
}
