import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** Does an edit to texts by URI, as an editor would; tests look at the texts after it, not at the edit. */
export function applyEdit(edit: WorkspaceEdit, texts: ReadonlyMap<string, string>): Map<string, string> {
  const result = new Map(texts);
  for (const change of edit.documentChanges ?? []) {
    if ('edits' in change) {
      const { uri } = change.textDocument;
      const text = result.get(uri);
      if (text === undefined) throw new Error(`The edit changes ${uri}, which does not exist.`);
      result.set(
        uri,
        TextDocument.applyEdits(
          TextDocument.create(uri, 'markdown', 0, text),
          change.edits.filter((each) => 'newText' in each),
        ),
      );
    } else if (change.kind === 'create') {
      if (result.has(change.uri)) throw new Error(`The edit creates ${change.uri}, which exists.`);
      result.set(change.uri, '');
    } else if (change.kind === 'rename') {
      const text = result.get(change.oldUri);
      if (text === undefined) throw new Error(`The edit renames ${change.oldUri}, which does not exist.`);
      if (result.has(change.newUri)) throw new Error(`The edit renames a file to ${change.newUri}, which exists.`);
      result.delete(change.oldUri);
      result.set(change.newUri, text);
    } else if (!result.delete(change.uri)) throw new Error(`The edit deletes ${change.uri}, which does not exist.`);
  }
  return result;
}
