// @ts-check
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copySampleWorkspace } from './copySampleWorkspace.mjs';
import { HostError } from './hostError.mjs';
import { repositoryFolder } from './repositoryFolder.mjs';

/**
 * Finds the folder to show: the person's as it is, else a copy of the sample log that may be edited at will.
 *
 * @param {string | undefined} wanted
 * @returns {Promise<string>} absolute path
 */
export async function prepareFolder(wanted) {
  if (wanted === undefined) return copySampleWorkspace(join(repositoryFolder, 'test', 'workspaces', 'harmony'));
  // npm runs scripts in the folder of the manifest and keeps in INIT_CWD where the person stood.
  const { INIT_CWD: start = process.cwd() } = process.env;
  const folder = resolve(start, wanted);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new HostError(`There is no folder ${folder}: name one that exists, or none to see the sample log.`);
  }
  return folder;
}
