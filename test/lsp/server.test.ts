import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FoundRecords, LogList, RecordCard, RelationsView } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lspClient.ts';
import { operationNames } from '../support/operationNames.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

let sample: SampleCopy;
let client: LspClient;

beforeEach(() => {
  sample = copySample('harmony');
  client = new LspClient();
});

afterEach(async () => {
  await client.stop();
  sample.remove();
});

const text = (name: string) => readFileSync(sample.path(`docs/adr/${name}`), 'utf8');
const uri = (name: string) => sample.uri(`docs/adr/${name}`);

async function start(): Promise<void> {
  await client.initialize([sample.uri('')]);
  await waitForRecords(22);
}

async function waitForRecords(count: number): Promise<void> {
  let seen: LogList = { isLoading: true, logs: [] };
  await client.waitUntil(
    async () => {
      seen = await client.connection.sendRequest<LogList>('adr/listLogs');
      return !seen.isLoading && seen.logs.flatMap(({ records }) => records).length === count;
    },
    () => `the logs are ${JSON.stringify(seen)}`,
  );
}

test('the capabilities are these and no others', async () => {
  const { capabilities } = await client.initialize([]);
  expect(capabilities).toEqual({
    textDocumentSync: { openClose: true, change: 2, save: true },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    completionProvider: { triggerCharacters: ['-', '(', '#', '[', '|', ' '] },
    inlayHintProvider: true,
    codeLensProvider: {},
    workspaceSymbolProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    renameProvider: { prepareProvider: true },
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor', 'source.fixAll.adr'], resolveProvider: true },
    executeCommandProvider: { commands: operationNames },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: {
        willRename: { filters: expect.anything() },
        didRename: { filters: expect.anything() },
        didDelete: { filters: expect.anything() },
      },
    },
  });
});

test('a record is followed while it is typed, with the version of the document', async () => {
  await start();
  await client.open(uri('004-ipxe.md'), text('004-ipxe.md'));
  await client.change(uri('004-ipxe.md'), 2, text('004-ipxe.md').replace('## Rationale', '## Reasons'));
  await client.waitForCodes(uri('004-ipxe.md'), ['section-missing']);
  expect(client.published.get(uri('004-ipxe.md'))?.version).toBe(2);
  await client.change(uri('004-ipxe.md'), 3, text('004-ipxe.md'));
  await client.waitForCodes(uri('004-ipxe.md'), []);
});

test('a row that is typed away is missed in the closed record, and found again', async () => {
  await start();
  const index = text('README.md');
  await client.open(uri('README.md'), index);
  await client.change(uri('README.md'), 2, index.replace(/^\| \[004\].*\n/m, ''));
  await client.waitForCodes(uri('004-ipxe.md'), ['index-row-missing']);
  await client.change(uri('README.md'), 3, index);
  await client.waitForCodes(uri('004-ipxe.md'), []);
});

test('closing a document without saving goes back to what is on disk', async () => {
  await start();
  await client.open(uri('004-ipxe.md'), text('004-ipxe.md').replace('## Rationale', '## Reasons'));
  await client.waitForCodes(uri('004-ipxe.md'), ['section-missing']);
  await client.close(uri('004-ipxe.md'));
  await client.waitForCodes(uri('004-ipxe.md'), []);
});

test('files that are created, renamed and deleted on disk are followed', async () => {
  await start();
  renameSync(sample.path('docs/adr/004-ipxe.md'), sample.path('docs/adr/004-boot.md'));
  await client.fileEvent(uri('004-ipxe.md'), 3);
  await client.fileEvent(uri('004-boot.md'), 1);
  await client.waitForCodes(uri('README.md'), ['index-link-broken']);
  await client.waitForCodes(uri('004-boot.md'), ['index-row-missing']);
  rmSync(sample.path('docs/adr/004-boot.md'));
  await client.fileEvent(uri('004-boot.md'), 3);
  await client.waitForCodes(uri('004-boot.md'), []);
});

test('a problem links the page of its rule, shows it on hover, and tells of other places', async () => {
  await client.initialize([sample.uri('')], {
    workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
    textDocument: { publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true } },
  });
  const record = `${text('004-ipxe.md')}\n## Rationale\n\nOnce more.\n`;
  await client.open(uri('004-ipxe.md'), record);
  await client.waitForCodes(uri('004-ipxe.md'), ['section-duplicate']);
  const [problem] = client.published.get(uri('004-ipxe.md'))?.diagnostics ?? [];
  expect(problem?.codeDescription?.href).toMatch(/^file:.*\/docs\/rules\/section-duplicate\.md$/);
  expect(problem?.relatedInformation?.map(({ message }) => message)).toEqual(['First occurrence of this section.']);
  const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
    textDocument: { uri: uri('004-ipxe.md') },
    position: problem?.range.start,
  });
  expect(hover).toMatchObject({
    contents: { value: expect.stringMatching(/^# section-duplicate$/m) },
    range: problem?.range,
  });
  const nothing = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: uri('004-ipxe.md') },
    position: { line: 0, character: 3 },
  });
  expect(nothing).toBeNull();
});

