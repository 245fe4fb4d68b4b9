import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { DirectoryEntry, FileContent, FileSystem } from './fileSystem.ts';

/**
 * The disk. Reads are synchronous: in slices that yield, they beat asynchronous ones by four to ten, also on a cold
 * page cache.
 */
export const nodeFileSystem: FileSystem = {
  readDirectory(uri) {
    const path = pathOf(uri);
    try {
      return readdirSync(path, { withFileTypes: true }).map((entry) => toEntry(path, entry));
    } catch {
      return undefined;
    }
  },

  readFile(uri, limit, { keepLinks = false } = {}) {
    let file: number | undefined;
    const path = pathOf(uri);
    try {
      // Windows cannot refuse a link while it opens.
      if (keepLinks && noFollow === 0 && lstatSync(path).isSymbolicLink()) return { kind: 'link' };
      file = openSync(path, openFlags | (keepLinks ? noFollow : 0));
      const stats = fstatSync(file);
      if (!stats.isFile()) return { kind: 'not-file', isFolder: stats.isDirectory() };
      if (stats.size > limit) return { kind: 'too-large' };
      const bytes = readSmallFile(file) ?? readWhole(file, stats.size);
      return bytes.length > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes };
    } catch (error) {
      return toFailure(error as NodeJS.ErrnoException, path);
    } finally {
      if (file !== undefined) closeSync(file);
    }
  },

  realUri(uri) {
    try {
      return URI.file(realPath(resolve(pathOf(uri)))).toString();
    } catch {
      return undefined;
    }
  },
};

/** To open a pipe waits for its other end, unless it is told not to. Windows has neither constant, nor such pipes in folders. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const noFollow = constants.O_NOFOLLOW ?? 0;

/** Of what does not exist: the real path of the nearest folder above it, and the rest as it is written. */
function realPath(path: string): string {
  for (let known = path; ; known = dirname(known)) {
    try {
      return join(realpathSync.native(known), relative(known, path));
    } catch (error) {
      // A link that is broken exists: what is written to it is created where it points.
      const isThere = lstatSync(known, { throwIfNoEntry: false }) !== undefined;
      if (isThere || dirname(known) === known) throw error;
    }
  }
}

/** Where nothing is escaped, and no drive is named, a URI says its path: to parse ten thousand of them takes a while. */
function pathOf(uri: string): string {
  return uri.startsWith('file:///') && sep === '/' && !/[%?#]/.test(uri) ? uri.slice(7) : URI.parse(uri).fsPath;
}

/** All that a file holds, which may have grown or shrunk since its size was asked for. */
function readWhole(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

const smallSize = 65_536;

/** Where small files are put one behind the other: memory of its own for each took a tenth of the time of reading. */
let store = Buffer.alloc(0);
let storeUsed = 0;

/** The bytes of an open file, without asking for its size first; undefined where it is not small. */
function readSmallFile(file: number): Uint8Array | undefined {
  if (store.length - storeUsed < smallSize) {
    // What was read stays where it is, as long as somebody needs it.
    store = Buffer.allocUnsafeSlow(16 * smallSize);
    storeUsed = 0;
  }
  const length = readSync(file, store, storeUsed, smallSize, 0);
  // POSIX: a file gives less than it was asked for at its end alone. There may be more of one that gives all.
  if (length === smallSize) return undefined;
  const bytes = store.subarray(storeUsed, storeUsed + length);
  storeUsed += length;
  return bytes;
}

function toEntry(parent: string, entry: Dirent): DirectoryEntry {
  if (entry.isFile()) return { name: entry.name, kind: 'file' };
  if (entry.isDirectory()) return { name: entry.name, kind: 'directory' };
  return { name: entry.name, kind: entry.isSymbolicLink() ? kindOfLink(join(parent, entry.name)) : 'other' };
}

/** A link that leads nowhere, or in a circle, leads to no file. */
function kindOfLink(path: string): DirectoryEntry['kind'] {
  try {
    const stats = statSync(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'linked-directory' : 'other';
  } catch {
    return 'other';
  }
}

function toFailure({ code, message }: NodeJS.ErrnoException, path: string): FileContent {
  const name = code === 'ENOENT' ? findMisnamed(path) : undefined;
  if (name !== undefined) return { kind: 'misnamed', name };
  // A broken link is an entry without content.
  if (code === 'ENOENT' && isLink(path)) return { kind: 'not-file', isFolder: false };
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  // A socket cannot be opened, nor can a device without a driver.
  if (code === 'EISDIR' || code === 'ENXIO' || code === 'ENODEV')
    return { kind: 'not-file', isFolder: code === 'EISDIR' };
  if (code === 'ELOOP' || code === 'EMLINK') return { kind: 'link' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'forbidden' };
  return { kind: 'failed', detail: code ?? message };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

/** The name that a listing gives with U+FFFD in the place of bytes that are not UTF-8; undefined where there is none. */
function findMisnamed(path: string): string | undefined {
  const name = basename(path);
  if (!name.includes('\ufffd')) return undefined;
  try {
    const bytes = readdirSync(dirname(path), { encoding: 'buffer' }).find((each) => each.toString() === name);
    return bytes?.toString('latin1').replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
  } catch {
    return undefined;
  }
}
