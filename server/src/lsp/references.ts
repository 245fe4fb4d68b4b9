import {
  DefinitionRequest,
  type DocumentHighlight,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  type DocumentLink,
  DocumentLinkRequest,
  type Location,
  type LocationLink,
  type Position,
  ReferencesRequest,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { findRecordsAt, findReferenceAt, findReferencesTo, referencesIn } from '../core/model/recordReferences.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

/** Leads from mentions and links to records, and from records to whatever means them. */
export function registerReferences({ client, workspace, handlers }: Session): ServerCapabilities {
  const elsewhere = { needs: 'log', mayBeElsewhere: true, safe: null } as const;
  handlers.request(DefinitionRequest.type, elsewhere, ({ textDocument, position }) => {
    const links = findDefinition(canonicalUri(textDocument.uri), position, workspace);
    if (client.textDocument?.definition?.linkSupport) return links;
    return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  });
  handlers.request(ReferencesRequest.type, { needs: 'citations', safe: [] }, ({ textDocument, position, context }) =>
    findReferences(canonicalUri(textDocument.uri), position, context.includeDeclaration, workspace),
  );
  handlers.request(DocumentHighlightRequest.type, elsewhere, ({ textDocument, position }) =>
    findHighlights(canonicalUri(textDocument.uri), position, workspace),
  );
  handlers.request(DocumentLinkRequest.type, elsewhere, ({ textDocument }) =>
    findDocumentLinks(canonicalUri(textDocument.uri), workspace),
  );
  return {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
  };
}

interface Place {
  readonly file: SourceFile;
  readonly offset: number;
}

function placeOf(uri: string, position: Position, workspace: Workspace): Place | undefined {
  const file = workspace.citingFileAt(uri);
  return file === undefined ? undefined : { file, offset: file.facts.lines.offsetAt(position) };
}

/** From a mention or link to the title of the record that it means. */
export function findDefinition(uri: string, position: Position, workspace: Workspace): LocationLink[] {
  const place = placeOf(uri, position, workspace);
  const reference = place === undefined ? undefined : findReferenceAt(place.file, workspace, place.offset);
  if (place === undefined || reference === undefined) return [];
  return reference.records.map(({ file, title }) => {
    const range = file.facts.lines.rangeOf(title.span);
    const originSelectionRange = place.file.facts.lines.rangeOf(reference.span);
    return { originSelectionRange, targetUri: file.uri, targetRange: range, targetSelectionRange: range };
  });
}

/** Every place that means the record at a position: of a reference, or of the title of the record itself. */
export function findReferences(
  uri: string,
  position: Position,
  includesTitle: boolean,
  workspace: Workspace,
): Location[] {
  const place = placeOf(uri, position, workspace);
  if (place === undefined) return [];
  return findRecordsAt(place.file, workspace, place.offset).flatMap((record) => {
    const { file, title } = record;
    const own = includesTitle ? [{ uri: file.uri, range: file.facts.lines.rangeOf(title.span) }] : [];
    const others = findReferencesTo(record, workspace).flatMap(({ file: each, references }) =>
      references.map(({ span }) => ({ uri: each.uri, range: each.facts.lines.rangeOf(span) })),
    );
    return [...own, ...others];
  });
}

/** The places in the file itself that mean the same record. */
export function findHighlights(uri: string, position: Position, workspace: Workspace): DocumentHighlight[] {
  const place = placeOf(uri, position, workspace);
  if (place === undefined) return [];
  const records = new Set(findRecordsAt(place.file, workspace, place.offset));
  return referencesIn(place.file, workspace)
    .filter((reference) => reference.records.some((record) => records.has(record)))
    .map(({ span }) => ({ range: place.file.facts.lines.rangeOf(span), kind: DocumentHighlightKind.Read }));
}

/** Bare mentions and fields as links; Markdown's own links every editor knows. */
export function findDocumentLinks(uri: string, workspace: Workspace): DocumentLink[] {
  const place = placeOf(uri, { line: 0, character: 0 }, workspace);
  if (place === undefined) return [];
  return referencesIn(place.file, workspace).flatMap(({ kind, span, records }) => {
    const [record, ...others] = records;
    if (kind === 'link' || record === undefined || others.length > 0) return [];
    const { title } = record;
    return [{ range: place.file.facts.lines.rangeOf(span), target: record.file.uri, tooltip: title.text }];
  });
}
