import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type Location,
  type LocationLink,
  type Position,
} from 'vscode-languageserver-types';
import { findRecordsAt, findReferenceAt, findReferencesTo, referencesIn } from '../model/recordReferences.ts';
import type { AskedFile } from './askedFile.ts';

/** From a mention or link to the title of the record that it means. */
export function findDefinition({ file, logs }: AskedFile, position: Position): LocationLink[] {
  if (file === undefined) return [];
  const { lines } = file.facts;
  const reference = findReferenceAt(file, logs, lines.offsetAt(position));
  if (reference === undefined) return [];
  const originSelectionRange = lines.rangeOf(reference.span);
  return reference.records.map(({ file: target, title }) => {
    const range = target.facts.lines.rangeOf(title.span);
    return { originSelectionRange, targetUri: target.uri, targetRange: range, targetSelectionRange: range };
  });
}

/** Every place that means the record at a position: of a reference, or of the title of the record itself. */
export function findReferences({ file, logs }: AskedFile, position: Position, includesTitle: boolean): Location[] {
  if (file === undefined) return [];
  return findRecordsAt(file, logs, file.facts.lines.offsetAt(position)).flatMap((record) => {
    const { file: own, title } = record;
    const declaration = includesTitle ? [{ uri: own.uri, range: own.facts.lines.rangeOf(title.span) }] : [];
    const others = findReferencesTo(record, logs).flatMap(({ file: each, references }) =>
      references.map(({ span }) => ({ uri: each.uri, range: each.facts.lines.rangeOf(span) })),
    );
    return [...declaration, ...others];
  });
}

/** The places in the file itself that mean the same record as the one at a position. */
export function findHighlights({ file, logs }: AskedFile, position: Position): DocumentHighlight[] {
  if (file === undefined) return [];
  const { lines } = file.facts;
  const records = new Set(findRecordsAt(file, logs, lines.offsetAt(position)));
  return referencesIn(file, logs)
    .filter((reference) => reference.records.some((record) => records.has(record)))
    .map(({ span }) => ({ range: lines.rangeOf(span), kind: DocumentHighlightKind.Read }));
}

/** Bare mentions and fields as links; Markdown's own links every editor knows. */
export function findDocumentLinks({ file, logs }: AskedFile): DocumentLink[] {
  if (file === undefined) return [];
  return referencesIn(file, logs).flatMap(({ kind, span, records }) => {
    const [record, ...others] = records;
    if (kind === 'link' || record === undefined || others.length > 0) return [];
    return [{ range: file.facts.lines.rangeOf(span), target: record.file.uri, tooltip: record.title.text }];
  });
}
