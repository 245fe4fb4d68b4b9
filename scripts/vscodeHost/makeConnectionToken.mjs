// @ts-check
import { randomBytes } from 'node:crypto';

/**
 * Makes what an address has to carry for the server to answer: whoever else uses this machine does not know it, and a
 * VS Code that answers everybody would give them a terminal.
 *
 * @returns {string}
 */
export function makeConnectionToken() {
  return randomBytes(16).toString('hex');
}
