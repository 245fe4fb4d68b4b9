import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** What a client shows in its output channel. */
interface Console {
  error(message: string): void;
}

/** After so many different failures those that come again are logged again. */
const mostRemembered = 1_000;

/** Logs what has thrown, and at which file, so that everything else can go on. */
export class Failures {
  readonly #console: Console;
  readonly #known = new Set<string>();

  constructor(console: Console) {
    this.#console = console;
  }

  /** `what`, a message, a rule or a task by its name, has failed for the file of `uri`, where there is one. */
  report(what: string, uri: string | undefined, error: unknown): void {
    const place = uri === undefined ? '' : ` for ${uri}`;
    this.#console.error(`${what} failed${place}: ${describeError(error)}`);
  }

  /** As {@link report}, once for what fails again with each keystroke. */
  reportOnce(what: string, uri: string | undefined, error: unknown): void {
    const key = [what, uri, error instanceof Error ? error.message : error].join('\n');
    if (this.#known.has(key)) return;
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.add(key);
    this.report(what, uri, error);
  }
}

/** Whether an error is an answer: a refusal, or a cancelled request. Nothing has failed then. */
export function isAnswer(error: unknown): error is ResponseError<unknown> {
  return error instanceof ResponseError;
}

/** An error with its stack, or whatever was thrown instead of one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error}`) : `${error}`;
}

/** The error of a refusal: its message is a sentence for the user. */
export function refuse(sentence: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, sentence);
}
