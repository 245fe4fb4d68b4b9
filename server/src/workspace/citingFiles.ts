import ignore from 'ignore';
import type { MarkdownFacts } from '../core/markdown/facts.ts';
import { readFacts } from '../core/markdown/readFacts.ts';
import { readSourceCode } from '../core/markdown/readSourceCode.ts';
import { noSeries, type SeriesPrefixes } from '../core/markdown/seriesPrefixes.ts';
import { linkTargets } from '../core/model/links.ts';
import { isMarkdownName } from '../core/model/recordName.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import { childOf, isInside, nameOf, parentOf, pathWithin } from '../core/model/uris.ts';
import { webTargets } from '../core/model/webAddresses.ts';
import { bytesAsText, decodeText } from './decodeText.ts';
import type { FileContent, FileSystem } from './fileSystem.ts';
import { boundedPatterns } from './ignoreFile.ts';
import { mayNameRecord, prepareLook, tailOf } from './mayNameRecord.ts';
import type { Pause } from './pause.ts';
import { type Folder, walkFolder } from './walkFolder.ts';

/** An open document: its text counts, not what is on disk. */
export interface OpenDocument {
  readonly version: number;
  getText(): string;
}

/** Which files may name records: patterns as in `.gitignore`, from the workspace folder. */
export interface CitingPatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What {@link CitingFiles} needs of the workspace. */
export interface CitingFilesOptions {
  readonly fileSystem: FileSystem;
  /** The workspace folder that holds a file. */
  readonly rootOf: (uri: string) => string | undefined;
  /** Whether a file is a record or an index, which are read elsewhere. */
  readonly isInLog: (uri: string) => boolean;
  /** Whether a link to this file is one to a record. */
  readonly isRecord: (uri: string) => boolean;
  /** The folders in which, however deep, records and indexes lie: elsewhere {@link isInLog} need not be asked of each file. */
  readonly foldersOfLogs: () => Iterable<string>;
  /** The words before the numbers of records that are words of their logs. */
  readonly series: () => SeriesPrefixes;
  /** The names of the files of all records. */
  readonly recordNames: () => Iterable<string>;
}

/** Generated files and data are larger than what a person writes, and name no record. */
const sizeLimit = 500_000;

/** The extensions of what is no text, or none that a person has written. */
const binaryExtension =
  /^\.(?:png|jpe?g|gif|webp|ico|bmp|pdf|zip|gz|tgz|jar|war|class|so|dll|exe|wasm|woff2?|ttf|otf|mp[34]|mov|bin|dat|lock|map|svg)$/i;

/**
 * The files beyond the logs that name records: source code and other documents. Their texts are searched once, in
 * slices, and then follow what changes; only those that name a record are kept.
 */
export class CitingFiles {
  readonly #options: CitingFilesOptions;
  readonly #files = new Map<string, SourceFile>();
  /** Workspace folder → its patterns; one that is not here has not been searched. */
  readonly #folders = new Map<string, Choice>();
  /** Open documents, which need not name a record yet. */
  readonly #documents = new Map<string, OpenDocument>();
  /** As the logs had them when files were searched last. */
  #series = noSeries;
  /** Those whose newest text nobody has asked for. */
  readonly #unread = new Set<string>();

  constructor(options: CitingFilesOptions) {
    this.#options = options;
  }

  /** By URI. */
  get files(): ReadonlyMap<string, SourceFile> {
    for (const uri of this.#unread) {
      const file = this.documentAt(uri);
      if (file !== undefined) this.#keep(file);
    }
    this.#unread.clear();
    return this.#files;
  }

