import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findExtension, recordTree } from './extensionApi.ts';
import { waitFor } from './waitFor.ts';

describe('activation', () => {
  it('a workspace with a log activates the extension and starts the server', async () => {
    const extension = findExtension();
    await extension.activate();
    const tree = recordTree();
    let count = 0;
    const look = async () => {
      count = ((await tree.getChildren()) ?? []).length;
    };
    await look();
    await waitFor(
      (listener) =>
        tree.onDidChangeTreeData?.(() => void look().then(() => listener(undefined))) ?? vscode.Disposable.from(),
      () => count === 21,
      () => `the view shows ${count} records`,
    );
  });

  it('every command of the manifest exists', async () => {
    const commands = new Set(await vscode.commands.getCommands(true));
    const contributed: { command: string }[] = findExtension().packageJSON.contributes.commands;
    assert.deepEqual(
      contributed.map(({ command }) => command).filter((command) => !commands.has(command)),
      [],
    );
  });
});
