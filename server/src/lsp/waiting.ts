import {
  type CancellationToken,
  CancellationTokenSource,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Messages } from '../core/messages/english.ts';
import { nameOf } from '../core/model/uris.ts';
import type { Need, Workspace } from '../workspace/workspace.ts';
import { refuse } from './failures.ts';

/** How long answers may wait for files that are being read, in milliseconds. */
export interface WaitLimits {
  /** For a question. */
  readonly questionMs: number;
  /** For an operation that changes files: it shows progress, and is refused where this is not enough. */
  readonly operationMs: number;
  /** How long an operation waits before it shows progress. */
  readonly progressDelayMs: number;
}

/** What waiting needs of the server. */
export interface WaitingOptions {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly limits: WaitLimits;
}

/** What an operation cannot do without: see `Need`. */
export type Requirement = 'logs' | 'citations';

/** How waiting has ended: everything was read, too little time, or the user does not want it any more. */
export type WaitOutcome = 'ready' | 'late' | 'cancelled';

/** Holds answers back until what they need has been read, for a limited time. */
export class Waiting {
  readonly #options: WaitingOptions;

  constructor(options: WaitingOptions) {
    this.#options = options;
  }

  /** Waits for what a question about a file needs. A cancelled request ends with an error, as LSP says. */
  async forQuestion(need: Need, uri: string | undefined, token: CancellationToken): Promise<void> {
    const outcome = await this.#until(need, uri, [token], this.#options.limits.questionMs);
    if (outcome === 'cancelled' && token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'RequestCancelled');
  }

  /** Waits for what an operation needs, with progress; refuses it where that has not been read in time. */
  async forOperation(need: Requirement, token: CancellationToken): Promise<void> {
    const outcome = await this.withProgress(need, token);
    if (outcome !== 'ready') throw refuse(this.#options.messages.refusals.notChanged(this.describeMissing()));
  }

  /** Waits as an operation does, and says how that has ended. */
  async withProgress(need: Requirement, token: CancellationToken): Promise<WaitOutcome> {
    const { connection, workspace, messages, limits } = this.#options;
    if (workspace.isReady(need)) return 'ready';
    // How far logs have been read is shown already, whoever waits for them.
    if (need === 'logs') return this.#until(need, undefined, [token], limits.operationMs);
    let hasEnded = false;
    let endProgress = () => {};
    const button = new CancellationTokenSource();
    const show = async () => {
      const progress = await connection.window.createWorkDoneProgress();
      if (hasEnded) return;
      progress.begin(messages.words.searchingReferences, undefined, undefined, true);
      progress.token.onCancellationRequested(() => button.cancel());
      endProgress = () => progress.done();
    };
    const delay = setTimeout(() => void show().catch(() => undefined), limits.progressDelayMs);
    const outcome = await this.#until(need, undefined, [token, button.token], limits.operationMs);
    hasEnded = true;
    clearTimeout(delay);
    endProgress();
    return outcome;
  }

  /** Says which folders have not been read or searched. */
  describeMissing(): string {
    const { workspace, messages } = this.#options;
    if (workspace.isLoading) return messages.refusals.logsNotRead;
    return messages.refusals.notSearched(workspace.unsearchedFolders.map(nameOf));
  }

  #until(
    need: Need,
    uri: string | undefined,
    tokens: readonly CancellationToken[],
    limitMs: number,
  ): Promise<WaitOutcome> {
    const { workspace } = this.#options;
    if (workspace.isReady(need, uri)) return Promise.resolve('ready');
    if (tokens.some(({ isCancellationRequested }) => isCancellationRequested)) return Promise.resolve('cancelled');
    return new Promise((resolve) => {
      const end = (outcome: WaitOutcome) => {
        clearTimeout(limit);
        stopListening();
        for (const each of subscriptions) each.dispose();
        resolve(outcome);
      };
      const limit = setTimeout(() => end('late'), limitMs);
      const stopListening = workspace.onDidProgress(() => {
        if (workspace.isReady(need, uri)) end('ready');
      });
      const subscriptions = tokens.map((token) => token.onCancellationRequested(() => end('cancelled')));
    });
  }
}
