import * as vscode from 'vscode';
import type { LogView } from '../../../server/src/protocol.ts';
import { graphViewType } from '../graph/graphViewType.ts';
import type { AdrClient } from '../languageClient.ts';
import { listLogs, pickLog } from './pickLog.ts';

/** "ADR: Show Decision Graph": the log as a picture, in a panel. The panel is loaded when somebody wants one. */
export async function showGraph(client: AdrClient, extension: vscode.Uri): Promise<void> {
  const log = await askForLog(client, vscode.l10n.t('Show Decision Graph'));
  if (log === undefined) return;
  const { showGraphPanel } = await import('../graph/graphPanel.ts');
  showGraphPanel(log, client, extension);
}

/** "ADR: Insert Decision Graph": as a Mermaid chart in the index of a log, by its `uri` where it is known already. */
export async function insertGraph(client: AdrClient, argument: unknown): Promise<void> {
  const log =
    typeof argument === 'string'
      ? argument
      : (await askForLog(client, vscode.l10n.t('Insert Decision Graph into Index')))?.uri;
  if (log === undefined) return;
  try {
    await client.run('adr.insertGraph', { log });
  } catch (error) {
    void vscode.window.showErrorMessage((error as Error).message);
    return;
  }
  const index = client.knownLogs.logs.find(({ uri }) => uri === log)?.index;
  if (index === null || index === undefined) return;
  const show = vscode.l10n.t('Show');
  const sentence = vscode.l10n.t('Graph inserted. It is updated on every sync.');
  if ((await vscode.window.showInformationMessage(sentence, show)) === show)
    await vscode.window.showTextDocument(vscode.Uri.parse(index));
}

/** Shows a panel of the last session again. */
export function restoreGraphs(client: AdrClient, extension: vscode.Uri): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(graphViewType, {
    async deserializeWebviewPanel(panel, state: unknown) {
      const log = typeof state === 'object' && state !== null && 'log' in state ? state.log : undefined;
      if (typeof log !== 'string' || log === '') {
        panel.dispose();
        return;
      }
      const { fillGraphPanel } = await import('../graph/graphPanel.ts');
      fillGraphPanel(panel, log, client, extension);
    },
  });
}

async function askForLog(client: AdrClient, title: string): Promise<LogView | undefined> {
  const logs = await listLogs(client);
  if (logs === undefined) return undefined;
  if (logs.length > 0) return pickLog(logs, title);
  void vscode.window.showInformationMessage(vscode.l10n.t('No decision log found.'));
  return undefined;
}
