import { mainTextOf } from '../core/model/companions.ts';
import { type ConfigurationFile, readConfiguration, unreadableConfiguration } from '../core/model/configuration.ts';
import { indexNames } from '../core/model/decisionIndex.ts';
import { fileOf, LiveLog, type LogSet, type Surroundings } from '../core/model/log.ts';
import { type Naming, readsLikeRecord } from '../core/model/looksLikeRecord.ts';
import { isMarkdownName } from '../core/model/recordName.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import type { UnreadableReason } from '../core/model/unreadableReason.ts';
import type { EditableFile } from '../core/operations/workspaceEdits.ts';
import { allRules } from '../core/rules/allRules.ts';
import { adrToolsFile, configurationFile } from '../protocol.ts';
import { BoundedFileSystem } from './boundedFileSystem.ts';
import { CitingFiles, type CitingPatterns, type OpenDocument } from './citingFiles.ts';
import { decodeText } from './decodeText.ts';
import { DirectoryListings } from './directoryListings.ts';
import type { FileSystem } from './fileSystem.ts';
import { type FoundLog, findLogs, innermost, isCandidateName, isRecordName, isSetAside } from './findLogs.ts';
import { makePause, type Pause } from './pause.ts';
import {
  type FileReading,
  fileSizeLimit,
  readDocument,
  readingOf,
  readSourceFile,
  reasonOf,
} from './readSourceFile.ts';
import { childOf, isInside, nameOf, parentOf } from './uris.ts';

/** What a file is to a log. */
interface FileRole {
  readonly log: LiveLog;
  readonly kind: 'record' | 'candidate' | 'readme';
  /** What the names of the log's records say of a candidate. */
  readonly naming?: Naming;
}

/** What a workspace tells its owner. */
export interface WorkspaceListener {
  /** The problems of these files may be others now. */
  onDidChangeFiles(uris: ReadonlySet<string>): void;
  /** Something that a list of logs and records shows may be another now. */
  onDidChangeLogs(): void;
  /** All that was asked for has been loaded, or given up. */
  onDidLoad?(): void;
  /** So many of the records of a log that is being loaded have been read. */
  onDidRead?(read: number, total: number): void;
  /** A task in the background has failed, `what` by its name; the file or folder is as it was before. */
  onDidFail?(what: string, uri: string, error: unknown): void;
  /** Which files of a workspace folder may name records; none are searched where nobody says. */
  citingPatterns?(folder: string): Promise<CitingPatterns>;
}

/**
 * What a question needs to have been read: the file itself; its log; a log, whichever; all logs; all logs and the files
 * beyond them that cite records.
 */
export type Need = 'file' | 'log' | 'anyLog' | 'logs' | 'citations';

/** What a workspace is told of the world beside its files. */
export interface Outside {
  /** Which day it is, as `YYYY-MM-DD`. */
  readonly today?: () => string;
}

/** The largest configuration that is read, in bytes: it is read again with each change of a log's folder. */
const configurationLimit = 500_000;

/** How long a slice of loading lasts before requests get their turn, in milliseconds. */
const sliceMs = 8;

/** The same for what nobody waits for. */
const backgroundSliceMs = 4;

/**
 * Every log of the workspace folders, following documents and disk: the only place where files are read. All answers
 * are about what has been read so far; while {@link isLoading}, more will come.
 */
export class Workspace implements LogSet {
  readonly #fileSystem: BoundedFileSystem;
  readonly #listener: WorkspaceListener;
  readonly #folders = new Set<string>();
  readonly #logs = new Map<string, LoadedLog>();
  readonly #documents = new Map<string, OpenDocument>();
  readonly #configurations = new Map<string, ConfigurationFile>();
  readonly #listings: DirectoryListings;
  readonly #citing: CitingFiles;
  readonly #surroundings: Surroundings;
  /** Documents whose newest text has not been read yet: a burst of keystrokes is read once. */
  readonly #unread = new Set<string>();
  #loading: Promise<void> = Promise.resolve();
  #loads = 0;
  /** The log that is being loaded. */
  #reading: LiveLog | undefined;
  #isStopped = false;
  /** Folders whose search for citing files has not ended, with how many such searches were asked for. */
  readonly #unsearched = new Map<string, number>();
  readonly #progressListeners = new Set<() => void>();

