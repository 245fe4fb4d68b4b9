import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { leadsIntoGit } from '../workspace/boundedFileSystem.ts';
import {
  isForbidden,
  isSameFile,
  linkAt,
  moveFile,
  overwrite,
  readRegular,
  statOf,
  syncFolder,
  temporaryFor,
  writeNewFile,
} from './durableFile.ts';
import { withLocks } from './fileLock.ts';
import { closeJournal, dropJournal, type Journal, type JournalEntry, lockPath, openJournal } from './journal.ts';
import { commonPlace, type JournalPlace, makePlace, placeFor } from './journalPlace.ts';
import { WriteProblem } from './refusal.ts';
import { removeFolders, type Settlement, settleJournal } from './settleJournal.ts';

/** A file before and after a change, by its path; undefined where it does not exist yet, or no longer. */
export interface FileWrite {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly before: string;
  readonly after: string;
  /** The permissions of a new file; the usual ones unless given. */
  readonly mode?: number | undefined;
}

/** Writing failed, and so did some of what was to undo it: the files are not what they were. */
export class HalfWritten extends Error {
  constructor(cause: Error, failures: readonly string[]) {
    super(`${cause.message}. Some changes could not be reverted: ${failures.join('; ')}.`, { cause });
  }
}

/** What {@link writeFiles} is told about the place of the files. */
export interface WriteOptions {
  /** The folder, such as the repository of a file, that links must not leave. */
  readonly rootOf: (path: string) => string;
  /** Looks at the disk once more, when no other command can write: throws where it is not what the change was made for. */
  readonly verify?: () => void;
  /** The subcommand that makes the change, for its journal. */
  readonly command?: string;
  /** What becomes of the journal once the change is done: see {@link Journal}. `keep` unless given. */
  readonly afterwards?: Journal['afterwards'];
  /** Told of a change that was cut off and had to be settled first. */
  readonly onDidSettle?: (settlement: Settlement) => void;
}

/** Throws {@link WriteProblem} where {@link writeFiles} would, as far as that can be told without writing. */
export function checkFiles(files: readonly FileWrite[], { rootOf, verify }: WriteOptions): void {
  verify?.();
  const freed = new Set(files.flatMap(({ from, to }) => (from !== undefined && from !== to ? [from] : [])));
  const claimed = new Set<string>();
  for (const { from, to, before } of files) {
    if (from !== undefined) checkSource(from, before, from !== to, rootOf(from));
    if (to === undefined || to === from) continue;
    const isTaken = claimed.has(to) || (statOf(to) !== undefined && !freed.has(to) && !isSameFile(from, to));
    if (isTaken) throw new WriteProblem('taken', to);
    claimed.add(to);
    checkFolder(to, rootOf(to));
  }
}

/**
 * Writes changes of files: all of them, or none, and then it throws. A reader sees each file as it was or as it is
 * meant to be, never half of it. Only what the caller planned from is overwritten, and only names that are free are
 * taken. What is to be done is first written into a journal, by which the next command settles what was cut off. Throws
 * {@link WriteProblem}, what the system says, or, where undoing failed, {@link HalfWritten}.
 */
export function writeFiles(files: readonly FileWrite[], options: WriteOptions): void {
  if (files.length === 0) return;
  const own = files.map((file) => placeOf(file, options));
  const common = commonPlace(own);
  const places = new Map([common, ...own].map((place) => [place.folder, place]));
  for (const place of places.values()) makePlace(place);
  withLocks([...places.values()].map(lockPath).sort(), () => {
    deferSignals();
    for (const place of places.values()) {
      const settlement = settleJournal(place);
      if (settlement !== undefined) options.onDidSettle?.(settlement);
    }
    checkFiles(files, options);
    const planned = withoutSecondNames(files).map(planWrite);
    const journal = toJournal(planned, options);
    const temporaries: string[] = [];
    try {
      openJournal(common, journal);
      writePlanned(planned, temporaries);
    } catch (error) {
      // What could not be undone, or not be removed, is left to the next command, which has the journal.
      if (removeAll(temporaries) && !(error instanceof HalfWritten)) leaveToNext(() => dropJournal(common));
      throw error;
    }
    if (removeAll(temporaries)) leaveToNext(() => closeJournal(common, journal));
  });
}

/** Removes files; false where the system refuses one. */
function removeAll(paths: readonly string[]): boolean {
  let isDone = true;
  for (const path of paths) {
    try {
      rmSync(path, { force: true });
    } catch {
      isDone = false;
    }
  }
  return isDone;
}

/** Puts a journal away. Where that fails, the next command does so: the files are what they should be. */
function leaveToNext(action: () => void): void {
  try {
    action();
  } catch {
    // Nothing of the change is open.
  }
}

