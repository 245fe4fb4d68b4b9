import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { type Log, sortRecords } from '../model/log.ts';

/**
 * The records whose number, title and status have the words of a query, such as `#nats`; where none has, those that have
 * its letters in their order, since editors narrow the list further.
 */
export function findSymbols(query: string, logs: readonly Log[]): WorkspaceSymbol[] {
  const wanted = query.replace(/^#/, '').toLowerCase();
  const all = logs.flatMap((log) =>
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
