import * as vscode from 'vscode';
import { isOne } from './isOne.ts';
import type { AdrClient } from './languageClient.ts';

/** One item in the language status of Markdown files: what the server knows, and what to do when it is gone. */
export function showLanguageStatus(client: AdrClient): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const hide = () => {
    item?.dispose();
    item = undefined;
  };
  const update = () => {
    const { state, knownLogs } = client;
    // Most workspaces with Markdown have no log, and nothing to be told.
    if (state === 'noLog' || state === 'idle') return hide();
    item ??= vscode.languages.createLanguageStatusItem('adrKeeper.status', { language: 'markdown' });
    item.name = 'ADR Keeper';
    item.busy = state === 'searching' || knownLogs.isLoading;
    if (state === 'stopped') {
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.text = vscode.l10n.t('The ADR language server has stopped');
      item.command = { command: 'adrKeeper.restartServer', title: vscode.l10n.t('Restart Server') };
      return;
    }
    const outOfStep = knownLogs.logs.flatMap(({ records }) =>
      records.filter(({ row }) => row === 'missing' || row === 'differs'),
    ).length;
    if (outOfStep > 0) {
      // What came from outside is not written by itself: this is the one place that offers it.
      item.severity = vscode.LanguageStatusSeverity.Warning;
      item.text = isOne(outOfStep)
        ? vscode.l10n.t('{0} index row is out of date', outOfStep)
        : vscode.l10n.t('{0} index rows are out of date', outOfStep);
      item.command = { command: 'adrKeeper.syncIndex', title: vscode.l10n.t('Sync Index') };
    } else {
      const count = knownLogs.logs.reduce((sum, { records }) => sum + records.length, 0);
      item.severity = vscode.LanguageStatusSeverity.Information;
      item.text = isOne(count)
        ? vscode.l10n.t('{0} decision record', count)
        : vscode.l10n.t('{0} decision records', count);
      item.command = { command: 'adrKeeper.showOutput', title: vscode.l10n.t('Show Output') };
    }
  };
  return vscode.Disposable.from(client.onDidChange(update), { dispose: hide });
}
