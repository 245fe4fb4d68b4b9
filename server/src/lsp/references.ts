import {
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  ReferencesRequest,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { findDefinition, findDocumentLinks, findHighlights, findReferences } from '../core/features/findReferences.ts';
import type { Session } from './session.ts';

/** Leads from mentions and links to records, and from records to whatever means them. */
export function registerReferences({ client, workspace, handlers }: Session): ServerCapabilities {
  const elsewhere = { needs: 'log', mayBeElsewhere: true, safe: null } as const;
  handlers.request(DefinitionRequest.type, elsewhere, ({ textDocument, position }) => {
    const links = findDefinition(workspace.lookUp(textDocument.uri), position);
    if (client.textDocument?.definition?.linkSupport) return links;
    return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  });
  handlers.request(ReferencesRequest.type, { needs: 'citations', safe: [] }, ({ textDocument, position, context }) =>
    findReferences(workspace.lookUp(textDocument.uri), position, context.includeDeclaration),
  );
  handlers.request(DocumentHighlightRequest.type, elsewhere, ({ textDocument, position }) =>
    findHighlights(workspace.lookUp(textDocument.uri), position),
  );
  handlers.request(DocumentLinkRequest.type, elsewhere, ({ textDocument }) =>
    findDocumentLinks(workspace.lookUp(textDocument.uri)),
  );
  return {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
  };
}
