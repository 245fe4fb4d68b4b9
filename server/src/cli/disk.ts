import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { formatPatch } from 'diff';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import type { MarkdownFacts } from '../core/markdown/facts.ts';
import { readFacts } from '../core/markdown/readFacts.ts';
import { isMarkdownName } from '../core/model/recordName.ts';
import type { UnreadableReason } from '../core/model/unreadableReason.ts';
import type { DirectoryEntry, FileContent, FileSystem } from '../workspace/fileSystem.ts';
import { nodeFileSystem } from '../workspace/nodeFileSystem.ts';
import { reasonOf } from '../workspace/readSourceFile.ts';
import { findLinksTo } from './danglingLinks.ts';
import { findHunks } from './findHunks.ts';
import type { Journal } from './journal.ts';
import { colour, colourDiff, escapeLine, type Piece, printAll, printDiff, printError } from './output.ts';
import { findWorkspace, relativePath, shown } from './paths.ts';
import { Refusal, WriteProblem } from './refusal.ts';
import { printSettlement } from './settleFirst.ts';
import { checkFiles, HalfWritten, type WriteOptions, writeFiles } from './writeFiles.ts';

/**
 * A file before and after a change, by its URI and with its byte order mark; undefined where it does not exist yet, or
 * no longer. The only form between an operation and the disk.
 */
export interface FileChange {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly before: string;
  readonly after: string;
  /** The permissions of a new file; the usual ones unless given. */
  readonly mode?: number | undefined;
}

/** The disk is not what the change was made for: who plans again may have success. */
export class Outdated extends Refusal {}

/**
 * The disk as one command reads and writes it. It knows what the command has read, so that a change which was made for
 * one text is never applied to another. A command that changes files loads its logs through {@link fileSystem}, plans
 * with {@link plan} and ends with {@link carryOut}.
 */
export class Disk {
  readonly #afterwards: Journal['afterwards'];
  /** URI of a file → digest of what was first read. */
  readonly #read = new Map<string, string>();
  /** URI of a folder → the names of its Markdown files when it was first read. */
  readonly #listed = new Map<string, string>();

  /** What is written can be undone later unless `afterwards` says otherwise. */
  constructor(afterwards: Journal['afterwards'] = 'keep') {
    this.#afterwards = afterwards;
  }

