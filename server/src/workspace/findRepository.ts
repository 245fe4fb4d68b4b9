import { closeSync, lstatSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

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
 * the folder that the file `.git` names. Undefined where that folder does not name the working tree in turn: anybody can
 * send a tree that points to the repository of somebody else.
 */
export function findGitFolder(root: string): string | undefined {
  const path = join(root, '.git');
  if (isOwnFolder(path)) return isRepository(path) ? realPathOf(path) : undefined;
  const target = statOf(path)?.isDirectory() ? path : readStart(path, longestPath)?.match(/^gitdir: ([^\0\r\n]+)/)?.[1];
  const folder = target === undefined ? undefined : realPathOf(resolve(root, target));
  if (folder === undefined || statOf(join(folder, 'HEAD'))?.isFile() !== true) return undefined;
  return isLinkedFrom(folder, root) || isSubmoduleAt(folder, root) ? folder : undefined;
}

/**
 * The file into which git writes the configuration of a working tree's clone. Undefined where another repository's would
 * be written: see {@link findGitFolder}.
 */
export function findGitConfiguration(root: string): string | undefined {
  const common = findCommonFolder(root);
  if (common === undefined) return undefined;
  const path = join(common, 'config');
  // Git follows a link when it writes.
  return linkStatOf(path)?.isFile() === false ? undefined : path;
}

/** The folder in which git keeps the branches of a working tree: undefined where they are those of another repository. */
export function findCommonFolder(root: string): string | undefined {
  const folder = findGitFolder(root);
  if (folder === undefined) return undefined;
  const shared = readStart(join(folder, 'commondir'), longestPath)?.trimEnd();
  const common = shared === undefined ? folder : realPathOf(resolve(folder, shared));
  const isOurs = common === folder || (common === dirname(dirname(folder)) && isLinkedFrom(folder, root));
  return isOurs ? common : undefined;
}

/** Whether a folder of git is that of a linked working tree: it has the path of the file that named it. */
function isLinkedFrom(folder: string, root: string): boolean {
  if (isOwnFolder(join(root, '.git'))) return false;
  const back = readStart(join(folder, 'gitdir'), longestPath)?.trimEnd();
  if (back === undefined || basename(back) !== '.git') return false;
  return isSameFolder(dirname(resolve(folder, back)), root);
}

/** Whether a repository has a working tree elsewhere, as that of a submodule has, and it is this one. */
function isSubmoduleAt(folder: string, root: string): boolean {
  if (!isRepository(folder)) return false;
  // Where each linked working tree has its own configuration, git keeps the path in the second file.
  const paths = ['config', 'config.worktree'].flatMap((name) => worktreeIn(join(folder, name)) ?? []);
  const path = paths.at(-1);
  return path !== undefined && isSameFolder(resolve(folder, path), root);
}

/** Whether two paths name one folder. On Windows, the disk has to say how it spells them: `c:` is `C:`. */
function isSameFolder(path: string, other: string): boolean {
  try {
    return realpathSync.native(path) === realpathSync.native(other);
  } catch {
    return false;
  }
}

/** The value of `core.worktree` in a file of configuration. */
function worktreeIn(path: string): string | undefined {
  let section = '';
  let value: string | undefined;
  for (const line of (readStart(path, longestConfiguration) ?? '').split('\n').map((each) => each.trim())) {
    if (line.startsWith('[')) section = line.toLowerCase();
    const [key = '', ...rest] = line.split('=');
    if (section === '[core]' && rest.length > 0 && key.trim().toLowerCase() === 'worktree')
      value = rest.join('=').trim();
  }
  return value?.replace(/^"|"$/g, '').replace(/\\(["\\])/g, '$1');
}

/** Whether there is a folder, and not a link to one. */
function isOwnFolder(path: string): boolean {
  return linkStatOf(path)?.isDirectory() === true;
}

/** More bytes are not read of a file that names another one. */
const longestPath = 8192;

/** More bytes are not read of a configuration of git. */
const longestConfiguration = 1_000_000;

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

/** What a name stands for: a link itself, not what it points to. */
function linkStatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
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
