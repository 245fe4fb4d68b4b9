import { type Span, touches } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { inlineLinks, resolveLink } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { canonicalNumber } from '../model/recordNumber.ts';
import type { SourceFile } from '../model/sourceFile.ts';

/** A place in a file that means a record: a link in whatever form, a bare mention, a field of the front matter. */
export interface RecordReference {
  readonly kind: 'link' | 'mention' | 'field';
  readonly span: Span;
  /** The records that may be meant: several where a number was given twice, none where no record has it. */
  readonly records: readonly DecisionRecord[];
}

/** Every place in a file of a log that means a record of that log, in the order in which they stand. */
export function referencesIn(file: SourceFile, log: Log): RecordReference[] {
  const from = log.records.get(file.uri);
  const linked = inlineLinks(file.facts).flatMap(({ href, target, kind }): RecordReference[] => {
    const uri = kind === 'image' ? undefined : resolveLink(file.uri, href);
    const record = uri === undefined ? undefined : log.records.get(uri);
    return record === undefined ? [] : [{ kind: 'link', span: target, records: [record] }];
  });
  const mentioned = file.facts.mentions.map(
    ({ number, span }): RecordReference => ({ kind: 'mention', span, records: log.resolve({ number }, from) }),
  );
  const known = [...linked, ...mentioned];
  const inFields = (from?.relations ?? [])
    .filter(({ span }) => !known.some((each) => touches(each.span, span)))
    .map(({ reference, span }): RecordReference => ({ kind: 'field', span, records: log.resolve(reference, from) }));
  return [...known, ...inFields].sort((a, b) => a.span.start - b.span.start);
}

/** The reference at an offset. */
export function findReferenceAt(file: SourceFile, log: Log, offset: number): RecordReference | undefined {
  return referencesIn(file, log).find(({ span }) => touches(span, { start: offset, end: offset }));
}

/** The records that an offset is about: those of the reference there, or the file's own on its title. */
export function findRecordsAt(file: SourceFile, log: Log, offset: number): readonly DecisionRecord[] {
  const reference = findReferenceAt(file, log, offset);
  if (reference !== undefined) return reference.records;
  const own = log.records.get(file.uri);
  return own?.title.heading !== undefined && touches(own.title.span, { start: offset, end: offset }) ? [own] : [];
}

/** A file, and the places in it that mean a record. */
export interface FileReferences {
  readonly file: SourceFile;
  readonly references: readonly RecordReference[];
}

/** Every place in a log that means a record. Files that name neither its file nor its number are not looked into. */
export function findReferencesTo(record: DecisionRecord, log: Log): FileReferences[] {
  const { name, uri } = record.file;
  const number = record.number === undefined ? undefined : canonicalNumber(record.number);
  const files = [
    ...[...log.records.values()].map(({ file }) => file),
    ...(log.readme === undefined ? [] : [log.readme]),
  ];
  const mayName = ({ facts, uri: each }: SourceFile) =>
    inlineLinks(facts).some(({ href }) => href.includes(name) || href.includes('%')) ||
    facts.mentions.some((mention) => canonicalNumber(mention.number) === number) ||
    (log.records.get(each)?.relations.length ?? 0) > 0;
  return files.filter(mayName).flatMap((file) => {
    const references = referencesIn(file, log).filter(({ records }) => records.some((each) => each.file.uri === uri));
    return references.length === 0 ? [] : [{ file, references }];
  });
}