/** One change of the text of each file: one that has several names, or links to it, may be changed under all of them. */
function withoutSecondNames(files: readonly FileWrite[]): FileWrite[] {
  const known = new Map<string, FileWrite>();
  return files.filter((file) => {
    if (file.from === undefined || file.from !== file.to) return true;
    const { dev, ino } = statSync(file.from, { bigint: true });
    const first = known.get(`${dev} ${ino}`);
    known.set(`${dev} ${ino}`, first ?? file);
    return first === undefined || first.after !== file.after;
  });
}

/** The place of a file that is changed or, since a link is no file of its own, of the one that it points to. */
function placeOf({ from, to }: FileWrite, { rootOf }: WriteOptions): JournalPlace {
  const path = to ?? from ?? '';
  return placeFor(from === to ? realPathOf(path) : dirname(path), () => rootOf(path));
}

function toJournal(entries: readonly PlannedWrite[], { command = '', afterwards = 'keep' }: WriteOptions): Journal {
  const folders = new Set(
    entries.flatMap(({ from, to }) => (to === undefined || to === from ? [] : missingFolders(to))),
  );
  const time = new Date().toISOString();
  return { command, time, afterwards, folders: [...folders], entries: entries.map(toEntry) };
}

function toEntry({ from, to, before, after, target, stats, mode, ...names }: PlannedWrite): JournalEntry {
  const { temporary, restoring, backup } = names;
  const isInPlace = stats !== undefined && before !== after && stats.nlink > 1;
  // The text of a link changes where the link points to.
  const path = from === to ? target : undefined;
  const permissions = stats === undefined ? mode : stats.mode & 0o7777;
  return {
    from: path ?? realNameOf(from),
    to: path ?? realNameOf(to),
    before,
    after,
    mode: permissions,
    isInPlace,
    temporaries: [temporary, restoring],
    backup,
    link: from !== undefined && to === undefined ? linkAt(from) : undefined,
  };
}

/** A change of a file with all names that it will take. */
interface PlannedWrite extends FileWrite {
  /** The file itself, where links point to; that which is created where there is none. */
  readonly target: string;
  /** Undefined for a new file. */
  readonly stats: Stats | undefined;
  readonly temporary: string;
  readonly restoring: string;
  readonly backup: string | undefined;
}

function planWrite({ from, to, before, after, mode }: FileWrite): PlannedWrite {
  const target = from === undefined ? (realNameOf(to) ?? '') : realpathSync(from);
  return {
    from,
    to,
    before,
    // As UTF-8 has it: what the journal holds must be what the file will hold.
    after: Buffer.from(after).toString(),
    mode,
    target,
    stats: from === undefined ? undefined : statSync(target),
    temporary: temporaryFor(target),
    restoring: temporaryFor(target),
    backup: from !== undefined && to === undefined ? temporaryFor(realNameOf(from) ?? from) : undefined,
  };
}

/** Writes all changes, or undoes what was written and throws; what is to be removed then is added to `temporaries`. */
function writePlanned(planned: readonly PlannedWrite[], temporaries: string[]): void {
  const undo: (() => void)[] = [];
  try {
    const commits = planned.map((file) => prepare(file, temporaries, undo));
    for (const commit of commits) commit(undo);
  } catch (error) {
    rollBack(undo, error as Error);
    throw error;
  }
  const folders = planned.flatMap(({ from, to, target }) =>
    [target, from, to].flatMap((path) => path ?? []).map(dirname),
  );
  for (const folder of new Set(folders)) syncFolder(folder);
}

type Commit = (undo: (() => void)[]) => void;

/** Writes what a file will hold next to it, and returns what remains to be done: renames, which cannot fail halfway. */
function prepare(planned: PlannedWrite, temporaries: string[], undo: (() => void)[]): Commit {
  const { from, to, before, after, mode, temporary, backup } = planned;
  if (from === undefined) {
    if (to === undefined) return () => undefined;
    makeFolder(dirname(to), undo);
    temporaries.push(temporary);
    writeNewFile(temporary, after, mode === undefined ? undefined : { mode });
    // Before the folder, which must be empty to go.
    undo.push(() => rmSync(temporary, { force: true }));
    return (done) => {
      claim(temporary, to);
      done.push(() => rmSync(to, { force: true }));
    };
  }
  const rewrite = to === undefined || before === after ? undefined : prepareText(planned, temporaries);
  if (to === undefined || backup !== undefined) {
    return (done) => {
      if (backup === undefined) return;
      // Kept under another name until all else is done.
      moveFile(from, backup);
      temporaries.push(backup);
      done.push(() => {
        renameSync(backup, from);
        temporaries.splice(temporaries.indexOf(backup), 1);
      });
    };
  }
  if (to !== from) makeFolder(dirname(to), undo);
  return (done) => {
    rewrite?.(done);
    if (to === from) return;
    if (statOf(to) !== undefined && !isSameFile(from, to)) throw new WriteProblem('taken', to);
    moveFile(from, to);
    done.push(() => moveFile(to, from));
  };
}

