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
