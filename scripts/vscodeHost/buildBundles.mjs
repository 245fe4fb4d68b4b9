// @ts-check
import { HostError } from './hostError.mjs';
import { reasonOf } from './reasonOf.mjs';
import { reportStep } from './reportStep.mjs';
import { repositoryFolder } from './repositoryFolder.mjs';
import { runCommand } from './runCommand.mjs';

/** Builds `dist/`, as a release has it. */
export async function buildBundles() {
  await reportStep('Building ADR Keeper', async () => {
    try {
      await runCommand(process.execPath, ['esbuild.mjs', '--production'], { cwd: repositoryFolder });
    } catch (cause) {
      throw new HostError(`ADR Keeper cannot be built (${reasonOf(cause)}): run "npm install", then "npm run build".`, {
        cause,
      });
    }
  });
}
