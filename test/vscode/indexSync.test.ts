import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { makeRandom } from '../support/random.mjs';
import { originalText, restoreSample, textOnDisk, uriOf } from './sample.ts';

const commandLine = join(
  vscode.extensions.getExtension('adr-keeper.adr-keeper')?.extensionPath ?? '',
  'dist',
  'cli.cjs',
);

/** What a fresh sync of what is on disk would still do; empty where the index is in step. */
function findOpenWork(): Promise<string> {
  const args = [commandLine, 'sync', '--check', '--prune', dirname(uriOf('README.md').fsPath)];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve(error === null ? '' : stdout + stderr),
    );
  });
}

/** Looks at the disk until the index is in step: each look is a process of its own, and takes its time. */
async function waitUntilInStep(after: string): Promise<void> {
  const end = Date.now() + 15_000;
  for (let work = await findOpenWork(); work !== ''; work = await findOpenWork())
    assert.ok(Date.now() < end, `After this the index is out of step: ${after}\n${work}\n${describeIndex()}`);
}

/** How the index stands in the editor: whether it waits to be saved, and with which row at its end. */
function describeIndex(): string {
  const index = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('README.md'));
  if (index === undefined) return 'The index is closed.';
  const rows = index
    .getText()
    .split('\n')
    .filter((line) => line.startsWith('| ['));
  return `The index has version ${index.version}, ${index.isDirty ? 'unsaved' : 'saved'}, and ends with ${rows.at(-1)}`;
}

function rowOf(name: string): string | undefined {
  return textOnDisk('README.md')
    .split('\n')
    .find((line) => line.includes(`(./${name})`));
}

/** Replaces what a pattern finds in a record, in the editor, and saves it. */
async function change(name: string, pattern: RegExp, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  const editor = await vscode.window.showTextDocument(document);
  const match = pattern.exec(document.getText());
  assert.ok(match, `${name} has no ${pattern}`);
  const range = new vscode.Range(document.positionAt(match.index), document.positionAt(match.index + match[0].length));
  await editor.edit((edit) => edit.replace(range, text));
  await document.save();
  return document;
}

const setStatus = (name: string, status: string) => change(name, /(?<=## Status\s+)\w+/, status);
const setTitle = (name: string, title: string) => change(name, /^# .*/m, `# Architecture Decision Record: ${title}`);

async function apply(build: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  build(edit);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const rename = (from: string, to: string) => apply((edit) => edit.renameFile(uriOf(from), uriOf(to)));
const remove = (name: string) => apply((edit) => edit.deleteFile(uriOf(name)));

const records = () =>
  readdirSync(dirname(uriOf('README.md').fsPath)).filter((name) => /^\d.*\.md$/.test(name) && !name.startsWith('000'));

describe('the index follows', () => {
  afterEach(restoreSample);

  it('a record that is saved with a new status and title, and back when that is undone', async () => {
    await setStatus('004-ipxe.md', 'Deprecated');
    await waitUntilInStep('Deprecated');
    assert.match(rowOf('004-ipxe.md') ?? '', /\| Deprecated \|$/);
    await setTitle('004-ipxe.md', 'Boot over HTTP');
    const document = await setStatus('004-ipxe.md', 'Pending');
    await waitUntilInStep('Pending');
    assert.match(rowOf('004-ipxe.md') ?? '', /\| Boot over HTTP \| Pending \|$/);
    for (let step = 0; step < 3; step++) {
      await vscode.commands.executeCommand('undo');
      await document.save();
    }
    await waitUntilInStep('three times undo');
    assert.equal(textOnDisk('004-ipxe.md'), originalText('004-ipxe.md'));
    assert.equal(textOnDisk('README.md'), originalText('README.md'));
  });

  it('a rename of one record at once after another one was saved', async () => {
    await setStatus('007-default-runtime.md', 'Deprecated');
    await waitUntilInStep('Deprecated');
    await rename('004-ipxe.md', '044-boot.md');
    await waitUntilInStep('rename');
  });

  it('a rename and a delete, also back', async () => {
    await rename('004-ipxe.md', '044-boot.md');
    await waitUntilInStep('rename');
    assert.match(rowOf('044-boot.md') ?? '', /^\| \[044\]/);
    await rename('044-boot.md', '004-ipxe.md');
    await waitUntilInStep('rename back');
    assert.equal(textOnDisk('README.md'), originalText('README.md'));
    await remove('004-ipxe.md');
    await waitUntilInStep('delete');
    assert.equal(rowOf('004-ipxe.md'), undefined);
  });

  it('and a click takes it back', async () => {
    await setStatus('004-ipxe.md', 'Deprecated');
    await waitUntilInStep('Deprecated');
    await vscode.commands.executeCommand('adrKeeper.undoSync', uriOf('README.md').toString());
    assert.equal(textOnDisk('README.md'), originalText('README.md'));
  });

  it('but an index with unsaved edits is left unsaved', async () => {
    const index = await vscode.workspace.openTextDocument(uriOf('README.md'));
    const editor = await vscode.window.showTextDocument(index);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Mine.\n'));
    await setStatus('004-ipxe.md', 'Deprecated');
    const wanted = /\(\.\/004-ipxe\.md\).*\| Deprecated \|/;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!wanted.test(index.getText())) return;
        subscription.dispose();
        resolve();
      };
      const subscription = vscode.workspace.onDidChangeTextDocument(look);
      look();
    });
    assert.ok(index.isDirty);
    assert.equal(textOnDisk('README.md'), originalText('README.md'));
  });

  it('whatever is done to the records, one after the other', async function () {
    const count = Number(process.env['ADR_KEEPER_OPERATIONS'] ?? 30);
    const random = makeRandom(Number(process.env['ADR_KEEPER_SEED'] ?? 1));
    const statuses = ['Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated'];
    const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
    this.timeout(count * 5_000);
    for (let step = 0; step < count; step++) {
      const name = pick(records());
      const kind = random(10);
      let done = '';
      if (kind < 3) {
        done = `${name} becomes ${statuses[step % statuses.length]}`;
        await setStatus(name, statuses[step % statuses.length] ?? '');
      } else if (kind < 5) {
        done = `${name} is called "Title ${step} | x"`;
        await setTitle(name, `Title ${step} | x`);
      } else if (kind < 6) {
        done = `the last edit of ${name} is undone`;
        const document = await setStatus(name, pick(statuses));
        await vscode.commands.executeCommand('undo');
        await document.save();
      } else if (kind < 8) {
        done = `New ADR "Thing ${step}"`;
        await vscode.commands.executeCommand('adrKeeper.newRecord', { title: `Thing ${step}` });
      } else if (kind < 9) {
        const to = `${String(100 + step)}-moved-${step}.md`;
        done = `${name} is renamed to ${to}`;
        await rename(name, to);
      } else if (records().length > 12) {
        done = `${name} is deleted`;
        await remove(name);
      }
      await waitUntilInStep(`step ${step + 1}: ${done}`);
    }
    const linked = textOnDisk('README.md').match(/\(\.\/\d[^)]*\.md\)/g) ?? [];
    assert.equal(new Set(linked).size, linked.length - 1, 'only the template is linked twice, in a sentence');
  });
});
