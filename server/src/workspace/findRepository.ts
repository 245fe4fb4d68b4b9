import { closeSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A folder's place in a git repository. */
export interface RepositoryPlace {
  /** The root of the working tree, without links. */
  readonly root: string;
  /** The path of the folder from there, with `/`; empty for the root itself. */
  readonly path: string;
}

/**
 * The repository whose working tree a folder is in: the nearest one with a `.git` of its own, which is a folder, or a file
 * in a linked working tree and in a submodule. Git must not be left to look for it: it would take a folder for a bare
 * repository whose tracked files look like one, and believe the configuration among them.
 */
export function findRepository(folder: string): RepositoryPlace | undefined {
  const start = realPathOf(folder);
  if (start === undefined) return undefined;
  const root = foldersUp(start).find((each) => isGitEntry(join(each, '.git')));
  return root === undefined ? undefined : { root, path: relative(root, start).replaceAll(sep, '/') };
}

/**
 * The folder in which git keeps what belongs to a working tree: `.git` or, in a linked working tree and in a submodule,
 * the folder that the file `.git` names. Undefined where that folder does not look like one of git.
 */
export function findGitFolder(root: string): string | undefined {
  const path = join(root, '.git');
  if (statOf(path)?.isDirectory()) return isGitEntry(path) ? realPathOf(path) : undefined;
  const target = readStart(path, longestPath)?.match(/^gitdir: ([^\0\r\n]+)/)?.[1];
  const folder = target === undefined ? undefined : realPathOf(resolve(root, target));
  if (folder === undefined || statOf(join(folder, 'HEAD'))?.isFile() !== true) return undefined;
  // A linked working tree is named by its folder in the repository: another one may not take that folder for its own.
  const back = readStart(join(folder, 'gitdir'), longestPath)?.trimEnd();
  const isLinked = back !== undefined && realPathOf(dirname(resolve(folder, back))) === realPathOf(root);
  return isLinked || isRepository(folder) ? folder : undefined;
}

/** More bytes are not read of a file that names another one. */
const longestPath = 8192;

/** The folder and all above it, the innermost first. */
export function foldersUp(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUp(above)];
}

/** What git takes for a repository of its own, or for the pointer to one. */
function isGitEntry(path: string): boolean {
  const stats = statOf(path);
  if (stats?.isDirectory()) return isRepository(path);
  return readStart(path, 'gitdir: '.length) === 'gitdir: ';
}

function isRepository(folder: string): boolean {
  return (
    statOf(join(folder, 'HEAD')) !== undefined &&
    statOf(join(folder, 'objects'))?.isDirectory() === true &&
    statOf(join(folder, 'refs'))?.isDirectory() === true
  );
}

/** The first bytes of a regular file. */
function readStart(path: string, length: number): string | undefined {
  if (statOf(path)?.isFile() !== true) return undefined;
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(length);
      return bytes.toString('utf8', 0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A path without links; undefined where it cannot be followed. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
