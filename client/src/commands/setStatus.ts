import * as vscode from 'vscode';
import type { StatusChoice } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { listLogs } from './pickLog.ts';
import { recordArgument } from './recordArgument.ts';
import { showRefusal } from './showRefusal.ts';
import { supersede } from './supersede.ts';

/**
 * "ADR: Set Status": asks which one, those first that make sense, and lets the server write it in the record and in its
 * row by one edit. A key binding may give `{ "status": "…" }` instead of being asked.
 */
export async function setStatus(client: AdrClient, argument: unknown): Promise<void> {
  const uri = recordArgument(argument);
  if (uri === undefined) return;
  await showRefusal(async () => {
    if ((await listLogs(client)) === undefined) return;
    const choice = await client.request('adr/listStatuses', { uri });
    const status = statusOf(argument) ?? (await pickStatus(choice));
    if (status === undefined) return;
    // A superseded record names its successor. A key binding may say it in English in every log.
    const superseded = ['Superseded', ...choice.superseded].map((each) => each.toLowerCase());
    if (superseded.includes(status.toLowerCase())) await supersede(client, { uri });
    else await client.run('adr.setStatus', { uri, status });
  });
}

async function pickStatus({ current, likely, others }: StatusChoice): Promise<string | undefined> {
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
  const toItem = (label: string) => ({ label });
  const items = [...likely.map(toItem), separator, ...others.map(toItem)];
  const title = vscode.l10n.t('Set Status');
  const placeHolder =
    current === null ? vscode.l10n.t('The record has no status yet') : vscode.l10n.t('Current status: {0}', current);
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.label;
}

function statusOf(argument: unknown): string | undefined {
  const status =
    typeof argument === 'object' && argument !== null && 'status' in argument ? argument.status : undefined;
  // A line of the sidebar has no such field.
  return typeof status === 'string' ? status : undefined;
}
