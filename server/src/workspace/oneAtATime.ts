/** Makes of a task one of which only one runs at a time: who asks meanwhile gets the next one, and all get the same. */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    const before = running.catch(() => undefined);
    next ??= before.then(() => {
      next = undefined;
      running = task();
      return running;
    });
    return next;
  };
}
