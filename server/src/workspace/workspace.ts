import type { AskedFile } from '../core/features/askedFile.ts';
import type { ConfigurationFile } from '../core/model/configuration.ts';
import { indexNames } from '../core/model/decisionIndex.ts';
import { LiveLog, type Surroundings } from '../core/model/liveLog.ts';
import { fileOf, type Log, type LogSet } from '../core/model/log.ts';
import { readsLikeRecord } from '../core/model/looksLikeRecord.ts';
import { isMarkdownName, seriesPrefixOf } from '../core/model/recordName.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import { canonicalUri, childOf, isInside, nameOf, parentOf, pathWithin } from '../core/model/uris.ts';
import type { EditableFile } from '../core/operations/workspaceEdits.ts';
import { adrToolsFile, configurationFile } from '../protocol.ts';
import { BoundedFileSystem } from './boundedFileSystem.ts';
import { CitingFiles, type CitingPatterns, type OpenDocument } from './citingFiles.ts';
import { Configurations } from './configurations.ts';
import { decodeText } from './decodeText.ts';
import { DirectoryListings } from './directoryListings.ts';
import type { FileSystem } from './fileSystem.ts';
import { type FoundLog, findLogs, isRecordName } from './findLogs.ts';
import { LoadedLogs } from './loadedLogs.ts';
import { chooseReadme, loadLog } from './loadLog.ts';
import { LoadQueue } from './loadQueue.ts';
import { makePause, type Pause } from './pause.ts';
import { type FileReading, fileSizeLimit, readDocument, readingOf, readSourceFile } from './readSourceFile.ts';

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
  readonly #logs = new LoadedLogs();
  readonly #documents = new Map<string, OpenDocument>();
  readonly #configurations: Configurations;
  readonly #listings: DirectoryListings;
  readonly #citing: CitingFiles;
  readonly #surroundings: Surroundings;
  /** Documents whose newest text has not been read yet: a burst of keystrokes is read once. */
  readonly #unread = new Set<string>();
  readonly #queue: LoadQueue;
  /** The log that is being loaded. */
  #reading: LiveLog | undefined;
  #isStopped = false;
  constructor(fileSystem: FileSystem, listener: WorkspaceListener, outside: Outside = {}) {
    const bounded = new BoundedFileSystem(fileSystem, this.#folders);
    this.#fileSystem = bounded;
    this.#listener = listener;
    this.#queue = new LoadQueue({
      load: (folder) => this.#search(folder),
      searchAfter: (folder) => this.searchCitingFiles(folder),
      onDidFail: (what, folder, error) => {
        // Half a log would have problems that it does not have.
        if (what === 'findLogs') this.#keepLogs((log) => log !== this.#reading);
        listener.onDidFail?.(what, folder, error);
      },
      onDidLoad: () => {
        listener.onDidChangeLogs();
        if (!this.isLoading) listener.onDidLoad?.();
      },
    });
    this.#configurations = new Configurations(bounded, this.#documents, (uri) =>
      listener.onDidChangeFiles(new Set([uri])),
    );
    const listings = new DirectoryListings(bounded, this.#folders, () => this.#recheckAll());
    this.#listings = listings;
    this.#citing = new CitingFiles({
      fileSystem: bounded,
      rootOf: (uri) => this.folderOf(uri),
      isInLog: (uri) => this.logOf(uri) !== undefined,
      isRecord: (uri) => this.logOf(uri)?.records.has(uri) === true,
      foldersOfLogs: () =>
        this.#logs.logs.flatMap(({ folder, readme }) => [folder, ...(readme ? [parentOf(readme.uri)] : [])]),
      series: () => this.#logs.series,
      recordNames: () => this.#logs.logs.flatMap(({ records }) => [...records.keys()].map(nameOf)),
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
    return this.#queue.isLoading;
  }

  /** The workspace folders that have not been searched completely for files that cite records. */
  get unsearchedFolders(): readonly string[] {
    return this.#queue.unsearched;
  }

  /** Whether what a question about a file needs has been read. Without it an answer may be empty, or lack something. */
  isReady(need: Need, uri = ''): boolean {
    if (need === 'citations') return !this.isLoading && this.unsearchedFolders.length === 0;
    if (!this.isLoading || need === 'logs') return !this.isLoading;
    if (need === 'anyLog') return this.#logs.size > 0;
    return need === 'file' ? this.fileAt(uri) !== undefined : this.logOf(uri)?.isComplete === true;
  }

  /** Calls the listener whenever more may be {@link isReady ready} than before; the answer ends that. */
  onDidProgress(listener: () => void): () => void {
    return this.#queue.onDidProgress(listener);
  }

  /** Resolves when everything that was asked for so far has been loaded. */
  get loaded(): Promise<void> {
    return this.#queue.loaded;
  }

  get logs(): LiveLog[] {
    return this.#logs.logs.sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  get citingFiles(): ReadonlyMap<string, SourceFile> {
    return this.#citing.files;
  }

  /** A file that may name records: a record, a README, an open document, or one of the {@link citingFiles}. */
  citingFileAt(uri: string): SourceFile | undefined {
    const log = this.logOf(uri);
    return log === undefined ? (this.#citing.documentAt(uri) ?? this.#citing.files.get(uri)) : fileOf(uri, log);
  }

  /** What a file is to the logs, for a question about it; its URI in whatever spelling the client has. */
  lookUp(spelling: string): AskedFile {
    const uri = canonicalUri(spelling);
    const log = this.logOf(uri);
    const file = log === undefined ? this.citingFileAt(uri) : fileOf(uri, log);
    return { uri, file, log, record: log?.records.get(uri), logs: this };
  }

  /** A log's name: its path from the workspace folder; with several of them, after that folder's name. */
  nameLog({ folder }: Log): string {
    const root = this.folderOf(folder) ?? folder;
    const path = pathWithin(folder, root);
    if (path === '') return nameOf(folder);
    return this.#folders.size > 1 ? `${nameOf(root)}/${path}` : path;
  }

  /** The workspace folder that holds the file, the innermost where they are nested. */
  folderOf(uri: string): string | undefined {
    return [...this.#folders].filter((folder) => isInside(uri, folder)).sort((a, b) => b.length - a.length)[0];
  }

  /** The log that the file is a record or the README of. */
  logOf(uri: string): LiveLog | undefined {
    return this.#logs.logOf(uri);
  }

  /** The configuration files that were found, whether a log uses them or not. */
  get configurations(): ReadonlyMap<string, ConfigurationFile> {
    return this.#configurations.files;
  }

  /** What is known of the files that links lead to. */
  get files(): Surroundings {
    return this.#surroundings;
  }

  /** A record, an index or a configuration, as it was last read. */
  fileAt(uri: string): EditableFile | undefined {
    const log = this.logOf(uri);
    return this.#configurations.files.get(uri) ?? (log === undefined ? undefined : fileOf(uri, log));
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
    await this.#queue.load(uri);
    // What links to a file of this folder was outside until now.
    for (const log of this.#logs.logs)
      for (const [file, { kind }] of [...log.unreadable]) if (kind === 'outside') this.#readFromDisk(file);
  }

  /** Lets the logs read what lies in a folder around those of the workspace, in which no logs are looked for. */
  async openFolder(uri: string): Promise<void> {
    this.#folders.add(uri);
    for (const log of this.#logs.logs) if (log.readme === undefined) await this.#chooseAgain(log);
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
    if (this.configurations.has(uri)) this.#useConfiguration(uri, await this.#configurations.read(uri));
    else if (this.#logs.roleOf(uri) === undefined) await this.#citing.follow(uri, true);
    else this.#place(uri, await this.#readSaved(uri));
  }

  /** From now on the disk's content counts. */
  closeDocument(uri: string): void {
    this.#documents.delete(uri);
    this.#unread.delete(uri);
    if (nameOf(uri) === configurationFile)
      void this.#configurations.read(uri).then((file) => this.#useConfiguration(uri, file));
    else if (this.#logs.roleOf(uri) === undefined) void this.#citing.closeDocument(uri);
    else this.#readFromDisk(uri);
  }

  /** Reads the documents that have changed since the last time. Answers must not be given before. */
  readChanges(): void {
    for (const uri of this.#unread) {
      const document = this.#documents.get(uri);
      if (document === undefined) continue;
      if (nameOf(uri) === configurationFile)
        this.#useConfiguration(uri, this.#configurations.readDocument(uri, document));
      else if (this.#logs.roleOf(uri) === undefined) this.#citing.setDocument(uri, document);
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
    for (const log of this.#logs.logs)
      if (log.indexPlaces.length > 1 && log.indexPlaces.some((uri) => changed.has(uri))) await this.#chooseAgain(log);
    for (const folder of toSearch) await this.#queue.load(folder);
  }

  /** A log may appear or vanish with: a configuration, an ignore file, a folder, a README, a record outside of any log. */
  #mayMakeLog(uri: string, kind: 'created' | 'changed' | 'deleted'): boolean {
    const name = nameOf(uri);
    if (name === configurationFile || name === adrToolsFile || name === '.gitignore') return true;
    if (kind === 'deleted') return this.#logs.at(uri) !== undefined;
    if (!isMarkdownName(name)) return kind === 'created' && !name.includes('.') && this.#isFolder(uri);
    const log = this.#logs.around(uri);
    if (log === undefined) return isRecordName(name) || indexNames.includes(name) || seriesPrefixOf(name) !== '';
    const prefix = seriesPrefixOf(name);
    return kind === 'created' && (indexNames.includes(name) || (prefix !== '' && !log.series.has(prefix)));
  }

  #isFolder(uri: string): boolean {
    const entries = this.#fileSystem.readDirectory(uri);
    return entries instanceof Promise || entries !== undefined;
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
    const configurationIn = (each: string) => this.#configurations.read(childOf(each, configurationFile));
    const found = await findLogs(folder, { fileSystem: this.#fileSystem, pause, configurationIn });
    if (!this.#folders.has(folder)) return;
    const mine = found.filter((each) => this.folderOf(each.folder) === folder);
    this.#keepLogs((log) => {
      if (this.folderOf(log.folder) !== folder) return true;
      const again = mine.find((each) => each.folder === log.folder);
      return again !== undefined && isSameLog(again, this.#logs.at(log.folder)?.found);
    });
    for (const each of mine) {
      if (this.#isStopped) return;
      const known = this.#logs.at(each.folder);
      if (known === undefined) await this.#loadLog(each, pause);
      else if (known.log.configuration !== each.configuration) {
        this.#logs.set(known.log, each);
        this.#tell(known.log, known.log.configure(each.configuration));
      }
    }
  }

  async #loadLog(found: FoundLog, pause: Pause): Promise<void> {
    const log = new LiveLog(found.folder, this.#surroundings, found.configuration, found.series);
    log.otherFormats = found.otherFormats.map(nameOf);
    log.listedIn = found.listedIn;
    log.indexPlaces = found.readmes;
    await loadLog(log, found, pause, {
      chooseReadme: () => this.#chooseReadme(log),
      begin: () => {
        this.#logs.set(log, found);
        this.#reading = log;
      },
      isWanted: () => this.#logs.at(log.folder)?.log === log,
      isOpen: (uri) => this.#documents.has(uri),
      read: (uri) => this.#read(uri, log),
      enter: (files) => {
        log.addRecords(files);
        for (const { uri } of files) this.#citing.leave(uri);
      },
      place: (uri, reading) => this.#place(uri, reading),
      tell: (uris) => {
        this.#tell(log, uris);
        this.#listener.onDidRead?.(log.records.size, found.records.length);
      },
      onDidFail: (uri, error) => this.#listener.onDidFail?.('readRecord', uri, error),
    });
    if (!log.isComplete) return;
    this.#reading = undefined;
    this.#tell(log, log.everyFile());
  }

  async #chooseReadme(log: LiveLog): Promise<void> {
    await chooseReadme(log, {
      read: (uri) => this.#read(uri, log),
      holds: (uri) => this.#fileSystem.holds(uri),
    });
    if (log.readme !== undefined) this.#citing.leave(log.readme.uri);
  }

  /** As {@link #chooseReadme}, where a file that may hold the index has come, gone or changed. */
  async #chooseAgain(log: LiveLog): Promise<void> {
    const choice = () => [log.readme?.uri, ...log.unreadable.keys()].join('\n');
    const [before, old] = [choice(), log.readme?.uri];
    await this.#chooseReadme(log);
    if (choice() === before) return;
    if (old !== undefined && old !== log.readme?.uri) {
      // A document is read by the next question.
      if (this.#documents.has(old)) this.#unread.add(old);
      else await this.#citing.follow(old, true);
    }
    this.#tell(log, new Set([...log.everyFile(), ...log.indexPlaces]));
  }

  #read(uri: string, log: LiveLog): FileReading | Promise<FileReading> {
    const document = this.#documents.get(uri);
    if (document === undefined) return this.#readSaved(uri, log);
    this.#unread.delete(uri);
    return this.#readOpen(uri, document, log);
  }

  /** Reads a file of a log from the disk. */
  #readSaved(uri: string, log = this.#logs.roleOf(uri)?.log): FileReading | Promise<FileReading> {
    return readSourceFile(uri, this.#fileSystem, { root: this.folderOf(uri), series: log?.series });
  }

  #readOpen(uri: string, document: OpenDocument, log = this.#logs.roleOf(uri)?.log): FileReading {
    if (!this.#fileSystem.holds(uri)) return { kind: 'unreadable', reason: { kind: 'outside' } };
    const before = log === undefined ? undefined : fileOf(uri, log)?.facts;
    const { version } = document;
    const text = document.getText();
    return readingOf(readDocument(uri, { version, text }, { before, root: this.folderOf(uri), series: log?.series }));
  }

  #readFromDisk(uri: string): void {
    if (!isMarkdownName(uri) || this.#logs.roleOf(uri) === undefined) return;
    const reading = this.#readSaved(uri);
    if (!(reading instanceof Promise)) this.#place(uri, reading);
    else void reading.then((each) => (this.#documents.has(uri) ? undefined : this.#place(uri, each)));
  }

  /** Puts a file's content where it belongs and says what that changed. */
  #place(uri: string, reading: FileReading): void {
    const role = this.#logs.roleOf(uri);
    if (role === undefined) return;
    const { log } = role;
    const isNoRecord =
      role.kind === 'candidate' && (reading.kind !== 'read' || !readsLikeRecord(reading.file, role.naming));
    const isFolder = reading.kind === 'unreadable' && reading.reason.kind === 'not-file' && reading.reason.isFolder;
    // A folder with the name of a record is reported, not one with that of an index.
    const isNoFile = reading.kind === 'missing' || (isFolder && !isRecordName(nameOf(uri)));
    if (isNoFile || (isNoRecord && log.records.has(uri))) this.#forget(uri);
    if (isNoFile || isNoRecord) return;
    this.#citing.leave(uri);
    const isNew = !log.records.has(uri);
    // Several logs may be configured to have one index.
    const logs = role.kind === 'readme' ? new Set([log, ...this.#logs.withReadme(uri)]) : [log];
    for (const each of logs) {
      const affected =
        reading.kind === 'unreadable'
          ? each.setUnreadable(uri, reading.reason)
          : role.kind === 'readme'
            ? each.setReadme(reading.file)
            : each.setRecord(reading.file);
      this.#tell(each, affected);
    }
    if (isNew && log.records.get(uri)?.number !== undefined) this.#readNamed(log);
  }

  /** Reads the files that others show to be records by now: `0034a-x.md` beside `0034-y.md`. */
  #readNamed(log: LiveLog): void {
    for (const uri of this.#logs.at(log.folder)?.found.candidates ?? [])
      if (!log.records.has(uri) && log.isNamed(uri)) this.#readFromDisk(uri);
  }

  /** Gives a configuration to its logs; which folders are logs is asked again once it is saved. */
  #useConfiguration(uri: string, file: ConfigurationFile | undefined): void {
    for (const log of this.#logs.logs) {
      if (log.configuration?.uri === uri && log.configuration !== file) this.#tell(log, log.configure(file));
    }
  }

  /** Forgets a file, or all that lay in a folder. */
  #forget(uri: string): void {
    this.#keepLogs((log) => !isInside(log.folder, uri));
    for (const log of this.#logs.logs) {
      const gone = [...log.everyFile()].filter((file) => isInside(file, uri));
      const affected = new Set(gone.flatMap((file) => [...log.remove(file)]));
      if (affected.size > 0) this.#tell(log, affected);
    }
  }

  #keepLogs(isKept: (log: LiveLog) => boolean): void {
    for (const log of this.#logs.logs) {
      if (isKept(log)) continue;
      this.#logs.delete(log);
      this.#tell(log, log.everyFile());
    }
  }

  /** Links lead to files of any kind: their coming and going changes what is wrong with those who link them. */
  #recheckLinkers(uri: string): void {
    const name = nameOf(uri);
    const leadsThere = ({ facts }: SourceFile) =>
      facts.links.some(({ href }) => href.includes(name) || href.includes(encodeURIComponent(name)));
    for (const log of this.#logs.logs) {
      const linkers = [...log.records.values()].map(({ file }) => file).filter(leadsThere);
      const { readme } = log;
      if (readme !== undefined && (log.index?.targets.has(uri) || leadsThere(readme))) linkers.push(readme);
      if (linkers.length > 0) this.#listener.onDidChangeFiles(new Set(linkers.map((file) => file.uri)));
    }
  }

  #recheckAll(): void {
    for (const log of this.#logs.logs) this.#listener.onDidChangeFiles(log.everyFile());
  }

  #tell(log: LiveLog, affected: ReadonlySet<string>): void {
    this.#queue.tellProgress();
    this.#listener.onDidChangeFiles(affected);
    // Beyond the file itself only a title, a status or a name can have changed: what lists show. They also show whether
    // the index agrees.
    if (affected.size > 1 || log.readme === undefined || affected.has(log.readme.uri)) this.#listener.onDidChangeLogs();
  }
}

/** What a log is read by, its records aside. */
function shapeOf({ configuration, readmes, foreign, unreadFolders, series, ...found }: FoundLog): unknown {
  const { otherFormats, naming, listedIn } = found;
  const folders = [[...foreign], [...unreadFolders], [...series]];
  return [configuration?.settings.template, readmes, folders, otherFormats, naming ?? '', listedIn];
}

/** Whether a log is found as before; its records follow the disk by themselves. */
function isSameLog(again: FoundLog, before: FoundLog | undefined): boolean {
  return before !== undefined && JSON.stringify(shapeOf(again)) === JSON.stringify(shapeOf(before));
}
