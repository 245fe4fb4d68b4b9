// @ts-check
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { HostError } from './hostError.mjs';
import { installOnce } from './installOnce.mjs';
import { reasonOf } from './reasonOf.mjs';
import { reportStep } from './reportStep.mjs';
import { runNpm } from './runNpm.mjs';
import { unpackNpmPackage } from './unpackNpmPackage.mjs';
import { serverVersions } from './vsCodeVersions.mjs';

/**
 * Finds a VS Code Server, or fetches it. Microsoft's own servers come from a download site; the npm package
 * `code-server` carries the same program in `lib/vscode`, so a package registry is all it takes.
 *
 * @param {string} version of VS Code, as `1.100.3`
 * @returns {Promise<string>} the folder `lib/vscode`, which has `out/server-main.js`
 */
export async function fetchVsCodeServer(version) {
  const codeServer = serverVersions.get(version)?.codeServer;
  if (codeServer === undefined) {
    throw new HostError(`There is no VS Code Server ${version} here: use ${[...serverVersions.keys()].join(' or ')}.`);
  }
  const folder = await installOnce(join(cacheFolder, `code-server-${codeServer}`), async (draft) => {
    await unpackNpmPackage(`code-server@${codeServer}`, draft);
    await installDependencies(join(draft, 'package', 'lib', 'vscode'));
  });
  return join(folder, 'package', 'lib', 'vscode');
}

/** @param {string} folder */
async function installDependencies(folder) {
  await reportStep(
    'Installing the packages of the VS Code Server',
    async () => {
      try {
        // Its scripts would compile native modules (terminal, logging); the server does without them.
        await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
      } catch (cause) {
        throw new HostError(
          `npm cannot install the packages of the VS Code Server (${reasonOf(cause)}): check the network, then try again.`,
          { cause },
        );
      }
    },
    async () => `${Math.round((await measureSize(join(folder, 'node_modules'))) / 1e6)} MB`,
  );
}

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes
 */
async function measureSize(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
