import * as vscode from 'vscode';
import { clientCommands } from '../../../server/src/protocol.ts';
import { type FileToSave, saveFilesAfterFix, saveFilesCommand } from '../editSaving.ts';
import type { AdrClient } from '../languageClient.ts';
import type { ProblemCounts } from '../problemCounts.ts';
import { listProblems } from '../problemStatus.ts';
import { undoSync } from '../syncNote.ts';
import type { UndoSaver } from '../undoSaving.ts';
import { createLog } from './createLog.ts';
import { deleteRecord } from './deleteRecord.ts';
import { addToIndex, createIndex, sortIndex, syncIndex } from './indexCommands.ts';
import { linkRecords } from './linkRecords.ts';
import { newRecord } from './newRecord.ts';
import { newRecordFromSelection } from './newRecordFromSelection.ts';
import { openFile } from './openFile.ts';
import { renumberRecord } from './renumberRecord.ts';
import { setStatus } from './setStatus.ts';
import { showConvention } from './showConvention.ts';
import { insertGraph, showGraph } from './showGraph.ts';
import { showReferences } from './showReferences.ts';
import { supersede } from './supersede.ts';

/** What commands work with. */
export interface CommandContext {
  readonly client: AdrClient;
  readonly output: vscode.OutputChannel;
  readonly problems: ProblemCounts;
  readonly undo: UndoSaver;
  readonly extensionUri: vscode.Uri;
}

/** Every command but those of the title of a view, which are the view's own. */
export function registerCommands({ client, output, problems, undo, extensionUri }: CommandContext): vscode.Disposable {
  const command = (name: string, run: (argument?: unknown) => unknown) =>
    vscode.commands.registerCommand(`adrKeeper.${name}`, run);
  return vscode.Disposable.from(
    command('newRecord', (argument) => newRecord(client, argument)),
    command('newRecordFromSelection', () => newRecordFromSelection(client)),
    command('createLog', () => createLog(client)),
    command('showConvention', () => showConvention(client)),
    command('syncIndex', () => syncIndex(client)),
    command('sortIndex', () => sortIndex(client)),
    command('createIndex', () => createIndex(client)),
    command('addToIndex', (node) => addToIndex(client, node)),
    command('showGraph', () => showGraph(client, extensionUri)),
    command('insertGraph', (log) => insertGraph(client, log)),
    command('showProblems', () => listProblems(client, problems)),
    command('undoSync', (uri) => undoSync(client, uri)),
    command('setStatus', (argument) => setStatus(client, argument)),
    command('supersede', (argument) => supersede(client, argument)),
    command('linkRecords', (argument) => linkRecords(client, argument)),
    command('renumberRecord', (argument) => renumberRecord(client, argument)),
    command('deleteRecord', (argument) => deleteRecord(client, argument)),
    command('restartServer', () => client.restart()),
    command('showOutput', () => output.show()),
    vscode.commands.registerCommand(clientCommands.openFile, openFile),
    vscode.commands.registerCommand(clientCommands.showReferences, showReferences),
    vscode.commands.registerCommand(saveFilesCommand, (files: readonly FileToSave[]) => saveFilesAfterFix(files, undo)),
  );
}
