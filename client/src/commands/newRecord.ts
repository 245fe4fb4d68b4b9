import * as vscode from 'vscode';
import type { CreatedFile, LogView } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { askForRecord } from './askForRecord.ts';
import { createLog } from './createLog.ts';
import { listLogs, pickLog } from './pickLog.ts';
import { showCreatedFile } from './showCreatedFile.ts';
import { startTabStops } from './startTabStops.ts';

/**
 * "ADR: New ADR": asks for the record step by step, lets the server make it and its row in one edit, and leads through
 * what is to be filled in. A key binding may give `{ "title": "…" }` instead of being asked.
 */
export async function newRecord(client: AdrClient, argument: unknown): Promise<void> {
  const logs = await listLogs(client);
  if (logs === undefined) return;
  if (logs.length === 0) return offerToCreateLog(client);
  const title = titleOf(argument);
  if (title === undefined) await newRecordIn(client, logs);
  else {
    const log = await pickLog(logs, vscode.l10n.t('New ADR'));
    if (log !== undefined) await showCreatedFile(() => client.run('adr.newRecord', { log: log.uri, title }));
  }
}

/** Asks for a record of one of some logs and makes it, with a context where there is one to give; undefined where none was made. */
export async function newRecordIn(
  client: AdrClient,
  logs: readonly LogView[],
  contextIn?: (log: string) => string,
): Promise<CreatedFile | undefined> {
  const argument = await askForRecord(client, logs);
  if (argument === undefined) return undefined;
  const given = contextIn === undefined ? {} : { context: contextIn(argument.log) };
  const created = await showCreatedFile(() => client.run('adr.newRecord', { ...argument, ...given }));
  if (created !== undefined) await startTabStops(created.uri);
  return created;
}

/** Where no log is, no record can be. */
export async function offerToCreateLog(client: AdrClient): Promise<void> {
  const create = vscode.l10n.t('Create Decision Log');
  const sentence = vscode.l10n.t('No decision log found. Create one first.');
  if ((await vscode.window.showInformationMessage(sentence, create)) === create) await createLog(client);
}

function titleOf(argument: unknown): string | undefined {
  const title = typeof argument === 'object' && argument !== null && 'title' in argument ? argument.title : undefined;
  return typeof title === 'string' ? title : undefined;
}