test('a configuration is checked while it is typed, and followed', async () => {
  await start();
  const file = uri('.adr-keeper.yaml');
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: file, languageId: 'yaml', version: 1, text: 'sectoins: [Status]\n' },
  });
  await client.waitForCodes(file, ['config-invalid']);
  writeFileSync(sample.path('docs/adr/.adr-keeper.yaml'), 'sections: [Status, Costs]\n');
  await client.change(file, 2, 'sections: [Status, Costs]\n');
  await client.fileEvent(file, 1);
  await client.waitForCodes(file, []);
  await client.waitForCodes(uri('004-ipxe.md'), ['section-missing']);
});

test('a log tells what it demands, and where that was found', async () => {
  await start();
  const result = await client.connection.sendRequest<{ markdown: string }>('workspace/executeCommand', {
    command: 'adr.describeConvention',
    arguments: [{ log: sample.uri('docs/adr') }],
  });
  expect(result.markdown).toContain('| Required sections | Status, Context,');
  expect(result.markdown).toContain('| README.md |');
});

test('a folder that is deleted takes its problems along, and may come back', async () => {
  await start();
  writeFileSync(sample.path('docs/adr/023-x.md'), text('001-rust.md'));
  await client.fileEvent(uri('023-x.md'), 1);
  await client.waitForCodes(uri('023-x.md'), ['index-row-missing']);
  rmSync(sample.path('docs'), { recursive: true });
  await client.fileEvent(sample.uri('docs'), 3);
  await client.waitForCodes(uri('023-x.md'), []);
  await waitForRecords(0);
  mkdirSync(sample.path('docs/adr'), { recursive: true });
  writeFileSync(sample.path('docs/adr/001-x.md'), '# X\n');
  await client.fileEvent(sample.uri('docs'), 1);
  await waitForRecords(1);
});

test('workspace folders come and go', async () => {
  const second = copySample('broken');
  try {
    await start();
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: second.uri(''), name: 'second' }], removed: [] },
    });
    await waitForRecords(32);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: second.uri(''), name: 'second' }] },
    });
    await waitForRecords(22);
    await client.waitForCodes(second.uri('docs/adr/README.md'), []);
  } finally {
    second.remove();
  }
});

