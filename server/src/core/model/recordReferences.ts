import type { Mention, SourceText } from '../markdown/facts.ts';
import { largest } from '../markdown/sequences.ts';
import { type Span, touches, touchesOneOf } from '../markdown/span.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { inlineLinks } from './links.ts';
import { fileOf, type Log, type LogSet } from './log.ts';
import { isSameNumber, type RecordNumber } from './recordNumber.ts';
import { type Reference, toReference } from './relations.ts';
import type { SourceFile } from './sourceFile.ts';
import { type OwnRepositories, repositoriesOf, resolveOwnLink } from './webAddresses.ts';

/** A place in a file that means a record: a link in whatever form, a bare mention, a field of the front matter. */
export interface RecordReference {
  readonly kind: 'link' | 'mention' | 'field';
  readonly span: Span;
  /** The number as it is written, in a mention and in a field that has one. */
  readonly number?: SourceText;
  /** The records that may be meant: several where a number was given twice, none where no record has it. */
  readonly records: readonly DecisionRecord[];
}

/** A reference before anybody has asked whom it means. */
interface Site extends Omit<RecordReference, 'records'> {
  readonly reference: () => Reference | undefined;
}

/** Every place in a file that means a record of the logs, in the order in which they stand. */
export function referencesIn(file: SourceFile, set: LogSet): RecordReference[] {
  return sitesIn(file, set).flatMap((site) => resolveSite(site, file, set) ?? []);
}

/** The reference at an offset. */
export function findReferenceAt(file: SourceFile, set: LogSet, offset: number): RecordReference | undefined {
  const cursor = { start: offset, end: offset };
  const here = sitesIn(file, set).filter(({ span }) => touches(span, cursor));
  return here.flatMap((site) => resolveSite(site, file, set) ?? [])[0];
}

/** The records that an offset is about: those of the reference there, or the file's own on its title. */
export function findRecordsAt(file: SourceFile, set: LogSet, offset: number): readonly DecisionRecord[] {
  const reference = findReferenceAt(file, set, offset);
  if (reference !== undefined) return reference.records;
  const own = ownLogOf(file.uri, set)?.records.get(file.uri);
  return own?.title.heading !== undefined && touches(own.title.span, { start: offset, end: offset }) ? [own] : [];
}

/** A file, and the places in it that mean a record. */
export interface FileReferences {
  readonly file: SourceFile;
  readonly references: readonly RecordReference[];
}

/** Every place in the logs, and in the files that name their records, that means a record. */
export function findReferencesTo(
  record: DecisionRecord,
  set: LogSet,
  repositories: OwnRepositories = repositoriesOf(set),
): FileReferences[] {
  const files = [...set.logs.flatMap((log) => log.citersOf(record)), ...set.citingFiles.values()];
  return files.flatMap((file) => {
    const references = sitesIn(file, set, repositories, record)
      .flatMap((site) => resolveSite(site, file, set) ?? [])
      .filter(({ records }) => records.includes(record));
    return references.length === 0 ? [] : [{ file, references }];
  });
}

/** The sites of a file, in order; with `about` only those that may mean this record: of the links of an index that is one. */
function sitesIn(
  file: SourceFile,
  set: LogSet,
  repositories: OwnRepositories = repositoriesOf(set),
  about?: DecisionRecord,
): Site[] {
  const links = inlineLinks(file.facts)
    .filter(({ kind, href }) => kind !== 'image' && mayLead(href, about))
    .map(({ href, target }): Site => {
      const reference = () => {
        const uri = resolveOwnLink(file, href, repositories);
        return uri === undefined ? undefined : { uri };
      };
      return { kind: 'link', span: target, reference };
    });
  const mentions = file.facts.mentions.filter(({ number }) => mayBeNumber(number, about)).map(siteOf);
  const known = [...links, ...mentions];
  const isKnown = touchesOneOf(known.map(({ span }) => span));
  const relations = ownLogOf(file.uri, set)?.records.get(file.uri)?.relations ?? [];
  const fields = relations
    .filter(({ reference }) => !('number' in reference) || mayBeNumber(reference.number, about))
    .filter(({ span }) => !isKnown(span))
    .map(({ reference, span }): Site => {
      if (!('number' in reference)) return { kind: 'field', span, reference: () => reference };
      const { number } = reference;
      const numberSpan = { start: span.end - number.length, end: span.end };
      return { kind: 'field', span, number: { raw: number, span: numberSpan }, reference: () => reference };
    });
  return [...known, ...fields].sort((a, b) => a.span.start - b.span.start);
}

function siteOf(mention: Mention): Site {
  const { span, number, numberSpan } = mention;
  return { kind: 'mention', span, number: { raw: number, span: numberSpan }, reference: () => toReference(mention) };
}

/** A cheap look: an escaped name may be any. */
function mayLead(href: string, record: DecisionRecord | undefined): boolean {
  return record === undefined || href.includes(record.file.name) || href.includes('%');
}

function mayBeNumber(number: RecordNumber, record: DecisionRecord | undefined): boolean {
  return record === undefined || (record.number !== undefined && isSameNumber(record.number, number));
}

/** A link that leads to no record is none of ours; a mention of no record still is one. */
function resolveSite({ reference, ...site }: Site, file: SourceFile, set: LogSet): RecordReference | undefined {
  const meant = reference();
  const records = meant === undefined ? [] : resolveReference(meant, file.uri, set);
  return site.kind === 'link' && records.length === 0 ? undefined : { ...site, records };
}

/** The log that a file is a record or the README of. */
export function ownLogOf(uri: string, { logs }: LogSet): Log | undefined {
  return logs.find((log) => fileOf(uri, log) !== undefined);
}

/**
 * The records that a reference in a file may mean: those of the file's own log; else those of the nearest log that has
 * any. Several where a number was given twice, or where two logs are equally near.
 */
export function resolveReference(reference: Reference, from: string, set: LogSet): readonly DecisionRecord[] {
  const own = ownLogOf(from, set);
  const inOwn = own?.resolve(reference, own.records.get(from)) ?? [];
  if (inOwn.length > 0) return inOwn;
  const others = set.logs
    .map((log) => ({ records: log.resolve(reference), nearness: nearnessOf(log, from) }))
    .filter(({ records }) => records.length > 0);
  const nearest = largest(others.map(({ nearness }) => nearness));
  return others.flatMap(({ records, nearness }) => (nearness === nearest ? records : []));
}

/** The log that a file beyond all logs is most likely about. */
export function findNearestLog(uri: string, { logs }: LogSet): Log | undefined {
  return [...logs].sort((a, b) => nearnessOf(b, uri) - nearnessOf(a, uri))[0];
}

/** What a log is about: the folder above `docs/adr` and the like. The deepest one that holds a file is the nearest. */
function nearnessOf({ folder }: Log, uri: string): number {
  const segments = folder.split('/');
  while (segments.length > 1 && folderOfDecisions.test(segments.at(-1) as string)) segments.pop();
  const home = segments.join('/');
  return uri.startsWith(`${home}/`) ? home.length : -1;
}

const folderOfDecisions = /^(?:[a-z]*docs?|adrs?|architecture|decisions?|[a-z]+[-_](?:decisions?|records?))$/i;
