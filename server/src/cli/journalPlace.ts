import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { leadsIntoGit } from '../workspace/boundedFileSystem.ts';
import { findGitFolder, findRepository, foldersUp, realPathOf } from '../workspace/findRepository.ts';
import { readRegular, statOf } from './durableFile.ts';
import { isWithin } from './paths.ts';
import { WriteProblem } from './refusal.ts';

/** Where the journal of a workspace lies: never in its working tree. */
export interface JournalPlace {
  /** The root of the workspace, without links: the paths in its journal begin there. */
  readonly root: string;
  /** The folder of the journal, which need not exist. */
  readonly folder: string;
}

/** The name of the journal's folder in that of git. */
const folderName = 'adr-keeper';

/** The file in a temporary folder that names its workspace. */
const rootFile = 'root';

/**
 * The place for a change of a file: the folder of git if the file is in a repository, else a temporary folder of the
 * workspace that `workspaceOf` returns.
 */
export function placeFor(path: string, workspaceOf: (path: string) => string): JournalPlace {
  const folder = realFolderOf(path);
  const root = findRepository(folder)?.root;
  const inGit = root === undefined ? undefined : gitPlace(root);
  return inGit !== undefined && isWritable(inGit.folder)
    ? inGit
    : temporaryPlace(root ?? realFolderOf(workspaceOf(path)));
}

/**
 * The place for one change of files that have several: that of the outermost workspace, or a temporary one for the folder
 * that holds all of them. A change has one journal: two could be settled, or taken back, without one another.
 */
export function commonPlace(places: readonly JournalPlace[]): JournalPlace {
  const outer = places.find(({ root }) => places.every((each) => isWithin(each.root, root)));
  if (outer !== undefined) return outer;
  const [first = sep, ...others] = places.map(({ root }) => root);
  return temporaryPlace(foldersUp(first).find((folder) => others.every((root) => isWithin(root, folder))) ?? sep);
}

/**
 * The places in which a command that works on some paths may have left a journal: those of their repositories, of the
 * repositories around these, and temporary ones.
 */
export function placesNear(paths: readonly string[]): JournalPlace[] {
  const folders = [...new Set(paths.map(realFolderOf))];
  const nearest = new Set(folders.flatMap((folder) => findRepository(folder)?.root ?? []));
  const around = new Set([...nearest].flatMap((root) => repositoriesAround(root)));
  const inGit = [...nearest, ...[...around].filter((root) => !nearest.has(root))].flatMap((root) => {
    const place = gitPlace(root);
    // A folder above, such as that for temporary files, may hold the repository of another user.
    return place === undefined || (!nearest.has(root) && !isOfThisUser(place.folder)) ? [] : [place];
  });
  const temporary = listTemporaryPlaces().filter(
    ({ root }) => nearest.has(root) || folders.some((folder) => isWithin(folder, root) || isWithin(root, folder)),
  );
  return [...inGit, ...temporary].filter(({ folder }) => existsSync(folder));
}

function repositoriesAround(root: string): string[] {
  const above = dirname(root);
  const outer = above === root ? undefined : findRepository(above)?.root;
  return outer === undefined ? [] : [outer, ...repositoriesAround(outer)];
}

/** Creates the folder of a place, for this user alone. */
export function makePlace({ root, folder }: JournalPlace): void {
  if (dirname(folder) !== temporaryFolder()) {
    mkdirSync(folder, { recursive: true });
    return;
  }
  mkdirSync(temporaryFolder(), { recursive: true, mode: 0o700 });
  if (!isOwn(temporaryFolder())) throw new WriteProblem('denied', temporaryFolder());
  if (existsSync(folder)) return;
  forgetGoneWorkspaces();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, rootFile), root, { mode: 0o600 });
}

/**
 * Whether a path, its folders followed where they are links, lies in the workspace and not in a folder of git: who sends
 * a repository can send links, and a journal that names them. `followed`: the file itself may be a link, too.
 */
export function isOwnPath(path: string, root: string, last?: 'followed'): boolean {
  const start = last === 'followed' && statOf(path) !== undefined ? path : dirname(path);
  const existing = foldersUp(start).find((each) => statOf(each) !== undefined) ?? start;
  const real = realPathOf(existing);
  if (real === undefined || !isWithin(real, root)) return false;
  return ![path, real].some((each) => leadsIntoGit(sep + relative(root, each)));
}

/** Undefined where the folder of git, or what lies in ours, is not what we make: a link would lead anywhere. */
function gitPlace(root: string): JournalPlace | undefined {
  const git = findGitFolder(root);
  const folder = git === undefined ? undefined : join(git, folderName);
  return folder === undefined || !isPlain(folder) ? undefined : { root, folder };
}

/** Whether a folder is missing, or is one that holds only files. Locks may be links: nothing follows those. */
function isPlain(folder: string): boolean {
  const stats = statOf(folder);
  if (stats === undefined) return true;
  if (!stats.isDirectory()) return false;
  try {
    return readdirSync(folder).every((name) => {
      const entry = statOf(join(folder, name));
      return entry?.isFile() !== false || (entry.isSymbolicLink() && name.startsWith('lock'));
    });
  } catch {
    return false;
  }
}

function temporaryPlace(root: string): JournalPlace {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 20);
  return { root, folder: join(temporaryFolder(), key) };
}

/** The folder, of this user, of all workspaces that have no folder of git. */
function temporaryFolder(): string {
  return join(tmpdir(), `${folderName}-journals-${process.getuid?.() ?? 'user'}`);
}

function listTemporaryPlaces(): JournalPlace[] {
  const above = temporaryFolder();
  if (!isOwn(above)) return [];
  return readdirSync(above).flatMap((name) => {
    const root = readRoot(join(above, name));
    return root === undefined ? [] : [temporaryPlace(root)].filter(({ folder }) => folder === join(above, name));
  });
}

function forgetGoneWorkspaces(): void {
  for (const { root, folder } of listTemporaryPlaces())
    if (!existsSync(root)) rmSync(folder, { recursive: true, force: true });
}

function readRoot(folder: string): string | undefined {
  try {
    return readRegular(join(folder, rootFile)).toString();
  } catch {
    return undefined;
  }
}

/** Whether a folder is one that no other user can have made: what lies in the temporary folder may be anyone's. */
function isOwn(folder: string): boolean {
  const stats = statOf(folder);
  if (stats?.isDirectory() !== true) return false;
  return process.getuid === undefined || (isOfThisUser(folder) && (stats.mode & 0o022) === 0);
}

function isOfThisUser(path: string): boolean {
  return process.getuid === undefined || statOf(path)?.uid === process.getuid();
}

/** The folder of a path, without links: the nearest one above it that exists. A folder's own is itself. */
function realFolderOf(path: string): string {
  const folder = foldersUp(path).find((each) => statOf(realPathOf(each) ?? '')?.isDirectory() === true);
  return (folder && realPathOf(folder)) ?? path;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(existsSync(folder) ? folder : dirname(folder), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
