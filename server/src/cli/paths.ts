import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { configurationFile } from '../protocol.ts';
import { escapeLine } from './output.ts';

/** The path from the current folder as a user is shown it: see {@link relativePath}. */
export function shown(uri: string): string {
  return escapeLine(relativePath(uri));
}

/** The path from the current folder, with `/`; the current folder itself is `.`. */
export function relativePath(uri: string): string {
  return relative(process.cwd(), URI.parse(uri).fsPath).replaceAll(sep, '/') || '.';
}

/** What an editor would have open: the repository of a folder, else the current folder, unless that holds everything. */
export function findWorkspace(folder: string): string {
  const current = process.cwd();
  const isProject = isWithin(folder, current) && !holdsEverything(current);
  return findRoot(folder) ?? (isProject ? current : folder);
}

/** Whether a folder holds far more than one project: the home folder, what lies above it, and the top of a disk. */
export function holdsEverything(folder: string): boolean {
  return isWithin(homedir(), folder) || isWithin(tmpdir(), folder) || folder === dirname(folder);
}

/** The repository, or whatever a configuration makes one, that a folder lies in. */
export function findRoot(folder: string): string | undefined {
  const isRoot = [configurationFile, '.git'].some((name) => existsSync(join(folder, name)));
  if (isRoot) return folder;
  return dirname(folder) === folder ? undefined : findRoot(dirname(folder));
}

/** Whether a path is that of a folder or of what lies in it. */
export function isWithin(path: string, folder: string, separator = sep): boolean {
  return path === folder || path.startsWith(folder.endsWith(separator) ? folder : folder + separator);
}
