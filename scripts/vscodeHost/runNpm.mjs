// @ts-check
import { basename } from 'node:path';
import { runCommand } from './runCommand.mjs';

/**
 * Runs npm. Below an npm script it is the same npm, which needs no shell to start on Windows.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<string>} its standard output; rejects with what npm gives as the reason
 */
export function runNpm(args, options = {}) {
  const { npm_execpath: script } = process.env;
  return script !== undefined && basename(script) === 'npm-cli.js'
    ? runCommand(process.execPath, [script, ...args], options)
    : runCommand('npm', args, options);
}
