import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';
import { findRecord } from './pickRecord.ts';
import { recordArgument } from './recordArgument.ts';
import { showRefusal } from './showRefusal.ts';

/** "ADR: Renumber Record": asks for the number, the next free one where none is typed, and lets the server lead everything there. */
export async function renumberRecord(client: AdrClient, argument: unknown): Promise<void> {
  const found = await findRecord(client, recordArgument(argument));
  if (found === undefined) return;
  const { uri, number, title } = found.record;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Renumber {0}', number ?? title),
    placeHolder: vscode.l10n.t('Number (default: next free number)'),
    validateInput: (text) =>
      /^(?:\d{1,5}[a-f]|\d+(?:-\d{1,2})?)?$/i.test(text.trim())
        ? undefined
        : vscode.l10n.t('Enter a number, for example 024 or 017-1'),
  });
  if (typed === undefined) return;
  const wanted = typed.trim();
  await showRefusal(() => client.run('adr.renumberRecord', wanted === '' ? { uri } : { uri, number: wanted }));
}
