import ignore, { type Ignore } from 'ignore';
import type { MarkdownFacts } from '../core/markdown/facts.ts';
import { readFacts } from '../core/markdown/readFacts.ts';
import { readSourceCode } from '../core/markdown/readSourceCode.ts';
import { linkTargets } from '../core/model/links.ts';
import { isMarkdownName } from '../core/model/recordName.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import { decodeText } from './decodeText.ts';
import type { FileSystem } from './fileSystem.ts';
import type { Pause } from './pause.ts';
import { childOf, isInside, nameOf, pathWithin } from './uris.ts';
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
  /** Whether a file is a record or an index, which are read elsewhere. */
  readonly isInLog: (uri: string) => boolean;
  /** Whether a link to this file is one to a record. */
  readonly isRecord: (uri: string) => boolean;
}

/** Generated files and data are larger than what a person writes, and name no record. */
const sizeLimit = 500_000;

const binaryName =
  /\.(?:png|jpe?g|gif|webp|ico|bmp|pdf|zip|gz|tgz|jar|war|class|so|dll|exe|wasm|woff2?|ttf|otf|mp[34]|mov|bin|dat|lock|map|min\.js|svg)$/i;

/**
 * The files beyond the logs that name records: source code and other documents. Their texts are searched once, in
 * slices, and then follow what changes; only those that name a record are kept.
 */
export class CitingFiles {
  readonly #options: CitingFilesOptions;
  readonly #files = new Map<string, SourceFile>();
  /** Workspace folder → its patterns; one that is not here has not been searched. */
  readonly #folders = new Map<string, { readonly include: Ignore; readonly exclude: Ignore }>();
  /** Open documents, which need not name a record yet. */
  readonly #documents = new Map<string, OpenDocument>();
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
    return known?.version === document.version ? known : toFile(uri, document.version, document.getText());
  }

  /** Searches a workspace folder, anew where it was searched before. Resolves to whether all of it was. */
  async search(folder: string, { include, exclude }: CitingPatterns, pause: Pause): Promise<boolean> {
    const { fileSystem } = this.#options;
    this.forgetFolder(folder);
    for (const uri of this.#documents.keys()) if (isInside(uri, folder)) this.#unread.add(uri);
    const patterns = { include: ignore().add([...include]), exclude: ignore().add([...exclude]) };
    this.#folders.set(folder, patterns);
    if (include.length === 0) return true;
    const isWanted = (name: string, path: string) =>
      isTextName(name) && isChosen(path === '' ? name : `${path}/${name}`, patterns);
    const root = await walkFolder(folder, { fileSystem, pause, isWanted });
    const isCurrent = () => this.#folders.get(folder) === patterns;
    const visit = async ({ uri, names, children }: Folder): Promise<void> => {
      for (const name of names) {
        if (pause.isDue()) await pause.now();
        if (!isCurrent()) return;
        await this.#readFromDisk(childOf(uri, name));
      }
      for (const child of children) await visit(child);
    };
    if (root !== undefined) await visit(root);
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
    } else if (!this.#documents.has(uri) && this.#isChosen(uri)) await this.#readFromDisk(uri);
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
    if (this.#isChosen(uri)) await this.#readFromDisk(uri);
  }

  #isChosen(uri: string): boolean {
    for (const [folder, patterns] of this.#folders) {
      if (isInside(uri, folder)) return isTextName(nameOf(uri)) && isChosen(pathWithin(uri, folder), patterns);
    }
    return false;
  }

  async #readFromDisk(uri: string): Promise<void> {
    const { fileSystem, isInLog } = this.#options;
    if (isInLog(uri) || this.#documents.has(uri)) return;
    const answer = fileSystem.readFile(uri, sizeLimit);
    const content = answer instanceof Promise ? await answer : answer;
    const text = content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
    this.#files.delete(uri);
    if (text !== undefined && mayCite(text, uri)) this.#keep(toFile(uri, null, text));
  }

  #keep(file: SourceFile): void {
    const { isRecord } = this.#options;
    const cites = file.facts.mentions.length > 0 || [...linkTargets(file)].some(isRecord);
    if (cites) this.#files.set(file.uri, file);
    else this.#files.delete(file.uri);
  }
}

function toFile(uri: string, version: number | null, text: string): SourceFile {
  return { uri, name: nameOf(uri), version, facts: readText(uri, text) };
}

function readText(uri: string, text: string): MarkdownFacts {
  return isMarkdownName(nameOf(uri)) || uri.startsWith('untitled:') ? readFacts(text) : readSourceCode(text);
}

/** A cheap look that most files do not pass. */
function mayCite(text: string, uri: string): boolean {
  return (
    text.includes('ADR') ||
    text.includes('adr') ||
    text.includes('Adr') ||
    (isMarkdownName(nameOf(uri)) && text.includes('.md'))
  );
}

function isTextName(name: string): boolean {
  return !binaryName.test(name);
}

function isChosen(path: string, { include, exclude }: { readonly include: Ignore; readonly exclude: Ignore }): boolean {
  return include.ignores(path) && !exclude.ignores(path);
}
