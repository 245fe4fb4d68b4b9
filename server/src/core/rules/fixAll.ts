import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Log } from '../model/log.ts';
import { checkFile, findFixes, type OnThrow } from './checkFile.ts';

/**
 * The safe fixes of all problems of some files as one edit; `readText` gives a file as it is. All are made for the same state of the log; of two that
 * would change the same place the first wins, and the other is left for the next time. See `checkFile` for `onThrow`.
 */
export function fixAll(
  uris: Iterable<string>,
  log: Log,
  readText: (uri: string) => string,
  onThrow?: OnThrow,
): WorkspaceEdit {
  const files = new Map<string, TextDocumentEdit>();
  // In the order of names: rows that are added at the same place then stand in the order of their numbers.
  for (const uri of [...uris].sort()) {
    for (const problem of checkFile(uri, log, onThrow)) {
      const fix = findFixes(problem, uri, log, onThrow).find(({ isSafe }) => isSafe);
      if (fix !== undefined) mergeEdit(fix.makeEdit(readText(uri)), files);
    }
  }
  return { documentChanges: [...files.values()] };
}

function mergeEdit({ documentChanges = [] }: WorkspaceEdit, files: Map<string, TextDocumentEdit>): void {
  for (const change of documentChanges) {
    if (!('edits' in change)) return;
    const { uri } = change.textDocument;
    const known = files.get(uri);
    if (known === undefined) files.set(uri, { ...change, edits: [...change.edits] });
    else if (!change.edits.some((edit) => known.edits.some((other) => collide(edit as TextEdit, other as TextEdit)))) {
      known.edits.push(...change.edits);
    }
  }
}

/** Two insertions at one place are done one after the other; anything else that meets collides. */
function collide({ range: a, newText: aText }: TextEdit, { range: b, newText: bText }: TextEdit): boolean {
  const isBefore = (end: TextEdit['range']['end'], start: TextEdit['range']['start']) =>
    end.line < start.line || (end.line === start.line && end.character <= start.character);
  const isSame = JSON.stringify(a) === JSON.stringify(b);
  if (isSame) return aText === bText || !isBefore(a.end, a.start);
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}
