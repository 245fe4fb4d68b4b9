import { type ConfigurationFile, readConfiguration, unreadableConfiguration } from '../core/model/configuration.ts';
import type { UnreadableReason } from '../core/model/unreadableReason.ts';
import { allRules } from '../core/rules/allRules.ts';
import type { OpenDocument } from './citingFiles.ts';
import { decodeText } from './decodeText.ts';
import type { FileSystem } from './fileSystem.ts';
import { reasonOf } from './readSourceFile.ts';

/** The largest configuration that is read, in bytes: it is read again with each change of a log's folder. */
const sizeLimit = 500_000;

/** The configuration files of a workspace, as they were last read, whether a log uses them or not. */
export class Configurations {
  readonly #fileSystem: FileSystem;
  readonly #documents: ReadonlyMap<string, OpenDocument>;
  readonly #onDidChange: (uri: string) => void;
  readonly #files = new Map<string, ConfigurationFile>();

  /** `onDidChange` is called when one says something else, has come or gone. */
  constructor(
    fileSystem: FileSystem,
    documents: ReadonlyMap<string, OpenDocument>,
    onDidChange: (uri: string) => void,
  ) {
    this.#fileSystem = fileSystem;
    this.#documents = documents;
    this.#onDidChange = onDidChange;
  }

  get files(): ReadonlyMap<string, ConfigurationFile> {
    return this.#files;
  }

  /** The configuration at a place: as it is in the editor, else on disk; the same object as before where it says the same. */
  async read(uri: string): Promise<ConfigurationFile | undefined> {
    const document = this.#documents.get(uri);
    if (document !== undefined) return this.readDocument(uri, document);
    const content = await this.#fileSystem.readFile(uri, sizeLimit);
    const text = content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
    if (text !== undefined) return this.#keep(uri, null, text);
    const reason = reasonOf(content, sizeLimit);
    if (reason !== undefined) return this.#keep(uri, null, '', reason);
    if (this.#files.delete(uri)) this.#onDidChange(uri);
    return undefined;
  }

  /** The same of an open document. */
  readDocument(uri: string, document: OpenDocument): ConfigurationFile {
    return this.#keep(uri, document.version, document.getText());
  }

  #keep(uri: string, version: number | null, text: string, unreadable?: UnreadableReason): ConfigurationFile {
    const known = this.#files.get(uri);
    const file =
      unreadable === undefined
        ? readConfiguration(uri, version, text, Object.keys(allRules))
        : unreadableConfiguration(uri, unreadable);
    if (known !== undefined && saysTheSame(known, file)) return known;
    this.#files.set(uri, file);
    this.#onDidChange(uri);
    return file;
  }
}

function saysTheSame(known: ConfigurationFile, file: ConfigurationFile): boolean {
  const contentOf = ({ settings, mistakes, entries }: ConfigurationFile) =>
    JSON.stringify([settings, mistakes, [...entries]]);
  return (
    known.version === file.version &&
    known.facts.lines.length === file.facts.lines.length &&
    contentOf(known) === contentOf(file)
  );
}
