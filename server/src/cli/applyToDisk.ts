import { readFileSync, writeFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';

const byteOrderMark = '\uFEFF';

/**
 * Writes an edit of existing files to the disk, and says how many it changed. A byte order mark stays, line endings
 * are the edit's business. The files were read as UTF-8 before, or there would be no edit of them.
 */
export function applyToDisk({ documentChanges = [] }: WorkspaceEdit): number {
  const edits = documentChanges.flatMap((change) => ('edits' in change ? [change] : []));
  for (const { textDocument, edits: changes } of edits) {
    const path = URI.parse(textDocument.uri).fsPath;
    const content = readFileSync(path, 'utf8');
    const mark = content.startsWith(byteOrderMark) ? byteOrderMark : '';
    const document = TextDocument.create(textDocument.uri, 'markdown', 0, content.slice(mark.length));
    const text = TextDocument.applyEdits(
      document,
      changes.flatMap((change) => ('newText' in change ? [change] : [])),
    );
    writeFileSync(path, mark + text);
  }
  return edits.length;
}
