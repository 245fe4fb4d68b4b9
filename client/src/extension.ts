import * as vscode from 'vscode';
import type { LogView } from '../../server/src/protocol.ts';
import { createLog } from './commands/createLog.ts';
import { deleteRecord } from './commands/deleteRecord.ts';
import { addToIndex, createIndex, sortIndex, syncIndex } from './commands/indexCommands.ts';
import { linkRecords } from './commands/linkRecords.ts';
import { newRecord } from './commands/newRecord.ts';
import { renumberRecord } from './commands/renumberRecord.ts';
import { setStatus } from './commands/setStatus.ts';
import { provideConventions, showConvention } from './commands/showConvention.ts';
import { insertGraph, restoreGraphs, showGraph } from './commands/showGraph.ts';
import { showReferences } from './commands/showReferences.ts';
import { supersede } from './commands/supersede.ts';
import { showRecords } from './explorer/recordsView.ts';
import type { ExplorerNode } from './explorer/recordTree.ts';
import type { RelationsTree } from './explorer/relationsView.ts';
import { showRelations } from './explorer/relationsView.ts';
import { saveIndexAfterFix, saveIndexCommand } from './indexSaving.ts';
import { AdrClient } from './languageClient.ts';
import { showLanguageStatus } from './languageStatus.ts';
import { onceLogIsPresent } from './logPresence.ts';
import { ProblemCounts } from './problemCounts.ts';
import { listProblems, showProblemStatus } from './problemStatus.ts';
import { showSyncNotes, undoSync } from './syncNote.ts';

/** What other extensions, and the tests, may look at. */
export interface AdrKeeperApi {
  /** The view "Decision Records". */
  readonly records: vscode.TreeDataProvider<ExplorerNode>;
  /** The view "Relations". */
  readonly relations: RelationsTree;
  /** Every log with its records, once all are read; starts the server if need be. Undefined where it cannot start. */
  readonly listLogs: () => Promise<readonly LogView[] | undefined>;
}

let stopServer: (() => Promise<void>) | undefined;

/** Builds the parts. The server starts only once a cheap look has shown a log: most Markdown lies elsewhere. */
export function activate(context: vscode.ExtensionContext): AdrKeeperApi {
  const output = vscode.window.createOutputChannel('ADR Keeper', { log: true });
  const client = new AdrClient(context.asAbsolutePath('dist/server.cjs'), output);
  stopServer = () => client.stop();
  const problems = new ProblemCounts();
  const records = showRecords({ client, problems, state: context.workspaceState });
  const relations = showRelations(client);
  const command = (name: string, run: (argument?: unknown) => unknown) =>
    vscode.commands.registerCommand(`adrKeeper.${name}`, run);
  // The empty view says why it is empty: the manifest's `viewsWelcome` has a text for each state.
  const showState = () => void vscode.commands.executeCommand('setContext', 'adrKeeper.state', client.state);

  context.subscriptions.push(
    output,
    problems,
    records,
    relations,
    showProblemStatus(problems),
    showLanguageStatus(client),
    client.onDidChange(showState),
    command('newRecord', (argument) => newRecord(client, argument)),
    command('createLog', () => createLog(client)),
    provideConventions(client),
    command('showConvention', () => showConvention(client)),
    showSyncNotes(client),
    command('syncIndex', () => syncIndex(client)),
    command('sortIndex', () => sortIndex(client)),
    command('createIndex', () => createIndex(client)),
    command('addToIndex', (node) => addToIndex(client, node)),
    command('showGraph', () => showGraph(client, context.extensionUri)),
    command('insertGraph', (log) => insertGraph(client, log)),
    restoreGraphs(client, context.extensionUri),
    vscode.commands.registerCommand('adrKeeper.showReferences', showReferences),
    command('showProblems', () => listProblems(problems)),
    command('undoSync', (uri) => undoSync(client, uri)),
    command('setStatus', (argument) => setStatus(client, argument)),
    command('supersede', (argument) => supersede(client, argument)),
    command('linkRecords', (argument) => linkRecords(client, argument)),
    command('renumberRecord', (argument) => renumberRecord(client, argument)),
    command('deleteRecord', (argument) => deleteRecord(client, argument)),
    command('restartServer', () => client.restart()),
    command('showOutput', () => output.show()),
    vscode.commands.registerCommand(saveIndexCommand, saveIndexAfterFix),
    onceLogIsPresent(() => client.start()),
  );
  showState();
  return { records: records.tree, relations: relations.tree, listLogs: () => client.listLogs() };
}

/** VS Code waits for this, so that the server is not cut off in the middle of a sentence. */
export function deactivate(): Promise<void> | undefined {
  return stopServer?.();
}
