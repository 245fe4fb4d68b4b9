// @ts-check

/**
 * Ends this process when the one that started it is gone. A signal often reaches the parent alone: npm passes it to the
 * shell that runs a script, which dies and leaves the script running. The one thing to see from here is another parent.
 *
 * @param {number} exitCode
 */
export function exitWithParent(exitCode) {
  // Windows knows no new parent, and there a whole tree is ended at once.
  if (process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(exitCode);
  }, 250).unref();
}
