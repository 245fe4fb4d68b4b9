import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { recordTree, treeLabels, waitForTree } from './extensionApi.ts';
import { deleteFromDisk, originalText, restoreSample, uriOf, writeToDisk } from './sample.ts';

describe('the view of decision records', () => {
  afterEach(restoreSample);

  it('lists every record in number order with its status, the template last', async () => {
    const shown = await treeLabels();
    assert.equal(shown[0], '001 Why Rust — Accepted');
    assert.equal(shown.at(-1)?.endsWith('— Reference'), true);
    const numbers = shown.slice(0, -1).map((label) => label.split(' ')[0]);
    assert.deepEqual(numbers, [...numbers].sort());
    // A sub-record whose parent does not exist stands at its place.
    assert.ok(shown.some((label) => label.startsWith('017-1 NATS')));
  });

  it('shows a sub-record below its parent', async () => {
    const tree = recordTree();
    const parent = ((await tree.getChildren()) ?? []).find(({ label }) => label.startsWith('020 '));
    const children = (await tree.getChildren(parent)) ?? [];
    assert.deepEqual(
      children.map(({ label }) => label),
      ['020-1 Zitadel + OpenBao Secure Config Store'],
    );
  });

  it('gives each line an icon, a spoken name and a click that opens the record', async () => {
    const tree = recordTree();
    const [first] = (await tree.getChildren()) ?? [];
    assert.ok(first);
    const item = await tree.getTreeItem(first);
    assert.ok(item.iconPath instanceof vscode.ThemeIcon);
    assert.equal(item.accessibilityInformation?.label, '001 Why Rust, Accepted');
    assert.ok(item.command);
    await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uriOf('001-rust.md').toString());
  });

  it('follows files that come and go on disk', async () => {
    const waitForLabel = (isThere: boolean) =>
      waitForTree((labels) => labels.some((label) => label.startsWith('023 ')) === isThere);
    writeToDisk('023-new-one.md', originalText('001-rust.md'));
    await waitForLabel(true);
    deleteFromDisk('023-new-one.md');
    await waitForLabel(false);
  });
});
