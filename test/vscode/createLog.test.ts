import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { treeLabels, waitForTree } from './extensionApi.ts';
import { restoreSample, uriOf } from './sample.ts';

const folder = vscode.Uri.joinPath(uriOf('README.md'), '../../../packages/web/docs/adr');

describe('Create Decision Log', () => {
  afterEach(async () => {
    rmSync(vscode.Uri.joinPath(folder, '../../..').fsPath, { recursive: true, force: true });
    await waitForTree((labels) => labels.length === 21);
    await restoreSample();
  });

  it('makes a folder with a template and an index that lists it, on disk, and the view shows both logs', async () => {
    await vscode.commands.executeCommand('adr.createLog', { folder: folder.toString() });
    assert.ok(existsSync(join(folder.fsPath, '000-adr-template.md')));
    assert.match(readFileSync(join(folder.fsPath, 'README.md'), 'utf8'), /\]\(\.\/000-adr-template\.md\)/);
    await waitForTree((labels) => labels.length === 2);
    assert.deepEqual(await treeLabels(), ['docs/adr — 22', 'packages/web/docs/adr — 1']);
  });

  it('refuses a folder that is a log already, and one outside of the workspace', async () => {
    const create = (uri: vscode.Uri) =>
      Promise.resolve(vscode.commands.executeCommand('adr.createLog', { folder: uri.toString() }));
    await assert.rejects(create(vscode.Uri.joinPath(uriOf('README.md'), '..')), /already/);
    await assert.rejects(
      create(vscode.Uri.joinPath(uriOf('README.md'), '../../../../elsewhere')),
      /not in the workspace/,
    );
  });
});
