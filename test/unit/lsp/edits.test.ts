import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';

const root = 'file:///workspace';
const record = (title: string, text: string) => `# ${title}

## Status

Accepted

## Context

${text}

## Decision

${title}.

## Consequences

None.
`;

const files = new Map([
  [
    'docs/adr/README.md',
    `| Number | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | Accepted |
| [002](002-bees.md) | Bees | Accepted |
`,
  ],
  ['docs/adr/001-ants.md', record('Ants', 'See ADR-002 and [bees](002-bees.md).')],
  ['docs/adr/002-bees.md', record('Bees', 'Honey.')],
  ['docs/guide.md', 'We keep [bees](adr/002-bees.md), as ADR-002 says.\n'],
  ['src/main.rs', '// As ADR-002 says.\n'],
]);

const uri = (path: string) => `${root}/${path}`;
const ants = uri('docs/adr/001-ants.md');
const bees = uri('docs/adr/002-bees.md');
const index = uri('docs/adr/README.md');

let server: MemoryServer;

beforeEach(async () => {
  server = new MemoryServer({ fileSystem: new MemoryFileSystem(files) });
  await server.start();
});

afterEach(() => server.stop());

/** By URI, the version of the document that the edits of a file are for. */
const versionsOf = (edit: WorkspaceEdit | null | undefined) =>
  Object.fromEntries(
    (edit?.documentChanges ?? []).flatMap((change) =>
      'edits' in change ? [[change.textDocument.uri.slice(root.length + 1), change.textDocument.version]] : [],
    ),
  );

const change = (document: string, version: number, text: string) =>
  server.client.sendNotification('textDocument/didChange', {
    textDocument: { uri: document, version },
    contentChanges: [{ text }],
  });

/** Opens files with a version of its own for each, and types in them, so that versions are not those of the start. */
async function openAll(...paths: string[]): Promise<void> {
  for (const [at, path] of paths.entries()) {
    await server.open(uri(path), `${files.get(path)}`, 10 * (at + 1));
    await change(uri(path), 10 * (at + 1) + 1, `${files.get(path)}\n`);
  }
}

const operations: readonly (readonly [string, () => Promise<WorkspaceEdit | null | undefined>])[] = [
  [
    'F2',
    () =>
      server.client.sendRequest('textDocument/rename', {
        textDocument: { uri: bees },
        position: { line: 0, character: 3 },
        newName: 'Wasps',
      }),
  ],
  ['adr.renumberRecord', () => execute('adr.renumberRecord', { uri: bees, number: '044' })],
  ['adr.deleteRecord', () => execute('adr.deleteRecord', { uri: bees })],
  ['adr.setStatus', () => execute('adr.setStatus', { uri: bees, status: 'Deprecated' })],
  ['adr.supersede', () => execute('adr.supersede', { uri: bees, successor: ants })],
  ['adr.linkRecords', () => execute('adr.linkRecords', { uri: bees, kind: 'amends', to: ants })],
  [
    'a rename of the file',
    () =>
      server.client.sendRequest('workspace/willRenameFiles', {
        files: [{ oldUri: bees, newUri: bees.replace('bees', 'wasps') }],
      }),
  ],
];

async function execute(command: string, argument: object): Promise<WorkspaceEdit | undefined> {
  await server.execute(command, argument);
  return server.edits.at(-1);
}

test.each(operations)('%s edits each open document in its version, and closed files in none', async (_, run) => {
  await openAll('docs/adr/README.md', 'docs/adr/002-bees.md', 'docs/guide.md');
  const versions = versionsOf(await run());
  const known: Record<string, number | null> = {
    'docs/adr/README.md': 11,
    'docs/adr/002-bees.md': 21,
    'docs/guide.md': 31,
    'docs/adr/001-ants.md': null,
    'src/main.rs': null,
  };
  expect(Object.keys(versions)).not.toEqual([]);
  for (const [path, version] of Object.entries(versions)) expect([path, version]).toEqual([path, known[path]]);
});

