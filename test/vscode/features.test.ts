import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { restoreSample, textOnDisk, uriOf } from './sample.ts';
import { waitFor } from './waitFor.ts';

const uri = uriOf('004-ipxe.md');

/** The record in an editor, with a sentence at its end; the position of a word in it. */
async function open(sentence: string, word: string): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const end = document.positionAt(document.getText().length);
  await editor.edit((edit) => edit.insert(end, `\n${sentence}\n`));
  return document.positionAt(document.getText().lastIndexOf(word) + 2);
}

const ask = <Result>(provider: string, ...more: unknown[]) =>
  vscode.commands.executeCommand<Result>(`vscode.execute${provider}`, uri, ...more);

describe('a record is a symbol', () => {
  afterEach(restoreSample);

  it('that a mention shows on hover, leads to, and hints at', async () => {
    const position = await open('See ADR-005 there.', 'ADR-005');
    const hovers = await ask<vscode.Hover[]>('HoverProvider', position);
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    assert.ok(
      texts.some((text) => text.startsWith('**005 ')),
      texts.join('\n'),
    );
    const [target] = await ask<vscode.LocationLink[]>('DefinitionProvider', position);
    assert.match(target?.targetUri.path ?? '', /\/005-[^/]+\.md$/);
    const all = new vscode.Range(0, 0, position.line + 1, 0);
    const hints = await ask<vscode.InlayHint[]>('InlayHintProvider', all);
    assert.match(String(hints[0]?.label), / · Proposed$/);
  });

  it('that is offered where a link is written', async () => {
    const position = await open('See [x]() there.', '](');
    const { items } = await ask<vscode.CompletionList>('CompletionItemProvider', position, '(');
    assert.ok(items.some(({ label }) => String(typeof label === 'string' ? label : label.label).startsWith('022 ')));
  });

  it('that knows who names it, above its title', async () => {
    await open('Words.', 'Words');
    const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', 10);
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /^\d+ references?$/.test(title)),
      titles.join(', '),
    );
  });

  it('that takes links and mentions along when its file is renamed, and back', async () => {
    const folder = vscode.Uri.joinPath(uri, '..');
    const entries = await vscode.workspace.fs.readDirectory(folder);
    const name = entries.map(([each]) => each).find((each) => each.startsWith('005-')) ?? '';
    const file = uriOf(name);
    await open(`See [x](${name}#context) and ADR-005.`, 'See');
    const document = await vscode.workspace.openTextDocument(uri);
    await document.save();
    const before = document.getText();
    const rename = async (from: vscode.Uri, to: vscode.Uri) => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    const saved = () =>
      waitFor(
        vscode.workspace.onDidSaveTextDocument,
        () => textOnDisk('004-ipxe.md') === document.getText(),
        () => 'a file that was open without changes is not saved after a rename',
      );
    const moved = uriOf(name.replace('005', '055'));
    await rename(file, moved);
    assert.equal(
      document.getText(),
      before.replaceAll(name, name.replace('005', '055')).replaceAll('ADR-005', 'ADR-055'),
    );
    await saved();
    await rename(moved, file);
    assert.equal(document.getText(), before);
    // A save that comes later would write over what the next test finds.
    await saved();
  });

  it('that a comment in source code means', async () => {
    const source = vscode.Uri.joinPath(uri, '../../../src/main.rs');
    await vscode.workspace.fs.writeFile(source, Buffer.from('// see ADR-005\n'));
    try {
      const document = await vscode.workspace.openTextDocument(source);
      await vscode.window.showTextDocument(document);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        source,
        new vscode.Position(0, 9),
      );
      const texts = hovers.flatMap(({ contents }) =>
        contents.map((each) => (typeof each === 'string' ? each : each.value)),
      );
      assert.ok(
        texts.some((text) => text.startsWith('**005 ')),
        texts.join('\n'),
      );
    } finally {
      await vscode.workspace.fs.delete(source);
    }
  });
});
