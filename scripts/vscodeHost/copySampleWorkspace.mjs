// @ts-check
import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HostError } from './hostError.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';

/**
 * Copies a sample folder, so that whatever is done to it leaves the sample as it is.
 *
 * @param {string} sample absolute path
 * @returns {Promise<string>} the copy: it has the sample's name, which is what VS Code shows as its title
 */
export async function copySampleWorkspace(sample) {
  const copy = join(await makeTemporaryFolder('workspace'), basename(sample));
  try {
    await cp(sample, copy, { recursive: true });
  } catch (cause) {
    throw new HostError(`The sample folder ${sample} cannot be copied: is the checkout complete?`, { cause });
  }
  return copy;
}
