import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WriteProblem } from './refusal.ts';

/** Writes a new file, down to the disk, with the mode and the owner of another one where there is one. */
export function writeNewFile(
  path: string,
  content: string | Uint8Array,
  like?: Pick<Stats, 'mode'> & Partial<Stats>,
): void {
  const file = openSync(path, 'wx', 0o666);
  try {
    writeWhole(file, content);
  } finally {
    closeSync(file);
  }
  if (like === undefined || process.platform === 'win32') return;
  const own = statSync(path);
  const { uid = own.uid, gid = own.gid, mode } = like;
  if (own.uid !== uid || own.gid !== gid) chownSync(path, uid, gid);
  chmodSync(path, mode & 0o7777);
}

/**
 * Gives a file another content, or throws and leaves it as it was, also where the disk is full. For a file that is no
 * text: what is no change of a command has no journal.
 */
export function replaceFile(path: string, content: Uint8Array): void {
  const target = realpathSync(path);
  const stats = statSync(target);
  // To replace one name of a file that has several would separate them, and to write into it might stop halfway.
  if (!stats.isFile() || stats.nlink > 1) throw new Error(`${path} cannot be replaced.`);
  const temporary = temporaryFor(target);
  try {
    writeNewFile(temporary, content, stats);
    moveFile(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Writes another text into a file that must stay the same file, such as one with several names. Not atomic. */
export function overwrite(path: string, text: string): void {
  const file = openSync(path, 'r+');
  try {
    writeWhole(file, text);
    ftruncateSync(file, Buffer.byteLength(text));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, written);
  fsyncSync(file);
}

/** How long a rename that another program's lock refuses is tried again, in milliseconds; each pause is twice the last. */
const renamePauses = [10, 20, 40, 80, 160, 320];

/**
 * Gives a file another name, over what has that name. On Windows a virus scanner or an editor that has one of the files
 * open refuses that for a moment: it is tried again, then `WriteProblem` is thrown.
 */
export function moveFile(from: string, to: string): void {
  for (const pause of [...renamePauses, undefined]) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES') throw error;
      if (pause === undefined) throw new WriteProblem('locked', to, { cause: error });
      block(pause);
    }
  }
}

/** Does nothing for a time: writing is one turn of the loop, which no signal and no other task interrupts. */
export function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Whether the system refused something to this user: a folder may take no new file whose files may be written. */
export function isForbidden(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM';
}

/** Makes the new names of a folder last; where a system cannot do that, they do so later. */
export function syncFolder(folder: string): void {
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

/** A name next to a file that no program takes for a document. */
export function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 60)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** Whether a name may be one of {@link temporaryFor}. */
export function isTemporaryName(name: string): boolean {
  return /^\.[^/\\]*\.[0-9a-f]{12}\.tmp$/.test(name);
}

/** What a regular file holds, wherever links to it point; anything else, such as a pipe or more bytes, throws and never blocks. */
export function readRegular(path: string, maxBytes = Number.POSITIVE_INFINITY): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw Object.assign(new Error(`${path} is not a regular file`), { code: 'EISDIR' });
    if (stats.size > maxBytes) throw Object.assign(new Error(`${path} is too large`), { code: 'EFBIG' });
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a name stands for: a link itself, not what it points to. Undefined where there is nothing. */
export function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // Below a file, say.
    return undefined;
  }
}

/** What a link says that it points to; undefined where a name is no link. */
export function linkAt(path: string): string | undefined {
  return statOf(path)?.isSymbolicLink() === true ? readlinkSync(path) : undefined;
}

/** Whether two names are one file: where case does not count, a new spelling of a name is not taken. */
export function isSameFile(from: string | undefined, to: string): boolean {
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
