// @ts-check
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atExit } from './atExit.mjs';
import { endProcessTree } from './endProcessTree.mjs';
import { findDesktop } from './findDesktop.mjs';
import { HostError } from './hostError.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';
import { quietSettings } from './quietSettings.mjs';
import { repositoryFolder } from './repositoryFolder.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';

/**
 * Runs the extension from this checkout in a desktop VS Code that shares nothing with the person's own.
 *
 * @param {string} folder to show, absolute path
 * @returns {Promise<number>} the exit code, once its window is closed
 */
export async function runDesktop(folder) {
  const program = await findDesktop();
  const dataDir = await makeTemporaryFolder('desktop');
  await mkdir(join(dataDir, 'User'), { recursive: true });
  await writeFile(join(dataDir, 'User', 'settings.json'), JSON.stringify(quietSettings, undefined, 2));
  const args = [
    folder,
    `--extensionDevelopmentPath=${repositoryFolder}`,
    `--user-data-dir=${dataDir}`,
    `--extensions-dir=${join(dataDir, 'extensions')}`,
    ...['--disable-updates', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust'],
    // Chromium refuses root its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const child = spawn(program, args, {
    stdio: 'ignore',
    detached: process.platform !== 'win32',
    env: serverEnvironment(),
  });
  const { pid } = child;
  atExit(() => pid !== undefined && endProcessTree(pid, 'SIGKILL'));
  return new Promise((resolve, reject) => {
    child.once('spawn', () => console.log(`\nReady: ${program} shows ${folder}; close it or press Ctrl-C to end.`));
    child.once('error', (error) => {
      reject(new HostError(`${program} cannot be started (${error.message}): install VS Code again, then try again.`));
    });
    child.once('exit', (code) => {
      if (code === 0) resolve(0);
      else reject(new HostError(`VS Code ended with ${code}: start ${program} by hand to see why.`));
    });
  });
}
