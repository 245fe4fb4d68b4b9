// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** A server over stdio, asked as an editor does; each method tells how long the answer took, in milliseconds. */
export class ServerSession {
  /**
   * @param {string} module the bundle of the server
   * @param {readonly string[]} flags for Node, such as `--cpu-prof`
   */
  constructor(module, flags = []) {
    this.started = performance.now();
    this.process = spawn(process.execPath, [...flags, module, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    /** @type {Map<string, { version: number, resolve: () => void }>} */
    this.waiting = new Map();
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }) => {
      const waiting = this.waiting.get(uri);
      if (waiting === undefined || version !== waiting.version) return;
      this.waiting.delete(uri);
      waiting.resolve();
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    this.connection.onRequest('workspace/applyEdit', () => ({ applied: true }));
    this.connection.listen();
  }

  /** @param {string} folder */
  async initialize(folder) {
    const uri = pathToFileURL(folder).href;
    const capabilities = { workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } } };
    const workspaceFolders = [{ uri, name: 'bench' }];
    await this.connection.sendRequest('initialize', { processId: null, rootUri: uri, workspaceFolders, capabilities });
    const answered = performance.now() - this.started;
    await this.connection.sendNotification('initialized', {});
    return answered;
  }

  /**
   * Problems that are known already are not published again: then nothing is waited for.
   *
   * @param {string} path
   */
  async open(path, isWaiting = true) {
    const document = { uri: pathToFileURL(path).href, text: readFileSync(path, 'utf8'), version: 1 };
    const published = this.#published(document.uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { ...document, languageId: 'markdown' },
    });
    if (isWaiting) await published;
    else this.waiting.delete(document.uri);
    return document;
  }

  /**
   * Waits until a log has been read, all of it.
   *
   * @param {string} folder
   */
  async loaded(folder) {
    const log = pathToFileURL(folder).href;
    await this.ask('workspace/executeCommand', { command: 'adr.describeConvention', arguments: [{ log }] });
  }

  /**
   * Types a character, or takes the one away that was typed before, and waits for the problems of that version: the
   * place must be one where that makes a difference.
   *
   * @param {{ uri: string, version: number }} document
   * @param {{ line: number, character: number }} position
   */
  async type(document, position) {
    return this.typeBurst(document, position, 1);
  }

  /**
   * Types so many times without waiting, an odd number, and then waits for the problems of the last version.
   *
   * @param {{ uri: string, version: number }} document
   * @param {{ line: number, character: number }} position
   * @param {number} count
   */
  async typeBurst(document, position, count) {
    const start = performance.now();
    const published = this.#published(document.uri, document.version + count);
    for (let stroke = 0; stroke < count; stroke++) {
      document.version++;
      const isTyped = document.version % 2 === 1;
      const end = { ...position, character: position.character + 1 };
      void this.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: document.uri, version: document.version },
        contentChanges: [
          isTyped
            ? { range: { start: position, end }, text: '' }
            : { range: { start: position, end: position }, text: 'x' },
        ],
      });
    }
    await published;
    return performance.now() - start;
  }

  /**
   * @param {string} method
   * @param {object} parameters
   */
  async ask(method, parameters) {
    const start = performance.now();
    await this.connection.sendRequest(method, parameters);
    return performance.now() - start;
  }

  /** The resident memory in megabytes, on Linux. */
  memory() {
    const match = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'));
    return Number(match?.[1] ?? Number.NaN) / 1024;
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }

  /**
   * @param {string} uri
   * @param {number} version
   * @returns {Promise<void>}
   */
  #published(uri, version) {
    return new Promise((resolve) => {
      this.waiting.set(uri, { version, resolve });
    });
  }
}
