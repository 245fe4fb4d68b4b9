import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  MessageType,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';

const serverModule = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

/** A plain LSP client: the bundled server as a process of its own, over stdio, as any editor starts it. */
export class LspClient {
  readonly connection: ProtocolConnection;
  /** What the server last published, by URI. */
  readonly published = new Map<string, PublishDiagnosticsParams>();
  /** The edits that the server asked for. */
  readonly edits: WorkspaceEdit[] = [];
  /** What is done with an edit; nothing, unless a test says so. An answer of false refuses it. */
  onApplyEdit: (edit: WorkspaceEdit) => unknown = () => {};
  /** The errors that the server showed to the user. */
  readonly shownErrors: string[] = [];
  /** What the server has logged as errors. */
  readonly errors: string[] = [];
  readonly #process: ChildProcess;
  readonly #listeners = new Set<() => void>();

  /** `nodeArguments` come before the server's module; `place` is where and in which environment the server runs. */
  constructor(
    nodeArguments: readonly string[] = [],
    place: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
  ) {
    this.#process = spawn(process.execPath, [...nodeArguments, serverModule, '--stdio'], {
      ...place,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdin, stdout } = this.#process;
    if (stdin === null || stdout === null) throw new Error('The server has no streams.');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params);
      this.#changed();
    });
    this.connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type === 1) this.errors.push(message);
      this.#changed();
    });
    this.connection.onNotification('adr/didChangeLogs', () => this.#changed());
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('window/showMessageRequest', ({ type, message }) => {
      if (type === MessageType.Error) this.shownErrors.push(message);
      this.#changed();
      return null;
    });
    this.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      this.edits.push(edit);
      return { applied: this.onApplyEdit(edit) !== false };
    });
    this.connection.listen();
  }

  /** Sends a signal to the server's process. */
  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }

  async initialize(
    folders: readonly string[],
    capabilities: object = { workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } } },
    initializationOptions?: unknown,
    locale?: string,
  ): Promise<InitializeResult> {
    const workspaceFolders = folders.map((uri) => ({ uri, name: uri.split('/').at(-1) ?? '' }));
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: folders[0] ?? null,
      workspaceFolders,
      capabilities,
      initializationOptions,
      locale,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(uri: string, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
  }

  /** Replaces the whole text of an open document. */
  change(uri: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Tells of a file as an editor that watches the disk does: 1 created, 2 changed, 3 deleted. */
  fileEvent(uri: string, type: 1 | 2 | 3): Promise<void> {
    return this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  }

  /** Makes those who wait look again: something has happened that is no problem. */
  notify(): void {
    this.#changed();
  }

  codesOf(uri: string): unknown[] {
    return (this.published.get(uri)?.diagnostics ?? []).map(({ code }) => code);
  }

  async codeActions(uri: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    return (
      (await this.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      })) ?? []
    );
  }

  /** Resolves when a file has problems of just these codes. */
  waitForCodes(uri: string, codes: readonly string[]): Promise<void> {
    return this.waitUntil(
      () => JSON.stringify(this.codesOf(uri)) === JSON.stringify(codes),
      () => `${uri} has ${JSON.stringify(this.codesOf(uri))}, not ${JSON.stringify(codes)}`,
    );
  }

  /** Resolves when the claim holds, looking again at each message; says what was last seen when it never does. */
  waitUntil(holds: () => boolean | Promise<boolean>, lastSeen: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(limit);
        this.#listeners.delete(look);
      };
      const limit = setTimeout(() => {
        end();
        reject(new Error(`Waited in vain: ${lastSeen()}.`));
      }, 15_000);
      const look = async () => {
        if (!(await holds())) return;
        end();
        resolve();
      };
      this.#listeners.add(look);
      void look();
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
