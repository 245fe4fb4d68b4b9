import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import { applyToDisk } from '../support/applyToDisk.ts';
import { LspClient } from '../support/lspClient.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

let sample: SampleCopy;
let client: LspClient;

const path = (name: string) => sample.path(`docs/adr/${name}`);
const uri = (name: string) => sample.uri(`docs/adr/${name}`);
const text = (name: string) => readFileSync(path(name), 'utf8');
const note = 'Somebody has just pulled this.\n\n';

/** Changes files on disk, of which no watcher tells. */
function changeBehindTheBack(...names: string[]): void {
  for (const name of names) writeFileSync(path(name), note + text(name));
}

const execute = (command: string, argument: object) =>
  client.connection.sendRequest('workspace/executeCommand', { command, arguments: [argument] });

beforeEach(async () => {
  sample = copySample('harmony');
  client = new LspClient();
  client.onApplyEdit = (edit) => void applyToDisk(edit);
  await client.initialize([sample.uri('')]);
  await execute('adr.describeConvention', { log: sample.uri('docs/adr') });
});

afterEach(async () => {
  await client.stop();
  sample.remove();
});

/** An index in which the row of a record stands at the end, since its number is the greatest now. */
const movedToEnd = (index: string, row: RegExp, next: string) =>
  index.replace(row, '').replace(/(\| \[022\].*\n)/, `$1${next}\n`);

/** Each with the index as it should be but for the note. */
test.each([
  [
    'a file that is renamed in the editor',
    async () => {
      const files = [{ oldUri: uri('004-ipxe.md'), newUri: uri('044-boot.md') }];
      const edit = await client.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', { files });
      applyToDisk(edit);
    },
    (before: string) => movedToEnd(before, /^\| \[004\].*\n/m, '| [044](./044-boot.md) | iPXE | Accepted |'),
  ],
  [
    'a status',
    () => execute('adr.setStatus', { uri: uri('004-ipxe.md'), status: 'Deprecated' }),
    (before: string) => before.replace('| iPXE | Accepted |', '| iPXE | Deprecated |'),
  ],
  [
    'another number',
    () => execute('adr.renumberRecord', { uri: uri('004-ipxe.md'), number: '044' }),
    (before: string) => movedToEnd(before, /^\| \[004\].*\n/m, '| [044](./044-ipxe.md) | iPXE | Accepted |'),
  ],
  [
    'a record that is deleted',
    () => execute('adr.deleteRecord', { uri: uri('004-ipxe.md') }),
    (before: string) => before.replace(/^\| \[004\].*\n/m, ''),
  ],
  [
    'a new record',
    () => execute('adr.newRecord', { log: sample.uri('docs/adr'), title: 'Boats' }),
    (before: string) => before.replace(/(\| \[022\].*\n)/, '$1| [023](./023-boats.md) | Boats | Proposed |\n'),
  ],
])('%s changes the files as they are by now', async (_, act, expected) => {
  const before = text('README.md');
  changeBehindTheBack('README.md', '004-ipxe.md');
  await act();
  expect(text('README.md')).toBe(note + expected(before));
});

test('F2 on a title changes the index as it is by now', async () => {
  const record = text('004-ipxe.md');
  const before = text('README.md');
  await client.open(uri('004-ipxe.md'), record);
  changeBehindTheBack('README.md');
  const line = record.split('\n').findIndex((each) => each.startsWith('# '));
  const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    textDocument: { uri: uri('004-ipxe.md') },
    position: { line, character: (record.split('\n')[line] ?? '').length - 1 },
    newName: 'Boats',
  });
  applyToDisk(edit);
  expect(text('README.md')).toBe(
    note + before.replace('| [004](./004-ipxe.md) | iPXE |', '| [004](./004-boats.md) | Boats |'),
  );
});

test('a quick fix changes the index as it is once it is chosen', async () => {
  const rows = text('README.md');
  const row = /^\| \[004\].*\n/m.exec(rows)?.[0] ?? '';
  writeFileSync(path('README.md'), rows.replace(row, ''));
  await client.stop();
  client = new LspClient();
  await client.initialize([sample.uri('')], {
    workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
    textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
  });
  await client.open(uri('004-ipxe.md'), text('004-ipxe.md'));
  await client.waitForCodes(uri('004-ipxe.md'), ['index-row-missing']);
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('004-ipxe.md') },
    range: client.published.get(uri('004-ipxe.md'))?.diagnostics[0]?.range,
    context: { diagnostics: [] },
  });
  const fix = actions.find(({ title }) => title === 'Add to the index');
  expect(fix).not.toHaveProperty('edit');
  changeBehindTheBack('README.md');
  const resolve = () => client.connection.sendRequest<CodeAction>('codeAction/resolve', fix);
  applyToDisk((await resolve()).edit as WorkspaceEdit);
  expect(text('README.md')).toBe(note + rows);
  await expect(resolve()).rejects.toThrow('The file has changed. There is nothing left to fix here.');
  // Editors ask for the edit of an action that only has a command, too.
  const other = { title: 'Renumber to 044', kind: 'refactor' };
  expect(await client.connection.sendRequest('codeAction/resolve', other)).toEqual(other);
});

test('of commands that are given at once each sees what the one before it has written', async () => {
  const before = text('README.md');
  const make = (title: string) => execute('adr.newRecord', { log: sample.uri('docs/adr'), title });
  await Promise.all([
    make('Boats'),
    execute('adr.setStatus', { uri: uri('004-ipxe.md'), status: 'Deprecated' }),
    execute('adr.renumberRecord', { uri: uri('003-infrastructure-abstractions.md'), number: '033' }),
  ]);
  const rows =
    '| [023](./023-boats.md) | Boats | Proposed |\n| [033](./033-infrastructure-abstractions.md) | Infrastructure Abstractions | Accepted |';
  expect(text('README.md')).toBe(
    movedToEnd(before, /^\| \[003\].*\n/m, rows).replace('| iPXE | Accepted |', '| iPXE | Deprecated |'),
  );
});

test('a file that has become a link out of the workspace is not edited', async () => {
  const outside = join(mkdtempSync(join(tmpdir(), 'adr-keeper-outside-')), 'README.md');
  const index = text('README.md');
  writeFileSync(outside, index);
  rmSync(path('README.md'));
  symlinkSync(outside, path('README.md'));
  const files = [{ oldUri: uri('004-ipxe.md'), newUri: uri('044-boot.md') }];
  const renamed = await client.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
  await Promise.resolve(execute('adr.setStatus', { uri: uri('004-ipxe.md'), status: 'Deprecated' })).catch(() => {});
  expect(JSON.stringify([renamed, client.edits])).not.toContain('README.md');
  expect(readFileSync(outside, 'utf8')).toBe(index);
});
