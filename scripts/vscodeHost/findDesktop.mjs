// @ts-check
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { findOnPath } from './findOnPath.mjs';
import { HostError } from './hostError.mjs';
import { reasonOf } from './reasonOf.mjs';

/**
 * Finds a desktop VS Code: the one that `code` starts, else a download of our own.
 *
 * @returns {Promise<string>} path of the program itself. The command `code` hands over to it and ends, and what it
 *   started can then neither be waited for nor ended
 */
export async function findDesktop() {
  return findInstalled() ?? (await download());
}

function findInstalled() {
  const command = findOnPath(process.platform === 'win32' ? ['code.cmd'] : ['code']);
  if (command === undefined) return undefined;
  // The command stands in `bin` of the program's folder, on macOS deep inside its bundle.
  const folder = dirname(dirname(realpathSync(command)));
  const programs =
    process.platform === 'win32'
      ? [join(folder, 'Code.exe')]
      : process.platform === 'darwin'
        ? ['Code', 'Electron'].map((name) => join(folder, '..', '..', 'MacOS', name))
        : [join(folder, 'code')];
  return programs.find((program) => existsSync(program));
}

async function download() {
  try {
    return await downloadAndUnzipVSCode();
  } catch (cause) {
    throw new HostError(
      `No desktop VS Code was found, and none can be downloaded (${reasonOf(cause)}): install one with its command "code", or check the network.`,
      { cause },
    );
  }
}
