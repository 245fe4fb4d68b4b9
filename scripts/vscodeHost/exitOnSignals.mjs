// @ts-check

/**
 * Ends this process when somebody asks it to; everything registered with `atExit` ends with it. Without a handler a
 * signal ends Node at once and leaves its children and folders behind.
 *
 * @param {number} exitCode
 */
export function exitOnSignals(exitCode) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => process.exit(exitCode));
  }
}
