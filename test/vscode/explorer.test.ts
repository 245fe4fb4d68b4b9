import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionApi, recordTree, treeLabels, waitForTree } from './extensionApi.ts';
import { deleteFromDisk, originalText, restoreSample, uriOf, waitForProblems, writeToDisk } from './sample.ts';

describe('the view of decision records', () => {
  afterEach(restoreSample);

  it('lists every record in number order with its status, the template last', async () => {
    const shown = await treeLabels();
    assert.equal(shown[0], '001 Why Rust — Accepted · 2025-01-14');
    assert.match(shown.at(-1) ?? '', /— Reference( · \d|$)/);
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
    assert.equal(item.accessibilityInformation?.label, '001 Why Rust, Accepted, 2025-01-14');
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

  it('groups by status, and goes back', async () => {
    await vscode.commands.executeCommand('adrKeeper.explorer.groupBy.status');
    const groups = (await recordTree().getChildren()) ?? [];
    const proposed = groups.find(({ label }) => label === 'Proposed');
    const records = (await recordTree().getChildren(proposed)) ?? [];
    assert.ok(records.some(({ label }) => label.startsWith('017-1 NATS')));
    assert.equal(groups.at(-1)?.context, 'template');
    await vscode.commands.executeCommand('adrKeeper.explorer.groupBy.number');
    assert.match((await treeLabels())[0] ?? '', /^001 /);
  });

  it('filters by words in titles, statuses and texts, and follows what is typed', async () => {
    await vscode.commands.executeCommand('adrKeeper.explorer.filter', 'IPXE discover accepted');
    await waitForTree((labels) => labels.length === 1 && labels[0]?.startsWith('004 iPXE') === true);
    const document = await vscode.workspace.openTextDocument(uriOf('001-rust.md'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# iPXE discover accepted\n\n');
    await vscode.workspace.applyEdit(edit);
    await waitForTree((labels) => labels.length === 2);
    await vscode.commands.executeCommand('adrKeeper.explorer.filter', 'no such words anywhere');
    await waitForTree((labels) => labels.length === 0);
    await vscode.commands.executeCommand('adrKeeper.explorer.clearFilter');
    await waitForTree((labels) => labels.length === 21);
  });

  it('tells what a record decides when the mouse rests on it, in its own words', async () => {
    const tree = recordTree();
    const node = ((await tree.getChildren()) ?? []).find(({ label }) => label.startsWith('004 '));
    assert.ok(node);
    const item = await tree.getTreeItem(node);
    assert.equal(item.tooltip, undefined);
    const { token } = new vscode.CancellationTokenSource();
    const { tooltip } = (await tree.resolveTreeItem?.(item, node, token)) ?? {};
    assert.ok(tooltip instanceof vscode.MarkdownString);
    const paragraph = /## Decision\s+([^\n]+)/.exec(originalText('004-ipxe.md'))?.[1] ?? '?';
    assert.ok(tooltip.value.includes(paragraph), tooltip.value);
  });

  it('says how many problems a record has', async () => {
    writeToDisk('004-ipxe.md', originalText('004-ipxe.md').replace('## Rationale', '## Reasons'));
    await waitForProblems('004-ipxe.md', ['section-missing']);
    const tree = recordTree();
    const node = ((await tree.getChildren()) ?? []).find(({ label }) => label.startsWith('004 '));
    assert.ok(node);
    const { accessibilityInformation, resourceUri } = await tree.getTreeItem(node);
    assert.match(accessibilityInformation?.label ?? '', /^004 iPXE, Accepted, .*, 1 problem$/);
    assert.notEqual(resourceUri?.scheme, 'file');
  });
});

describe('the view of relations', () => {
  afterEach(restoreSample);

  const shown = async () => {
    const { relations } = extensionApi();
    const kinds = (await relations.getChildren()) ?? [];
    const lines = await Promise.all(
      kinds.map(async (kind) =>
        ((await relations.getChildren(kind)) ?? []).map(({ label }) => `${kind.label} ${label.split(' ')[0]}`),
      ),
    );
    return lines.flat();
  };

  it('follows the record in the editor', async () => {
    const { relations } = extensionApi();
    await vscode.window.showTextDocument(uriOf('017-1-Nats-Clusters-Interconnection-Topology.md'));
    assert.equal(relations.subject, uriOf('017-1-Nats-Clusters-Interconnection-Topology.md').toString());
    assert.ok((await shown()).includes('Depends on 016'), String(await shown()));
    await vscode.window.showTextDocument(uriOf('004-ipxe.md'));
    assert.ok((await shown()).includes('Cited by 019'), String(await shown()));
    await vscode.window.showTextDocument(uriOf('README.md'));
    assert.equal(relations.subject, undefined);
    assert.deepEqual(await shown(), []);
  });
});
