import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { SyncNote } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lspClient.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

let sample: SampleCopy;
let client: LspClient;
let notes: SyncNote[];

const path = (name: string) => sample.path(`docs/adr/${name}`);
const uri = (name: string) => sample.uri(`docs/adr/${name}`);
const text = (name: string) => readFileSync(path(name), 'utf8');

/** An editor that keeps the index closed: it writes edits to the disk. */
function applyToDisk(edit: WorkspaceEdit): void {
  for (const change of edit.documentChanges ?? []) {
    if (!('edits' in change)) throw new Error('Only edits are expected here.');
    const file = new URL(change.textDocument.uri);
    const document = TextDocument.create(change.textDocument.uri, 'markdown', 0, readFileSync(file, 'utf8'));
    writeFileSync(
      file,
      TextDocument.applyEdits(
        document,
        change.edits.filter((each) => 'newText' in each),
      ),
    );
  }
}

async function start(sync?: string): Promise<void> {
  await client.initialize([sample.uri('')], undefined, sync === undefined ? undefined : { index: { sync } });
  await client.connection.sendRequest('workspace/executeCommand', {
    command: 'adr.describeConvention',
    arguments: [{ log: sample.uri('docs/adr') }],
  });
}

beforeEach(() => {
  sample = copySample('harmony');
  client = new LspClient();
  client.onApplyEdit = applyToDisk;
  notes = [];
  client.connection.onNotification('adr/didSyncIndex', (note: SyncNote) => {
    notes.push(note);
    client.notify();
  });
});

afterEach(async () => {
  await client.stop();
  sample.remove();
});

const said = () => JSON.stringify(notes);

/** Writes a record as an editor does: opened, changed, saved. */
async function save(name: string, change: (before: string) => string): Promise<void> {
  const before = text(name);
  const after = change(before);
  await client.open(uri(name), before);
  await client.change(uri(name), 2, after);
  writeFileSync(path(name), after);
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri(name) } });
}

describe('the row of a record follows', () => {
  test('a new status and title when it is saved, and can be taken back', async () => {
    await start();
    const before = text('README.md');
    await save('004-ipxe.md', (each) =>
      each.replace(/^# .*$/m, '# ADR 004: Boot over HTTP').replace(/(## Status\s+)\w+/, '$1Deprecated'),
    );
    await client.waitUntil(() => notes.length === 1, said);
    expect(text('README.md')).toMatch(/^\| \[004\]\(\.\/004-ipxe\.md\) \| Boot over HTTP \| Deprecated \|$/m);
    expect(notes[0]?.changes).toHaveLength(2);
    await client.connection.sendRequest('workspace/executeCommand', {
      command: 'adr.undoSync',
      arguments: [{ uri: uri('README.md') }],
    });
    expect(text('README.md')).toBe(before);
  });

  test('nothing, and says so, where the editor refuses the edits', async () => {
    await start();
    const before = text('README.md');
    client.onApplyEdit = () => false;
    await save('004-ipxe.md', (each) => each.replace(/(## Status\s+)\w+/, '$1Deprecated'));
    await client.waitUntil(
      () => client.shownErrors.length === 1,
      () => JSON.stringify(client.shownErrors),
    );
    expect(client.shownErrors).toEqual(['No changes made: the edit could not be applied.']);
    expect(notes).toEqual([]);
    expect(text('README.md')).toBe(before);
  });

  test('and a refused undo can be tried again', async () => {
    await start();
    const before = text('README.md');
    await save('004-ipxe.md', (each) => each.replace(/(## Status\s+)\w+/, '$1Deprecated'));
    await client.waitUntil(() => notes.length === 1, said);
    const undo = () =>
      client.connection.sendRequest('workspace/executeCommand', {
        command: 'adr.undoSync',
        arguments: [{ uri: uri('README.md') }],
      });
    client.onApplyEdit = () => false;
    await expect(undo()).rejects.toThrow('No changes made: the edit could not be applied.');
    client.onApplyEdit = applyToDisk;
    await undo();
    expect(text('README.md')).toBe(before);
  });

  test('no move that a watcher tells of, as after the undo of a rename', async () => {
    await start();
    const before = text('README.md');
    renameSync(path('004-ipxe.md'), path('024-boot.md'));
    await client.fileEvent(uri('004-ipxe.md'), 3);
    await client.fileEvent(uri('024-boot.md'), 1);
    await client.waitForCodes(uri('024-boot.md'), ['index-row-missing']);
    // Whatever was saved before this has been answered by now.
    await save('005-interactive-project.md', (each) => each.replace(/(## Status\s+)\w+/, '$1Deprecated'));
    await client.waitUntil(() => notes.length === 1, said);
    expect(text('README.md')).toBe(before.replace('Project | Proposed |', 'Project | Deprecated |'));
  });

  const renameInEditor = async () => {
    renameSync(path('004-ipxe.md'), path('024-boot.md'));
    await client.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: uri('004-ipxe.md'), newUri: uri('024-boot.md') }],
    });
    await client.waitUntil(() => notes.length === 1, said);
    expect(text('README.md')).toMatch(/^\| \[024\]\(\.\/024-boot\.md\) \|/m);
  };

  test('a rename and a delete in the editor', async () => {
    await start();
    await renameInEditor();
    rmSync(path('024-boot.md'));
    await client.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: uri('024-boot.md') }] });
    await client.waitUntil(() => notes.length === 2, said);
    expect(text('README.md')).not.toContain('024-boot');
  });

  test('a rename whose row has the new link already, but still the old number', async () => {
    const before = text('README.md');
    writeFileSync(path('README.md'), before.replace('(./004-ipxe.md)', '(./024-boot.md)'));
    await start();
    await renameInEditor();
  });

  test('two quick saves one after the other, without a double row', async () => {
    await start();
    const made = '# ADR 030: X\n\n## Status\n\nAccepted\n';
    writeFileSync(path('030-x.md'), made);
    await client.open(uri('030-x.md'), made);
    for (const version of [2, 3]) {
      await client.change(uri('030-x.md'), version, made.replace('Accepted', version === 2 ? 'Accepted' : 'Pending'));
      await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri('030-x.md') } });
    }
    await client.waitUntil(
      () => /030-x\.md.*Pending/.test(text('README.md')),
      () => text('README.md'),
    );
    expect(text('README.md').match(/030-x\.md/g)).toHaveLength(1);
  });
});

