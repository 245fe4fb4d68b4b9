import type { Diagnostic } from 'vscode-languageserver-types';
import type { Pause } from '../workspace/pause.ts';

/** The problems of one file, and the version of the open document that they were found in, if it is open. */
export interface FileDiagnostics {
  readonly diagnostics: readonly Diagnostic[];
  readonly version: number | null;
}

export interface PublisherOptions {
  /** Finds the problems of a file as it is now. */
  readonly check: (uri: string) => FileDiagnostics;
  /** Takes the error of a check that has thrown: the file keeps the problems that it had. */
  readonly onThrow: (error: unknown, uri: string) => void;
  readonly send: (uri: string, file: FileDiagnostics) => void;
  /** How long the others must have been quiet before they are looked at again. */
  readonly quietMs: number;
  /** Whether a person sees the file: then it comes before the others. */
  readonly isOpen: (uri: string) => boolean;
  /** How those that have waited are looked at, so that ten thousand of them stop nobody's typing. */
  readonly makePause: () => Pause;
}

/**
 * Pushes problems, also for files that are not open, and only those that differ from what was last sent. A file that
 * is being edited is checked at once; files that it may have changed wait for a short quiet, since a person who types a
 * title does not want the index to follow letter by letter.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #sent = new Map<string, string>();
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushing: Promise<void> | undefined;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  publishNow(uri: string): void {
    this.#waiting.delete(uri);
    let file: FileDiagnostics;
    try {
      file = this.#options.check(uri);
    } catch (error) {
      this.#options.onThrow(error, uri);
      return;
    }
    const content = JSON.stringify(file.diagnostics);
    const last = this.#sent.get(uri);
    // A file that was never sent has no problems to a client.
    if (content === (last ?? '[]')) return;
    if (file.diagnostics.length === 0) this.#sent.delete(uri);
    else this.#sent.set(uri, content);
    this.#options.send(uri, file);
  }

  publishSoon(uris: Iterable<string>): void {
    for (const uri of uris) this.#waiting.add(uri);
    if (this.#waiting.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#options.quietMs);
  }

  /** Publishes all that waits, what is open first. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#flushing ??= this.#drain().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  async #drain(): Promise<void> {
    const { isOpen, makePause } = this.#options;
    for (const uri of [...this.#waiting]) if (isOpen(uri)) this.publishNow(uri);
    const pause = makePause();
    for (const uri of [...this.#waiting]) {
      if (pause.isDue()) await pause.now();
      if (this.#waiting.has(uri)) this.publishNow(uri);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }
}
