import * as vscode from 'vscode';
import type { CreatedFile, LogView } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { createLog } from './createLog.ts';
import { listLogs, pickLog } from './pickLog.ts';
import { showCreatedFile } from './showCreatedFile.ts';

/**
 * "ADR: New ADR": asks for a title, and which log where there are several, and lets the server make the record and
 * its row in one edit. A key binding may give `{ "title": "…" }` instead of being asked.
 */
export async function newRecord(client: AdrClient, argument: unknown): Promise<void> {
  const logs = await listLogs(client);
  if (logs === undefined) return;
  if (logs.length === 0) return offerToCreateLog(client);
  const log = await pickLog(logs, vscode.l10n.t('New ADR'));
  if (log !== undefined) await newRecordIn(client, log, titleOf(argument));
}

/** Makes a record in a log, and asks for its title where none is given; undefined where none was made. */
export async function newRecordIn(client: AdrClient, log: LogView, given?: string): Promise<CreatedFile | undefined> {
  const title = given ?? (await askForTitle(client, log));
  return title === undefined ? undefined : showCreatedFile(() => client.newRecord({ log: log.uri, title }));
}

async function offerToCreateLog(client: AdrClient): Promise<void> {
  const create = vscode.l10n.t('Create Decision Log');
  const sentence = vscode.l10n.t('This workspace has no decision log yet, so there is no place for a record.');
  if ((await vscode.window.showInformationMessage(sentence, create)) === create) await createLog(client);
}

/** While a title is typed, the box shows the file that it would make, or why it makes none. */
function askForTitle(client: AdrClient, { uri: log }: LogView): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('New ADR');
  box.placeholder = vscode.l10n.t('What was decided, in a few words');
  /** Shows what the server says of the title; whether a record can be made of it. */
  const check = async (): Promise<boolean> => {
    const title = box.value;
    const { fileName, problem } = await client
      .previewRecord({ log, title })
      .catch((error: Error) => ({ fileName: null, problem: error.message }));
    // The answer may be about what stood there before.
    if (box.value !== title) return false;
    box.validationMessage = problem ?? (fileName === null ? undefined : announce(fileName));
    return problem === null;
  };
  return new Promise((resolve) => {
    box.onDidChangeValue((title) => {
      // Nobody needs to be told that an empty box is empty, before they accept it.
      if (title === '') box.validationMessage = undefined;
      else void check();
    });
    box.onDidAccept(async () => {
      if (!(await check())) return;
      resolve(box.value);
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

function announce(fileName: string): vscode.InputBoxValidationMessage {
  return { message: vscode.l10n.t('Creates {0}', fileName), severity: vscode.InputBoxValidationSeverity.Info };
}

function titleOf(argument: unknown): string | undefined {
  const title = typeof argument === 'object' && argument !== null && 'title' in argument ? argument.title : undefined;
  return typeof title === 'string' ? title : undefined;
}