test('what comes from outside is not written', async () => {
  await start();
  const before = text('README.md');
  writeFileSync(path('004-ipxe.md'), text('004-ipxe.md').replace(/(## Status\s+)\w+/, '$1Deprecated'));
  await client.fileEvent(uri('004-ipxe.md'), 2);
  await client.waitForCodes(uri('README.md'), ['index-status-mismatch']);
  expect(text('README.md')).toBe(before);
  expect(notes).toEqual([]);
});

test('nothing is written where the setting says off', async () => {
  await start('off');
  const before = text('README.md');
  await save('004-ipxe.md', (each) => each.replace(/(## Status\s+)\w+/, '$1Deprecated'));
  await client.waitForCodes(uri('README.md'), ['index-status-mismatch']);
  expect(text('README.md')).toBe(before);
});

describe('where the setting says ask', () => {
  interface Question {
    readonly message: string;
    answer(title: string | undefined): void;
  }
  let questions: Question[];

  beforeEach(async () => {
    questions = [];
    client.connection.onRequest(
      'window/showMessageRequest',
      ({ message, actions }: { message: string; actions: { title: string }[] }) =>
        new Promise((resolve) => {
          const answer = (title: string | undefined) => resolve(actions.find((each) => each.title === title) ?? null);
          questions.push({ message, answer });
          client.notify();
        }),
    );
    await start('ask');
  });

  const asked = async (count: number): Promise<Question> => {
    await client.waitUntil(
      () => questions.length === count,
      () => JSON.stringify(questions),
    );
    return questions[count - 1] as Question;
  };
  const setStatus = (name: string, status: string) =>
    save(name, (each) => each.replace(/(## Status\s+)\w+/, `$1${status}`));

  test('a row follows where a person agrees, and not where they do not, or leave', async () => {
    const before = text('README.md');
    for (const answer of ['Not Now', undefined]) {
      await setStatus('004-ipxe.md', answer === undefined ? 'Implemented' : 'Deprecated');
      const question = await asked(questions.length + 1);
      expect(question.message).toMatch(/^Update the index\? .*004-ipxe\.md.*\.$/);
      question.answer(answer);
    }
    await setStatus('005-interactive-project.md', 'Rejected');
    (await asked(3)).answer('Update');
    await client.waitUntil(() => notes.length === 1, said);
    expect(text('README.md')).toBe(before.replace(/(005-interactive-project\.md.*\| )\w+ \|/, '$1Rejected |'));
  });

  test('a question that nobody answers does not keep another record from being asked for', async () => {
    await setStatus('004-ipxe.md', 'Deprecated');
    const first = await asked(1);
    await setStatus('005-interactive-project.md', 'Rejected');
    (await asked(2)).answer('Update');
    await client.waitUntil(() => notes.length === 1, said);
    expect(text('README.md')).toMatch(/005-interactive-project\.md.*Rejected/);
    expect(text('README.md')).not.toMatch(/004-ipxe\.md.*Deprecated/);
    // The index is another one by now: what was agreed to is asked anew.
    first.answer('Update');
    (await asked(3)).answer('Update');
    await client.waitUntil(() => notes.length === 2, said);
    expect(text('README.md')).toMatch(/004-ipxe\.md.*Deprecated/);
  });

  test('what is agreed to is what is done, although the record says something else by now', async () => {
    await setStatus('004-ipxe.md', 'Deprecated');
    const first = await asked(1);
    await setStatus('004-ipxe.md', 'Rejected');
    await asked(2);
    first.answer('Update');
    const third = await asked(3);
    expect(third.message).toContain('Rejected');
    expect(text('README.md')).toMatch(/004-ipxe\.md.*Accepted/);
    third.answer('Update');
    await client.waitUntil(() => notes.length === 1, said);
    expect(text('README.md')).toMatch(/004-ipxe\.md.*Rejected/);
  });
});

test('a sync that is asked for changes what is out of step, and says what', async () => {
  await start();
  writeFileSync(
    path('README.md'),
    text('README.md')
      .replace(/^\| \[004\].*\n/m, '')
      .replace('[005]', '[055]'),
  );
  await client.fileEvent(uri('README.md'), 2);
  await client.waitForCodes(uri('004-ipxe.md'), ['index-row-missing']);
  const before = readFileSync(sample.path('docs/adr/README.md'), 'utf8');
  const result = await client.connection.sendRequest<{ changes: string[] }>('workspace/executeCommand', {
    command: 'adr.syncIndex',
    arguments: [{ log: sample.uri('docs/adr') }],
  });
  expect(result.changes).toHaveLength(2);
  expect(text('README.md')).not.toBe(before);
  await client.waitForCodes(uri('004-ipxe.md'), []);
});
