// @ts-check
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HostError } from './hostError.mjs';
import { reasonOf } from './reasonOf.mjs';
import { reportStep } from './reportStep.mjs';
import { runCommand } from './runCommand.mjs';
import { runNpm } from './runNpm.mjs';

/**
 * Downloads a package from the npm registry and unpacks it as it is: no dependencies, no scripts. Through npm and not
 * by hand, because npm knows the person's registry, proxy and cache.
 *
 * @param {string} name with its version, as `code-server@4.100.3`
 * @param {string} folder exists; gets a folder `package` with the content
 */
export async function unpackNpmPackage(name, folder) {
  const archive = await reportStep(
    `Downloading ${name} from npm`,
    async () => {
      try {
        // npm's own patience is more than a minute, in which it says nothing.
        const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
        const output = await runNpm(['pack', name, '--silent', '--loglevel=error', ...patience], { cwd: folder });
        return join(folder, output.trim().split('\n').at(-1) ?? '');
      } catch (cause) {
        throw new HostError(
          `${name} cannot be downloaded from npm (${reasonOf(cause)}): check the network and npm's registry, then try again.`,
          { cause },
        );
      }
    },
    async (file) => `${Math.round((await stat(file)).size / 1e6)} MB`,
  );
  await reportStep(`Unpacking ${name}`, () => runCommand('tar', ['-xzf', archive, '-C', folder]));
  await rm(archive);
}
