import * as vscode from 'vscode';
import type { IndexChanges, LogArgument, SyncPreview } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { listLogs, pickLog } from './pickLog.ts';

/** "ADR: Sync Index": each row that would change is listed with the reason, and may be left out, before anything is written. */
export function syncIndex(client: AdrClient): Promise<void> {
  return changeIndex(
    client,
    vscode.l10n.t('Sync Index'),
    async ({ log }) => {
      const { rows } = await client.request('adr/previewSync', { log });
      if (rows.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('The index is up to date.'));
        return { changes: [] };
      }
      const only = await pickRows(rows);
      return only === undefined || only.length === 0 ? { changes: [] } : client.run('adr.syncIndex', { log, only });
    },
    () => undefined,
  );
}

/** All rows are picked but those that would go: a file that is missing here may be on its way. */
async function pickRows(rows: SyncPreview['rows']): Promise<string[] | undefined> {
  const items = rows.map(({ target, changes, isRemoval }) => {
    const text = changes.join('; ');
    return { label: text.charAt(0).toUpperCase() + text.slice(1), picked: !isRemoval, target };
  });
  const title = vscode.l10n.t('Sync Index');
  const placeHolder = vscode.l10n.t('Select the index changes to apply');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  return picked?.map(({ target }) => target);
}

/** "ADR: Sort Index": each table or list in the order that most of its rows follow. */
export function sortIndex(client: AdrClient): Promise<void> {
  return changeIndex(
    client,
    vscode.l10n.t('Sort Index'),
    (argument) => client.run('adr.sortIndex', argument),
    () => undefined,
  );
}

/** "ADR: Create Index": writes the table of a log that has none. */
export function createIndex(client: AdrClient): Promise<void> {
  return changeIndex(
    client,
    vscode.l10n.t('Create Index'),
    (argument) => client.run('adr.createIndex', argument),
    () => undefined,
  );
}

/** "ADR: Add to Index": the record of the sidebar's line, else the one in the editor. */
export async function addToIndex(client: AdrClient, node: unknown): Promise<void> {
  const uri = uriOf(node) ?? vscode.window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) return;
  await listLogs(client);
  await run(
    () => client.run('adr.addToIndex', { uri }),
    (changes) => (changes.length === 0 ? vscode.l10n.t('The record is already in the index.') : undefined),
  );
}

async function changeIndex(
  client: AdrClient,
  title: string,
  change: (argument: LogArgument) => Promise<IndexChanges>,
  say: (changes: readonly string[]) => string | undefined,
): Promise<void> {
  const logs = await listLogs(client);
  if (logs === undefined) return;
  const log = logs.length === 0 ? undefined : await pickLog(logs, title);
  if (log !== undefined) await run(() => change({ log: log.uri }), say);
  else if (logs.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t('No decision log found.'));
}

/** A refusal of the server is a sentence for the person; so is what there is to say of its answer. */
async function run(
  change: () => Promise<IndexChanges>,
  say: (changes: readonly string[]) => string | undefined,
): Promise<void> {
  try {
    const sentence = say((await change()).changes);
    if (sentence !== undefined) void vscode.window.showInformationMessage(sentence);
  } catch (error) {
    void vscode.window.showErrorMessage((error as Error).message);
  }
}

function uriOf(node: unknown): string | undefined {
  const uri = typeof node === 'object' && node !== null && 'uri' in node ? node.uri : undefined;
  return typeof uri === 'string' ? uri : undefined;
}
