import { rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import {
  isForbidden,
  isTemporaryName,
  moveFile,
  readRegular,
  statOf,
  syncFolder,
  writeNewFile,
} from './durableFile.ts';
import { isOwnPath, type JournalPlace, makePlace } from './journalPlace.ts';
import { isWithin } from './paths.ts';
import { WriteProblem } from './refusal.ts';

/** A file before and after a change, by its absolute path; undefined where it does not exist yet, or no longer. */
export interface JournalEntry {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** With its byte order mark; empty where the file does not exist. */
  readonly before: string;
  readonly after: string;
  /** The permissions of the file before. */
  readonly mode: number | undefined;
  /** Whether the text is written into the file itself, so that a cut may leave a part of it. */
  readonly isInPlace: boolean;
  /** Names that exist while the change is written: that of the new text, then that of the old one, should it come back. */
  readonly temporaries: readonly string[];
  /** The name of a file that is to be deleted, until all else is done. */
  readonly backup: string | undefined;
  /** What a deleted file linked to, where it was a link. */
  readonly link?: string | undefined;
}

/** A change of several files, written down before the first one is touched. */
export interface Journal {
  /** The subcommand, such as `renumber`. */
  readonly command: string;
  /** ISO 8601. */
  readonly time: string;
  /** Whether the change, once done, is kept for `undo`; `forget` also drops the one that was kept before. */
  readonly afterwards: 'keep' | 'discard' | 'forget';
  /** Folders that the change creates, the outermost first. */
  readonly folders: readonly string[];
  readonly entries: readonly JournalEntry[];
}

/** A journal that cannot be used: a newer version wrote it, or its text is not what we write. */
export class UnreadableJournal extends Error {
  readonly path: string;
  readonly isNewer: boolean;

  constructor(path: string, isNewer = false) {
    super(isNewer ? `${path} was written by a newer version of adr-keeper` : `${path} is damaged`);
    this.path = path;
    this.isNewer = isNewer;
  }
}

/** Raised when a field changes its meaning or goes. */
const version = 1;

/** A journal of more bytes is neither read nor written: what a clone came with must not fill the memory. */
export const maxJournalBytes = 256_000_000;

/** `pending` is being written, or was cut off; `last` is what `undo` takes back; `unsettled` is left to a person. */
export type JournalName = 'pending' | 'last' | 'unsettled';

export function journalPath({ folder }: JournalPlace, name: JournalName): string {
  return join(folder, `${name}.json`);
}

/** The lock that a command holds while it writes in a workspace. */
export function lockPath({ folder }: JournalPlace): string {
  return join(folder, 'lock');
}

/** Whether a command was cut off here, or is writing now. */
export function isPending(place: JournalPlace): boolean {
  return [journalPath(place, 'pending'), draftPath(place)].some((path) => statOf(path) !== undefined);
}

/** Writes a journal down to the disk: it is there whole, or not at all. */
export function openJournal(place: JournalPlace, journal: Journal): void {
  makePlace(place);
  const draft = draftPath(place);
  const bytes = Buffer.from(serialize(journal, place.root));
  if (bytes.length > maxJournalBytes) throw new WriteProblem('too-large', journalPath(place, 'pending'));
  try {
    rmSync(draft, { force: true });
    // Texts of files that others may not be allowed to read.
    writeNewFile(draft, bytes, { mode: 0o600 });
    moveFile(draft, journalPath(place, 'pending'));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(place.folder);
}

/** The change is done: it can be undone from now on, where that was wanted. */
export function closeJournal(place: JournalPlace, { afterwards }: Pick<Journal, 'afterwards'>): void {
  if (afterwards === 'forget') dropLast(place);
  if (afterwards === 'keep') moveFile(journalPath(place, 'pending'), journalPath(place, 'last'));
  else rmSync(journalPath(place, 'pending'), { force: true });
  syncFolder(place.folder);
}

/** The change did not happen. */
export function dropJournal(place: JournalPlace): void {
  for (const path of [journalPath(place, 'pending'), draftPath(place)]) rmSync(path, { force: true });
}

/** What was the last change cannot be undone any more. */
export function dropLast(place: JournalPlace): void {
  rmSync(journalPath(place, 'last'), { force: true });
}

/**
 * Keeps a journal that cannot be settled out of the way, and returns its path: the old texts are in it, and those of
 * another one that was kept before are nowhere else.
 */
export function setAside(place: JournalPlace): string {
  const path = freeName(journalPath(place, 'unsettled'));
  moveFile(journalPath(place, 'pending'), path);
  return path;
}

function freeName(path: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? path : path.replace(/\.json$/, `-${number}.json`);
    if (statOf(name) === undefined) return name;
  }
}

/** Undefined where there is none. Throws {@link UnreadableJournal}. */
export function readJournal(place: JournalPlace, name: JournalName): Journal | undefined {
  const path = journalPath(place, name);
  let text: string;
  try {
    text = readRegular(path, maxJournalBytes).toString();
  } catch (error) {
    if (statOf(path) === undefined) return undefined;
    throw isForbidden(error) ? error : new UnreadableJournal(path);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UnreadableJournal(path);
  }
  if (isObject(content) && typeof content['version'] === 'number' && content['version'] > version)
    throw new UnreadableJournal(path, true);
  const journal = parse(content, place.root);
  if (journal === undefined) throw new UnreadableJournal(path);
  return journal;
}

/** One name, so that what was cut off is overwritten. */
function draftPath({ folder }: JournalPlace): string {
  return join(folder, 'pending.json.tmp');
}

function serialize(journal: Journal, root: string): string {
  const toName = (path: string | undefined) => path && relative(root, path).replaceAll(sep, '/');
  const entries = journal.entries.map((entry) => ({
    ...entry,
    from: toName(entry.from),
    to: toName(entry.to),
    temporaries: entry.temporaries.map(toName),
    backup: toName(entry.backup),
  }));
  return `${JSON.stringify({ version, ...journal, folders: journal.folders.map(toName), entries })}\n`;
}

/** Undefined where a field is missing, or a path leaves the workspace or enters the folder of git. */
function parse(content: unknown, root: string): Journal | undefined {
  if (!isObject(content) || content['version'] !== version) return undefined;
  const { command, time, afterwards, folders, entries } = content;
  if (typeof command !== 'string' || typeof time !== 'string') return undefined;
  if (afterwards !== 'keep' && afterwards !== 'discard' && afterwards !== 'forget') return undefined;
  if (!Array.isArray(folders) || !Array.isArray(entries)) return undefined;
  const parsed = entries.flatMap((entry) => parseEntry(entry, root) ?? []);
  const paths = folders.flatMap((name) => toPath(name, root) ?? []);
  const isWhole = parsed.length === entries.length && paths.length === folders.length;
  return isWhole ? { command, time, afterwards, folders: paths, entries: parsed } : undefined;
}

function parseEntry(content: unknown, root: string): JournalEntry | undefined {
  if (!isObject(content) || typeof content['before'] !== 'string' || typeof content['after'] !== 'string')
    return undefined;
  const { from: source, to: target, before, after, mode, isInPlace, temporaries, backup: kept, link } = content;
  const [from, to, backup] = [source, target, kept].map((name) => toPath(name, root));
  const areRead = [from, to, backup].every(
    (path, at) => path !== undefined || [source, target, kept][at] === undefined,
  );
  if (!areRead || (from ?? to) === undefined || !Array.isArray(temporaries)) return undefined;
  const names = temporaries.map((name) => toPath(name, root));
  const ours = [...names, ...(backup === undefined ? [] : [backup])].filter(
    (path) => path !== undefined && isTemporaryName(basename(path)),
  );
  if (ours.length !== names.length + (backup === undefined ? 0 : 1)) return undefined;
  if ((mode !== undefined && typeof mode !== 'number') || typeof isInPlace !== 'boolean') return undefined;
  if (link !== undefined && typeof link !== 'string') return undefined;
  return { from, to, before, after, mode, isInPlace, temporaries: names.flatMap((path) => path ?? []), backup, link };
}

function toPath(name: unknown, root: string): string | undefined {
  if (typeof name !== 'string' || name === '') return undefined;
  const path = resolve(root, name);
  return isWithin(dirname(path), root) && isOwnPath(path, root) ? path : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
