// @ts-check

/** @type {Set<() => void>} */
const tasks = new Set();

process.on('exit', () => {
  // The newest first: a server ends before the folders it writes to are removed.
  for (const task of [...tasks].reverse()) {
    try {
      task();
    } catch {
      // One thing that cannot be ended must not keep the others alive.
    }
  }
});

/**
 * Runs a task when this process ends, however it ends short of SIGKILL: at its end, by `process.exit` in a signal
 * handler, by an exception. The task has to be synchronous; nothing else is left to run at that moment.
 *
 * @param {() => void} task
 * @returns {() => void} takes the task off the list again
 */
export function atExit(task) {
  tasks.add(task);
  return () => void tasks.delete(task);
}
