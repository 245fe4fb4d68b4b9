import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CompletionList, Hover, MarkupContent, Position, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from '../support/lspClient.ts';

const files: Readonly<Record<string, string>> = {
  'docs/adr/README.md': '| Number | Title | Status |\n|---|---|---|\n| [001](001-ants.md) | Ants | Accepted |\n',
  'docs/adr/001-ants.md': '# Ants\n\n## Status\n\nAccepted\n\n## Decision\n\nKeep ants.\n',
  'docs/adr/002-bees.md': '# Bees\n\n## Status\n\nProposed\n\n## Decision\n\nKeep bees, see ADR-001.\n',
  'red/docs/adr/007-roses.md': '# Roses\n\n## Status\n\nAccepted\n\n## Decision\n\nRoses.\n',
  'blue/docs/adr/007-violets.md': '# Violets\n\n## Status\n\nAccepted\n\n## Decision\n\nViolets.\n',
};

let root: string;
let client: LspClient;

const uri = (path: string) => pathToFileURL(join(root, path)).toString();
const pathOf = (from: string) => from.slice(pathToFileURL(root).toString().length + 1);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  client = new LspClient();
});

afterEach(async () => {
  await client.stop();
  rmSync(root, { recursive: true });
});

async function start(...folders: string[]): Promise<void> {
  await client.initialize(folders.map((folder) => (folder === '' ? pathToFileURL(root).toString() : uri(folder))));
  // Answered once all logs are read.
  await client.connection.sendRequest('adr/readGraph', { log: uri('docs/adr') }).catch(() => undefined);
}

/** Opens a document in which `$0` is the cursor, and asks there. */
async function openAt(document: string, marked: string) {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  await client.open(document, text);
  const position = TextDocument.create(document, 'markdown', 1, text).positionAt(offset);
  return {
    text,
    ask: <Result>(method: string, more: object = {}) =>
      client.connection.sendRequest<Result>(`textDocument/${method}`, {
        textDocument: { uri: document },
        position,
        ...more,
      }),
  };
}

const record = (decision: string) => `# Cows\n\n## Status\n\nAccepted\n\n## Decision\n\n${decision}\n`;

test.each([
  ['with CRLF', () => uri('docs/adr/003-cows.md'), (text: string) => text.replaceAll('\n', '\r\n')],
  ['that is not saved yet', () => uri('docs/adr/003-cows.md'), (text: string) => text],
  ['without a name', () => 'untitled:Untitled-1', (text: string) => text],
])('a record %s knows whom its words mean', async (_, place, write) => {
  await start('');
  const { ask } = await openAt(place(), write(record('As ADR-0$001 says.')));
  const hover = await ask<Hover>('hover');
  expect((hover.contents as MarkupContent).value).toMatch(/^\*\*001 Ants\*\* · Accepted\n\nKeep ants\./);
  expect(hover.range).toEqual({ start: { line: 8, character: 3 }, end: { line: 8, character: 10 } });
  const [target] = await ask<{ uri: string }[]>('definition');
  expect(pathOf(target?.uri ?? '')).toBe('docs/adr/001-ants.md');
  const found = await ask<{ uri: string }[]>('references', { context: { includeDeclaration: false } });
  expect(found.map((each) => each.uri).sort()).toEqual(
    [place(), uri('docs/adr/002-bees.md'), uri('docs/adr/README.md')].sort(),
  );
  const highlights = await ask<{ range: { start: Position } }[]>('documentHighlight');
  expect(highlights.map(({ range }) => range.start.line)).toEqual([8]);
});

test('a title with CRLF is renamed with all that names it, and nothing else', async () => {
  await start('');
  const text = files['docs/adr/001-ants.md']?.replaceAll('\n', '\r\n') ?? '';
  const { ask } = await openAt(uri('docs/adr/001-ants.md'), text.replace('# An', '# An$0'));
  const edit = await ask<WorkspaceEdit>('rename', { newName: 'Uncles' });
  const changed = (edit.documentChanges ?? []).flatMap((change): string[] => {
    if (!('edits' in change)) return [change.kind];
    const path = pathOf(change.textDocument.uri);
    const before = path === 'docs/adr/001-ants.md' ? text : (files[path] ?? '');
    const document = TextDocument.create(path, 'markdown', 1, before);
    return [
      TextDocument.applyEdits(
        document,
        change.edits.filter((each) => 'newText' in each),
      ),
    ];
  });
  expect(changed.sort()).toEqual(
    [
      text.replace('# Ants', '# Uncles'),
      files['docs/adr/README.md']?.replace('[001](001-ants.md) | Ants', '[001](001-uncles.md) | Uncles'),
      'rename',
    ].sort(),
  );
});

test.each([
  ['half a row', '| [001](001-ants.md) | Ants | Accepted |\n| $0', '| [002](002-bees.md) | Bees | Proposed |'],
  ['a table without its line below the header', '| Number | Title |\n| [001](00$0', '001-ants.md'],
])('an index with %s is completed and breaks nothing', async (_, rows, offered) => {
  await start('');
  const header = rows.startsWith('| Number') ? '' : '| Number | Title | Status |\n|---|---|---|\n';
  const { ask } = await openAt(uri('docs/adr/README.md'), `${header}${rows}`);
  const { items } = await ask<CompletionList>('completion');
  expect(items.map(({ textEdit, insertText }) => textEdit?.newText ?? insertText)).toContain(offered);
  for (const method of ['hover', 'definition', 'documentHighlight', 'documentLink', 'codeLens'])
    await expect(ask(method)).resolves.not.toThrow();
});

test('two logs that are equally near are told apart by their folders', async () => {
  await start('');
  const { ask } = await openAt(uri('main.rs'), '// see ADR-0$007\n');
  const hover = ask<Hover>('hover').then(({ contents }) => (contents as MarkupContent).value);
  expect(await hover).toContain('**007 Violets** · Accepted · blue/docs/adr');
  expect(await hover).toContain('**007 Roses** · Accepted · red/docs/adr');
  const targets = await ask<{ uri: string }[]>('definition');
  expect(targets.map((target) => pathOf(target.uri))).toEqual([
    'blue/docs/adr/007-violets.md',
    'red/docs/adr/007-roses.md',
  ]);
});

test('each folder of a workspace has its own log, and is the nearest to its own files', async () => {
  await start('red', 'blue');
  const { ask } = await openAt(uri('red/src/main.rs'), '// see ADR-0$007\n');
  const [target, ...others] = await ask<{ uri: string }[]>('definition');
  expect(pathOf(target?.uri ?? '')).toBe('red/docs/adr/007-roses.md');
  expect(others).toEqual([]);
  const symbols = await client.connection.sendRequest<{ name: string; containerName?: string }[]>('workspace/symbol', {
    query: '#007',
  });
  expect(symbols.map(({ name }) => name.replace(/ ·.*/, '')).sort()).toEqual(['007 Roses', '007 Violets']);
});
