// @ts-check
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HostError } from './hostError.mjs';
import { reasonOf } from './reasonOf.mjs';
import { reportStep } from './reportStep.mjs';
import { repositoryFolder } from './repositoryFolder.mjs';
import { runNpm } from './runNpm.mjs';

/**
 * Packages the extension as the marketplace gets it.
 *
 * @returns {Promise<string>} absolute path of the `.vsix`
 */
export async function buildVsix() {
  const { name, version } = JSON.parse(await readFile(join(repositoryFolder, 'package.json'), 'utf8'));
  const vsix = join(repositoryFolder, `${name}-${version}.vsix`);
  return reportStep(
    'Packaging ADR Keeper',
    async () => {
      try {
        await runNpm(['run', 'package', '--silent'], { cwd: repositoryFolder });
        await stat(vsix);
        return vsix;
      } catch (cause) {
        throw new HostError(`ADR Keeper cannot be packaged (${reasonOf(cause)}): run "npm run package" to see why.`, {
          cause,
        });
      }
    },
    async () => `${Math.round((await stat(vsix)).size / 1e3)} kB`,
  );
}
