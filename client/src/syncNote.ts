import * as vscode from 'vscode';
import type { AdrClient } from './languageClient.ts';

/** How long the note stays, in milliseconds: long enough to be read and clicked. */
const shownMs = 10_000;

/** A quiet note in the status bar when an index has followed a record, which takes it back when it is clicked. */
export function showSyncNotes(client: AdrClient): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('adrKeeper.sync', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('ADR index');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = client.onDidSyncIndex(({ uri, changes }) => {
    item.text = `$(sync) ${vscode.l10n.t('Index: {0}', changes.join('; '))}`;
    item.tooltip = vscode.l10n.t('Click to take it back');
    item.command = { command: 'adrKeeper.undoSync', title: '', arguments: [uri] };
    item.show();
    clearTimeout(timer);
    timer = setTimeout(() => item.hide(), shownMs);
  });
  return vscode.Disposable.from(item, subscription, { dispose: () => clearTimeout(timer) });
}

/** What a click on the note does. */
export async function undoSync(client: AdrClient, uri: unknown): Promise<void> {
  try {
    await client.undoSync({ uri: String(uri) });
  } catch (error) {
    void vscode.window.showInformationMessage((error as Error).message);
  }
}
