import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A file before and after a change, by its path; undefined where it does not exist yet, or no longer. */
export interface FileWrite {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly before: string;
  readonly after: string;
}

/** Why a change of files cannot be written; nothing was. */
export class WriteProblem extends Error {
  readonly kind: 'outdated' | 'taken' | 'denied' | 'outside' | 'busy';
  readonly path: string;

  constructor(kind: WriteProblem['kind'], path: string, options?: ErrorOptions) {
    super(`${path}: ${kind}`, options);
    this.kind = kind;
    this.path = path;
  }
}

/** Writing failed, and so did some of what was to undo it: the files are not what they were. */
export class HalfWritten extends Error {
  constructor(cause: Error, failures: readonly string[]) {
    super(`${cause.message}. Not all could be undone: ${failures.join('; ')}.`, { cause });
  }
}

/** What {@link writeFiles} is told about the place of the files. */
export interface WriteOptions {
  /** The folder, such as the repository of a file, that links must not leave, and in which one command writes at a time. */
  readonly rootOf: (path: string) => string;
  /** Looks at the disk once more, when no other command can write: throws where it is not what the change was made for. */
  readonly verify?: () => void;
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
 * taken. Throws {@link WriteProblem}, what the system says, or, where undoing failed, {@link HalfWritten}.
 */
export function writeFiles(files: readonly FileWrite[], options: WriteOptions): void {
  if (files.length === 0) return;
  const roots = new Set(
    files.flatMap(({ from, to }) => [from ?? to, to ?? from].flatMap((path) => path ?? [])).map(options.rootOf),
  );
  withLocks([...roots].sort(), () => {
    deferSignals();
    checkFiles(files, options);
    const undo: (() => void)[] = [];
    const temporaries: string[] = [];
    const folders = new Set<string>();
    try {
      const commits = files.map((file) => prepare(file, temporaries, undo));
      for (const commit of commits) commit(undo);
      for (const { from, to } of files)
        for (const path of [from, to]) if (path !== undefined) folders.add(dirname(path));
    } catch (error) {
      rollBack(undo, error as Error);
      throw error;
    } finally {
      for (const path of temporaries) rmSync(path, { force: true });
    }
    for (const folder of folders) syncFolder(folder);
  });
}

type Commit = (undo: (() => void)[]) => void;

/** Writes what a file will hold next to it, and returns what remains to be done: renames, which cannot fail halfway. */
function prepare({ from, to, before, after }: FileWrite, temporaries: string[], undo: (() => void)[]): Commit {
  if (from === undefined) {
    if (to === undefined) return () => undefined;
    makeFolder(dirname(to), undo);
    const temporary = writeTemporary(to, after, undefined, temporaries);
    // Before the folder, which must be empty to go.
    undo.push(() => rmSync(temporary, { force: true }));
    return (done) => {
      claim(temporary, to);
      done.push(() => rmSync(to, { force: true }));
    };
  }
  const rewrite = to === undefined || before === after ? undefined : prepareText(from, before, after, temporaries);
  if (to === undefined) {
    return (done) => {
      // Kept under another name until all else is done.
      const backup = temporaryFor(from);
      renameSync(from, backup);
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
    renameSync(from, to);
    done.push(() => renameSync(to, from));
  };
}

/** The new text of a file that exists, in the place that links lead to. */
function prepareText(path: string, before: string, after: string, temporaries: string[]): Commit {
  const target = realpathSync(path);
  const stats = statSync(target);
  // To replace one name of a file that has several would separate them.
  const temporary = stats.nlink > 1 ? undefined : tryTemporary(target, after, stats, temporaries);
  return (done) => {
    // An editor, which knows no lock, may have saved the file while the others were prepared.
    if (!readFileSync(target).equals(Buffer.from(before))) throw new WriteProblem('outdated', path);
    if (temporary === undefined) {
      // The first bytes may be written and the others not: that is to be undone, too.
      done.push(() => overwrite(target, before));
      overwrite(target, after);
    } else {
      renameSync(temporary, target);
      done.push(() => replace(target, before, stats));
    }
  };
}

function replace(target: string, text: string, stats: Stats): void {
  const temporary = writeTemporary(target, text, stats, []);
  try {
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Undefined where the folder takes no new file, or the file would change its owner: then it is written in place. */
function tryTemporary(target: string, text: string, stats: Stats, temporaries: string[]): string | undefined {
  try {
    return writeTemporary(target, text, stats, temporaries);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return undefined;
    throw error;
  }
}

/** Writes a text to a new file next to another one, with its mode and owner, down to the disk. */
function writeTemporary(path: string, text: string, like: Stats | undefined, temporaries: string[]): string {
  const temporary = temporaryFor(path);
  const file = openSync(temporary, 'wx', 0o666);
  temporaries.push(temporary);
  try {
    writeWhole(file, text);
  } finally {
    closeSync(file);
  }
  if (like !== undefined && process.platform !== 'win32') {
    const own = statSync(temporary);
    if (own.uid !== like.uid || own.gid !== like.gid) chownSync(temporary, like.uid, like.gid);
    chmodSync(temporary, like.mode & 0o7777);
  }
  return temporary;
}

/** A name that no program takes for a document. */
function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
}

function overwrite(path: string, text: string): void {
  const file = openSync(path, 'r+');
  try {
    writeWhole(file, text);
    ftruncateSync(file, Buffer.byteLength(text));
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, written);
  fsyncSync(file);
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
  const made = mkdirSync(folder, { recursive: true });
  // One by one from the innermost: what another program put in stays.
  for (let each = made; each !== undefined && isWithin(folder, each); each = nextWithin(folder, each)) {
    const path = each;
    undo.push(() => rmdirSync(path));
  }
}

/** The folder below one on the way to another; undefined at its end. */
function nextWithin(folder: string, above: string): string | undefined {
  const [name] = relative(above, folder).split(sep);
  return name === undefined || name === '' ? undefined : join(above, name);
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
    bytes = readFileSync(target);
  } catch (cause) {
    throw new WriteProblem(isMissing(cause) ? 'outdated' : 'denied', path, { cause });
  }
  if (!isWithin(target, realPathOf(root))) throw new WriteProblem('outside', path);
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
  if (!isWithin(realpathSync(folder), realPathOf(root))) throw new WriteProblem('outside', path);
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

/** A link itself, not what it leads to. */
function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // Below a file, say.
    return undefined;
  }
}

/** Whether two names are one file: where case does not count, a new spelling of a name is not taken. */
function isSameFile(from: string | undefined, to: string): boolean {
  const [a, b] = [from === undefined ? undefined : statOf(from), statOf(to)];
  return (
    a !== undefined &&
    b !== undefined &&
    a.ino === b.ino &&
    a.dev === b.dev &&
    from?.toLowerCase() === to.toLowerCase() &&
    from !== to
  );
}

/** Makes the new names of a folder last; where a system cannot do that, they do so later. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows opens no folders, and some network disks do not sync them.
  }
}

/** How long a command waits for another one to finish writing, in milliseconds. */
const lockPatienceMs = 10_000;
const lockPollMs = 15;

/** Runs an action while no other command of this user writes below some folders; all ask for them in one order. */
function withLocks([root, ...others]: readonly string[], action: () => void): void {
  if (root === undefined) {
    action();
    return;
  }
  const name = createHash('sha256').update(realPathOf(root)).digest('hex').slice(0, 20);
  const path = join(tmpdir(), `adr-keeper-${userInfo().uid}-${name}.lock`);
  const isHeld = takeLock(path, root);
  try {
    withLocks(others, action);
  } finally {
    if (isHeld) rmSync(path, { force: true });
  }
}

/** The path without links of a folder, or of the nearest one above it that exists. */
function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return dirname(folder) === folder ? folder : realPathOf(dirname(folder));
  }
}

/** Whether the lock is ours now: where none can be made, comparing before writing has to do. */
function takeLock(path: string, root: string): boolean {
  const deadline = Date.now() + lockPatienceMs;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    if (isAbandoned(path)) {
      try {
        rmSync(path, { force: true });
        continue;
      } catch {
        return false;
      }
    }
    if (Date.now() > deadline) throw new WriteProblem('busy', root);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lockPollMs);
  }
}

/** A lock whose program has ended, or that nothing holds for so long. */
function isAbandoned(path: string): boolean {
  try {
    const { mtimeMs } = statSync(path);
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (Number.isNaN(pid)) return Date.now() - mtimeMs > lockPatienceMs;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // ESRCH: no such program. EPERM: it runs, as another user. ENOENT: the lock has just gone, and is asked for again.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
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
