import { closeSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

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

/** The folder and all above it, the innermost first. */
export function foldersUp(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUp(above)];
}

/** What git takes for a repository of its own, or for the pointer to one. */
function isGitEntry(path: string): boolean {
  const stats = statOf(path);
  if (stats?.isDirectory())
    return (
      statOf(join(path, 'HEAD')) !== undefined &&
      statOf(join(path, 'objects'))?.isDirectory() === true &&
      statOf(join(path, 'refs'))?.isDirectory() === true
    );
  return stats?.isFile() === true && beginsWith(path, 'gitdir: ');
}

function beginsWith(path: string, start: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(start.length);
      return bytes.toString('latin1', 0, readSync(file, bytes)) === start;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
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
