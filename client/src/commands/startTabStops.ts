import * as vscode from 'vscode';
import { findTabStops } from './findTabStops.ts';

/**
 * Makes what is to be filled in of the record in the editor stops of the Tab key. The text stays as it is, and the file
 * has it already: whoever leaves with Escape loses nothing.
 */
export async function startTabStops(uri: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.document.uri.toString() !== vscode.Uri.parse(uri).toString()) return;
  const { document } = editor;
  const wasSaved = !document.isDirty;
  const text = document.getText();
  const stops = findTabStops(text);
  const last = stops.at(-1);
  if (last === undefined) return;
  const snippet = new vscode.SnippetString();
  let from = 0;
  for (const { start, end } of stops) {
    snippet.appendText(text.slice(from, start));
    if (start === end) snippet.appendTabstop();
    else snippet.appendPlaceholder((inner) => inner.appendText(text.slice(start, end)));
    from = end;
  }
  const range = new vscode.Range(new vscode.Position(0, 0), document.positionAt(last.end));
  undoThrough(document, last.end);
  await editor.insertSnippet(snippet, range, { undoStopBefore: false, undoStopAfter: false, keepWhitespace: true });
  if (wasSaved) await document.save();
}

/**
 * The stops come with an edit of their own that changes nothing. Undoing it goes on to the edit before it, which made the
 * record: to the user both are one step. `length` is that of the text which the edit writes again.
 */
function undoThrough(document: vscode.TextDocument, length: number): void {
  const subscription = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document: changed, reason, contentChanges }) => {
      if (changed !== document || reason !== vscode.TextDocumentChangeReason.Undo) return;
      const [change, ...others] = contentChanges;
      const isOurs = change?.rangeOffset === 0 && change.rangeLength === length && change.text.length === length;
      const isActive = vscode.window.activeTextEditor?.document === document;
      if (isOurs && others.length === 0 && isActive) void vscode.commands.executeCommand('undo');
    }),
    vscode.workspace.onDidCloseTextDocument((closed) => {
      // A document that gets another language is closed and opened, and stays the same one.
      if (closed === document && document.isClosed) subscription.dispose();
    }),
  );
}
