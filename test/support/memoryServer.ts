import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.ts';
import type { ServerHost } from '../../server/src/lsp/session.ts';
import type { FileSystem } from '../../server/src/workspace/fileSystem.ts';

/** What a client of {@link MemoryServer} can do; each a capability of LSP. */
export interface MemoryServerOptions {
  readonly fileSystem: FileSystem;
  readonly capabilities?: object;
  readonly initializationOptions?: object;
  readonly waitLimits?: ServerHost['waitLimits'];
}

/** The server in this process, with a client that remembers what it was told. Its files are in memory. */
export class MemoryServer {
  readonly client: ProtocolConnection;
  readonly published = new Map<string, PublishDiagnosticsParams>();
  /** What the server has logged as errors. */
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  readonly edits: WorkspaceEdit[] = [];
  /** What the server has begun to show progress of. */
  readonly progress: string[] = [];
  /** What the client answers to an edit. */
  isEditApplied = true;
  readonly #listeners = new Set<() => void>();
  readonly #options: MemoryServerOptions;

  constructor(options: MemoryServerOptions) {
    this.#options = options;
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    );
    startServer(connection, {
      fileSystem: options.fileSystem,
      today: () => '2026-01-02',
      branchReader: { readGains: async () => [] },
      historyReader: { readTexts: async () => new Map(), readDays: async () => new Map() },
      readAuthor: async () => undefined,
      ...(options.waitLimits === undefined ? {} : { waitLimits: options.waitLimits }),
    });
    this.client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params);
      this.#changed();
    });
    this.client.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type === 1) this.errors.push(message);
      this.#changed();
    });
    this.client.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.warnings.push(message);
      this.#changed();
    });
    this.client.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      this.warnings.push(message);
      this.#changed();
      return null;
    });
    this.client.onNotification('$/progress', ({ token, value }: { token: string; value: { title?: string } }) => {
      if (value.title !== undefined) this.progress.push(value.title);
      this.progressToken = token;
      this.#changed();
    });
    this.client.onNotification('adr/didChangeLogs', () => this.#changed());
    this.client.onRequest('window/workDoneProgress/create', () => null);
    this.client.onRequest('client/registerCapability', () => null);
    this.client.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      this.edits.push(edit);
      return { applied: this.isEditApplied };
    });
    this.client.listen();
  }

  /** Of the progress that was reported last. */
  progressToken: string | undefined;

  async start(folder = 'file:///workspace'): Promise<InitializeResult> {
    const { capabilities, initializationOptions } = this.#options;
    const result = await this.client.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'workspace' }],
      capabilities: capabilities ?? { workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } } },
      initializationOptions,
    });
    await this.client.sendNotification('initialized', {});
    return result;
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    return this.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version, text },
    });
  }

  execute<Result>(command: string, argument: object): Promise<Result> {
    return this.client.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
  }

  /** Resolves when the claim holds, looking again at each message; says what was last seen when it never does. */
  waitUntil(holds: () => boolean, lastSeen: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(limit);
        this.#listeners.delete(look);
      };
      const limit = setTimeout(() => {
        end();
        reject(new Error(`Waited in vain: ${lastSeen()}.`));
      }, 15_000);
      const look = () => {
        if (!holds()) return;
        end();
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Ends the connection from the client's side. */
  async stop(): Promise<void> {
    await this.client.sendRequest('shutdown');
    this.client.dispose();
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
