import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { originalText, restoreSample, textOnDisk } from './sample.ts';
import { waitFor } from './waitFor.ts';

const graphTabs = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('adrKeeper.graph'));

describe('the decision graph', () => {
  afterEach(restoreSample);

  it('opens in a panel of its own, once', async () => {
    await vscode.commands.executeCommand('adrKeeper.showGraph');
    await waitFor(
      vscode.window.tabGroups.onDidChangeTabs,
      () => graphTabs().length === 1,
      () => `there are ${graphTabs().length} panels`,
    );
    assert.equal(graphTabs()[0]?.label, 'Decision Graph');
    await vscode.commands.executeCommand('adrKeeper.showGraph');
    assert.equal(graphTabs().length, 1);
  });

  it('is inserted into the index, which is saved', async () => {
    const log = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), 'docs/adr');
    // The command tells in a notification that nobody answers here.
    void vscode.commands.executeCommand('adrKeeper.insertGraph', log.toString());
    await waitFor(
      vscode.workspace.onDidSaveTextDocument,
      () => textOnDisk('README.md').includes('<!-- /adr-graph -->'),
      () => `the index says ${textOnDisk('README.md')}`,
    );
    assert.ok(
      textOnDisk('README.md').startsWith(
        `${originalText('README.md')}\n<!-- adr-graph -->\n\`\`\`mermaid\nflowchart RL\n`,
      ),
    );
  });
});
