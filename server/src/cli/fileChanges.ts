import { readFileSync } from 'node:fs';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { editText } from './applyToDisk.ts';

/** A file before and after an edit, with its byte order mark; undefined where it is not there yet, or no more. */
export interface FileChange {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly before: string;
  readonly after: string;
}

/** A file on its way through an edit. */
type Moving = { -readonly [Key in keyof FileChange]: FileChange[Key] };

/** What an edit would make of the files on disk, file by file, in the order in which it first names them. Writes nothing. */
export function fileChangesOf({ documentChanges = [] }: WorkspaceEdit): FileChange[] {
  const files: Moving[] = [];
  const fileAt = (uri: string): Moving => {
    const known = files.find(({ to }) => to === uri);
    if (known !== undefined) return known;
    const text = readFileSync(URI.parse(uri).fsPath, 'utf8');
    const file = { from: uri, to: uri, before: text, after: text };
    files.push(file);
    return file;
  };
  for (const change of documentChanges) {
    if ('edits' in change) {
      const file = fileAt(change.textDocument.uri);
      const mark = file.after.startsWith('\uFEFF') ? '\uFEFF' : '';
      file.after = mark + editText(file.after.slice(mark.length), change.edits);
    } else if (change.kind === 'create') files.push({ from: undefined, to: change.uri, before: '', after: '' });
    else if (change.kind === 'rename') fileAt(change.oldUri).to = change.newUri;
    else Object.assign(fileAt(change.uri), { to: undefined, after: '' });
  }
  return files;
}
