// @ts-check

/**
 * The environment for a VS Code of our own. A terminal inside VS Code carries variables that would tie ours to the
 * one that the person works in, and turn a desktop build into a plain Node.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
}
