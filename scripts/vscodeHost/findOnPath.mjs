// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds the first of some programs that a shell would find, too.
 *
 * @param {readonly string[]} names with their extension on Windows
 * @returns {string | undefined} absolute path
 */
export function findOnPath(names) {
  const { PATH = '' } = process.env;
  const folders = PATH.split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}
