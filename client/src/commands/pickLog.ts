import * as vscode from 'vscode';
import type { LogView } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';

/** Every log, with a sign in the status bar while they are read; undefined where the server cannot be started. */
export function listLogs(client: AdrClient): Thenable<readonly LogView[] | undefined> {
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading decision records') };
  return vscode.window.withProgress(progress, () => client.listLogs());
}

/** Asks which log is meant, where there are several. */
export async function pickLog(logs: readonly LogView[], title: string): Promise<LogView | undefined> {
  if (logs.length === 1) return logs[0];
  const picked = await vscode.window.showQuickPick(
    nearestFirst(logs).map((log) => ({ label: log.name, description: `${log.records.length}`, log })),
    { title, placeHolder: vscode.l10n.t('Select a decision log') },
  );
  return picked?.log;
}

/** The logs with that of the record in the editor before the others. */
export function nearestFirst(logs: readonly LogView[]): LogView[] {
  const current = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const nearest = logs.filter(({ uri }) => current.startsWith(`${uri}/`)).sort((a, b) => b.uri.length - a.uri.length);
  return [...new Set([...nearest, ...logs])];
}
