import { posix, win32 } from 'node:path';

/** Where a program may be looked for, and what is known of the disk. */
export interface ProgramSearch {
  readonly platform: NodeJS.Platform;
  /** The value of the environment variable PATH. */
  readonly path: string;
  /** Folders whose files are not trusted, without links: no program in them is chosen. */
  readonly untrusted: readonly string[];
  /** The path without links of a file that may be executed; undefined where there is none. */
  readonly resolveProgram: (path: string) => string | undefined;
}

/**
 * The absolute path of a program: the first in PATH that is neither in an untrusted folder nor links there. Windows
 * would look in the current folder first, and every system in entries such as `.` or `node_modules/.bin`; those are
 * skipped, and so are scripts, which Windows could only start in a shell.
 */
export function findProgram(name: string, search: ProgramSearch): string | undefined {
  const isWindows = search.platform === 'win32';
  const { join } = isWindows ? win32 : posix;
  for (const entry of search.path.split(isWindows ? ';' : ':')) {
    const folder = isWindows ? entry.trim().replace(/^"(.*)"$/, '$1') : entry;
    if (!isFullPath(folder, isWindows)) continue;
    const path = join(folder, isWindows ? `${name}.exe` : name);
    const real = search.resolveProgram(path);
    if (real === undefined) continue;
    if (![path, real].some((each) => search.untrusted.some((other) => isInside(each, other, isWindows)))) return path;
  }
  return undefined;
}

/** `\bin` and `C:bin` depend on the current drive and folder. */
function isFullPath(path: string, isWindows: boolean): boolean {
  return isWindows ? /^(?:[a-z]:[\\/]|[\\/]{2}[^\\/])/i.test(path) : path.startsWith('/');
}

function isInside(path: string, folder: string, isWindows: boolean): boolean {
  const { relative, isAbsolute, normalize } = isWindows ? win32 : posix;
  const way = relative(normalize(folder), normalize(path));
  return way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
