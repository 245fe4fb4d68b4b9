// @ts-check
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { HostError } from './hostError.mjs';
import { installOnce } from './installOnce.mjs';
import { unpackNpmPackage } from './unpackNpmPackage.mjs';

/** A release that exists as an npm package for each processor. */
const releases = new Map([[24, '24.21.0']]);

/**
 * Finds a Node of the version that a VS Code Server asks for: the one that runs this script, else one from npm.
 *
 * @param {number} major
 * @returns {Promise<string>} path of its executable
 */
export async function fetchNode(major) {
  if (Number.parseInt(process.versions.node, 10) >= major) return process.execPath;
  const release = releases.get(major);
  if (release === undefined) {
    throw new HostError(`This version of VS Code needs Node ${major} or newer: run the command with that Node.`);
  }
  const folder = await installOnce(join(cacheFolder, `node-${release}`), (draft) =>
    // The package `node` itself only has a script that installs this one.
    unpackNpmPackage(`node-linux-${process.arch}@${release}`, draft),
  );
  return join(folder, 'package', 'bin', 'node');
}
