import * as vscode from 'vscode';
import type { LinkArgument } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { findRecord, otherRecords } from './pickRecord.ts';
import { recordArgument } from './recordArgument.ts';
import { showRefusal } from './showRefusal.ts';

/** "ADR: Link Record": asks how and to which one, and lets the server write both sides. */
export async function linkRecords(client: AdrClient, argument: unknown): Promise<void> {
  const found = await findRecord(client, recordArgument(argument));
  if (found === undefined) return;
  const { uri, number, title } = found.record;
  const question = { title: vscode.l10n.t('Link {0}', number ?? title) };
  const kind = await vscode.window.showQuickPick(kinds(), {
    ...question,
    placeHolder: vscode.l10n.t('Select a relation'),
  });
  if (kind === undefined) return;
  // The focus may still be on its way back from the first question: it must not take the second one, and the answer, away.
  const rest = { placeHolder: `${kind.label} …`, ignoreFocusOut: true };
  const to = await vscode.window.showQuickPick(otherRecords(found), { ...question, ...rest });
  if (to !== undefined)
    await showRefusal(() => client.run('adr.linkRecords', { uri, kind: kind.relation, to: to.uri }));
}

function kinds(): (vscode.QuickPickItem & { readonly relation: LinkArgument['kind'] })[] {
  return [
    { label: vscode.l10n.t('amends'), relation: 'amends' },
    { label: vscode.l10n.t('depends on'), relation: 'depends-on' },
    { label: vscode.l10n.t('relates to'), relation: 'relates-to' },
  ];
}
