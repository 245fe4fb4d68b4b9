import { anchorsOf } from '../markdown/anchorsOf.ts';
import { noSeries, type SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import { Census, countsAlike } from './census.ts';
import { hasFormOfRecord, isSideFile, mostSharers } from './companions.ts';
import type { Configuration, ConfigurationFile } from './configuration.ts';
import { type Convention, deriveConvention, type RuleSettings } from './convention.ts';
import { readIndex, readsSame } from './decisionIndex.ts';
import { type DecisionRecord, findStatusTexts, readRecord, saysOtherNumber } from './decisionRecord.ts';
import type { DecisionIndex } from './indexGroups.ts';
import { linkTargets } from './links.ts';
import { type KnownFiles, type Log, type LogSet, sortRecords } from './log.ts';
import { LogNameEvidence, readName } from './nameEvidence.ts';
import type { NamePattern } from './namePattern.ts';
import { NumberRegister } from './numberRegister.ts';
import type { BranchFiles, PastRecord } from './otherVersions.ts';
import { readRecordFields } from './recordFields.ts';
import { parseAnyName, type RecordName, seriesOf } from './recordName.ts';
import { canonicalNumber, isLettered, isSameNumber } from './recordNumber.ts';
import type { NumberReference, Reference } from './relations.ts';
import { folderOf, type SourceFile } from './sourceFile.ts';
import { relationColumn } from './successorCells.ts';
import { leavesSuccessorsSilent } from './successors.ts';
import type { UnreadableReason } from './unreadableReason.ts';
import { UriIndex } from './uriIndex.ts';
import { nameOf } from './uris.ts';
import { webTargets } from './webAddresses.ts';

/** What a log asks about the rest of the workspace. */
export interface Surroundings extends KnownFiles {
  readonly siblings: LogSet;
  /** Which day it is, as `YYYY-MM-DD`; undefined where nobody tells. */
  today(): string | undefined;
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
  configuration: ConfigurationFile | undefined;
  template: DecisionRecord | undefined;
  branches: readonly BranchFiles[] = [];
  past: ReadonlyMap<string, PastRecord> = new Map();
  readonly records = new Map<string, DecisionRecord>();
  recordsVersion = 0;
  isComplete = true;
  readonly unreadable = new Map<string, UnreadableReason>();
  /** The files that the index may be in, the likeliest first. */
  indexPlaces: readonly string[] = [];
  otherFormats: readonly string[] = [];
  listedIn: string | undefined;
  readonly files: Surroundings;
  readonly siblings: LogSet;
  readonly census = new Census(this.records);
  readonly numbers = new NumberRegister();
  readonly series: SeriesPrefixes;
  readonly #nameEvidence: LogNameEvidence;
  /** Number → the records that mention it. */
  readonly #mentioning = new UriIndex<string>();
  /** Reference → the records whose relations have it. */
  readonly #relating = new UriIndex<string>();
  /** File → the records that link it. */
  readonly #linking = new UriIndex<string>();
  /** The words before the numbers in the names of files → how many have them. */
  readonly #series = new Map<string, number>();
  /** File name in lower case → the records that have it. */
  readonly #named = new UriIndex<string>();
  /** Where somebody has asked since records were related otherwise. */
  #areSuccessorsSilent: boolean | undefined;
  /** The first record's URI, where somebody has asked since records came or went. */
  #firstRecord: string | undefined;

  constructor(folder: string, surroundings: Surroundings, configuration?: ConfigurationFile, series = noSeries) {
    this.folder = folder;
    this.series = series;
    this.#nameEvidence = new LogNameEvidence(series);
    this.files = surroundings;
    this.siblings = surroundings.siblings;
    this.configuration = configuration;
    this.convention = deriveConvention(this.#settings, undefined, undefined);
  }

  get #settings(): Configuration {
    return this.configuration?.settings ?? noSettings;
  }

  get ruleSettings(): RuleSettings {
    return this.#settings.rules ?? noSettings;
  }

  get unreadableIndex(): string | undefined {
    return this.index === undefined ? this.indexPlaces.find((uri) => this.unreadable.has(uri)) : undefined;
  }

  get today(): string | undefined {
    return this.files.today();
  }

  get namePattern(): NamePattern | undefined {
    return this.census.namePattern;
  }

  get areSuccessorsSilent(): boolean {
    this.#areSuccessorsSilent ??= leavesSuccessorsSilent(this);
    return this.#areSuccessorsSilent;
  }

  /** Looks at the habit of successors anew; whether it is another one now. Nobody has to know while nobody has asked. */
  #hasOtherSuccessors(): boolean {
    const before = this.#areSuccessorsSilent;
    this.#areSuccessorsSilent = undefined;
    return before !== undefined && this.areSuccessorsSilent !== before;
  }

  /** Takes the new content of the configuration. */
  configure(configuration: ConfigurationFile | undefined): Set<string> {
    this.configuration = configuration;
    this.#renewConvention();
    return this.everyFile();
  }

  /** Takes what other branches have by now. */
  setBranches(branches: readonly BranchFiles[]): Set<string> {
    if (JSON.stringify(branches) === JSON.stringify(this.branches)) return new Set();
    this.branches = branches;
    return this.everyFile();
  }

  /** Takes what the last commit has by now. */
  setPast(past: ReadonlyMap<string, PastRecord>): Set<string> {
    const before = this.past;
    this.past = past;
    const uris = new Set([...before.keys(), ...past.keys()]);
    return new Set([...uris].filter((uri) => JSON.stringify(before.get(uri)) !== JSON.stringify(past.get(uri))));
  }

  /** Takes a record's new content. */
  setRecord(file: SourceFile): Set<string> {
    const old = this.records.get(file.uri);
    const pattern = this.namePattern?.shape;
    const hadSubRecords = this.numbers.hasSubRecords;
    const toReadAgain = this.#takeTitle(file);
    const record = readRecord(file, this.convention, this.#nameEvidence);
    const isRelating = old === undefined || saysOfOthers(old) !== saysOfOthers(record);
    const related = isRelating ? this.#chainOf(old) : [];
    const isAlike = countsAlike(old, record);
    this.recordsVersion++;
    this.records.set(file.uri, record);
    this.unreadable.delete(file.uri);
    if (!isAlike) {
      if (old !== undefined) this.census.count(old, -1);
      this.census.count(record, 1);
    }
    const first = this.#firstRecord;
    this.#enter(old, -1);
    this.#enter(record, 1);
    this.#readAgain(toReadAgain);
    // The first one that changes stays the first one: nobody need look for it among all of them.
    if (first === file.uri && !record.isTemplate) this.#firstRecord = first;
    const isRenumbered = this.numbers.hasSubRecords !== hadSubRecords;
    const isTemplateNew = record.isTemplate || old?.isTemplate === true;
    if (isTemplateNew) this.template = this.#findTemplate();
    const hasOtherName = old !== undefined && old.name.number !== record.name.number;
    const isOther =
      isTemplateNew || isRenumbered || hasOtherName || toReadAgain.length > 0 || this.namePattern?.shape !== pattern;
    const isOtherConvention = !isAlike && this.#renewConvention();
    const isSideOther = old !== undefined && this.#hasOtherForm(old, record);
    const isIndexOther = (old === undefined || !showsSame(old, record)) && this.renewIndex();
    const namesOthers = isRelating || !namesSame(old, record);
    const isOtherHabit = namesOthers && this.#hasOtherSuccessors();
    if (isOtherConvention || isOther || isIndexOther || isOtherHabit || isSideOther) return this.everyFile();
    const affected = new Set([file.uri, ...related]);
    if (!isAlike && this.firstRecord !== undefined) affected.add(this.firstRecord.file.uri);
    // What is said of all of them is said there no more.
    if (first !== undefined && first !== this.#firstRecord) affected.add(first);
    if (old !== undefined && !hasSameAnchors(old, record)) {
      for (const linker of this.#linking.get(file.uri)) affected.add(linker);
      if (this.readme !== undefined) affected.add(this.readme.uri);
    }
    if (old === undefined) for (const uri of this.#neighboursOf(record)) affected.add(uri);
    if (isRelating) for (const uri of this.#chainOf(record)) affected.add(uri);
    if (old !== undefined && (namesOthers || !looksSame(old, record)))
      for (const each of this.relatedTo(record)) affected.add(each.file.uri);
    if (
      this.readme !== undefined &&
      (old === undefined || !looksSame(old, record) || (namesOthers && this.#showsSuccessors()))
    )
      affected.add(this.readme.uri);
    return affected;
  }

  /** Whether the index says by which record each one was superseded. */
  #showsSuccessors(): boolean {
    return (
      this.index?.groups.some(
        (group) => group.kind === 'table' && relationColumn(group.table, 'superseded-by') !== undefined,
      ) === true
    );
  }

  /** Whether a record looks otherwise like one, or not, than it did, and others have its number. */
  #hasOtherForm(old: DecisionRecord, record: DecisionRecord): boolean {
    const isRecord = (each: DecisionRecord) => hasFormOfRecord(each, this.convention);
    return this.sharersOf(record, 2).length > 1 && isRecord(old) !== isRecord(record);
  }

  /** Takes records that are read for the first time, many at once: what they demand of each other is asked once. */
  addRecords(files: readonly SourceFile[]): void {
    this.recordsVersion++;
    let isTemplateNew = false;
    const added: DecisionRecord[] = [];
    const toReadAgain = files.flatMap((file) => this.#takeTitle(file));
    for (const file of files) {
      const old = this.records.get(file.uri);
      const record = readRecord(file, this.convention, this.#nameEvidence);
      this.records.set(file.uri, record);
      this.unreadable.delete(file.uri);
      this.#count(old, -1);
      this.#enter(record, 1);
      added.push(record);
      isTemplateNew ||= record.isTemplate || old?.isTemplate === true;
    }
    this.census.countAll(added);
    this.#readAgain(toReadAgain);
    this.#areSuccessorsSilent = undefined;
    if (isTemplateNew) this.template = this.#findTemplate();
    this.#renewConvention();
    this.renewIndex();
  }

  /**
   * Reads the index again where its records are others: what its columns hold, and which rows of a table without links name
   * them. Whether it is another one now. While records are being read, nothing is done.
   */
  renewIndex(): boolean {
    if (!this.isComplete || this.readme === undefined) return false;
    // Of lists, only whether one item is an index depends on the records.
    const isFewItems = (this.index?.meanings.length ?? 0) < 2 && this.readme.facts.lists.length > 0;
    if (this.readme.facts.tables.length === 0 && !isFewItems) return false;
    const index = readIndex(this.readme, this.index, this);
    if (readsSame(this.index, index)) return false;
    this.index = index;
    return true;
  }

  /** Takes the new content of the README, whether it holds an index or not. */
  setReadme(file: SourceFile): Set<string> {
    const old = this.index;
    this.readme = file;
    this.index = readIndex(file, old, this);
    this.unreadable.delete(file.uri);
    const isRenamed = this.#takeRows();
    if (this.#renewConvention() || isRenamed || (old === undefined) !== (this.index === undefined))
      return this.everyFile();
    const affected = new Set([file.uri]);
    if (old?.targets === this.index?.targets) return affected;
    for (const [uri, record] of this.records) {
      if (old?.targets.has(uri) === this.index?.targets.has(uri)) continue;
      affected.add(uri);
      // Which of them a number means may depend on which have a row.
      if (this.sharersOf(record, 2).length > 1) return this.everyFile();
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
    const pattern = this.namePattern?.shape;
    const hadSubRecords = this.numbers.hasSubRecords;
    this.unreadable.delete(uri);
    this.recordsVersion++;
    this.records.delete(uri);
    if (record !== undefined) {
      for (const each of [...this.#neighboursOf(record), ...this.#chainOf(record)]) affected.add(each);
      this.#count(record, -1);
      const name = parseAnyName(record.file.name, this.series);
      const toReadAgain = [
        ...this.#nameEvidence.setTitle(uri, name, 'gone'),
        ...this.#nameEvidence.setName(uri, name, false),
      ];
      this.#readAgain(toReadAgain);
      if (toReadAgain.length > 0) for (const each of this.everyFile()) affected.add(each);
      if (record.isTemplate) this.template = this.#findTemplate();
      const isRenumbered = this.numbers.hasSubRecords !== hadSubRecords;
      const isOtherConvention = this.#renewConvention();
      const isIndexOther = this.readme?.uri !== uri && this.renewIndex();
      const isOtherHabit = this.#hasOtherSuccessors() || this.namePattern?.shape !== pattern;
      if (isOtherConvention || isIndexOther || record.isTemplate || isRenumbered || isOtherHabit)
        return this.everyFile().add(uri);
    }
    if (this.readme?.uri === uri) {
      this.readme = undefined;
      this.index = undefined;
      this.#takeRows();
      this.#renewConvention();
      return this.everyFile().add(uri);
    }
    if (this.readme !== undefined) affected.add(this.readme.uri);
    // What concerns all records is reported at the first one.
    if (record !== undefined && this.firstRecord !== undefined) affected.add(this.firstRecord.file.uri);
    return affected;
  }

  /** Every file of the log that may have problems. */
  everyFile(): Set<string> {
    const files = new Set([...this.records.keys(), ...this.unreadable.keys()]);
    if (this.readme !== undefined) files.add(this.readme.uri);
    return files;
  }

  sharersOf(record: DecisionRecord, most = Number.POSITIVE_INFINITY): DecisionRecord[] {
    return this.#recordsAt(this.numbers.sharersOf(record).slice(0, most));
  }

  resolve(reference: Reference, from?: DecisionRecord): DecisionRecord[] {
    if ('uri' in reference) {
      const { uri, orNumber } = reference;
      const records = this.#recordsAt([uri]);
      return records.length > 0 || orNumber === undefined ? records : this.resolve({ number: orNumber }, from);
    }
    const holders = this.#holdersOf(reference);
    const beside = holders.filter(
      ({ file, name }) =>
        from !== undefined && folderOf(file) === folderOf(from.file) && name.prefix === from.name.prefix,
    );
    return this.#withoutSideFiles(beside.length > 0 ? beside : holders);
  }

  /** The records of a number, whatever their folder; those of a series where the words before the number tell it. */
  #holdersOf({ number, prefix }: NumberReference): DecisionRecord[] {
    const all = this.#recordsAt(this.numbers.holdersOf(number));
    if (prefix === undefined) return all;
    const series = seriesOf(prefix);
    // `ADR-001` is no record that other words name.
    if (series === 'adr') return all.filter(({ name }) => !this.series.has(name.prefix));
    const named = all.filter(({ name }) => seriesOf(name.prefix) === series);
    if (named.length > 0) return named;
    // "ADR-TEST-006" is none of another series; but one series may be called by more words than its files are.
    const isOther = this.#series.size > 1 || this.hasSeries(prefix) || !series.includes('adr');
    return isOther ? [] : all;
  }

  /** What lies beside a record is not what its number means. */
  #withoutSideFiles(holders: DecisionRecord[]): DecisionRecord[] {
    if (holders.length < 2 || holders.length > mostSharers) return holders;
    const meant = holders.filter((record) => !isSideFile(record, this));
    return meant.length > 0 ? meant : holders;
  }

  hasSeries(prefix: string): boolean {
    return this.#series.has(seriesOf(prefix));
  }

  namesakesOf(name: string): DecisionRecord[] {
    return this.#recordsAt(this.#named.get(name.toLowerCase()));
  }

  nameAt(uri: string): RecordName | undefined {
    const record = this.records.get(uri);
    if (record !== undefined) return record.name;
    const parsed = parseAnyName(nameOf(uri), this.series);
    return parsed === undefined ? undefined : readName(uri, parsed, noTitle, this.#nameEvidence);
  }

  /** Whether a file is a record by its name, as others of the log show. */
  isNamed(uri: string): boolean {
    return this.#nameEvidence.isNamed(uri);
  }

  isKnown(reference: Reference): boolean {
    const hasRecord = (log: Log) => log.resolve(reference).length > 0;
    return hasRecord(this) || this.siblings.logs.some(hasRecord);
  }

  relatedTo({ file, number }: DecisionRecord): DecisionRecord[] {
    const keys = [referenceKey({ uri: file.uri }), ...(number === undefined ? [] : [referenceKey({ number })])];
    return this.#recordsAt(new Set(keys.flatMap((key) => this.#relating.get(key))));
  }

  citersOf({ file, number }: DecisionRecord): SourceFile[] {
    const key = number === undefined ? undefined : referenceKey({ number });
    const uris = new Set([
      ...this.#linking.get(file.uri),
      ...(key === undefined ? [] : [...this.#mentioning.get(key), ...this.#relating.get(key)]),
    ]);
    const files = this.#recordsAt(uris).map((record) => record.file);
    return this.readme === undefined ? files : [...files, this.readme];
  }

  linkersOf(isTarget: (uri: string) => boolean): SourceFile[] {
    const targets = [...this.#linking.keys()].filter(isTarget);
    const uris = new Set(targets.flatMap((target) => this.#linking.get(target)));
    const files = this.#recordsAt(uris).map((record) => record.file);
    return this.readme === undefined ? files : [...files, this.readme];
  }

  get firstRecord(): DecisionRecord | undefined {
    if (this.#firstRecord === undefined) {
      const uris = [...this.records.values()].flatMap(({ file, isTemplate }) => (isTemplate ? [] : [file.uri]));
      this.#firstRecord = uris.sort()[0];
    }
    return this.records.get(this.#firstRecord ?? '');
  }

  /** Keeps count of what the records have. */
  #count(record: DecisionRecord | undefined, by: 1 | -1): void {
    if (record === undefined) return;
    this.census.count(record, by);
    this.#enter(record, by);
  }

  /** Enters a record where it is looked up, or takes it out. */
  #enter(record: DecisionRecord | undefined, by: 1 | -1): void {
    if (record === undefined) return;
    if (by === 1) this.numbers.add(record);
    else this.numbers.remove(record);
    const { uri, facts } = record.file;
    const note = (index: UriIndex<string>, key: string) => (by === 1 ? index.add(key, uri) : index.delete(key, uri));
    note(this.#named, record.file.name.toLowerCase());
    for (const { reference } of record.relations) for (const key of keysOf(reference)) note(this.#relating, key);
    for (const { number } of facts.mentions) for (const key of keysOf({ number })) note(this.#mentioning, key);
    for (const target of new Set([...linkTargets(record.file), ...webTargets(record.file)]))
      note(this.#linking, target);
    if (record.isTemplate) return;
    const series = seriesOf(record.name.prefix);
    const count = (this.#series.get(series) ?? 0) + by;
    if (count > 0) this.#series.set(series, count);
    else this.#series.delete(series);
    // Where the first one goes, somebody must look for the next.
    if (by === -1 && this.#firstRecord === uri) this.#firstRecord = undefined;
    if (by === 1 && this.#firstRecord !== undefined && uri < this.#firstRecord) this.#firstRecord = uri;
  }

  /** Takes what a file's title says of its name, and returns the records that must be read again. */
  #takeTitle(file: SourceFile): readonly string[] {
    const name = parseAnyName(file.name, this.series);
    const says = name?.other !== undefined && saysOtherNumber(file, this.convention, this.series);
    const isNew = !this.records.has(file.uri);
    const toReadAgain = this.#nameEvidence.setTitle(file.uri, name, says);
    return isNew ? [...toReadAgain, ...this.#nameEvidence.setName(file.uri, name, true)] : toReadAgain;
  }

  /** Takes what the rows of the index say of names. Whether a record's name means something else now. */
  #takeRows(): boolean {
    const rows = new Set<string>();
    for (const { target, targetName, says } of this.index?.meanings ?? []) {
      const other = targetName.other?.number;
      if (other === undefined || target === undefined || says.number === undefined) continue;
      if (isSameNumber(says.number, other)) rows.add(target);
    }
    return this.#readAgain(this.#nameEvidence.setRows(rows));
  }

  /** Reads records again whose names may mean something else now. Whether one of them does. */
  #readAgain(uris: readonly string[]): boolean {
    let isChanged = false;
    for (const uri of uris) {
      const old = this.records.get(uri);
      if (old === undefined) continue;
      const record = readRecord(old.file, this.convention, this.#nameEvidence);
      if (record.name.number === old.name.number) continue;
      isChanged = true;
      this.records.set(uri, record);
      this.#count(old, -1);
      this.#count(record, 1);
    }
    if (isChanged) {
      this.recordsVersion++;
      this.template = this.#findTemplate();
    }
    return isChanged;
  }

  #recordsAt(uris: Iterable<string>): DecisionRecord[] {
    return [...uris].flatMap((uri) => this.records.get(uri) ?? []);
  }

  #findTemplate(): DecisionRecord | undefined {
    return sortRecords([...this.records.values()].filter(({ isTemplate }) => isTemplate))[0];
  }

  /** The records that a record's relations lead to, one after the other, and those that name it: where a circle may be. */
  #chainOf(record: DecisionRecord | undefined): Set<string> {
    if (record === undefined) return new Set();
    const chain = new Set([record]);
    // What is added on the way is visited, too.
    for (const each of chain)
      for (const { reference } of each.relations) for (const next of this.resolve(reference, each)) chain.add(next);
    for (const each of this.relatedTo(record)) chain.add(each);
    const uris = new Set([...chain].map(({ file }) => file.uri));
    uris.delete(record.file.uri);
    return uris;
  }

  /** The files whose problems depend on whether a record is there: by its number, or because they name it. */
  #neighboursOf(record: DecisionRecord): Set<string> {
    const { number } = record;
    const sharers = [...this.sharersOf(record), ...this.relatedTo(record)].map(({ file }) => file.uri);
    if (number === undefined) return new Set(sharers);
    const head = Number.parseInt(number, 10);
    const mentioning = this.#mentioning.get(referenceKey({ number }));
    return new Set([...sharers, ...this.numbers.familyOf(head), ...this.numbers.familyOf(head + 1), ...mentioning]);
  }

  /** Whether the convention is another one now; then every record has been read anew under it. */
  #renewConvention(): boolean {
    const own = this.index?.file.facts ?? this.readme?.facts;
    const template = this.template?.file.facts;
    const offered = template === undefined ? [] : findStatusTexts(template);
    const convention = deriveConvention(this.#settings, own, template, this.census, offered);
    if (JSON.stringify(convention) === JSON.stringify(this.convention)) return false;
    this.convention = convention;
    this.recordsVersion++;
    // What titles say comes first: the other records of a family ask for it.
    for (const { file } of this.records.values()) this.#takeTitle(file);
    for (const old of [...this.records.values()]) {
      const record = readRecord(old.file, convention, this.#nameEvidence);
      this.records.set(record.file.uri, record);
      if (isSameRecord(old, record)) continue;
      this.#count(old, -1);
      this.#count(record, 1);
    }
    this.template = this.#findTemplate();
    return true;
  }
}

const noSettings: RuleSettings = {};

const noTitle = { number: undefined, text: '' };

/** What a record says of others: what they must answer to. */
function saysOfOthers({ relations, remarks, status }: DecisionRecord): string {
  return JSON.stringify([status?.known, [...relations, ...remarks].map(({ kind, reference }) => [kind, reference])]);
}

/** Whether two readings of one file name the same files and numbers: any of them may answer another record. */
function namesSame(old: DecisionRecord, record: DecisionRecord): boolean {
  const namesOf = ({ file }: DecisionRecord) => [
    ...new Set([...linkTargets(file), ...file.facts.mentions.map(({ number }) => number)]),
  ];
  const before = namesOf(old);
  const after = namesOf(record);
  return before.length === after.length && after.every((name, at) => before[at] === name);
}

function referenceKey(reference: Reference): string {
  return 'uri' in reference ? reference.uri : canonicalNumber(reference.number);
}

/** What a reference may mean: `1-3` may be a range, and then it names record 1. */
function keysOf(reference: Reference): Set<string> {
  const key = referenceKey(reference);
  if ('uri' in reference && reference.orNumber !== undefined)
    return new Set([key, ...keysOf({ number: reference.orNumber })]);
  if ('uri' in reference || isLettered(reference.number)) return new Set([key]);
  return new Set([key, String(Number.parseInt(reference.number, 10))]);
}

function hasSameAnchors(old: DecisionRecord, record: DecisionRecord): boolean {
  const before = anchorsOf(old.file.facts);
  const after = anchorsOf(record.file.facts);
  return before.length === after.length && after.every((anchor, at) => before[at] === anchor);
}

/** Whether two readings of one file are counted and looked up by the same. */
function isSameRecord(old: DecisionRecord, record: DecisionRecord): boolean {
  return (
    old.name.number === record.name.number &&
    !record.isTemplate &&
    !old.isTemplate &&
    countsAlike(old, record) &&
    saysOfOthers(old) === saysOfOthers(record)
  );
}

/** Whether all that other files and lists can show of the record is the same. */
function looksSame(a: DecisionRecord, b: DecisionRecord): boolean {
  return (
    a.title.text === b.title.text &&
    a.title.number === b.title.number &&
    a.status?.known === b.status?.known &&
    a.status?.word === b.status?.word &&
    a.isTemplate === b.isTemplate &&
    a.date === b.date &&
    a.tags.join() === b.tags.join()
  );
}

/** Whether all that an index can show of the record is the same, its fields included. */
function showsSame(a: DecisionRecord, b: DecisionRecord): boolean {
  if (!looksSame(a, b)) return false;
  const [before, after] = [readRecordFields(a.file.facts), readRecordFields(b.file.facts)];
  return before.size === after.size && [...after].every(([name, value]) => before.get(name) === value);
}
