import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { GraphView, IndexChanges, SyncNote } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lspClient.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

let sample: SampleCopy;
let client: LspClient;

const uri = (name: string) => sample.uri(`docs/adr/${name}`);
const text = (name: string) => readFileSync(sample.path(`docs/adr/${name}`), 'utf8');
const write = (name: string, content: string) => writeFileSync(sample.path(`docs/adr/${name}`), content);
const insertGraph = () =>
  client.connection.sendRequest<IndexChanges>('workspace/executeCommand', {
    command: 'adr.insertGraph',
    arguments: [{ log: sample.uri('docs/adr') }],
  });

beforeEach(async () => {
  sample = copySample('harmony');
  client = new LspClient();
  client.onApplyEdit = ({ documentChanges = [] }) => {
    for (const change of documentChanges) {
      if (!('edits' in change)) throw new Error('Only edits are expected here.');
      const document = TextDocument.create(change.textDocument.uri, 'markdown', 0, text('README.md'));
      const edits = change.edits.filter((each) => 'newText' in each);
      write('README.md', TextDocument.applyEdits(document, edits));
    }
  };
  await client.initialize([sample.uri('')]);
});

afterEach(async () => {
  await client.stop();
  sample.remove();
});

test('adr/readGraph tells the records and what they say of each other', async () => {
  const graph = await client.connection.sendRequest<GraphView>('adr/readGraph', { log: sample.uri('docs/adr') });
  expect(graph.nodes).toHaveLength(21);
  expect(graph.nodes[0]).toEqual({
    uri: uri('001-rust.md'),
    number: '001',
    title: 'Why Rust',
    status: 'Accepted',
    date: '2025-01-14',
  });
  expect(graph.edges).toContainEqual({
    from: uri('020-1-zitadel-openbao-secure-config-store.md'),
    to: uri('006-secret-management.md'),
    kind: 'amends',
  });
});

test('adr.insertGraph writes the chart into the index and nothing else, and twice is once', async () => {
  const before = text('README.md');
  expect(await insertGraph()).toEqual({ changes: ['Update graph in README.md'] });
  const after = text('README.md');
  expect(after.startsWith(`${before}\n<!-- adr-graph -->\n\`\`\`mermaid\nflowchart RL\n`)).toBe(true);
  expect(after).toMatch(/```\n<!-- \/adr-graph -->\n$/);
  await insertGraph();
  expect(text('README.md')).toBe(after);
});

test('an index that ends within code is refused with a sentence', async () => {
  write('README.md', `${text('README.md')}\n\`\`\`\n`);
  await client.fileEvent(uri('README.md'), 2);
  await expect(insertGraph()).rejects.toThrow(/README\.md ends inside code or a comment/);
});

test('the graph follows a record that is saved', async () => {
  const notes: SyncNote[] = [];
  client.connection.onNotification('adr/didSyncIndex', (note: SyncNote) => {
    notes.push(note);
    client.notify();
  });
  await insertGraph();
  const before = text('004-ipxe.md');
  const after = `${before}\nSupersedes [ADR-001](./001-rust.md).\n`;
  await client.open(uri('004-ipxe.md'), before);
  await client.change(uri('004-ipxe.md'), 2, after);
  write('004-ipxe.md', after);
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri('004-ipxe.md') } });
  await client.waitUntil(
    () => notes.length > 0,
    () => text('README.md'),
  );
  expect(notes[0]?.changes).toEqual(['Update graph in README.md']);
  expect(text('README.md')).toContain('  r004 ==>|supersedes| r001\n');
});
