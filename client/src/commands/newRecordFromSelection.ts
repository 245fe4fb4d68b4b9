import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';
import { newRecordIn, offerToCreateLog } from './newRecord.ts';
import { listLogs } from './pickLog.ts';
import { quoteSelection } from './quoteSelection.ts';

/** "ADR: New ADR from Selection": a record whose context quotes what is selected, with a link to where it stands. */
export async function newRecordFromSelection(client: AdrClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Select some text first.'));
    return;
  }
  const { document, selection } = editor;
  const text = document.getText(selection);
  const logs = await listLogs(client);
  if (logs === undefined) return;
  if (logs.length === 0) return offerToCreateLog(client);
  // A selection of whole lines ends at the beginning of the next one.
  const end = selection.end.character === 0 ? selection.end.line : selection.end.line + 1;
  await newRecordIn(client, logs, (log) => {
    const { scheme, authority, path } = vscode.Uri.parse(log);
    const isNear = document.uri.scheme === scheme && document.uri.authority === authority;
    return quoteSelection({
      text,
      languageId: document.languageId,
      path: isNear ? document.uri.path : undefined,
      firstLine: selection.start.line + 1,
      lastLine: Math.max(end, selection.start.line + 1),
      folder: path,
    });
  });
}