  /** An open document of whatever kind that is no part of a log. */
  documentAt(uri: string): SourceFile | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    const known = this.#files.get(uri);
    const isKnown = known?.version === document.version && (known.facts.series ?? noSeries) === this.#series;
    return isKnown ? known : this.#toFile(uri, document.version, document.getText());
  }

  /** Searches a workspace folder, anew where it was searched before. Resolves to whether all of it was. */
  async search(folder: string, { include, exclude }: CitingPatterns, pause: Pause): Promise<boolean> {
    const { fileSystem, foldersOfLogs, recordNames, series } = this.#options;
    const words = series();
    this.#series = words.size === 0 ? noSeries : words;
    this.forgetFolder(folder);
    for (const uri of this.#documents.keys()) if (isInside(uri, folder)) this.#unread.add(uri);
    const patterns = toChoice({ include, exclude });
    this.#folders.set(folder, patterns);
    if (include.length === 0) return true;
    // The library remembers each path that it was asked for: these are forgotten with the search.
    const { isChosen } = toChoice({ include, exclude });
    const isWanted = (name: string, path: string) => isTextName(name) && isChosen(path, name);
    const isCurrent = () => this.#folders.get(folder) === patterns;
    prepareLook();
    const logFolders = new Set(foldersOfLogs());
    const tails = new Set([...recordNames()].map(tailOf));
    const enter = async ({ uri, names }: Folder): Promise<void> => {
      const isPartOfLog = liesInOneOf(uri, logFolders);
      for (const name of names) {
        if (pause.isDue()) await pause.now();
        if (!isCurrent()) return;
        const file = childOf(uri, name);
        if (isPartOfLog && this.#options.isInLog(file)) continue;
        const reading = this.#readFromDisk(file, tails);
        if (reading !== undefined) await reading;
      }
    };
    await walkFolder(folder, { fileSystem, pause, isWanted, enter });
    return isCurrent();
  }

  forgetFolder(folder: string): void {
    this.#folders.delete(folder);
    for (const uri of this.#files.keys()) if (isInside(uri, folder)) this.#files.delete(uri);
  }

  /** Follows a file that was created, changed or deleted; all of a folder that is gone. */
  async follow(uri: string, isThere: boolean): Promise<void> {
    if (!isThere) {
      for (const each of this.#files.keys()) if (isInside(each, uri)) this.#files.delete(each);
    } else if (!this.#options.isInLog(uri) && this.#isChosen(uri)) await this.#readFromDisk(uri);
  }

  /** A file has become part of a log, and with its document is the log's from now on. */
  leave(uri: string): void {
    this.#files.delete(uri);
    this.#documents.delete(uri);
    this.#unread.delete(uri);
  }

  /** Takes the newest state of an open document. Its text is read when somebody asks, not while it is typed. */
  setDocument(uri: string, document: OpenDocument): void {
    this.#documents.set(uri, document);
    this.#unread.add(uri);
  }

  async closeDocument(uri: string): Promise<void> {
    this.#unread.delete(uri);
    if (!this.#documents.delete(uri)) return;
    this.#files.delete(uri);
    if (!this.#options.isInLog(uri) && this.#isChosen(uri)) await this.#readFromDisk(uri);
  }

  #isChosen(uri: string): boolean {
    for (const [folder, { isChosen }] of this.#folders) {
      if (!isInside(uri, folder)) continue;
      const name = nameOf(uri);
      return isTextName(name) && isChosen(pathWithin(parentOf(uri), folder), name);
    }
    return false;
  }

  /** Reads a file that is in no log, unless it is open. `tails` are those of the records' names, where they are known. */
  #readFromDisk(uri: string, tails?: ReadonlySet<string>): void | Promise<void> {
    if (this.#documents.has(uri)) return;
    // The target of a symbolic link is searched under its own name: one file must not be edited under two names.
    const answer = this.#options.fileSystem.readFile(uri, sizeLimit, { keepLinks: true });
    if (answer instanceof Promise) return answer.then((content) => this.#take(uri, content, tails));
    this.#take(uri, answer, tails);
  }

  #take(uri: string, content: FileContent, tails: ReadonlySet<string> | undefined): void {
    const isMarkdown = isMarkdownName(nameOf(uri));
    const isWorthReading =
      content.kind === 'bytes' &&
      mayNameRecord(bytesAsText(content.bytes), { isMarkdown, tails, series: this.#series });
    const text = isWorthReading ? decodeText(content.bytes) : undefined;
    if (text === undefined) this.#files.delete(uri);
    else this.#keep(this.#toFile(uri, null, text));
  }

  #toFile(uri: string, version: number | null, text: string): SourceFile {
    return {
      uri,
      name: nameOf(uri),
      version,
      facts: readText(uri, text, this.#series),
      root: this.#options.rootOf(uri),
    };
  }

  #keep(file: SourceFile): void {
    const { isRecord } = this.#options;
    const cites = file.facts.mentions.length > 0 || [...linkTargets(file), ...webTargets(file)].some(isRecord);
    if (cites) this.#files.set(file.uri, file);
    else this.#files.delete(file.uri);
  }
}

/** Asks for each folder above: there are fewer of them than logs in a large repository. */
function liesInOneOf(uri: string, folders: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) {
    if (folders.has(uri.slice(0, end))) return true;
  }
  return false;
}

function readText(uri: string, text: string, series: SeriesPrefixes): MarkdownFacts {
  const isMarkdown = isMarkdownName(nameOf(uri)) || uri.startsWith('untitled:');
  return isMarkdown ? readFacts(text, { series }) : readSourceCode(text, series);
}

function isTextName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot === -1 || !(binaryExtension.test(name.slice(dot)) || name.endsWith('.min.js'));
}

/** Says of the folder and the name of a file whether it may name records. */
interface Choice {
  readonly isChosen: (folderPath: string, name: string) => boolean;
}

function toChoice({ include, exclude }: CitingPatterns): Choice {
  // Nearly always all files are chosen: then the library need not be asked of each.
  const isEverything = include.length > 0 && include.every((pattern) => pattern === '*');
  const included = ignore().add(boundedPatterns(include));
  const excluded = ignore().add(boundedPatterns(exclude));
  return {
    isChosen(folderPath, name) {
      if (isEverything && exclude.length === 0) return true;
      const path = folderPath === '' ? name : `${folderPath}/${name}`;
      return (isEverything || included.ignores(path)) && !excluded.ignores(path);
    },
  };
}
