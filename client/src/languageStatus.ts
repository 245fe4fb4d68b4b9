import * as vscode from 'vscode';
import type { AdrClient } from './languageClient.ts';

/** One item in the language status of Markdown files: what the server knows, and what to do when it is gone. */
export function showLanguageStatus(client: AdrClient): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const update = () => {
    if (client.state === 'noLog') return;
    item ??= vscode.languages.createLanguageStatusItem('adrKeeper.status', { language: 'markdown' });
    item.name = 'ADR Keeper';
    const { isLoading, logs } = client.knownLogs;
    const records = logs.reduce((sum, log) => sum + log.records.length, 0);
    item.busy = client.state === 'starting' || isLoading;
    item.severity =
      client.state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    if (client.state === 'stopped') {
      item.text = vscode.l10n.t('The ADR server has stopped');
      item.command = { command: 'adrKeeper.restartServer', title: vscode.l10n.t('Restart Server') };
    } else {
      item.text = records === 1 ? vscode.l10n.t('1 decision record') : vscode.l10n.t('{0} decision records', records);
      item.command = { command: 'adrKeeper.showOutput', title: vscode.l10n.t('Show Output') };
    }
  };
  const subscription = vscode.Disposable.from(client.onDidChangeState(update), client.onDidChangeLogs(update));
  return new vscode.Disposable(() => {
    subscription.dispose();
    item?.dispose();
  });
}