  constructor(fileSystem: FileSystem, listener: WorkspaceListener, outside: Outside = {}) {
    const bounded = new BoundedFileSystem(fileSystem, this.#folders);
    this.#fileSystem = bounded;
    this.#listener = listener;
    const listings = new DirectoryListings(bounded, this.#folders, () => this.#recheckAll());
    this.#listings = listings;
    this.#citing = new CitingFiles({
      fileSystem: bounded,
      rootOf: (uri) => this.folderOf(uri),
      isInLog: (uri) => this.logOf(uri) !== undefined,
      isRecord: (uri) => this.logOf(uri)?.records.has(uri) === true,
      foldersOfLogs: () =>
        [...this.#logs.values()].flatMap(({ log }) => [log.folder, ...(log.readme ? [parentOf(log.readme.uri)] : [])]),
      recordNames: () => [...this.#logs.values()].flatMap(({ log }) => [...log.records.keys()].map(nameOf)),
    });
    this.#surroundings = {
      exists: (uri) => listings.exists(uri),
      namesIn: (folder) => listings.namesIn(folder),
      siblings: this,
      holds: (uri) => listings.holds(uri),
      today: () => outside.today?.(),
    };
  }

  get isLoading(): boolean {
    return this.#loads > 0;
  }

  /** The workspace folders that have not been searched completely for files that cite records. */
  get unsearchedFolders(): readonly string[] {
    return [...this.#unsearched.keys()];
  }

  /** Whether what a question about a file needs has been read. Without it an answer may be empty, or lack something. */
  isReady(need: Need, uri = ''): boolean {
    if (need === 'citations') return !this.isLoading && this.#unsearched.size === 0;
    if (!this.isLoading || need === 'logs') return !this.isLoading;
    if (need === 'anyLog') return this.#logs.size > 0;
    return need === 'file' ? this.fileAt(uri) !== undefined : this.logOf(uri)?.isComplete === true;
  }

  /** Calls the listener whenever more may be {@link isReady ready} than before; the answer ends that. */
  onDidProgress(listener: () => void): () => void {
    this.#progressListeners.add(listener);
    return () => this.#progressListeners.delete(listener);
  }

  /** Resolves when everything that was asked for so far has been loaded. */
  get loaded(): Promise<void> {
    return this.#loading;
  }

  get logs(): LiveLog[] {
    return [...this.#logs.values()].map(({ log }) => log).sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  get citingFiles(): ReadonlyMap<string, SourceFile> {
    return this.#citing.files;
  }

  /** A file that may name records: a record, a README, an open document, or one of the {@link citingFiles}. */
  citingFileAt(uri: string): SourceFile | undefined {
    const log = this.logOf(uri);
    return log === undefined ? (this.#citing.documentAt(uri) ?? this.#citing.files.get(uri)) : fileOf(uri, log);
  }

  /** How many folders the workspace has: with several, a path alone does not say where a log lies. */
  get folderCount(): number {
    return this.#folders.size;
  }

  /** The workspace folder that holds the file, the innermost where they are nested. */
  folderOf(uri: string): string | undefined {
    return [...this.#folders].filter((folder) => isInside(uri, folder)).sort((a, b) => b.length - a.length)[0];
  }

  /** The log that the file is a record or the README of. */
  logOf(uri: string): LiveLog | undefined {
    for (const { log } of this.#logs.values()) if (log.readme?.uri === uri) return log;
    const log = innermost(uri, this.#logs.values())?.log;
    return log !== undefined && (log.records.has(uri) || log.unreadable.has(uri) || log.readme?.uri === uri)
      ? log
      : undefined;
  }

  /** The configuration files that were found, whether a log uses them or not. */
  get configurations(): ReadonlyMap<string, ConfigurationFile> {
    return this.#configurations;
  }

  /** What is known of the files that links lead to. */
  get files(): Surroundings {
    return this.#surroundings;
  }

  /** A record, an index or a configuration, as it was last read. */
  fileAt(uri: string): EditableFile | undefined {
    const log = this.logOf(uri);
    return this.#configurations.get(uri) ?? (log === undefined ? undefined : fileOf(uri, log));
  }

  /** Whether a person has the file in an editor. */
  isOpen(uri: string): boolean {
    return this.#documents.has(uri);
  }

  /** The workspace's files: what lies outside of its folders, once links are resolved, cannot be read. */
  get fileSystem(): BoundedFileSystem {
    return this.#fileSystem;
  }

  /** The text of a file as a person sees it: the open document's, else the disk's. */
  async readText(uri: string): Promise<string | undefined> {
    const document = this.#documents.get(uri);
    if (document !== undefined) return document.getText();
    const content = await this.#fileSystem.readFile(uri, fileSizeLimit);
    return content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
  }

  /**
   * Gives up what is being loaded. A log of which a part has been read would have problems that it has not: it is
   * forgotten, until its folder is added anew.
   */
  stopLoading(): void {
    this.#isStopped = true;
    this.#keepLogs((log) => log !== this.#reading);
  }

  async addFolder(uri: string): Promise<void> {
    this.#folders.add(uri);
    await this.#load(uri);
    // What links to a file of this folder was outside until now.
    for (const { log } of this.#logs.values())
      for (const [file, { kind }] of [...log.unreadable]) if (kind === 'outside') this.#readFromDisk(file);
  }

  removeFolder(uri: string): void {
    this.#folders.delete(uri);
    this.#listings.forget(uri);
    this.#citing.forgetFolder(uri);
    this.#keepLogs((log) => !isInside(log.folder, uri) || this.folderOf(log.folder) !== undefined);
  }

  /** Takes the newest state of an open document. Its text is read by {@link readChanges}, or when somebody asks. */
  setDocument(uri: string, document: OpenDocument): void {
    this.#documents.set(uri, document);
    this.#unread.add(uri);
  }

  /** Reads a file anew of which no watcher has told yet; that of an open document is known already. */
  async refresh(uri: string): Promise<void> {
    if (this.#documents.has(uri)) return;
    if (this.#configurations.has(uri)) this.#useConfiguration(uri, await this.#readConfiguration(uri));
    else if (this.#roleOf(uri) === undefined) await this.#citing.follow(uri, true);
    else this.#place(uri, await readSourceFile(uri, this.#fileSystem, this.folderOf(uri)));
  }

  /** From now on the disk's content counts. */
  closeDocument(uri: string): void {
    this.#documents.delete(uri);
    this.#unread.delete(uri);
    if (nameOf(uri) === configurationFile)
      void this.#readConfiguration(uri).then((file) => this.#useConfiguration(uri, file));
    else if (this.#roleOf(uri) === undefined) void this.#citing.closeDocument(uri);
    else this.#readFromDisk(uri);
  }

  /** Reads the documents that have changed since the last time. Answers must not be given before. */
  readChanges(): void {
    for (const uri of this.#unread) {
      const document = this.#documents.get(uri);
      if (document === undefined) continue;
      if (nameOf(uri) === configurationFile) this.#configure(uri, document.version, document.getText());
      else if (this.#roleOf(uri) === undefined) this.#citing.setDocument(uri, document);
      else this.#place(uri, this.#readOpen(uri, document));
    }
    this.#unread.clear();
  }

  /** Follows files and folders that were created, changed or deleted on disk. */
  async followDisk(
    changes: readonly { readonly uri: string; readonly kind: 'created' | 'changed' | 'deleted' }[],
  ): Promise<void> {
    const toSearch = new Set<string>();
    for (const { uri, kind } of changes) {
      const folder = this.folderOf(uri);
      if (folder === undefined) continue;
      // A watcher tells late, of what may have been undone since: what is on disk now counts.
      if (kind !== 'changed') this.#listings.forget(uri);
      const isThere = kind === 'changed' || (this.#listings.exists(uri) ?? kind === 'created');
      if (!isThere) {
        this.#unread.delete(uri);
        this.#forget(uri);
      } else if (this.#documents.has(uri)) this.#unread.add(uri);
      else this.#readFromDisk(uri);
      await this.#citing.follow(uri, isThere);
      if (this.#mayMakeLog(uri, kind)) toSearch.add(folder);
      if (kind !== 'changed') this.#recheckLinkers(uri);
    }
    // A file that was deleted and is back may have been open all the time.
    this.readChanges();
    const changed = new Set(changes.map(({ uri }) => uri));
    for (const { log } of [...this.#logs.values()])
      if (log.indexPlaces.length > 1 && log.indexPlaces.some((uri) => changed.has(uri))) await this.#chooseAgain(log);
    for (const folder of toSearch) await this.#load(folder);
  }

  /** A log may appear or vanish with: a configuration, an ignore file, a folder, a README, a record outside of any log. */
  #mayMakeLog(uri: string, kind: 'created' | 'changed' | 'deleted'): boolean {
    const name = nameOf(uri);
    if (name === configurationFile || name === adrToolsFile || name === '.gitignore') return true;
    if (kind === 'deleted') return this.#logs.has(uri);
    if (!isMarkdownName(name)) return kind === 'created' && !name.includes('.') && this.#isFolder(uri);
    const log = innermost(uri, this.#logs.values());
    if (log === undefined) return isRecordName(name) || indexNames.includes(name);
    return kind === 'created' && indexNames.includes(name);
  }

  #isFolder(uri: string): boolean {
    const entries = this.#fileSystem.readDirectory(uri);
    return entries instanceof Promise || entries !== undefined;
  }

  #load(folder: string): Promise<void> {
    this.#loads++;
    // From now on: between a load and the search after it nothing must look complete.
    this.#unsearched.set(folder, (this.#unsearched.get(folder) ?? 0) + 1);
    this.#loading = this.#loading.then(async () => {
      try {
        await this.#search(folder);
      } catch (error) {
        // Later loads wait for this one, and must not fail with it.
        this.#listener.onDidFail?.('findLogs', folder, error);
        // Half a log would have problems that it does not have.
        this.#keepLogs((log) => log !== this.#reading);
      } finally {
        this.#loads--;
        this.#listener.onDidChangeLogs();
        if (!this.isLoading) this.#listener.onDidLoad?.();
        this.#tellProgress();
      }
      void this.#searchAfterLoad(folder);
    });
    return this.#loading;
  }

  async #searchAfterLoad(folder: string): Promise<void> {
    try {
      await this.searchCitingFiles(folder);
    } catch (error) {
      this.#listener.onDidFail?.('searchCitingFiles', folder, error);
    } finally {
      const count = (this.#unsearched.get(folder) ?? 1) - 1;
      if (count > 0) this.#unsearched.set(folder, count);
      else this.#unsearched.delete(folder);
      this.#tellProgress();
    }
  }

  /** Looks for the files of a workspace folder that name records, in the background, once there are any. */
  async searchCitingFiles(folder: string): Promise<void> {
    if (this.#logs.size === 0 || !this.#folders.has(folder)) return;
    const patterns = await this.#listener.citingPatterns?.(folder);
    if (patterns === undefined) return;
    if (await this.#citing.search(folder, patterns, makePause(backgroundSliceMs))) this.#listener.onDidChangeLogs();
  }

  /** Finds the logs of a workspace folder, keeps those that stay as they are, and reads the others in slices. */
  async #search(folder: string): Promise<void> {
    this.#isStopped = false;
    const pause = makePause(sliceMs);
    const configurationIn = (each: string) => this.#readConfiguration(childOf(each, configurationFile));
    const found = await findLogs(folder, { fileSystem: this.#fileSystem, pause, configurationIn });
    if (!this.#folders.has(folder)) return;
    const mine = found.filter((each) => this.folderOf(each.folder) === folder);
    this.#keepLogs((log) => {
      if (this.folderOf(log.folder) !== folder) return true;
      const again = mine.find((each) => each.folder === log.folder);
      return again !== undefined && isSameLog(again, this.#logs.get(log.folder)?.found);
    });
    for (const each of mine) {
      if (this.#isStopped) return;
      const known = this.#logs.get(each.folder);
      if (known === undefined) await this.#loadLog(each, pause);
      else if (known.log.configuration !== each.configuration) {
        this.#logs.set(each.folder, { ...known, found: each });
        this.#tell(known.log, known.log.configure(each.configuration));
      }
    }
  }

  /**
   * The index and the template come first: what they say decides how the records are judged; then what a person sees. From
   * then on the log follows changes, also while the rest of it is still being read.
   */
  async #loadLog(found: FoundLog, pause: Pause): Promise<void> {
    const log = new LiveLog(found.folder, this.#surroundings, found.configuration);
    log.isComplete = false;
    log.otherFormats = found.otherFormats.map(nameOf);
    log.isListedAbove = found.isListedAbove;
    log.indexPlaces = found.readmes;
    await this.#chooseReadme(log, found.readmes);
    this.#logs.set(found.folder, { log, found, folder: found.folder });
    this.#reading = log;
    const open = found.records.filter((uri) => this.#documents.has(uri));
    const inOrder = new Set([...found.records.filter(isTemplate), ...open, ...found.records]);
    let read: SourceFile[] = [];
    const enter = () => {
      log.addRecords(read);
      for (const { uri } of read) this.#citing.leave(uri);
    };
    // Whatever happens in a pause must find what was read before.
    const add = () => {
      enter();
      this.#tell(log, new Set(read.map(({ uri }) => uri)));
      this.#listener.onDidRead?.(log.records.size, found.records.length);
      read = [];
    };
    for (const uri of inOrder) {
      if (pause.isDue()) {
        add();
        await pause.now();
      }
      if (this.#logs.get(found.folder)?.log !== log) return;
      let reading: FileReading;
      try {
        const answer = this.#read(uri);
        if (answer instanceof Promise) add();
        reading = answer instanceof Promise ? await answer : answer;
      } catch (error) {
        this.#listener.onDidFail?.('readRecord', uri, error);
        reading = { kind: 'unreadable', reason: { kind: 'access', detail: (error as Error).message } };
      }
      if (reading.kind === 'read' && isRecordName(nameOf(uri)) && !found.readmes.includes(uri)) read.push(reading.file);
      else {
        add();
        this.#place(uri, reading);
      }
    }
    enter();
    for (const [uri, reason] of found.unreadFolders) log.setUnreadable(uri, reason);
    log.isComplete = true;
    log.renewIndex();
    // A table without links is an index only once its records are known.
    if (log.index === undefined && found.readmes.length > 1) await this.#chooseReadme(log, found.readmes);
    this.#reading = undefined;
    this.#tell(log, log.everyFile());
  }

  /** The first README that holds an index; else the first one, for its words may still be the convention. */
  async #chooseReadme(log: LiveLog, candidates: readonly string[]): Promise<void> {
    let fallback: SourceFile | undefined;
    for (const uri of candidates) {
      const reading = await this.#read(uri);
      // What names nothing, or a file outside, is a mistake of the configuration that says so.
      const isOutside = log.configuration?.settings.index !== undefined && !this.#fileSystem.holds(uri);
      if (reading.kind === 'unreadable' && !isOutside) log.setUnreadable(uri, reading.reason);
      if (reading.kind !== 'read') continue;
      log.setReadme(reading.file);
      if (log.index !== undefined) break;
      fallback ??= reading.file;
    }
    if (log.index === undefined && fallback !== undefined && log.readme !== fallback) log.setReadme(fallback);
    if (log.readme !== undefined) this.#citing.leave(log.readme.uri);
  }

  /** As {@link #chooseReadme}, where a file that may hold the index has come, gone or changed. */
  async #chooseAgain(log: LiveLog): Promise<void> {
    const choice = () => [log.readme?.uri, ...log.unreadable.keys()].join('\n');
    const [before, old] = [choice(), log.readme?.uri];
    await this.#chooseReadme(log, log.indexPlaces);
    if (choice() === before) return;
    if (old !== undefined && old !== log.readme?.uri) {
      // A document is read by the next question.
      if (this.#documents.has(old)) this.#unread.add(old);
      else await this.#citing.follow(old, true);
    }
    this.#tell(log, new Set([...log.everyFile(), ...log.indexPlaces]));
  }

  #read(uri: string): FileReading | Promise<FileReading> {
    const document = this.#documents.get(uri);
    if (document === undefined) return readSourceFile(uri, this.#fileSystem, this.folderOf(uri));
    this.#unread.delete(uri);
    return this.#readOpen(uri, document);
  }

  #readOpen(uri: string, document: OpenDocument): FileReading {
    if (!this.#fileSystem.holds(uri)) return { kind: 'unreadable', reason: { kind: 'outside' } };
    const log = this.logOf(uri);
    const before = log === undefined ? undefined : fileOf(uri, log)?.facts;
    const { version } = document;
    const text = document.getText();
    return readingOf(readDocument(uri, { version, text }, { before, root: this.folderOf(uri) }));
  }

  #readFromDisk(uri: string): void {
    if (!isMarkdownName(uri) || this.#roleOf(uri) === undefined) return;
    const reading = readSourceFile(uri, this.#fileSystem, this.folderOf(uri));
    if (!(reading instanceof Promise)) this.#place(uri, reading);
    else void reading.then((each) => (this.#documents.has(uri) ? undefined : this.#place(uri, each)));
  }

  /** Puts a file's content where it belongs and says what that changed. */
  #place(uri: string, reading: FileReading): void {
    const role = this.#roleOf(uri);
    if (role === undefined) return;
    const { log } = role;
    const isNoRecord =
      role.kind === 'candidate' && (reading.kind !== 'read' || !readsLikeRecord(reading.file, role.naming));
    // A folder may be named like a record.
    const isNoFile =
      reading.kind === 'missing' || (reading.kind === 'unreadable' && reading.reason.kind === 'not-file');
    if (isNoFile || (isNoRecord && log.records.has(uri))) this.#forget(uri);
    if (isNoFile || isNoRecord) return;
    const affected =
      reading.kind === 'unreadable'
        ? log.setUnreadable(uri, reading.reason)
        : role.kind === 'readme'
          ? log.setReadme(reading.file)
          : log.setRecord(reading.file);
    this.#citing.leave(uri);
    this.#tell(log, affected);
  }

  #roleOf(uri: string): FileRole | undefined {
    for (const { log } of this.#logs.values()) if (log.readme?.uri === uri) return { log, kind: 'readme' };
    const loaded = innermost(uri, this.#logs.values());
    if (loaded === undefined) return undefined;
    const { log } = loaded;
    const isReadme = parentOf(uri) === log.folder && indexNames.includes(nameOf(uri));
    if (isReadme || loaded.found.readmes.includes(uri))
      return log.readme === undefined ? { log, kind: 'readme' } : undefined;
    if (isSetAside(uri, log.folder) || loaded.found.foreign.has(parentOf(uri))) return undefined;
    const isTemplate = nameOf(uri) === log.convention.template;
    const main = mainTextOf(nameOf(uri));
    if (main !== undefined && log.records.has(childOf(parentOf(uri), main))) return undefined;
    if (isRecordName(nameOf(uri)) || isTemplate) return { log, kind: 'record' };
    return isCandidateName(nameOf(uri)) && this.#mayHoldMore(parentOf(uri), log)
      ? { log, kind: 'candidate', naming: loaded.found.naming }
      : undefined;
  }

  /** Whether a folder's files may be records though their names do not say so: the log's own, or one with records in it. */
  #mayHoldMore(folder: string, { folder: own, records }: LiveLog): boolean {
    return folder === own || [...records.keys()].some((uri) => parentOf(uri) === folder);
  }

  /** The configuration at a place: as it is in the editor, else on disk; the same object as before where it says the same. */
  async #readConfiguration(uri: string): Promise<ConfigurationFile | undefined> {
    const document = this.#documents.get(uri);
    const content = document === undefined ? await this.#fileSystem.readFile(uri, configurationLimit) : undefined;
    const text = document?.getText() ?? (content?.kind === 'bytes' ? decodeText(content.bytes) : undefined);
    if (text !== undefined) return this.#keepConfiguration(uri, document?.version ?? null, text);
    const reason = content === undefined ? undefined : reasonOf(content, configurationLimit);
    if (reason !== undefined) return this.#keepConfiguration(uri, null, '', reason);
    if (this.#configurations.delete(uri)) this.#listener.onDidChangeFiles(new Set([uri]));
    return undefined;
  }

  #keepConfiguration(
    uri: string,
    version: number | null,
    text: string,
    unreadable?: UnreadableReason,
  ): ConfigurationFile {
    const known = this.#configurations.get(uri);
    const file =
      unreadable === undefined
        ? readConfiguration(uri, version, text, Object.keys(allRules))
        : unreadableConfiguration(uri, unreadable);
    if (
      known !== undefined &&
      known.version === version &&
      known.facts.lines.length === file.facts.lines.length &&
      JSON.stringify([known.settings, known.mistakes, [...known.entries]]) ===
        JSON.stringify([file.settings, file.mistakes, [...file.entries]])
    )
      return known;
    this.#configurations.set(uri, file);
    this.#listener.onDidChangeFiles(new Set([uri]));
    return file;
  }

  /** Follows the text of an open configuration; which folders are logs is asked again once it is saved. */
  #configure(uri: string, version: number, text: string): void {
    this.#useConfiguration(uri, this.#keepConfiguration(uri, version, text));
  }

  #useConfiguration(uri: string, file: ConfigurationFile | undefined): void {
    for (const { log } of this.#logs.values()) {
      if (log.configuration?.uri === uri && log.configuration !== file) this.#tell(log, log.configure(file));
    }
  }

  /** Forgets a file, or all that lay in a folder. */
  #forget(uri: string): void {
    this.#keepLogs((log) => !isInside(log.folder, uri));
    for (const { log } of this.#logs.values()) {
      const gone = [...log.everyFile()].filter((file) => isInside(file, uri));
      const affected = new Set(gone.flatMap((file) => [...log.remove(file)]));
      if (affected.size > 0) this.#tell(log, affected);
    }
  }

  #keepLogs(isKept: (log: LiveLog) => boolean): void {
    for (const { log } of [...this.#logs.values()]) {
      if (isKept(log)) continue;
      this.#logs.delete(log.folder);
      this.#tell(log, log.everyFile());
    }
  }

  /** Links lead to files of any kind: their coming and going changes what is wrong with those who link them. */
  #recheckLinkers(uri: string): void {
    const name = nameOf(uri);
    const leadsThere = ({ facts }: SourceFile) =>
      facts.links.some(({ href }) => href.includes(name) || href.includes(encodeURIComponent(name)));
    for (const { log } of this.#logs.values()) {
      const linkers = [...log.records.values()].map(({ file }) => file).filter(leadsThere);
      const { readme } = log;
      if (readme !== undefined && (log.index?.targets.has(uri) || leadsThere(readme))) linkers.push(readme);
      if (linkers.length > 0) this.#listener.onDidChangeFiles(new Set(linkers.map((file) => file.uri)));
    }
  }

  #recheckAll(): void {
    for (const { log } of this.#logs.values()) this.#listener.onDidChangeFiles(log.everyFile());
  }

  #tellProgress(): void {
    for (const listener of [...this.#progressListeners]) listener();
  }

  #tell(log: LiveLog, affected: ReadonlySet<string>): void {
    this.#tellProgress();
    this.#listener.onDidChangeFiles(affected);
    // Beyond the file itself only a title, a status or a name can have changed: what lists show. They also show whether
    // the index agrees.
    if (affected.size > 1 || log.readme === undefined || affected.has(log.readme.uri)) this.#listener.onDidChangeLogs();
  }
}

interface LoadedLog {
  readonly log: LiveLog;
  readonly found: FoundLog;
  readonly folder: string;
}

function isTemplate(uri: string): boolean {
  return /template/i.test(nameOf(uri));
}

/** What a log is read by, its records aside. */
function shapeOf({ configuration, readmes, foreign, unreadFolders, ...found }: FoundLog): unknown {
  const { otherFormats, naming, isListedAbove } = found;
  const folders = [[...foreign], [...unreadFolders]];
  return [configuration?.settings.template, readmes, folders, otherFormats, naming ?? '', isListedAbove];
}

/** Whether a log is found as before; its records follow the disk by themselves. */
function isSameLog(again: FoundLog, before: FoundLog | undefined): boolean {
  return before !== undefined && JSON.stringify(shapeOf(again)) === JSON.stringify(shapeOf(before));
}
