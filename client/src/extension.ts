import * as vscode from 'vscode';
import { createLog } from './commands/createLog.ts';
import { newRecord } from './commands/newRecord.ts';
import { type ExplorerNode, RecordTree } from './explorer/recordTree.ts';
import { saveIndexAfterFix, saveIndexCommand } from './indexSaving.ts';
import { AdrClient } from './languageClient.ts';
import { showLanguageStatus } from './languageStatus.ts';
import { onMayHaveLog } from './logPresence.ts';

/** What other extensions, and the tests, may look at. */
export interface AdrKeeperApi {
  /** The view "Decision Records". */
  readonly records: vscode.TreeDataProvider<ExplorerNode>;
}

/** Builds the parts. The server starts only once a cheap look has shown a log: most Markdown lies elsewhere. */
export function activate(context: vscode.ExtensionContext): AdrKeeperApi {
  const output = vscode.window.createOutputChannel('ADR Keeper', { log: true });
  const client = new AdrClient(context.asAbsolutePath('dist/server.cjs'), output);
  const records = new RecordTree(client);
  const command = (name: string, run: (argument?: unknown) => unknown) =>
    vscode.commands.registerCommand(`adrKeeper.${name}`, run);

  context.subscriptions.push(
    output,
    client,
    records,
    vscode.window.createTreeView('adrKeeper.records', { treeDataProvider: records, showCollapseAll: true }),
    showLanguageStatus(client),
    client.onDidChangeState((state) => vscode.commands.executeCommand('setContext', 'adrKeeper.state', state)),
    command('newRecord', (argument) => newRecord(client, argument)),
    command('createLog', () => createLog(client)),
    command('restartServer', () => client.restart()),
    command('showOutput', () => output.show()),
    vscode.commands.registerCommand(saveIndexCommand, saveIndexAfterFix),
    onMayHaveLog(() => client.start()),
  );
  void vscode.commands.executeCommand('setContext', 'adrKeeper.state', client.state);
  return { records };
}
