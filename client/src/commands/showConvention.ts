import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';
import { listLogs, pickLog } from './pickLog.ts';

const scheme = 'adr-convention';

/** "ADR: Show Convention": what a log demands of its records and where that was found, as a page beside the editor. */
export async function showConvention(client: AdrClient): Promise<void> {
  const logs = await listLogs(client);
  if (logs === undefined) return;
  if (logs.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No decision log found.'));
    return;
  }
  const log = await pickLog(logs, vscode.l10n.t('Show Log Conventions'));
  if (log === undefined) return;
  const uri = vscode.Uri.from({ scheme, path: `/${log.name}/convention.md`, query: log.uri });
  pages.fire(uri);
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

/** A page may be open already: then it is asked for anew. */
const pages = new vscode.EventEmitter<vscode.Uri>();

/** Gives VS Code the text of the pages. */
export function provideConventions(client: AdrClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: pages.event,
    provideTextDocumentContent: async ({ query }) =>
      (await client.run('adr.describeConvention', { log: query })).markdown,
  });
}
