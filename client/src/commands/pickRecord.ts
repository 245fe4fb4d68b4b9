import * as vscode from 'vscode';
import type { LogView, RecordView } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { listLogs } from './pickLog.ts';

/** A record and the log that it stands in. */
export interface FoundRecord {
  readonly log: LogView;
  readonly record: RecordView;
}

/** The record of a file, as the server knows it; undefined, with a word to the person, where the file is none. */
export async function findRecord(client: AdrClient, uri: string | undefined): Promise<FoundRecord | undefined> {
  const logs = await listLogs(client);
  if (logs === undefined) return undefined;
  const wanted = uri === undefined ? undefined : vscode.Uri.parse(uri).toString();
  for (const log of logs) {
    const record = log.records.find((each) => vscode.Uri.parse(each.uri).toString() === wanted);
    if (record !== undefined && !record.isTemplate) return { log, record };
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('The active file is not a decision record.'));
  return undefined;
}

/** The other decisions of a log, the newest first, as items to pick from. */
export function otherRecords({ log, record }: FoundRecord): (vscode.QuickPickItem & { readonly uri: string })[] {
  return log.records
    .filter(({ uri, isTemplate }) => uri !== record.uri && !isTemplate)
    .map(({ uri, number, title, status }) => ({
      label: number === null ? title : `${number} ${title}`,
      description: status ?? '',
      uri,
    }))
    .reverse();
}
