import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource, type WorkspaceEdit } from 'vscode-languageserver/node';
import { antsAndBees, record } from '../../support/antsAndBees.ts';
import { GatedFileSystem } from '../../support/gatedFileSystem.ts';
import { MemoryServer, type MemoryServerOptions } from '../../support/memoryServer.ts';

const files: readonly (readonly [string, string])[] = [
  ...antsAndBees,
  ['docs/adr/003-cows.md', record('Cows', 'Milk.')],
  ['docs/guide.md', '# Guide\n\nWe keep [bees](adr/002-bees.md), as ADR-002 says.\n'],
  ['src/main.rs', '// As ADR-002 says.\n'],
];

const ants = 'file:///workspace/docs/adr/001-ants.md';
const bees = 'file:///workspace/docs/adr/002-bees.md';
const code = 'file:///workspace/src/main.rs';
const log = 'file:///workspace/docs/adr';
const textOf = (path: string) => new Map(files).get(path) ?? '';
const mention = { line: 8, character: 6 };
const title = { line: 0, character: 3 };

let fileSystem: GatedFileSystem;
let server: MemoryServer;

beforeEach(() => {
  fileSystem = new GatedFileSystem(files);
});

afterEach(async () => {
  fileSystem.open();
  await server.stop();
});

/** Starts a server that is stopped at the files and folders for which the claim holds. */
async function startAt(isClosed: (uri: string) => boolean, options: Partial<MemoryServerOptions> = {}): Promise<void> {
  fileSystem.close(isClosed);
  server = new MemoryServer({ fileSystem, ...options });
  await server.start();
  await fileSystem.reached();
}

/** Whether an answer has come, once the server has handled all that was asked before. */
async function hasCome(answer: Promise<unknown>): Promise<boolean> {
  let isHere = false;
  const end = () => {
    isHere = true;
  };
  answer.then(end, end);
  // Answered in order after it, without waiting for any file.
  await server.client.sendRequest('completionItem/nothing').catch(() => undefined);
  return isHere;
}

const ask = (method: string, uri: string, more: object = {}) =>
  server.client.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });

/** Each question with the sign by which a complete answer is known. */
const questions: readonly (readonly [string, () => Promise<unknown>, string])[] = [
  ['definition', () => ask('definition', ants, { position: mention }), '002-bees.md'],
  ['hover', () => ask('hover', ants, { position: mention }), '**002 Bees**'],
  ['references', () => ask('references', bees, { position: title, context: { includeDeclaration: false } }), 'main.rs'],
  ['prepareRename', () => ask('prepareRename', ants, { position: title }), '"placeholder":"Ants"'],
  ['rename', () => ask('rename', bees, { position: title, newName: 'Wasps' }), 'guide.md'],
  [
    'codeAction',
    () =>
      ask('codeAction', 'file:///workspace/docs/adr/003-cows.md', {
        range: { start: title, end: title },
        context: { diagnostics: [] },
      }),
    'Add to the index',
  ],
  ['documentSymbol', () => ask('documentSymbol', bees), '"name":"Bees"'],
  ['documentHighlight', () => ask('documentHighlight', ants, { position: mention }), '"line":8'],
  ['documentLink', () => ask('documentLink', ants), '002-bees.md'],
  [
    'inlayHint',
    () => ask('inlayHint', ants, { range: { start: title, end: { line: 12, character: 0 } } }),
    'Bees · Accepted',
  ],
  ['completion', () => ask('completion', ants, { position: { line: 8, character: 8 } }), 'Bees'],
  ['workspace/symbol', () => server.client.sendRequest('workspace/symbol', { query: 'bees' }), '002 Bees'],
  ['definition in code', () => ask('definition', code, { position: { line: 0, character: 8 } }), '002-bees.md'],
  ['adr/listLogs', () => server.client.sendRequest('adr/listLogs'), 'docs/adr'],
  ['adr/listRelations', () => server.client.sendRequest('adr/listRelations', { uri: bees }), 'cited-by'],
  ['adr/describeRecord', () => server.client.sendRequest('adr/describeRecord', { uri: bees }), '**002 Bees**'],
  ['adr/findRecords', () => server.client.sendRequest('adr/findRecords', { text: 'honey' }), '002-bees.md'],
  ['adr/previewRecord', () => server.client.sendRequest('adr/previewRecord', { log, title: 'Dogs' }), '004-dogs.md'],
  ['adr/previewDelete', () => server.client.sendRequest('adr/previewDelete', { uri: bees }), 'main.rs'],
  ['adr/listStatuses', () => server.client.sendRequest('adr/listStatuses', { uri: bees }), '"current":"Accepted"'],
  ['adr/readGraph', () => server.client.sendRequest('adr/readGraph', { log }), '002-bees.md'],
  ['adr.describeConvention', () => server.execute('adr.describeConvention', { log }), 'markdown'],
];

/** What these tell needs no other record: they are answered before the log is complete. */
const early: readonly string[] = ['documentSymbol', 'adr/listLogs'];

describe.each([
  ['the search for logs has not begun', (uri: string) => uri === 'file:///workspace', questions],
  [
    'the first record is being read',
    (uri: string) => uri === ants,
    questions.filter(([name]) => !early.includes(name)),
  ],
])('while %s', (_, isClosed, waiting) => {
  test.each(waiting)('%s waits, and is answered completely', async (_, ask, sign) => {
    await startAt(isClosed);
    for (const [path, text] of files) await server.open(`file:///workspace/${path}`, text);
    const answer = ask();
    expect(await hasCome(answer)).toBe(false);
    fileSystem.open();
    expect(JSON.stringify(await answer)).toContain(sign);
  });
});

