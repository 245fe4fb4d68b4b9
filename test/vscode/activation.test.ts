import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findExtension, waitForTree } from './extensionApi.ts';

describe('activation', () => {
  it('a workspace with a log activates the extension and starts the server', async () => {
    const extension = findExtension();
    await extension.activate();
    // The twenty-second, 020-1, stands below its parent.
    await waitForTree((labels) => labels.length === 21);
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
