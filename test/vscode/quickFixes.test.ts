import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  deleteFromDisk,
  originalText,
  rangeOf,
  restoreSample,
  textOnDisk,
  uriOf,
  waitForProblems,
  writeToDisk,
} from './sample.ts';
import { waitFor } from './waitFor.ts';

/** So many actions are asked for their edits. */
const manyActions = 50;

/** What the light bulb offers. */
async function findFix(name: string, range: vscode.Range, title: string): Promise<vscode.CodeAction> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uriOf(name),
    range,
    undefined,
    manyActions,
  );
  const action = actions.find((each) => each.title === title);
  assert.ok(action, `"${title}" is not among ${actions.map((each) => each.title).join(', ')}`);
  return action;
}

/** Does with a quick fix what the editor does when a person picks it: its edit, then its command. */
async function pick({ edit, command }: vscode.CodeAction): Promise<void> {
  assert.ok(edit);
  assert.ok(await vscode.workspace.applyEdit(edit));
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

async function applyFix(name: string, range: vscode.Range, title: string): Promise<void> {
  await pick(await findFix(name, range, title));
}

/** Takes the row of 004 out of the index on disk; what the index was, and what is left of it. */
function takeRowAway(): [rows: string, rest: string] {
  const rows = originalText('README.md');
  const rest = rows.slice(0, rows.indexOf('| [004]')) + rows.slice(rows.indexOf('| [005]'));
  writeToDisk('README.md', rest);
  return [rows, rest];
}

/** Opens the index in an editor, once VS Code has seen what is on disk. */
async function openIndex(text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf('README.md'));
  await vscode.window.showTextDocument(document);
  await waitFor(
    vscode.workspace.onDidChangeTextDocument,
    () => document.getText() === text,
    () => 'the open index is not what is on disk',
  );
  return document;
}

async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
}

describe('quick fixes', () => {
  afterEach(restoreSample);

  it('one missing section is inserted in its place', async () => {
    const name = '004-ipxe.md';
    writeToDisk(name, originalText(name).replace('## Rationale', '## Reasons'));
    const [problem] = await waitForProblems(name, ['section-missing']);
    assert.ok(problem);
    await applyFix(name, problem.range, 'Insert the section "Rationale"');
    const document = await vscode.workspace.openTextDocument(uriOf(name));
    // The file was closed: it is saved, so that the next commit has the section.
    assert.equal(textOnDisk(name), document.getText());
    assert.match(document.getText(), /\n\n## Rationale\n\n<!-- .+ -->\n\n/);
    assert.equal(
      document.getText().replace(/## Rationale\n\n<!-- .+ -->\n\n/, ''),
      originalText(name).replace('## Rationale', '## Reasons'),
    );
    // It is there, and now wants words.
    await waitForProblems(name, ['section-empty']);
  });

  it('all missing sections are inserted at once', async () => {
    const name = '004-ipxe.md';
    writeToDisk(name, '# Architecture Decision Record: iPXE\n\nInitial Date: 2025-02-05\n\n## Status\n\nAccepted\n');
    const problems = await waitForProblems(
      name,
      Array.from({ length: 6 }, () => 'section-missing'),
    );
    assert.ok(problems[0]);
    await applyFix(name, problems[0].range, 'Insert all 6 missing sections');
    await waitForProblems(
      name,
      Array.from({ length: 5 }, () => 'section-empty'),
    );
  });

  it('adding to a closed index writes one row and saves it', async () => {
    const [rows] = takeRowAway();
    const [problem] = await waitForProblems('004-ipxe.md', ['index-row-missing']);
    assert.ok(problem);
    await applyFix('004-ipxe.md', problem.range, 'Add to the index');
    assert.equal(textOnDisk('README.md'), rows);
    await waitForProblems('004-ipxe.md', []);
  });

  for (const [state, unsaved, isSaved] of [
    ['open without changes', '', true],
    ['open with unsaved edits', 'unsaved ', false],
  ] as const) {
    it(`adding to an index that is ${state} ${isSaved ? 'saves it' : 'leaves it unsaved'}`, async () => {
      const [rows, rest] = takeRowAway();
      const [problem] = await waitForProblems('004-ipxe.md', ['index-row-missing']);
      assert.ok(problem);
      const document = await openIndex(rest);
      await type(document, unsaved);
      await applyFix('004-ipxe.md', problem.range, 'Add to the index');
      assert.equal(document.getText(), unsaved + rows);
      assert.equal(document.isDirty, !isSaved);
      assert.equal(textOnDisk('README.md'), isSaved ? rows : rest);
    });
  }

  it('an index that somebody typed into after the fix was offered is not saved', async () => {
    const [rows, rest] = takeRowAway();
    const [problem] = await waitForProblems('004-ipxe.md', ['index-row-missing']);
    assert.ok(problem);
    const document = await openIndex(rest);
    const fix = await findFix('004-ipxe.md', problem.range, 'Add to the index');
    await type(document, 'unsaved ');
    await pick(fix);
    assert.equal(document.getText(), `unsaved ${rows}`);
    assert.ok(document.isDirty);
    assert.equal(textOnDisk('README.md'), rest);
  });

  it('a row of a deleted record is removed, and nothing else', async () => {
    const rows = originalText('README.md');
    deleteFromDisk('004-ipxe.md');
    const [problem] = await waitForProblems('README.md', ['index-link-broken']);
    assert.ok(problem);
    await applyFix('README.md', problem.range, 'Remove this row from the index');
    const row = rows.slice(rows.indexOf('| [004]'), rows.indexOf('| [005]'));
    const document = await vscode.workspace.openTextDocument(uriOf('README.md'));
    await waitFor(
      vscode.workspace.onDidSaveTextDocument,
      () => !document.isDirty,
      () => 'the index is not saved',
    );
    assert.equal(textOnDisk('README.md'), rows.replace(row, ''));
    assert.equal(rangeOf(rows, './004-ipxe.md').isEmpty, false);
    await waitForProblems('README.md', []);
  });
});
