import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';

const byteOrderMark = '\uFEFF';

/**
 * Writes an edit to the disk, in its order, and says how many files it changed, made, renamed or deleted. A byte order
 * mark stays, line endings are the edit's business. The files were read as UTF-8 before, or there would be no edit of
 * them. Throws where it would write over a file that exists.
 */
export function applyToDisk({ documentChanges = [] }: WorkspaceEdit): number {
  const touched = new Set<string>();
  for (const change of documentChanges) {
    if ('edits' in change) applyText(change);
    else if (change.kind === 'create') writeFileSync(pathOf(change.uri), '', { flag: 'wx' });
    else if (change.kind === 'rename') rename(change.oldUri, change.newUri);
    else rmSync(pathOf(change.uri));
    touched.add('edits' in change ? change.textDocument.uri : change.kind === 'rename' ? change.oldUri : change.uri);
  }
  return touched.size;
}

function applyText({ textDocument, edits }: TextDocumentEdit): void {
  const path = pathOf(textDocument.uri);
  const content = readFileSync(path, 'utf8');
  const mark = content.startsWith(byteOrderMark) ? byteOrderMark : '';
  writeFileSync(path, mark + editText(content.slice(mark.length), edits));
}

/** A text after the edits of it; `text` has no byte order mark. */
export function editText(text: string, edits: TextDocumentEdit['edits']): string {
  const document = TextDocument.create('', 'markdown', 0, text);
  return TextDocument.applyEdits(
    document,
    edits.flatMap((edit) => ('newText' in edit ? [edit] : [])),
  );
}

function rename(from: string, to: string): void {
  if (existsSync(pathOf(to))) throw new Error(`${pathOf(to)} exists already.`);
  renameSync(pathOf(from), pathOf(to));
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
