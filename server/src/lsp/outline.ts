import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FoldingRange,
  FoldingRangeRequest,
  type Position,
  type SelectionRange,
  SelectionRangeRequest,
  type ServerCapabilities,
  SymbolKind,
} from 'vscode-languageserver';
import { foldsOf, outlineOf, type Section, selectionsAt } from '../core/features/outline.ts';
import type { LineTable } from '../core/markdown/lineTable.ts';
import type { Messages } from '../core/messages/english.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

/** The outline of records and indexes, for an editor that knows no Markdown: VS Code has its own. */
export function registerOutline({ workspace, messages, handlers, options }: Session): ServerCapabilities {
  if (options.hasMarkdown === true) return {};
  handlers.request(DocumentSymbolRequest.type, { needs: 'file', safe: [] }, ({ textDocument }) =>
    findDocumentSymbols(canonicalUri(textDocument.uri), workspace, messages),
  );
  handlers.request(FoldingRangeRequest.type, { needs: 'file', safe: [] }, ({ textDocument }) =>
    findFoldingRanges(canonicalUri(textDocument.uri), workspace),
  );
  handlers.request(SelectionRangeRequest.type, { needs: 'file', safe: [] }, ({ textDocument, positions }) =>
    findSelectionRanges(canonicalUri(textDocument.uri), positions, workspace),
  );
  return { documentSymbolProvider: true, foldingRangeProvider: true, selectionRangeProvider: true };
}

/** The sections of a record or an index. */
export function findDocumentSymbols(uri: string, workspace: Workspace, { words }: Messages): DocumentSymbol[] {
  const facts = factsAt(uri, workspace);
  if (facts === undefined) return [];
  const toSymbol = ({ heading, span, children }: Section): DocumentSymbol => ({
    name: heading.text === '' ? words.emptyHeading : heading.text,
    kind: SymbolKind.String,
    range: facts.lines.rangeOf(span),
    selectionRange: facts.lines.rangeOf(heading.content),
    children: children.map(toSymbol),
  });
  return outlineOf(facts).map(toSymbol);
}

/** What can be folded in a record or an index, from the line that stays to the last one that is hidden. */
export function findFoldingRanges(uri: string, workspace: Workspace): FoldingRange[] {
  const facts = factsAt(uri, workspace);
  if (facts === undefined) return [];
  return foldsOf(facts).flatMap(({ start, end }) => {
    const startLine = facts.lines.lineAt(start);
    const endLine = lastLine(facts.lines, end);
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

/** A span that ends where a line begins hides the line before it. */
function lastLine(lines: LineTable, end: number): number {
  const line = lines.lineAt(end);
  return lines.spanOf(line).start === end ? line - 1 : line;
}

/** For each position, what a growing selection takes. */
export function findSelectionRanges(
  uri: string,
  positions: readonly Position[],
  workspace: Workspace,
): SelectionRange[] {
  const facts = factsAt(uri, workspace);
  if (facts === undefined) return [];
  return positions.map((position) => {
    const [file, ...inner] = selectionsAt(facts, facts.lines.offsetAt(position)).map((span) =>
      facts.lines.rangeOf(span),
    );
    const whole: SelectionRange = { range: file ?? { start: position, end: position } };
    return inner.reduce<SelectionRange>((parent, range) => ({ range, parent }), whole);
  });
}

/** Only files of a log have an outline of ours. */
function factsAt(uri: string, workspace: Workspace) {
  return workspace.logOf(uri) === undefined ? undefined : workspace.citingFileAt(uri)?.facts;
}