const soon = { questionMs: 1, operationMs: 1, progressDelayMs: 0 };
/** Source code is read by the search for references alone. */
const isCode = (uri: string) => uri === code;

test('a question is answered with what is known when its time is over', async () => {
  await startAt((uri) => uri === bees, { waitLimits: soon });
  await server.open(ants, textOf('docs/adr/001-ants.md'));
  expect(await ask('definition', ants, { position: mention })).toEqual([]);
  fileSystem.open();
});

test.each([
  ['adr/previewRecord', { log, title: 'Dogs' }],
  ['adr/listStatuses', { uri: bees }],
  ['adr/readGraph', { log }],
])('%s does not say that there is no log or record when its time is over', async (method, params) => {
  await startAt((uri) => uri === 'file:///workspace', { waitLimits: soon });
  await expect(server.client.sendRequest(method, params)).rejects.toThrow('have not been read completely');
});

test('a list of logs says that it may be incomplete when its time is over', async () => {
  await startAt((uri) => uri === 'file:///workspace', { waitLimits: soon });
  expect(await server.client.sendRequest('adr/listLogs')).toEqual({ isLoading: true, logs: [] });
});

test('a record that is opened, changed and saved while logs load has its row follow, title and all', async () => {
  await startAt((uri) => uri === 'file:///workspace');
  const text = textOf('docs/adr/001-ants.md');
  await server.open(ants, text);
  const changed = text.replace('# Ants', '# Termites');
  await server.client.sendNotification('textDocument/didChange', {
    textDocument: { uri: ants, version: 2 },
    contentChanges: [{ text: changed }],
  });
  await server.client.sendNotification('textDocument/didSave', { textDocument: { uri: ants } });
  fileSystem.open();
  await server.waitUntil(
    () => server.edits.length > 0,
    () => 'there is no edit',
  );
  expect(JSON.stringify(server.edits)).toContain('Termites');
});

test('a question that is cancelled ends at once', async () => {
  await startAt((uri) => uri === bees);
  await server.open(ants, textOf('docs/adr/001-ants.md'));
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri: ants }, position: mention };
  const answer = server.client.sendRequest('textDocument/definition', params, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: -32800 });
});

/** What changes the files that cite a record. */
const operations: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['F2', () => ask('rename', bees, { position: title, newName: 'Wasps' })],
  ['adr.renumberRecord', () => server.execute('adr.renumberRecord', { uri: bees, number: '044' })],
  ['adr.deleteRecord', () => server.execute('adr.deleteRecord', { uri: bees })],
];

const withProgress = {
  capabilities: {
    window: { workDoneProgress: true },
    workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
  },
};

describe.each(operations)('while files are searched for references, %s', (name, run) => {
  test('waits with progress, and changes what was found', async () => {
    await startAt(isCode, {
      ...withProgress,
      waitLimits: { questionMs: 60_000, operationMs: 60_000, progressDelayMs: 0 },
    });
    await server.open(bees, textOf('docs/adr/002-bees.md'));
    const answer = run();
    await server.waitUntil(
      () => server.progress.includes('Searching for references to records'),
      () => `there is progress of ${server.progress}`,
    );
    expect(server.edits).toEqual([]);
    fileSystem.open();
    const edits = JSON.stringify([await answer, ...server.edits]);
    expect(edits).toContain(name === 'adr.renumberRecord' ? 'src/main.rs' : '002-bees.md');
    expect(server.errors).toEqual([]);
  });

  test('changes nothing when its time is over, and says what was not searched', async () => {
    await startAt(isCode, { waitLimits: soon });
    await server.open(bees, textOf('docs/adr/002-bees.md'));
    await expect(run()).rejects.toThrow(
      'No changes made. workspace has not been searched completely for references to records.',
    );
    expect(server.edits).toEqual([]);
  });

  test('changes nothing when the user cancels its progress', async () => {
    await startAt(isCode, {
      ...withProgress,
      waitLimits: { questionMs: 60_000, operationMs: 60_000, progressDelayMs: 0 },
    });
    await server.open(bees, textOf('docs/adr/002-bees.md'));
    const answer = run().catch((error: Error) => error.message);
    await server.waitUntil(
      () => server.progressToken !== undefined,
      () => `there is progress of ${server.progress}`,
    );
    await server.client.sendNotification('window/workDoneProgress/cancel', { token: server.progressToken });
    expect(await answer).toContain('has not been searched completely');
    expect(server.edits).toEqual([]);
  });
});

test('a file that is renamed in the editor meanwhile has known references follow, and the user is told', async () => {
  await startAt(isCode, { waitLimits: soon });
  const files = [{ oldUri: bees, newUri: bees.replace('bees', 'wasps') }];
  const edit = await server.client.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', { files });
  expect(JSON.stringify(edit)).toContain('README.md');
  await server.waitUntil(
    () => server.warnings.length > 0,
    () => 'there is no warning',
  );
  expect(server.warnings).toEqual([expect.stringContaining('workspace has not been searched completely')]);
});

test('what does not change citing files does not wait for them', async () => {
  await startAt(isCode);
  await server.execute('adr.setStatus', { uri: bees, status: 'Deprecated' });
  expect(JSON.stringify(server.edits)).toContain('Deprecated');
});
