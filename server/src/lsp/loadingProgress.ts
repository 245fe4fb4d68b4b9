/** What a client shows of work that lasts; made by `connection.window.createWorkDoneProgress`. */
interface ShownProgress {
  readonly token: { onCancellationRequested(listener: () => void): unknown };
  begin(title: string, percentage: number, message: string, cancellable: boolean): void;
  report(percentage: number, message: string): void;
  done(): void;
}

export interface LoadingProgressOptions {
  /** Asks the client to show progress. */
  readonly show: () => Promise<ShownProgress>;
  /** The person does not want to wait any longer. */
  readonly stop: () => void;
  readonly title: string;
  readonly describe: (read: number, total: number) => string;
  /** How long reading may last before anybody is told. */
  readonly delayMs: number;
  /** The time in milliseconds, from whenever. */
  readonly now: () => number;
}

/** Tells how far the reading of a log is, once it has lasted a while, with a button that stops it. */
export class LoadingProgress {
  readonly #options: LoadingProgressOptions;
  #started: number | undefined;
  #shown: ShownProgress | undefined;
  #isAsked = false;
  #last: readonly [percentage: number, message: string] = [0, ''];

  constructor(options: LoadingProgressOptions) {
    this.#options = options;
  }

  /** So many of the records have been read. */
  update(read: number, total: number): void {
    const { describe, delayMs, now } = this.#options;
    this.#started ??= now();
    const percentage = Math.floor((100 * read) / Math.max(1, total));
    const isFurther = percentage !== this.#last[0];
    this.#last = [percentage, describe(read, total)];
    if (this.#shown !== undefined) {
      if (isFurther) this.#shown.report(...this.#last);
    } else if (!this.#isAsked && now() - this.#started >= delayMs) {
      this.#isAsked = true;
      void this.#show();
    }
  }

  /** Nothing is being read any more. */
  finish(): void {
    this.#shown?.done();
    this.#shown = undefined;
    this.#started = undefined;
    this.#isAsked = false;
    this.#last = [0, ''];
  }

  async #show(): Promise<void> {
    const { show, stop, title } = this.#options;
    const started = this.#started;
    const progress = await show().catch(() => undefined);
    // All may have been read while the client was asked.
    if (progress === undefined || this.#started !== started) return;
    progress.begin(title, ...this.#last, true);
    progress.token.onCancellationRequested(stop);
    this.#shown = progress;
  }
}
