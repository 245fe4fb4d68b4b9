import type { MarkdownFacts } from '../markdown/facts.ts';
import { type ConfiguredConvention, type Convention, deriveConvention } from './convention.ts';
import { type DecisionIndex, readIndex } from './decisionIndex.ts';
import { type DecisionRecord, readRecord } from './decisionRecord.ts';
import { compareNumbers } from './recordNumber.ts';
import type { SourceFile } from './sourceFile.ts';

/** What rules, operations and features see of a log: plain readonly data. */
export interface Log {
  /** The folder, without a slash at its end. */
  readonly folder: string;
  /** The README that is or could be the index; undefined where there is no such file. */
  readonly readme: SourceFile | undefined;
  readonly index: DecisionIndex | undefined;
  /** By URI, in no order. The template is one of them. */
  readonly records: ReadonlyMap<string, DecisionRecord>;
  readonly convention: Convention;
  /** Files that stand in the log's place but could not be read: URI → why. */
  readonly unreadable: ReadonlyMap<string, UnreadableReason>;
  readonly files: KnownFiles;
}

/** What is known of the files that links lead to. */
export interface KnownFiles {
  /** Whether the file or folder exists under this very spelling, case included; undefined while nobody has looked. */
  exists(uri: string): boolean | undefined;
}

/** Not UTF-8, larger than what can be a record (`limit` in bytes), or whatever the file system answered. */
export type UnreadableReason =
  | { readonly kind: 'encoding' }
  | { readonly kind: 'size'; readonly limit: number }
  | { readonly kind: 'access'; readonly detail: string };

/** The log's records in number order, sub-records after their parents, those without a number by name behind them. */
export function sortRecords(records: Iterable<DecisionRecord>): DecisionRecord[] {
  return [...records].sort(compareRecords);
}

export function compareRecords(a: DecisionRecord, b: DecisionRecord): number {
  if (a.number !== undefined && b.number !== undefined) {
    return compareNumbers(a.number, b.number) || compareText(a.file.uri, b.file.uri);
  }
  if (a.number === undefined && b.number === undefined) return compareText(a.file.uri, b.file.uri);
  return a.number === undefined ? 1 : -1;
}

/** By UTF-16 units: the order must not depend on a machine's language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function findTemplate(log: Pick<Log, 'records'>): DecisionRecord | undefined {
  return sortRecords(log.records.values()).find(({ isTemplate }) => isTemplate);
}

/**
 * A log that follows its files: each change tells which files' problems it may have changed, so that a keystroke in a
 * record never looks at the other records.
 */
export class LiveLog implements Log {
  readonly folder: string;
  readme: SourceFile | undefined;
  index: DecisionIndex | undefined;
  convention: Convention;
  readonly records = new Map<string, DecisionRecord>();
  readonly unreadable = new Map<string, UnreadableReason>();
  readonly files: KnownFiles;
  readonly #configured: ConfiguredConvention;
  #template: MarkdownFacts | undefined;

  constructor(folder: string, files: KnownFiles, configured: ConfiguredConvention = {}) {
    this.folder = folder;
    this.files = files;
    this.#configured = configured;
    this.convention = deriveConvention(configured, undefined, undefined);
  }

  /** Takes a record's new content. */
  setRecord(file: SourceFile): Set<string> {
    const old = this.records.get(file.uri);
    const record = readRecord(file, this.convention);
    this.records.set(file.uri, record);
    this.unreadable.delete(file.uri);
    if (record.isTemplate || old?.isTemplate) this.#template = findTemplate(this)?.file.facts;
    if ((record.isTemplate || old?.isTemplate) && this.#renewConvention()) return this.everyFile();
    const affected = new Set([file.uri]);
    if (this.readme !== undefined && (old === undefined || !looksSame(old, record))) affected.add(this.readme.uri);
    return affected;
  }

  /** Takes the new content of the README, whether it holds an index or not. */
  setReadme(file: SourceFile): Set<string> {
    const old = this.index;
    this.readme = file;
    this.index = readIndex(file);
    this.unreadable.delete(file.uri);
    if (this.#renewConvention() || (old === undefined) !== (this.index === undefined)) return this.everyFile();
    const affected = new Set([file.uri]);
    for (const uri of this.records.keys()) {
      if (old?.rowsByTarget.has(uri) !== this.index?.rowsByTarget.has(uri)) affected.add(uri);
    }
    return affected;
  }

  setUnreadable(uri: string, reason: UnreadableReason): Set<string> {
    const affected = this.remove(uri);
    this.unreadable.set(uri, reason);
    return affected.add(uri);
  }

  /** Forgets a file that is gone. */
  remove(uri: string): Set<string> {
    const affected = new Set([uri]);
    const record = this.records.get(uri);
    this.unreadable.delete(uri);
    this.records.delete(uri);
    if (record?.isTemplate) {
      this.#template = findTemplate(this)?.file.facts;
      if (this.#renewConvention()) return this.everyFile().add(uri);
    }
    if (this.readme?.uri === uri) {
      this.readme = undefined;
      this.index = undefined;
      this.#renewConvention();
      return this.everyFile().add(uri);
    }
    if (this.readme !== undefined) affected.add(this.readme.uri);
    return affected;
  }

  /** Every file of the log that may have problems. */
  everyFile(): Set<string> {
    const files = new Set([...this.records.keys(), ...this.unreadable.keys()]);
    if (this.readme !== undefined) files.add(this.readme.uri);
    return files;
  }

  /** Whether the convention is another one now; then every record has been read anew under it. */
  #renewConvention(): boolean {
    const convention = deriveConvention(this.#configured, this.index?.file.facts ?? this.readme?.facts, this.#template);
    if (JSON.stringify(convention) === JSON.stringify(this.convention)) return false;
    this.convention = convention;
    for (const { file } of this.records.values()) this.records.set(file.uri, readRecord(file, convention));
    return true;
  }
}

/** Whether all that other files can see of the record is the same. */
function looksSame(a: DecisionRecord, b: DecisionRecord): boolean {
  return (
    a.title.text === b.title.text &&
    a.title.number === b.title.number &&
    a.status?.known === b.status?.known &&
    a.status?.word === b.status?.word &&
    a.isTemplate === b.isTemplate
  );
}

/** A file of the log that could be read: a record, or the README. */
export function fileOf(uri: string, log: Log): SourceFile | undefined {
  return log.records.get(uri)?.file ?? (log.readme?.uri === uri ? log.readme : undefined);
}