  /** The disk, for reading; what was read is remembered. */
  readonly fileSystem: FileSystem = {
    readDirectory: (uri) => {
      const entries = nodeFileSystem.readDirectory(uri) as readonly DirectoryEntry[] | undefined;
      if (entries !== undefined && !this.#listed.has(uri)) this.#listed.set(uri, namesOf(entries));
      return entries;
    },
    readFile: (uri, limit, options) => {
      const content = nodeFileSystem.readFile(uri, limit, options) as FileContent;
      if (content.kind === 'bytes') this.#remember(uri, content.bytes);
      return content;
    },
    realUri: (uri) => nodeFileSystem.realUri?.(uri),
  };

  /** The text of a file, without its byte order mark. Throws {@link Refusal} where it cannot be read as UTF-8. */
  readText(uri: string): string {
    return splitMark(this.#readContent(uri)).text;
  }

  /** Whether a file is a regular one with exactly this text, its byte order mark included. */
  holds(uri: string, text: string): boolean {
    const content = nodeFileSystem.readFile(uri, Number.MAX_SAFE_INTEGER) as FileContent;
    return content.kind === 'bytes' && Buffer.from(text).equals(content.bytes);
  }

  /**
   * What an edit would make of the files, in the order in which it first names them; files that stay as they are are left
   * out. Throws {@link Refusal} where one of them has conflict markers, and {@link Outdated} where it is not what the
   * command has read.
   */
  plan({ documentChanges = [] }: WorkspaceEdit): FileChange[] {
    const files: Moving[] = [];
    const fileAt = (uri: string): Moving => {
      const known = files.find(({ to }) => to === uri);
      if (known !== undefined) return known;
      const text = this.#readContent(uri);
      const file = { from: uri, to: uri, before: text, after: text };
      files.push(file);
      return file;
    };
    for (const change of documentChanges) {
      if ('edits' in change) {
        const file = fileAt(change.textDocument.uri);
        const { mark, text } = splitMark(file.after);
        file.after = mark + editText(text, change.edits);
      } else if (change.kind === 'create') files.push({ from: undefined, to: change.uri, before: '', after: '' });
      else if (change.kind === 'rename') fileAt(change.oldUri).to = change.newUri;
      else Object.assign(fileAt(change.uri), { to: undefined, after: '' });
    }
    const changed = files.filter(({ from, to, before, after }) => from !== to || before !== after);
    for (const { from, before } of changed) if (from !== undefined) refuseConflictsIn(from, before);
    return changed;
  }

  /** The change of one file's text. `text` has no byte order mark; the one that the file has stays. */
  planText(uri: string, text: string): FileChange[] {
    const before = existsSync(pathOf(uri)) ? this.#readContent(uri) : undefined;
    if (before === undefined) return [{ from: undefined, to: uri, before: '', after: text }];
    const after = splitMark(before).mark + text;
    if (after === before) return [];
    refuseConflictsIn(uri, before);
    return [{ from: uri, to: uri, before, after }];
  }

  /** Writes all changes or, where that cannot be done, none, and throws {@link Refusal}. */
  write(files: readonly FileChange[]): void {
    this.#refusing(() => writeFiles(files.map(toWrite), this.#optionsFor(files)));
  }

  /** Throws {@link Refusal} where {@link write} would; writes nothing. */
  check(files: readonly FileChange[]): void {
    this.#refusing(() => checkFiles(files.map(toWrite), this.#optionsFor(files)));
  }

  /**
   * Writes changes and prints which files they touched; or only prints the differences that they would make. Returns 0.
   * Throws {@link Refusal}, and leaves every file as it was, where one of them cannot be written.
   */
  carryOut(files: readonly FileChange[], isDryRun: boolean): number {
    this.#warnOfLinks(files);
    if (isDryRun) {
      this.check(files);
      printDiff(colourDiff(unifiedDiff(files)));
      return 0;
    }
    this.write(files);
    printAll(files.length === 0 ? ['✔ Nothing to do.\n'] : files.flatMap(describe));
    return 0;
  }

  /**
   * Names the symbolic links to files that are moved or deleted. They stay as they are: they may be meant for any file of
   * that name.
   */
  #warnOfLinks(files: readonly FileChange[]): void {
    const gone = files.flatMap(({ from, to }) => (from === undefined || from === to ? [] : [pathOf(from)]));
    const folders = new Set([...[...this.#listed.keys()].map(pathOf), ...gone.map(dirname)]);
    for (const { link, path } of findLinksTo(gone, folders)) {
      const [name, target] = [link, path].map((each) => shown(URI.file(each).toString()));
      printError(`adr-keeper: ${name} is a symbolic link to ${target}; it was not changed.\n`);
    }
  }

  #readContent(uri: string): string {
    const content = nodeFileSystem.readFile(uri, Number.MAX_SAFE_INTEGER) as FileContent;
    if (content.kind !== 'bytes') throw new Refusal(describeUnreadable(uri, reasonOf(content)));
    const { bytes } = content;
    const key = this.#keyOf(uri);
    if (this.#read.has(key) && this.#read.get(key) !== digestOf(bytes)) throw outdated(uri);
    this.#remember(key, bytes);
    try {
      return decoder.decode(bytes);
    } catch {
      throw new Refusal(`${shown(uri)} is not UTF-8. No changes made.`);
    }
  }

  /** What was read by way of a link is known by where the link points. */
  #keyOf(uri: string): string {
    return this.#read.has(uri) ? uri : (nodeFileSystem.realUri?.(uri) ?? uri);
  }

  /** What is read a second time and differs fits no change that was made for the first. */
  #remember(uri: string, bytes: Uint8Array): void {
    const digest = digestOf(bytes);
    const known = this.#read.get(uri);
    this.#read.set(uri, known === undefined || known === digest ? digest : 'several');
  }

  #optionsFor(files: readonly FileChange[]): WriteOptions {
    const roots = new Map<string, string>();
    const rootOf = (path: string) => {
      const folder = dirname(path);
      const root = roots.get(folder) ?? findWorkspace(folder);
      roots.set(folder, root);
      return root;
    };
    return {
      rootOf,
      verify: () => this.#verify(files),
      command: process.argv[2] ?? '',
      afterwards: this.#afterwards,
      onDidSettle: printSettlement,
    };
  }

  /** A new name is chosen among those that a folder has: where there are others by now, its number may be taken. */
  #verify(files: readonly FileChange[]): void {
    for (const { from, to } of files) {
      if (from !== undefined && this.#read.get(this.#keyOf(from)) === 'several') throw outdated(from);
      if (to === undefined || to === from) continue;
      const folder = to.slice(0, to.lastIndexOf('/'));
      const entries = nodeFileSystem.readDirectory(folder) as readonly DirectoryEntry[] | undefined;
      const known = this.#listed.get(folder);
      if (known !== undefined && entries !== undefined && known !== namesOf(entries)) throw outdated(folder);
    }
  }

  #refusing(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (error instanceof WriteProblem) throw toRefusal(error);
      if (error instanceof HalfWritten) throw new Refusal(error.message);
      if (error instanceof Error && 'syscall' in error) throw new Refusal(`${error.message}. No changes made.`);
      throw error;
    }
  }
}

/** A file on its way through an edit. */
type Moving = { -readonly [Key in keyof FileChange]: FileChange[Key] };

