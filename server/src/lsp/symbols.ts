import {
  type ServerCapabilities,
  SymbolKind,
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { sortRecords } from '../core/model/log.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

/** Finds records by name in the whole workspace. */
export function registerSymbols({ workspace, handlers }: Session): ServerCapabilities {
  handlers.request(WorkspaceSymbolRequest.type, { needs: 'logs', safe: [] }, ({ query }) =>
    findSymbols(query, workspace),
  );
  return { workspaceSymbolProvider: true };
}

/**
 * The records whose number, title and status have the words of a query, such as `#nats`; where none has, those that have
 * its letters in their order, since editors narrow the list further.
 */
export function findSymbols(query: string, workspace: Workspace): WorkspaceSymbol[] {
  const wanted = query.replace(/^#/, '').toLowerCase();
  const all = workspace.logs.flatMap((log) =>
    sortRecords(log.records.values()).map(({ file, number, title, status }) => {
      const word = status?.known ?? status?.word ?? '';
      const name = number === undefined ? title.text : `${number} ${title.text}`;
      const location = { uri: file.uri, range: file.facts.lines.rangeOf(title.span) };
      const symbol: WorkspaceSymbol = { name, kind: SymbolKind.File, containerName: word, location };
      return { symbol, text: `${name} ${word}`.toLowerCase() };
    }),
  );
  const withWords = all.filter(({ text }) => text.includes(wanted));
  const found = withWords.length > 0 ? withWords : all.filter(({ text }) => hasLetters(text, wanted));
  return found.map(({ symbol }) => symbol);
}

function hasLetters(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
