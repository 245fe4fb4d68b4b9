import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';
import { newRecordIn } from './newRecord.ts';
import { type FoundRecord, findRecord, otherRecords } from './pickRecord.ts';
import { recordArgument } from './recordArgument.ts';
import { showRefusal } from './showRefusal.ts';

/** "ADR: Supersede": asks for the successor, an existing record or a new one, and lets the server write both sides. */
export async function supersede(client: AdrClient, argument: unknown): Promise<void> {
  const found = await findRecord(client, recordArgument(argument));
  if (found === undefined) return;
  const successor = await pickSuccessor(client, found);
  if (successor !== undefined)
    await showRefusal(() => client.run('adr.supersede', { uri: found.record.uri, successor }));
}

async function pickSuccessor(client: AdrClient, found: FoundRecord): Promise<string | undefined> {
  const make = { label: `$(add) ${vscode.l10n.t('New ADR')}`, description: '', uri: undefined };
  const title = vscode.l10n.t('Mark {0} as Superseded', found.record.number ?? found.record.title);
  const placeHolder = vscode.l10n.t('Select the superseding record');
  const picked = await vscode.window.showQuickPick([make, ...otherRecords(found)], { title, placeHolder });
  if (picked === undefined) return undefined;
  return picked.uri ?? (await newRecordIn(client, [found.log]))?.uri;
}