test('an edit that the client refuses, since its text is another one, is a refusal with a sentence', async () => {
  await openAll('docs/adr/002-bees.md');
  server.isEditApplied = false;
  await expect(execute('adr.setStatus', { uri: bees, status: 'Deprecated' })).rejects.toThrow('No changes made');
  // What the server knows is still what the document says: the next edit is for the newest version.
  server.isEditApplied = true;
  await change(bees, 12, `${files.get('docs/adr/002-bees.md')}\nMore.\n`);
  expect(versionsOf(await execute('adr.setStatus', { uri: bees, status: 'Deprecated' }))).toMatchObject({
    'docs/adr/002-bees.md': 12,
  });
});

test('an edit is made of what was typed just before', async () => {
  await openAll('docs/adr/002-bees.md');
  const typed = record('Bees', 'Honey, and wax.\n\nMore lines.');
  await change(bees, 12, typed);
  const edit = await execute('adr.setStatus', { uri: bees, status: 'Deprecated' });
  const mine = edit?.documentChanges?.find((each) => 'edits' in each && each.textDocument.uri === bees);
  if (mine === undefined || !('edits' in mine)) throw new Error('There is no edit.');
  expect(mine.textDocument.version).toBe(12);
  const document = TextDocument.create(bees, 'markdown', 12, typed);
  const after = TextDocument.applyEdits(
    document,
    mine.edits.filter((each) => 'newText' in each),
  );
  expect(after).toBe(`# Bees

## Status

Deprecated

## Context

Honey, and wax.

More lines.

## Decision

Bees.

## Consequences

None.
`);
});

describe('quick fixes', () => {
  const fixesAt = async (document: string, range: Range) =>
    (
      await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: document },
        range,
        context: { diagnostics: [], only: ['quickfix'] },
      })
    ).map(({ diagnostics }) => diagnostics?.map(({ code }) => code).join());
  const at = (line: number, start: number, end = start): Range => ({
    start: { line, character: start },
    end: { line, character: end },
  });

  const row = '| [003](002-bees.md) | Wasps | Proposed |';
  const wrong = `| Number | Title | Status |\n|---|---|---|\n| [001](001-ants.md) | Ants | Accepted |\n${row}\n`;
  const cells = { number: row.indexOf('003'), title: row.indexOf('Wasps'), status: row.indexOf('Proposed') };

  test.each([
    ['in the number', () => at(3, cells.number + 1), ['index-number-mismatch']],
    ['in the status', () => at(3, cells.status + 3), ['index-status-mismatch']],
    ['at the end of the status', () => at(3, cells.status + 'Proposed'.length), ['index-status-mismatch']],
    ['between two cells', () => at(3, cells.title - 1), []],
    ['over the whole row', () => at(3, 0, row.length), ['index-number-mismatch', 'index-status-mismatch']],
    ['in another row', () => at(2, 5), []],
  ])('are those of the problems that the range touches: %s', async (_, range, expected) => {
    await server.open(index, wrong);
    const found = await fixesAt(index, range());
    for (const code of ['index-number-mismatch', 'index-status-mismatch'])
      expect(found.includes(code), code).toBe(expected.includes(code));
  });

  test.each([
    ['at the beginning of its line', () => at(0, 0), true],
    ['after the mark', () => at(0, 1), true],
    ['on the next line', () => at(1, 0), false],
  ])('of a title are offered where only its mark is between it and the cursor: %s', async (_, range, isOffered) => {
    await server.open(bees, '# Bees\n\n## Context\n\nHoney.\n');
    expect((await fixesAt(bees, range())).includes('status-missing')).toBe(isOffered);
  });

  test('of a link are not offered at the beginning of its line, which has words before it', async () => {
    await server.open(bees, record('Bees', 'See [ants](001-aunts.md).'));
    const line = 8;
    expect(await fixesAt(bees, at(line, 0))).not.toContain('link-broken');
    expect(await fixesAt(bees, at(line, 'See [ants](001'.length))).toContain('link-broken');
  });
});
