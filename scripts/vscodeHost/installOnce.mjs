// @ts-check
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { atExit } from './atExit.mjs';

/** Written last: a folder without it is a download that somebody interrupted. */
const marker = '.complete';

/**
 * Fills a folder once and reuses it ever after. The work is done in a draft beside it, which then takes its name in one
 * step: two processes at once both do the work, the first one wins, and neither sees half a folder.
 *
 * @param {string} folder absolute path
 * @param {(draft: string) => Promise<void>} fill
 * @returns {Promise<string>} the folder
 */
export async function installOnce(folder, fill) {
  if (isComplete(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  await removeAbandonedDrafts(folder);
  const draft = `${folder}.draft-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  const release = atExit(() => rmSync(draft, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  try {
    await fill(draft);
    await writeFile(join(draft, marker), '');
    await giveName(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
    release();
  }
  return folder;
}

/** @param {string} folder */
const isComplete = (folder) => existsSync(join(folder, marker));

/**
 * @param {string} draft
 * @param {string} folder
 */
async function giveName(draft, folder) {
  try {
    await rename(draft, folder);
  } catch (error) {
    // Somebody else was faster, and theirs is as good as ours and perhaps already in use.
    if (isComplete(folder)) return;
    if (!existsSync(folder)) throw error;
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  }
}

/** Longer than any download takes. A process's number alone says little: it is given to another one later. */
const draftLimitMs = 60 * 60 * 1000;

/**
 * A process that was killed leaves its draft of some hundred megabytes; one that still runs needs its own.
 *
 * @param {string} folder
 */
async function removeAbandonedDrafts(folder) {
  const start = `${basename(folder)}.draft-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(start)) continue;
    const draft = join(dirname(folder), name);
    const startedMs = await stat(draft).then(
      (stats) => stats.birthtimeMs,
      () => 0,
    );
    if (isRunning(Number(name.slice(start.length))) && Date.now() - startedMs < draftLimitMs) continue;
    await rm(draft, { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