/** The new text of a file that exists, in the place that links lead to. */
function prepareText(planned: PlannedWrite, temporaries: string[]): Commit {
  const { from, before, after, target, stats, temporary, restoring } = planned;
  // To replace one name of a file that has several would separate them.
  const isReplaced = stats !== undefined && stats.nlink === 1 && tryTemporary(temporary, after, stats, temporaries);
  return (done) => {
    // An editor, which knows no lock, may have saved the file while the others were prepared.
    if (!readRegular(target).equals(Buffer.from(before))) throw new WriteProblem('outdated', from ?? target);
    if (!isReplaced) {
      // The first bytes may be written and the others not: that is to be undone, too.
      done.push(() => overwrite(target, before));
      overwrite(target, after);
    } else {
      moveFile(temporary, target);
      done.push(() => replace(target, before, stats, restoring));
    }
  };
}

function replace(target: string, text: string, stats: Stats, temporary: string): void {
  try {
    writeNewFile(temporary, text, stats);
    moveFile(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** False where the folder takes no new file, or the file would change its owner: then it is written in place. */
function tryTemporary(temporary: string, text: string, stats: Stats, temporaries: string[]): boolean {
  try {
    temporaries.push(temporary);
    writeNewFile(temporary, text, stats);
    return true;
  } catch (error) {
    if (isForbidden(error)) return false;
    throw error;
  }
}

/** Gives a file a name that must be free: a link is made by one program only, where two try. */
function claim(temporary: string, path: string): void {
  try {
    try {
      linkSync(temporary, path);
    } catch (error) {
      // Some file systems have no second names.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      copyFileSync(temporary, path, constants.COPYFILE_EXCL);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new WriteProblem('taken', path);
    throw error;
  }
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  const missing = missingFolders(join(folder, 'file'));
  mkdirSync(folder, { recursive: true });
  // What another program put in stays.
  if (missing.length > 0) undo.push(() => removeFolders(missing));
}

/** The folders that a new file needs, the outermost first, as {@link realNameOf} names them. */
function missingFolders(path: string): string[] {
  const folder = dirname(path);
  if (existsSync(folder) || dirname(folder) === folder) return [];
  return [...missingFolders(folder), realNameOf(folder) ?? folder];
}

/** The path of a name, whose folders are no links; the name itself may be one, or not exist. */
function realNameOf<Path extends string | undefined>(path: Path): Path | string {
  return path === undefined ? path : join(realPathOf(dirname(path)), basename(path));
}

/** Makes everything what it was, the newest change first; what resists is named. */
function rollBack(undo: readonly (() => void)[], cause: Error): void {
  const failures: string[] = [];
  for (const each of [...undo].reverse()) {
    try {
      each();
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  if (failures.length > 0) throw new HalfWritten(cause, failures);
}

/** A file must be what the change was made for, lie inside the workspace, and be ours to write. */
function checkSource(path: string, before: string, isMoved: boolean, root: string): void {
  let target: string;
  let bytes: Buffer;
  try {
    target = realpathSync(path);
    bytes = readRegular(target);
  } catch (cause) {
    throw new WriteProblem(isMissing(cause) ? 'outdated' : 'denied', path, { cause });
  }
  checkPlace(target, root, path);
  if (!bytes.equals(Buffer.from(before))) throw new WriteProblem('outdated', path);
  if (!isWritable(target)) throw new WriteProblem('denied', path);
  if (isMoved && !isWritable(dirname(path))) throw new WriteProblem('denied', dirname(path));
}

/** The folder of a new file, or the nearest one above it that exists. */
function checkFolder(path: string, root: string): void {
  let folder = dirname(path);
  while (statOf(folder) === undefined && dirname(folder) !== folder) folder = dirname(folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true || !isWritable(folder))
    throw new WriteProblem('denied', folder);
  checkPlace(join(realpathSync(folder), relative(folder, path)), root, path);
}

/** What a path leads to, without links, must lie in the workspace, and not among what git keeps there. */
function checkPlace(target: string, root: string, path: string): void {
  const own = nearestRealPath(root);
  if (!isWithin(target, own)) throw new WriteProblem('outside', path);
  if (leadsIntoGit(target.slice(own.length))) throw new WriteProblem('of-git', path);
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(join(folder, '/'));
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path without links of a folder, or of the nearest one above it that exists. */
function nearestRealPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return dirname(folder) === folder ? folder : nearestRealPath(dirname(folder));
  }
}

/** A path without links, as far as it exists. */
function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return dirname(folder) === folder ? folder : join(realPathOf(dirname(folder)), basename(folder));
  }
}

let areSignalsDeferred = false;

/**
 * From now on a signal ends the process between two turns of its loop: writing is one turn, so that no temporary file
 * and no half of a change is left. `128 + number` is what a shell reports for a process that a signal ended.
 */
function deferSignals(): void {
  if (areSignalsDeferred) return;
  areSignalsDeferred = true;
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const)
    process.once(signal, () => process.exit(128 + number));
}
