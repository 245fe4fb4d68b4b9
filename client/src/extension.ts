import * as vscode from 'vscode';
import type { LogView } from '../../server/src/protocol.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { provideConventions } from './commands/showConvention.ts';
import { restoreGraphs } from './commands/showGraph.ts';
import { showRecords } from './explorer/recordsView.ts';
import type { ExplorerNode } from './explorer/recordTree.ts';
import { type RelationsTree, showRelations } from './explorer/relationsView.ts';
import { FileOperations } from './fileOperations.ts';
import { AdrClient } from './languageClient.ts';
import { showLanguageStatus } from './languageStatus.ts';
import { onceLogIsPresent } from './logPresence.ts';
import { ProblemCounts } from './problemCounts.ts';
import { showProblemStatus } from './problemStatus.ts';
import { showSyncNotes } from './syncNote.ts';
import { UndoSaver } from './undoSaving.ts';

/** What other extensions, and the tests, may look at. */
export interface AdrKeeperApi {
  /** The view "Decision Records". */
  readonly records: vscode.TreeDataProvider<ExplorerNode>;
  /** The view "Relations". */
  readonly relations: RelationsTree;
  /** The server's state, or what it says of the logs, may be another now. */
  readonly onDidChange: vscode.Event<void>;
  /** Every log with its records, once all are read; starts the server if need be. Undefined where it cannot start. */
  readonly listLogs: () => Promise<readonly LogView[] | undefined>;
}

let stopServer: (() => Promise<void>) | undefined;

/**
 * Builds the parts. Most Markdown is not in a decision log: the server starts once a cheap look has found one, the view is
 * seen, or a command asks for logs.
 */
export function activate(context: vscode.ExtensionContext): AdrKeeperApi {
  const output = vscode.window.createOutputChannel('ADR Keeper', { log: true });
  const operations = new FileOperations();
  const undo = new UndoSaver(operations);
  const serverModule = context.asAbsolutePath('dist/server.cjs');
  const client = new AdrClient({ serverModule, output, operations, undo });
  stopServer = () => client.stop();
  const problems = new ProblemCounts();
  const records = showRecords({ client, problems, state: context.workspaceState });
  const relations = showRelations(client);
  // The empty view says why it is empty: the manifest's `viewsWelcome` has a text for each state.
  const showState = () => void vscode.commands.executeCommand('setContext', 'adrKeeper.state', client.state);

  context.subscriptions.push(
    output,
    operations,
    undo,
    problems,
    records,
    relations,
    showProblemStatus(problems),
    showLanguageStatus(client),
    client.onDidChange(showState),
    provideConventions(client),
    showSyncNotes(client),
    restoreGraphs(client, context.extensionUri),
    registerCommands({ client, output, problems, undo, extensionUri: context.extensionUri }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => client.grantTrust()),
    onceLogIsPresent(() => client.start()),
  );
  showState();
  return {
    records: records.tree,
    relations: relations.tree,
    onDidChange: client.onDidChange,
    listLogs: () => client.listLogs(),
  };
}

/** VS Code waits for this, so that the server is not cut off in the middle of a sentence. */
export function deactivate(): Promise<void> | undefined {
  return stopServer?.();
}
