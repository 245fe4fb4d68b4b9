import type { MarkdownFacts } from '../markdown/facts.ts';
import {
  type ConfiguredConvention,
  type Convention,
  deriveConvention,
  type RuleSettings,
  type SectionCensus,
  sectionKey,
} from './convention.ts';
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
  /** What the configuration says of rules. */
  readonly ruleSettings: RuleSettings;
  readonly census: SectionCensus;
  /** The first record by name, the template aside: what concerns them all is reported there. */
  readonly firstRecord: DecisionRecord | undefined;
  /** The records that have a record's number, prefix and folder, itself included; none for one without a number. */
  sharersOf(record: DecisionRecord): readonly DecisionRecord[];
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
  readonly ruleSettings: RuleSettings;
  readonly #configured: ConfiguredConvention;
  readonly #sections = new Map<string, number>();
  readonly #byNumber = new Map<string, Set<string>>();
  #firstRecord: string | undefined;
  #template: MarkdownFacts | undefined;

  constructor(
    folder: string,
    files: KnownFiles,
    configured: ConfiguredConvention & { readonly rules?: RuleSettings } = {},
  ) {
    this.folder = folder;
    this.files = files;
    this.#configured = configured;
    this.ruleSettings = configured.rules ?? {};
    this.convention = deriveConvention(configured, undefined, undefined);
  }

  /** Takes a record's new content. */
  setRecord(file: SourceFile): Set<string> {
    const old = this.records.get(file.uri);
    const record = readRecord(file, this.convention);
    this.records.set(file.uri, record);
    this.unreadable.delete(file.uri);
    this.#count(old, -1);
    this.#count(record, 1);
    if (record.isTemplate || old?.isTemplate) this.#template = findTemplate(this)?.file.facts;
    if (!hasSameSections(old, record) && this.#renewConvention()) return this.everyFile();
    const affected = new Set([file.uri]);
    if (!hasSameSections(old, record) && this.firstRecord !== undefined) affected.add(this.firstRecord.file.uri);
    if (old !== undefined && !hasSameAnchors(old, record)) for (const uri of this.#linkersOf(file)) affected.add(uri);
    if (old === undefined) for (const { file: sharer } of this.sharersOf(record)) affected.add(sharer.uri);
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
    if (record !== undefined) {
      this.#count(record, -1);
      for (const { file } of this.sharersOf(record)) affected.add(file.uri);
      if (record.isTemplate) this.#template = findTemplate(this)?.file.facts;
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

  sharersOf(record: DecisionRecord): DecisionRecord[] {
    const uris = this.#byNumber.get(numberKey(record) ?? '') ?? [];
    return [...uris].flatMap((uri) => this.records.get(uri) ?? []);
  }

  get firstRecord(): DecisionRecord | undefined {
    if (this.#firstRecord === undefined) {
      const uris = [...this.records.values()].flatMap(({ file, isTemplate }) => (isTemplate ? [] : [file.uri]));
      this.#firstRecord = uris.sort()[0];
    }
    return this.records.get(this.#firstRecord ?? '');
  }

  get census(): SectionCensus {
    const countOf = (key: string) => this.#sections.get(key) ?? 0;
    return { records: countOf(allRecords), withStatus: countOf(withStatus), countOf };
  }

  /** Keeps count of what the records have. */
  #count(record: DecisionRecord | undefined, by: 1 | -1): void {
    if (record === undefined) return;
    const key = numberKey(record);
    if (key !== undefined) {
      const sharers = this.#byNumber.get(key) ?? new Set();
      if (by === 1) sharers.add(record.file.uri);
      else sharers.delete(record.file.uri);
      this.#byNumber.set(key, sharers);
    }
    if (record.isTemplate) return;
    // A record that came or went may be the first one.
    this.#firstRecord = undefined;
    for (const key of keysOf(record)) this.#sections.set(key, (this.#sections.get(key) ?? 0) + by);
  }

  /** The files that link this one with a fragment. */
  #linkersOf({ name }: SourceFile): string[] {
    const files = [...this.records.values()].map(({ file }) => file);
    if (this.readme !== undefined) files.push(this.readme);
    const isLinker = ({ facts }: SourceFile) => facts.links.some(({ href }) => href.includes(`${name}#`));
    return files.filter(isLinker).map(({ uri }) => uri);
  }

  /** Whether the convention is another one now; then every record has been read anew under it. */
  #renewConvention(): boolean {
    const own = this.index?.file.facts ?? this.readme?.facts;
    const convention = deriveConvention(this.#configured, own, this.#template, this.census);
    if (JSON.stringify(convention) === JSON.stringify(this.convention)) return false;
    this.convention = convention;
    for (const { file } of this.records.values()) this.records.set(file.uri, readRecord(file, convention));
    return true;
  }
}

/** What is counted beside sections; no heading is called so. */
const allRecords = '';
const withStatus = '\n';

/** The keys under which a record is counted: those of its sections, and two of its own. */
function keysOf({ file, title, status }: DecisionRecord): Set<string> {
  const keys = new Set([allRecords]);
  if (status !== undefined) keys.add(withStatus);
  for (const heading of file.facts.headings) if (heading !== title.heading) keys.add(sectionKey(heading.text));
  return keys;
}

/** Whether two states of a record count alike for the habits of its log. The template counts by every word. */
function hasSameSections(old: DecisionRecord | undefined, record: DecisionRecord): boolean {
  if (old === undefined || old.isTemplate || record.isTemplate) return false;
  const before = keysOf(old);
  const after = keysOf(record);
  return before.size === after.size && [...after].every((section) => before.has(section));
}

function hasSameAnchors(old: DecisionRecord, record: DecisionRecord): boolean {
  const before = old.file.facts.anchors;
  const after = record.file.facts.anchors;
  return before.size === after.size && [...after].every((anchor) => before.has(anchor));
}

/** Equal for records of one number, prefix and folder. Dates are no numbers: two decisions may fall on one day. */
function numberKey({ file, name, number, isTemplate }: DecisionRecord): string | undefined {
  if (number === undefined || isTemplate || /^\d{8}|^\d{4}-\d{2}-/.test(number)) return undefined;
  const parts = number.split('-').map(Number).join('-');
  return `${file.uri.slice(0, file.uri.lastIndexOf('/'))} ${name.prefix.toLowerCase()} ${parts}`;
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
