import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { deleteFromDisk, originalText, restoreSample, uriOf, waitForProblems, writeToDisk } from './sample.ts';
import { waitFor } from './waitFor.ts';

describe('the convention', () => {
  afterEach(restoreSample);

  it('is shown as a page', async () => {
    await vscode.commands.executeCommand('adrKeeper.showConvention');
    await waitFor(
      vscode.window.tabGroups.onDidChangeTabs,
      () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('convention.md'))),
      () => 'no tab shows the convention',
    );
    const page = () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'adr-convention')?.getText() ?? '';
    const wanted = /\| Required sections \| Status, Context, .* \| README\.md \|/;
    await waitFor(
      (listener) =>
        vscode.Disposable.from(
          vscode.workspace.onDidOpenTextDocument(listener),
          vscode.workspace.onDidChangeTextDocument(listener),
        ),
      () => wanted.test(page()),
      () => `the page says ${JSON.stringify(page())}`,
    );
  });

  it('follows .adr-keeper.yaml, and what is wrong there is shown', async () => {
    writeToDisk('.adr-keeper.yaml', 'sections: [Status]\nrules:\n  link-brokn: off\n');
    try {
      const [problem] = await waitForProblems('.adr-keeper.yaml', ['config-invalid']);
      assert.deepEqual(problem?.range, new vscode.Range(2, 2, 2, 12));
    } finally {
      deleteFromDisk('.adr-keeper.yaml');
    }
    await waitForProblems('.adr-keeper.yaml', []);
  });

  it('of a rule is told on hover of its problem', async () => {
    writeToDisk('004-ipxe.md', originalText('004-ipxe.md').replace('## Rationale', '## Reasons'));
    const [problem] = await waitForProblems('004-ipxe.md', ['section-missing']);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf('004-ipxe.md')));
    assert.ok(problem);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uriOf('004-ipxe.md'),
      problem.range.start,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    assert.ok(
      texts.some((text) => text.startsWith('# section-missing')),
      texts.join('\n'),
    );
  });
});
