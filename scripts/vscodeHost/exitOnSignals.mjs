// @ts-check

/**
 * Ends this process when somebody asks it to; everything registered with `atExit` ends with it. Without a handler a
 * signal ends Node at once and leaves its children and folders behind.
 *
 * @param {number} exitCode
 * @param {readonly NodeJS.Signals[]} [signals]
 */
export function exitOnSignals(exitCode, signals = ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  for (const signal of signals) {
    process.on(signal, () => process.exit(exitCode));
  }
}
