import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';

/** The words that records must have to be shown, and the records that have them. Follows the records. */
export class RecordFilter implements vscode.Disposable {
  readonly #client: AdrClient;
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #text = '';
  #found: ReadonlySet<string> | undefined;
  #search: vscode.CancellationTokenSource | undefined;

  /** The {@link text} or the {@link found} are others now. */
  readonly onDidChange = this.#emitter.event;

  constructor(client: AdrClient) {
    this.#client = client;
    this.#subscription = client.onDidChangeLogs(() => void this.#run());
  }

  /** Empty without a filter. */
  get text(): string {
    return this.#text;
  }

  /** The `uri`s of the records that have the words; undefined without a filter. */
  get found(): ReadonlySet<string> | undefined {
    return this.#found;
  }

  async set(text: string): Promise<void> {
    this.#text = text.trim();
    await this.#run();
  }

  /** Asks for words and shows what they find while they are typed; what stood there before comes back on Escape. */
  ask(): void {
    const before = this.#text;
    const box = vscode.window.createInputBox();
    box.title = vscode.l10n.t('Filter Records');
    box.placeholder = vscode.l10n.t('Filter by title, status or text');
    box.value = before;
    let isAccepted = false;
    box.onDidChangeValue((text) => void this.set(text));
    box.onDidAccept(() => {
      isAccepted = true;
      box.hide();
    });
    box.onDidHide(() => {
      box.dispose();
      if (!isAccepted) void this.set(before);
    });
    box.show();
  }

  dispose(): void {
    this.#search?.cancel();
    this.#subscription.dispose();
    this.#emitter.dispose();
  }

  /** Searches; who is still searching for something else stops. */
  async #run(): Promise<void> {
    this.#search?.cancel();
    this.#search?.dispose();
    this.#search = undefined;
    if (this.#text === '') {
      if (this.#found === undefined) return;
      this.#found = undefined;
      this.#emitter.fire();
      return;
    }
    const search = new vscode.CancellationTokenSource();
    this.#search = search;
    // Where the server cannot answer there is no record to show either.
    const found = this.#client.request('adr/findRecords', { text: this.#text }, search.token);
    const { uris } = await found.catch(() => ({ uris: [] }));
    if (this.#search !== search) return;
    this.#found = new Set(uris);
    this.#emitter.fire();
  }
}
