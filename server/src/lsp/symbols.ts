import { type ServerCapabilities, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { findSymbols } from '../core/features/findSymbols.ts';
import type { Session } from './session.ts';

/** Finds records by name in the whole workspace. */
export function registerSymbols({ workspace, handlers }: Session): ServerCapabilities {
  handlers.request(WorkspaceSymbolRequest.type, { needs: 'logs', safe: [] }, ({ query }) =>
    findSymbols(query, workspace.logs),
  );
  return { workspaceSymbolProvider: true };
}
