// @ts-check
import { HostError } from './hostError.mjs';

/**
 * Runs a program's main function: what a person can mend is told in one line, anything else is our own mistake and
 * keeps its stack. Both end with 1.
 *
 * @param {() => Promise<number>} main answers the exit code
 */
export async function exitOnFailure(main) {
  try {
    process.exit(await main());
  } catch (error) {
    console.error(error instanceof HostError ? error.message : error);
    process.exit(1);
  }
}