test('a quick fix carries an edit of the version that it was made for', async () => {
  await start();
  const broken = text('004-ipxe.md').replace('## Rationale', '## Reasons');
  await client.open(uri('004-ipxe.md'), broken);
  await client.waitForCodes(uri('004-ipxe.md'), ['section-missing']);
  const [diagnostic] = client.published.get(uri('004-ipxe.md'))?.diagnostics ?? [];
  if (diagnostic === undefined) throw new Error('There is no problem.');
  const [action] = await client.codeActions(uri('004-ipxe.md'), diagnostic);
  expect(action?.title).toBe('Insert the section "Rationale"');
  expect(action?.isPreferred).toBe(true);
  const [change] = action?.edit?.documentChanges ?? [];
  if (change === undefined || !('edits' in change)) throw new Error('There is no edit.');
  expect(change.textDocument.version).toBe(1);
  const document = TextDocument.create(uri('004-ipxe.md'), 'markdown', 1, broken);
  const after = TextDocument.applyEdits(
    document,
    change.edits.filter((each) => 'newText' in each),
  );
  expect(after).toMatch(/\n\n## Rationale\n\n<!-- .* -->\n\n## Reasons\n/);
});

test('a client without documentChanges gets the same edit as plain changes', async () => {
  await client.initialize([sample.uri('')], {});
  const broken = text('004-ipxe.md').replace('## Rationale', '## Reasons');
  await client.open(uri('004-ipxe.md'), broken);
  await client.waitForCodes(uri('004-ipxe.md'), ['section-missing']);
  const [diagnostic] = client.published.get(uri('004-ipxe.md'))?.diagnostics ?? [];
  if (diagnostic === undefined) throw new Error('There is no problem.');
  const [action] = await client.codeActions(uri('004-ipxe.md'), diagnostic);
  expect(Object.keys(action?.edit?.changes ?? {})).toEqual([uri('004-ipxe.md')]);
});

test('New ADR asks for one edit with the file and its row, and says where writing starts', async () => {
  await start();
  const result = await client.connection.sendRequest('workspace/executeCommand', {
    command: 'adr.newRecord',
    arguments: [{ log: sample.uri('docs/adr'), title: 'Fleet-wide *flags*' }],
  });
  expect(result).toMatchObject({ uri: uri('023-fleet-wide-flags.md') });
  expect(client.edits).toHaveLength(1);
  expect(
    client.edits[0]?.documentChanges?.map((change) => ('kind' in change ? change.kind : change.textDocument.uri)),
  ).toEqual(['create', uri('023-fleet-wide-flags.md'), uri('README.md')]);
  expect(JSON.stringify(client.edits[0])).toContain(
    '| [023](./023-fleet-wide-flags.md) | Fleet-wide *flags* | Proposed |',
  );
});

test('a refusal is a sentence, and asks for no edit', async () => {
  await start();
  const create = (title: string) =>
    client.connection.sendRequest('workspace/executeCommand', {
      command: 'adr.newRecord',
      arguments: [{ log: sample.uri('docs/adr'), title }],
    });
  await expect(create(' ')).rejects.toThrow('A record needs a title.');
  await expect(create('Why Rust')).rejects.toThrow('001-rust.md');
  expect(client.edits).toEqual([]);
});

test('a mention leads to its record, which knows who names it', async () => {
  await start();
  const record = `${text('004-ipxe.md')}\nSee ADR-005.\n`;
  await client.open(uri('004-ipxe.md'), record);
  const line = record.split('\n').length - 2;
  const textDocument = { uri: uri('004-ipxe.md') };
  const position = { line, character: 8 };
  const ask = <Result>(method: string, more: object = {}) =>
    client.connection.sendRequest<Result>(`textDocument/${method}`, { textDocument, position, ...more });
  const [target] = await ask<{ uri: string }[]>('definition');
  expect(target?.uri).toMatch(/\/005-[^/]+\.md$/);
  const hover = await ask<Hover>('hover');
  expect(hover.contents).toMatchObject({ value: expect.stringMatching(/^\*\*005 /) });
  const references = await ask<{ uri: string }[]>('references', { context: { includeDeclaration: false } });
  expect(references.map((each) => each.uri)).toEqual(expect.arrayContaining([uri('004-ipxe.md'), uri('README.md')]));
  const all = { start: { line: 0, character: 0 }, end: { line: line + 1, character: 0 } };
  const hints = await ask<{ label: string }[]>('inlayHint', { range: all });
  expect(hints.map(({ label }) => label)).toEqual([expect.stringContaining(' · Proposed')]);
  const links = await ask<{ target: string }[]>('documentLink');
  expect(links.map((link) => link.target)).toEqual([target?.uri]);
  expect(await ask<unknown[]>('documentHighlight')).toHaveLength(1);
  const { items } = await ask<{ items: { label: string }[] }>('completion');
  expect(items[0]?.label).toMatch(/^022 /);
  const symbols = await client.connection.sendRequest<{ name: string }[]>('workspace/symbol', { query: '#nats' });
  expect(symbols.map(({ name }) => name)).toEqual([expect.stringMatching(/^017-1 NATS/)]);
});

test('a record is told at a glance, with the first paragraph of its decision', async () => {
  await start();
  const ask = (name: string) =>
    client.connection
      .sendRequest<RecordCard>('adr/describeRecord', { uri: uri(name) })
      .then(({ markdown }) => markdown);
  const card = await ask('004-ipxe.md');
  const paragraph = /## Decision\n\n([\s\S]*?)\n\n/.exec(text('004-ipxe.md'))?.[1] ?? '?';
  expect(card).toContain('**004 iPXE** · Accepted');
  expect(card).toContain(paragraph);
  expect(await ask('README.md')).toBe('');
});

test('records are found by the words of their titles, statuses and texts', async () => {
  await start();
  const find = async (words: string) =>
    (await client.connection.sendRequest<FoundRecords>('adr/findRecords', { text: words })).uris
      .map((each) => decodeURIComponent(each.split('/').at(-1) ?? ''))
      .sort();
  expect(await find('IPXE dhcp')).toEqual(expect.arrayContaining(['004-ipxe.md']));
  expect(await find('ipxe discover accepted')).toEqual(['004-ipxe.md']);
  expect(await find('IPXE no-such-word')).toEqual([]);
  await client.open(uri('001-rust.md'), `${text('001-rust.md')}\nGrüße an NO-SUCH-WORD\n`);
  expect(await find('no-such-word grüße')).toEqual(['001-rust.md']);
});

test('the relations of a record are told by both sides, and who only names it cites it', async () => {
  await start();
  const list = async (name: string) =>
    (await client.connection.sendRequest<RelationsView>('adr/listRelations', { uri: uri(name) })).relations.map(
      ({ kind, record, count }) => `${kind} ${record.number} ${count}`,
    );
  const nats = '017-1-Nats-Clusters-Interconnection-Topology.md';
  const mesh = '016-Harmony-Agent-And-Global-Mesh-For-Decentralized-Workload-Management.md';
  expect(await list(nats)).toContainEqual(expect.stringMatching(/^depends-on 016 /));
  expect(await list(mesh)).toContainEqual(expect.stringMatching(/^needed-by 017-1 [1-9]/));
  expect(await list('004-ipxe.md')).toEqual(expect.arrayContaining([expect.stringMatching(/^cited-by 019 [1-9]/)]));
  expect(await list('README.md')).toEqual([]);
});

test('a list is told of when only the status in the index has changed', async () => {
  await start();
  const index = text('README.md');
  const rowOf = async (number: string) =>
    (await client.connection.sendRequest<LogList>('adr/listLogs')).logs[0]?.records.find(
      (record) => record.number === number,
    )?.row;
  const announced = new Promise<void>((resolve) => {
    client.connection.onNotification('adr/didChangeLogs', async () => {
      if ((await rowOf('004')) === 'differs') resolve();
    });
  });
  await client.open(uri('README.md'), index.replace(/^(\| \[004\].*)Accepted/m, '$1Proposed'));
  await announced;
});
