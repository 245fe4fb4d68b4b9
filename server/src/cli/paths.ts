import { existsSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, parse, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { configurationFile } from '../protocol.ts';
import { foldersUp, realPathOf } from '../workspace/findRepository.ts';
import { linkAt } from './durableFile.ts';
import { escapeLine } from './output.ts';
import { Refusal } from './refusal.ts';

/** The path from the current folder as a user is shown it: see {@link relativePath}. */
export function shown(uri: string): string {
  return escapeLine(relativePath(uri));
}

/** The path from the current folder, with `/`; the current folder itself is `.`. */
export function relativePath(uri: string): string {
  return relative(process.cwd(), URI.parse(uri).fsPath).replaceAll(sep, '/') || '.';
}

/**
 * The absolute path of what a user names, without links to folders; the file itself may be a link. Throws {@link Refusal}
 * where such a link leads out of its workspace, unless to where the user is: who sends a repository can send links.
 */
export function followPath(path: string): string {
  const absolute = resolve(path);
  const { root } = parse(absolute);
  let real = root;
  for (const name of relative(root, absolute).split(sep)) {
    const next = join(real, name);
    real = isLinkedFolder(next) ? followLink(next) : next;
  }
  return real;
}

/** The URI of what a user names: see {@link followPath}. */
export function namedUri(path: string): string {
  return URI.file(followPath(path)).toString();
}

/** The same of a file that is read wherever it lies: where it is a link, that must not lead out of its workspace, either. */
export function followFile(path: string): string {
  const own = followPath(path);
  return linkAt(own) === undefined ? own : followLink(own);
}

/** Where a link leads, whose folder is none; throws {@link Refusal} where that is not for us to look at. */
function followLink(link: string): string {
  const target = realPathOf(link) ?? link;
  const bounds = boundsOf(dirname(link));
  const own = boundsOf(currentFolder());
  if (bounds === undefined || [bounds, own].some((each) => each !== undefined && isWithin(target, each))) return target;
  const name = shown(URI.file(link).toString());
  throw new Refusal(
    `${name} is a link that points outside the workspace. Use the path of its target, or run the command there.`,
  );
}

function isLinkedFolder(path: string): boolean {
  return linkAt(path) !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What the links of a folder must not leave: its repository, else what a configuration makes one, else the current folder. */
function boundsOf(folder: string): string | undefined {
  const current = currentFolder();
  const above = foldersUp(folder);
  const marked = ['.git', configurationFile].flatMap(
    (mark) => above.find((each) => existsSync(join(each, mark))) ?? [],
  );
  return marked[0] ?? (isWithin(folder, current) ? current : undefined);
}

function currentFolder(): string {
  return realPathOf(process.cwd()) ?? process.cwd();
}

/**
 * What an editor would have open: the repository of a folder, else the current folder, unless that holds everything.
 * Without links to folders: see {@link followPath}.
 */
export function findWorkspace(path: string): string {
  const folder = followPath(path);
  const current = currentFolder();
  const isProject = isWithin(folder, current) && !holdsEverything(current);
  return findRoot(folder) ?? (isProject ? current : folder);
}

/**
 * The workspace around one that is none but by its configuration: the repository, what another configuration makes one, or
 * the current folder.
 */
export function findOuterWorkspace(root: string): string | undefined {
  const above = dirname(root);
  if (above === root || existsSync(join(root, '.git'))) return undefined;
  const current = currentFolder();
  const outer = findRoot(above) ?? (isWithin(above, current) ? current : undefined);
  return outer === undefined || holdsEverything(outer) ? undefined : outer;
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
