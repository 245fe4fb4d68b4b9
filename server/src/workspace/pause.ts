/** Long work asks now and then whether somebody else waits, so that loading never stops a person's typing. */
export interface Pause {
  /** Whether the current slice of work has lasted long enough. */
  isDue(): boolean;
  /** Lets waiting requests run, then begins a new slice. */
  now(): Promise<void>;
}

/** Pauses of a task that works in slices of `sliceMs` milliseconds. */
export function makePause(sliceMs: number): Pause {
  let end = performance.now() + sliceMs;
  return {
    isDue: () => performance.now() >= end,
    async now() {
      await new Promise<void>((resume) => {
        // Browsers have no setImmediate.
        if (typeof setImmediate === 'function') setImmediate(resume);
        else setTimeout(resume, 0);
      });
      end = performance.now() + sliceMs;
    },
  };
}
