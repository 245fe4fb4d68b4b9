// @ts-check
import { rmSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './atExit.mjs';

/**
 * Makes an empty folder that is gone when this process ends.
 *
 * @param {string} purpose part of its name, so that a folder that a crash left behind explains itself
 * @returns {Promise<string>} its absolute path
 */
export async function makeTemporaryFolder(purpose) {
  // macOS hands out a path through a symbolic link; VS Code reports the real one, and tests compare them.
  const folder = await mkdtemp(join(await realpath(tmpdir()), `adr-keeper-${purpose}-`));
  // A process that was killed a moment ago may still be writing its last file.
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  return folder;
}
