import * as vscode from 'vscode';
import type { AdrClient } from './languageClient.ts';

/** How long the note stays, in milliseconds: long enough to be read and clicked. */
const shownMs = 10_000;

/** A quiet note in the status bar when an index has followed a record; a click on it undoes that. */
export function showSyncNotes(client: AdrClient): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('adrKeeper.sync', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('ADR index');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownFor: string | undefined;
  const hide = () => {
    shownFor = undefined;
    clearTimeout(timer);
    item.hide();
  };
  const onSync = client.onDidSyncIndex(({ uri, changes }) => {
    shownFor = vscode.Uri.parse(uri).toString();
    item.text = `$(sync) ${vscode.l10n.t('Index updated: {0}', changes.join('; '))}`;
    item.tooltip = vscode.l10n.t('Click to undo');
    item.command = { command: 'adrKeeper.undoSync', title: '', arguments: [uri] };
    item.show();
    clearTimeout(timer);
    timer = setTimeout(hide, shownMs);
  });
  // The note comes after the change that it tells of; whatever changes the index then, there is nothing left to undo.
  const onChange = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && document.uri.toString() === shownFor) hide();
  });
  return vscode.Disposable.from(item, onSync, onChange, { dispose: () => clearTimeout(timer) });
}

/** What a click on the note does. */
export async function undoSync(client: AdrClient, uri: unknown): Promise<void> {
  try {
    await client.run('adr.undoSync', { uri: String(uri) });
  } catch (error) {
    void vscode.window.showInformationMessage((error as Error).message);
  }
}
