import {
  DocumentSymbolRequest,
  FoldingRangeRequest,
  SelectionRangeRequest,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { findDocumentSymbols, findFoldingRanges, findSelectionRanges } from '../core/features/outline.ts';
import type { Session } from './session.ts';

/** The outline of records and indexes, for an editor that knows no Markdown: VS Code has its own. */
export function registerOutline({ workspace, messages, handlers, options }: Session): ServerCapabilities {
  if (options.hasMarkdown === true) return {};
  handlers.request(DocumentSymbolRequest.type, { needs: 'file', safe: [] }, ({ textDocument }) =>
    findDocumentSymbols(workspace.lookUp(textDocument.uri), messages),
  );
  handlers.request(FoldingRangeRequest.type, { needs: 'file', safe: [] }, ({ textDocument }) =>
    findFoldingRanges(workspace.lookUp(textDocument.uri)),
  );
  handlers.request(SelectionRangeRequest.type, { needs: 'file', safe: [] }, ({ textDocument, positions }) =>
    findSelectionRanges(workspace.lookUp(textDocument.uri), positions),
  );
  return { documentSymbolProvider: true, foldingRangeProvider: true, selectionRangeProvider: true };
}
