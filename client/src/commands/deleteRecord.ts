import * as vscode from 'vscode';
import type { BrokenPlaces } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { findRecord } from './pickRecord.ts';
import { recordArgument } from './recordArgument.ts';
import { showRefusal } from './showRefusal.ts';

/** A dialog shows so many places; more of them nobody reads. */
const mostShown = 12;

/** "ADR: Delete Record": lists what would lead nowhere, and deletes the file and its row once the person agrees. */
export async function deleteRecord(client: AdrClient, argument: unknown): Promise<void> {
  const found = await findRecord(client, recordArgument(argument));
  if (found === undefined) return;
  const { uri, number, title } = found.record;
  await showRefusal(async () => {
    const question = vscode.l10n.t('Delete {0} and its index row?', number === null ? title : `${number} ${title}`);
    const remove = vscode.l10n.t('Delete');
    const detail = describePlaces((await client.request('adr/previewDelete', { uri })).places);
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, remove);
    if (answer === remove) await client.run('adr.deleteRecord', { uri });
  });
}

function describePlaces(places: BrokenPlaces['places']): string {
  if (places.length === 0) return vscode.l10n.t('No references would break.');
  const shown = places.slice(0, mostShown).map(({ uri, position, line }) => {
    const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    return `${path}:${position.line + 1}  ${line}`;
  });
  const more = places.length - shown.length;
  return [
    vscode.l10n.t('These references would break:'),
    ...shown,
    ...(more === 0 ? [] : [vscode.l10n.t('and {0} more', more)]),
  ].join('\n');
}