/** Keeps the byte order mark, so that it can be written again. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Throws {@link Refusal} where a merge left its markers in a file: both sides of it may be wanted. */
export function refuseConflicts(uri: string, { conflicts, lines }: Pick<MarkdownFacts, 'conflicts' | 'lines'>): void {
  const [conflict] = conflicts;
  if (conflict === undefined) return;
  const line = lines.lineAt(conflict.start) + 1;
  throw new Refusal(`${shown(uri)} has merge conflict markers on line ${line}; resolve them first.`);
}

/** That a file cannot be read, and why; without a reason it does not exist. */
export function describeUnreadable(uri: string, reason: UnreadableReason | undefined): string {
  return `${shown(uri)} cannot be read: ${reason === undefined ? 'no such file' : phraseOf(reason)}.`;
}

function phraseOf(reason: UnreadableReason): string {
  switch (reason.kind) {
    case 'encoding':
      return 'not UTF-8 text';
    case 'size':
      return `larger than ${reason.limit / 1_000_000} MB`;
    case 'nesting':
      return 'nested too deeply';
    case 'not-file':
      return 'not a regular file';
    case 'outside':
      return 'a link that points outside the workspace';
    case 'forbidden':
    case 'folder-forbidden':
      return 'permission denied';
    case 'folder-link':
      return 'a link to a folder';
    case 'name':
      return `its name, ${escapeLine(reason.name)}, is not UTF-8`;
    case 'conflict':
      return 'merge conflict markers';
    case 'access':
      return reason.detail;
  }
}

/** A text after edits of it; `text` has no byte order mark. */
export function editText(text: string, edits: TextDocumentEdit['edits']): string {
  const document = TextDocument.create('', 'markdown', 0, text);
  return TextDocument.applyEdits(
    document,
    edits.flatMap((edit) => ('newText' in edit ? [edit] : [])),
  );
}

/** The differences of files as `git diff` writes them, so that `git apply` understands them; paths are those from the current folder. */
export function unifiedDiff(files: readonly FileChange[]): string {
  return files.map(diffOf).join('');
}

function diffOf({ from, to, before, after }: FileChange): string {
  const oldName = from === undefined ? '/dev/null' : `a/${relativePath(from)}`;
  const newName = to === undefined ? '/dev/null' : `b/${relativePath(to)}`;
  const isRename = from !== undefined && to !== undefined && from !== to;
  return formatPatch({
    oldFileName: oldName,
    newFileName: newName,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: findHunks(before, after),
    isGit: true,
    isRename,
    isCreate: from === undefined,
    isDelete: to === undefined,
  });
}

function describe({ from, to }: FileChange): Piece[] {
  if (to === undefined) return [colour('red', 'deleted'), `  ${shown(from ?? '')}\n`];
  if (from === undefined) return [colour('green', 'created'), `  ${shown(to)}\n`];
  if (from !== to) return [colour('cyan', 'renamed'), `  ${shown(from)} → ${shown(to)}\n`];
  return [colour('yellow', 'changed'), `  ${shown(to)}\n`];
}

function refuseConflictsIn(uri: string, content: string): void {
  if (content.includes('<<<<<<<')) refuseConflicts(uri, readFacts(splitMark(content).text));
}

function toRefusal({ kind, path }: WriteProblem): Refusal {
  const uri = URI.file(resolve(path)).toString();
  switch (kind) {
    case 'outdated':
      return outdated(uri);
    case 'taken':
      return new Outdated(`${shown(uri)} already exists. No changes made.`);
    case 'outside':
      return new Refusal(`${shown(uri)} is a link that points outside the workspace. No changes made.`);
    case 'of-git':
      return new Refusal(`${shown(uri)} is in a folder of git. No changes made.`);
    case 'busy':
      return new Refusal(`Another adr-keeper command is running (lock file: ${shown(uri)}). No changes made.`);
    case 'locked':
      return new Refusal(`${shown(uri)} could not be replaced: another program is using it. No changes made.`);
    case 'unsettled':
      return new Refusal(
        `A newer version of adr-keeper was interrupted while writing. Run that version again. Its journal is ${path}. No changes made.`,
      );
    case 'too-large':
      return new Refusal('The change is too large for the journal. No changes made.');
    case 'denied':
      return new Refusal(`${shown(uri)} cannot be written. No changes made.`);
  }
}

function outdated(uri: string): Outdated {
  return new Outdated(`${shown(uri)} has changed since it was read. No changes made; run the command again.`);
}

function toWrite({ from, to, ...rest }: FileChange) {
  return { from: from && pathOf(from), to: to && pathOf(to), ...rest };
}

function splitMark(content: string): { readonly mark: string; readonly text: string } {
  const mark = content.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { mark, text: content.slice(mark.length) };
}

function namesOf(entries: readonly DirectoryEntry[]): string {
  return entries
    .filter(({ name }) => isMarkdownName(name))
    .map(({ name }) => name)
    .sort()
    .join('/');
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64');
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
