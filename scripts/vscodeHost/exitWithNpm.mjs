// @ts-check

/**
 * Ends this process when the npm that runs it is asked to end. npm starts a script below a shell and passes a signal to
 * that shell alone, which dies and leaves the script running: the one thing to see from here is another parent.
 *
 * @param {number} exitCode
 */
export function exitWithNpm(exitCode) {
  const { npm_lifecycle_event: isBelowNpm } = process.env;
  if (isBelowNpm === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) process.exit(exitCode);
  }, 250).unref();
}
