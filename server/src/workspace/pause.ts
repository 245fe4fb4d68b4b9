/** Long work asks now and then whether somebody else waits, so that loading never stops a person's typing. */
export interface Pause {
  /** Whether the current slice of work has lasted long enough. */
  isDue(): boolean;
  /** Lets waiting requests run, then begins a new slice. */
  now(): Promise<void>;
}

/**
 * A message is read in one turn of the event loop, handled in the next, and answered, once a burst of keystrokes is over, in
 * one after that: with a slice of work between each, a keystroke waited for four of them. Turns in which nothing happens
 * take microseconds.
 */
const turnsOfAnAnswer = 4;

/** Pauses of a task that works in slices of `sliceMs` milliseconds. */
export function makePause(sliceMs: number): Pause {
  let end = performance.now() + sliceMs;
  return {
    isDue: () => performance.now() >= end,
    async now() {
      for (let turn = 0; turn < turnsOfAnAnswer; turn++) {
        await new Promise<void>((resume) => {
          // Browsers have no setImmediate.
          if (typeof setImmediate === 'function') setImmediate(resume);
          else setTimeout(resume, 0);
        });
      }
      end = performance.now() + sliceMs;
    },
  };
}
