/** Runs a task when all before it have ended, however they ended. */
export type InTurn = <Result>(task: () => Promise<Result>) => Promise<Result>;

/**
 * Makes edits follow one another: each is made of what the one before it has left, and the client has applied it before
 * the next one is made.
 */
export function takeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
}

/** Something that happens again and again, and that somebody may wait for. */
export class Signal {
  #waiting: (() => void)[] = [];

  fire(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves the next time that it happens, or after so many milliseconds. */
  next(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const limit = setTimeout(resolve, limitMs);
      this.#waiting.push(() => {
        clearTimeout(limit);
        resolve();
      });
    });
  }
}
