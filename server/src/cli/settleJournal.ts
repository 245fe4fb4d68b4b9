import { mkdirSync, readdirSync, realpathSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import {
  isForbidden,
  isSameFile,
  moveFile,
  overwrite,
  readRegular,
  statOf,
  syncFolder,
  temporaryFor,
  writeNewFile,
} from './durableFile.ts';
import {
  closeJournal,
  dropJournal,
  isPending,
  type Journal,
  type JournalEntry,
  journalPath,
  maxJournalBytes,
  readJournal,
  setAside,
  UnreadableJournal,
} from './journal.ts';
import { isOwnPath, type JournalPlace } from './journalPlace.ts';
import { WriteProblem } from './refusal.ts';

/** What became of a change that was cut off. */
export interface Settlement {
  readonly command: string;
  readonly outcome: 'finished' | 'taken-back' | 'left';
  /** The files that settling changed. */
  readonly settled: readonly JournalEntry[];
  /** Files that hold neither the text from before the change nor that from after it; they are as they were. */
  readonly left: readonly string[];
  /** The journal, where it is kept for a person: the texts from before are in it. */
  readonly keptAt: string | undefined;
  /** Why the change could be neither finished nor taken back. */
  readonly reason: string | undefined;
}

/**
 * Settles a change that was cut off; the caller holds the lock of the place. Where none of its files was changed yet, it
 * is dropped; otherwise it is finished, or taken back where the system refuses that. Returns undefined where no file had
 * to be changed. Throws `WriteProblem` where a newer version wrote the journal.
 */
export function settleJournal(place: JournalPlace): Settlement | undefined {
  if (!isPending(place)) return undefined;
  let journal: Journal | undefined;
  try {
    journal = readJournal(place, 'pending');
  } catch (error) {
    if (!(error instanceof UnreadableJournal)) throw error;
    if (error.isNewer) throw new WriteProblem('unsettled', error.path);
    const keptAt = setAside(place);
    return { command: '', outcome: 'left', settled: [], left: [], keptAt, reason: error.message };
  }
  if (journal === undefined) {
    // Cut off while the journal itself was written.
    dropJournal(place);
    return undefined;
  }
  return settle(journal, place);
}

function settle(journal: Journal, place: JournalPlace): Settlement | undefined {
  const { command, entries } = journal;
  const { root } = place;
  const reused = new Set(entries.flatMap(({ from, to }) => (from !== to ? [to] : [])));
  const states = new Map(entries.map((entry) => [entry, stateOf(entry, reused, root)]));
  const having = (...wanted: readonly State[]) =>
    entries.filter((entry) => wanted.includes(states.get(entry) ?? 'other'));
  const open = having('old', 'torn');
  const others = having('other');
  // Where no file was changed, one that others have edited since is no business of ours: unless ours may be the edit.
  if (having('new', 'torn').length === 0 && !others.some(({ isInPlace }) => isInPlace)) {
    removeLeftovers(journal, root);
    removeFolders(journal.folders);
    dropJournal(place);
    return undefined;
  }
  const left = others.map(({ from, to }) => to ?? from ?? '');
  try {
    for (const entry of open) {
      // One before it may have put a link in its way, or a file.
      const state = stateOf(entry, reused, root);
      if (state === 'other') throw new Error(`${entry.to ?? entry.from} has been changed`);
      if (state !== 'new') carryOut(entry, root);
    }
    removeLeftovers(journal, root);
    syncFolders(entries);
    if (left.length === 0) {
      closeJournal(place, journal);
      return open.length === 0
        ? undefined
        : { command, outcome: 'finished', settled: open, left, keptAt: undefined, reason: undefined };
    }
    return { command, outcome: 'finished', settled: open, left, keptAt: setAside(place), reason: undefined };
  } catch (error) {
    return takeBack(journal, place, left, (error as Error).message);
  }
}

function takeBack(journal: Journal, place: JournalPlace, left: readonly string[], reason: string): Settlement {
  const { command, entries } = journal;
  try {
    const settled: JournalEntry[] = [];
    for (const entry of [...entries].reverse()) {
      const state = stateOf(entry, new Set(), place.root);
      if (state !== 'new' && state !== 'torn') continue;
      carryOut(reverse(entry), place.root);
      settled.push(reverse(entry));
    }
    removeLeftovers(journal, place.root);
    removeFolders(journal.folders);
    syncFolders(entries);
    if (left.length === 0) dropJournal(place);
    const keptAt = left.length === 0 ? undefined : setAside(place);
    return { command, outcome: 'taken-back', settled, left, keptAt, reason };
  } catch {
    const isThere = statOf(journalPath(place, 'pending')) !== undefined;
    const files = entries.map(({ from, to }) => to ?? from ?? '');
    return {
      command,
      outcome: 'left',
      settled: [],
      left: files,
      keptAt: isThere ? setAside(place) : undefined,
      reason,
    };
  }
}

/** The same change the other way round. */
export function reverse(entry: JournalEntry): JournalEntry {
  const { from, to, before, after } = entry;
  return { ...entry, from: to, to: from, before: after, after: before };
}

/** How far the change of a file came; `torn` is what writing in place, or a rename without its text, leaves. */
type State = 'old' | 'new' | 'torn' | 'other';

function stateOf(entry: JournalEntry, reused: ReadonlySet<string | undefined>, root: string): State {
  const { from, to } = entry;
  const [before, after] = [Buffer.from(entry.before), Buffer.from(entry.after)];
  if ([from, to].some((path) => path !== undefined && !isOwnPath(path, root, 'followed'))) return 'other';
  if (leftoversOf(entry).some((path) => !isOwnPath(path, root))) return 'other';
  if (from === to && to !== undefined) return textState(contentOf(to), before, after);
  const source = from === undefined ? 'missing' : contentAt(from, to);
  const target = to === undefined ? 'missing' : contentAt(to, from);
  const isGone = source === 'missing' || (from !== undefined && reused.has(from));
  if (from === undefined) {
    if (target === 'missing') return 'old';
    return textState(target, Buffer.alloc(0), after);
  }
  if (to === undefined) return isGone ? 'new' : equals(source, before) ? 'old' : 'other';
  if (isGone && equals(target, after)) return 'new';
  if (target !== 'missing') return isGone && textState(target, before, after) !== 'other' ? 'torn' : 'other';
  const state = textState(source, before, after);
  return state === 'old' ? 'old' : state === 'other' ? 'other' : 'torn';
}

/** `torn`: a beginning of the new text over the old one. */
function textState(content: Content, before: Buffer, after: Buffer): State {
  if (equals(content, after)) return 'new';
  if (equals(content, before)) return 'old';
  if (!(content instanceof Buffer)) return 'other';
  const shared = commonLength(content, after);
  return content.subarray(shared).equals(before.subarray(shared)) ? 'torn' : 'other';
}

function commonLength(a: Buffer, b: Buffer): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

type Content = Buffer | 'missing' | 'unreadable';

function equals(content: Content, text: Buffer): boolean {
  return content instanceof Buffer && content.equals(text);
}

/** What a name holds, where another name may be the same file in another spelling. */
function contentAt(path: string, other: string | undefined): Content {
  const isOther = isSameFile(other, path) && !readdirSync(dirname(path)).includes(basename(path));
  return isOther ? 'missing' : contentOf(path);
}

function contentOf(path: string): Content {
  if (statOf(path) === undefined) return 'missing';
  try {
    return readRegular(path, maxJournalBytes);
  } catch {
    return 'unreadable';
  }
}

/** Makes a file what it is after a change, wherever between before and after it is; its state has just been looked at. */
function carryOut({ from, to, before, after, mode, backup, temporaries }: JournalEntry, root: string): void {
  const [temporary] = temporaries;
  if (to === undefined) {
    if (from !== undefined) rmSync(from, { force: true });
    return;
  }
  if (from === undefined) {
    mkdirSync(dirname(to), { recursive: true });
    if (backup !== undefined && statOf(backup) !== undefined) moveFile(backup, to);
    else replaceText(to, after, temporary, mode);
    return;
  }
  const isMoved = from !== to && contentAt(from, to) === 'missing';
  if (before !== after) replaceText(isMoved ? to : from, after, temporary);
  if (from === to || isMoved) return;
  mkdirSync(dirname(to), { recursive: true });
  moveFile(from, to);
  if (isOwnPath(to, root, 'followed')) return;
  // A link counts from its folder.
  moveFile(to, from);
  throw new Error(`${to} would be a link that points outside the workspace`);
}

/** The text of a file, new or not, in the place that links point to; the temporary name is one of the journal. */
function replaceText(path: string, text: string, temporary = temporaryFor(path), mode?: number): void {
  const target = statOf(path) === undefined ? path : realpathSync(path);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats !== undefined && stats.nlink > 1) {
    overwrite(target, text);
    return;
  }
  try {
    rmSync(temporary, { force: true });
    writeNewFile(temporary, text, stats ?? (mode === undefined ? undefined : { mode }));
    moveFile(temporary, target);
  } catch (error) {
    if (stats === undefined || !isForbidden(error)) throw error;
    overwrite(target, text);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function removeLeftovers({ entries }: Journal, root: string): void {
  for (const path of entries.flatMap(leftoversOf))
    if (statOf(path) !== undefined && isOwnPath(path, root)) rmSync(path, { force: true });
}

/** The names that an entry takes for a while. */
function leftoversOf({ temporaries, backup }: JournalEntry): string[] {
  return [...temporaries, ...(backup === undefined ? [] : [backup])];
}

/** Removes folders that a change created, the innermost first; one that others have used since stays. */
export function removeFolders(folders: readonly string[]): void {
  for (const folder of [...folders].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      // Not empty, or not there.
    }
  }
}

function syncFolders(entries: readonly JournalEntry[]): void {
  const folders = entries.flatMap(({ from, to }) =>
    [from, to].flatMap((path) => (path === undefined ? [] : dirname(path))),
  );
  for (const folder of new Set(folders)) syncFolder(folder);
}
