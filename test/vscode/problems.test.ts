import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import * as vscode from 'vscode';
import { originalText, rangeOf, restoreSample, uriOf, waitForProblems, writeToDisk } from './sample.ts';

describe('problems', () => {
  afterEach(restoreSample);

  it('a section that is typed away is reported on the title, and gone when it is back', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf('004-ipxe.md'));
    const editor = await vscode.window.showTextDocument(document);
    const heading = rangeOf(document.getText(), '## Rationale');
    await editor.edit((edit) => edit.delete(heading));
    const [problem] = await waitForProblems('004-ipxe.md', ['section-missing']);
    assert.equal(document.getText(problem?.range), document.lineAt(0).text.replace(/^# /, ''));
    assert.match(problem?.message ?? '', /"Rationale"/);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning);
    await editor.edit((edit) => edit.insert(heading.start, '## Rationale'));
    await waitForProblems('004-ipxe.md', []);
  });

  it('problems of closed files follow the disk', async () => {
    writeToDisk(
      '005-interactive-project.md',
      originalText('005-interactive-project.md').replace('## Decision\n', '## Costs\n'),
    );
    await waitForProblems('005-interactive-project.md', ['section-missing']);
  });

  it('a renamed record breaks its row, on the target of the link, and has none itself', async () => {
    renameSync(uriOf('004-ipxe.md').fsPath, uriOf('004-network-boot.md').fsPath);
    const [problem] = await waitForProblems('README.md', ['index-link-broken']);
    assert.deepEqual(problem?.range, rangeOf(originalText('README.md'), './004-ipxe.md'));
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    await waitForProblems('004-network-boot.md', ['index-row-missing']);
  });

  it('a row that is taken away while typing is missed at once', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf('README.md'));
    const editor = await vscode.window.showTextDocument(document);
    const line = rangeOf(document.getText(), '[004](./004-ipxe.md)').start.line;
    await editor.edit((edit) => edit.delete(document.lineAt(line).rangeIncludingLineBreak));
    await waitForProblems('004-ipxe.md', ['index-row-missing']);
    await vscode.commands.executeCommand('undo');
    await waitForProblems('004-ipxe.md', []);
  });

  it('a file that is not UTF-8 is reported, and nothing else breaks', async () => {
    const name = '013-monitoring-notifications.md';
    await vscode.workspace.fs.writeFile(uriOf(name), Uint8Array.from([0x23, 0x20, 0xff, 0xfe, 0x0a]));
    await waitForProblems(name, ['file-unreadable']);
  });
});
