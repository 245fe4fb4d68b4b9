import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import type { BrokenPlaces } from '../../server/src/protocol.ts';
import { applyToDisk } from '../support/applyToDisk.ts';
import { LspClient } from '../support/lspClient.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

let sample: SampleCopy;
let client: LspClient;

const uri = (name: string) => sample.uri(`docs/adr/${name}`);
const text = (name: string) => readFileSync(sample.path(`docs/adr/${name}`), 'utf8');
const rowOf = (name: string) =>
  text('README.md')
    .split('\n')
    .find((line) => line.includes(`(./${name})`));

/** Runs a command of the server as an editor that keeps files closed. */
function execute<Result>(command: string, argument: object): Promise<Result> {
  return client.connection.sendRequest<Result>('workspace/executeCommand', { command, arguments: [argument] });
}

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

describe('set status', () => {
  test('writes the record, its date and its row by one edit', async () => {
    const before = text('004-ipxe.md');
    expect(await execute('adr.setStatus', { uri: uri('004-ipxe.md'), status: 'implemented' })).toEqual({
      uri: uri('004-ipxe.md'),
    });
    expect(client.edits).toHaveLength(1);
    const day = /Last Updated Date: (\d{4}-\d{2}-\d{2})/.exec(text('004-ipxe.md'))?.[1];
    expect(Math.abs(Date.now() - Date.parse(day ?? ''))).toBeLessThan(48 * 3600 * 1000);
    expect(text('004-ipxe.md')).toBe(
      before
        .replace('Last Updated Date: 2025-02-27', `Last Updated Date: ${day}`)
        .replace('\n\nAccepted\n', '\n\nImplemented\n'),
    );
    expect(rowOf('004-ipxe.md')).toBe('| [004](./004-ipxe.md) | iPXE | Implemented |');
    await client.waitForCodes(uri('README.md'), []);
    await execute('adr.setStatus', { uri: uri('004-ipxe.md'), status: 'Implemented' });
    expect(client.edits).toHaveLength(1);
  });

  test('lists what may follow, and refuses other words', async () => {
    expect(await client.connection.sendRequest('adr/listStatuses', { uri: uri('004-ipxe.md') })).toEqual({
      current: 'Accepted',
      likely: ['Implemented', 'Superseded', 'Deprecated'],
      others: ['Proposed', 'Pending', 'Rejected'],
      superseded: ['Superseded'],
    });
    await expect(execute('adr.setStatus', { uri: uri('004-ipxe.md'), status: 'Blue' })).rejects.toThrow(
      'Unknown status "Blue". Expected one of: Proposed, Pending,',
    );
    await expect(execute('adr.setStatus', { uri: uri('000-ADR-Template.md'), status: 'Accepted' })).rejects.toThrow(
      'is the template',
    );
    await expect(execute('adr.setStatus', { uri: uri('README.md'), status: 'Accepted' })).rejects.toThrow(
      'This file is not a decision record.',
    );
  });

  test('is offered on a status, and above it', async () => {
    const record = text('004-ipxe.md');
    await client.open(uri('004-ipxe.md'), record);
    const line = record.split('\n').indexOf('Accepted');
    const at = (each: number, only?: string[]) =>
      client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uri('004-ipxe.md') },
        range: { start: { line: each, character: 0 }, end: { line: each, character: 0 } },
        context: { diagnostics: [], only },
      });
    const actions = await at(line, ['refactor']);
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
      ['Set status to Implemented', 'refactor'],
      ['Set status to Deprecated', 'refactor'],
    ]);
    expect(actions[0]?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: uri('004-ipxe.md'), version: 1 } },
      { textDocument: { uri: uri('README.md') } },
    ]);
    expect(await at(line + 4, ['refactor'])).toEqual([]);
    expect(await at(line, ['quickfix'])).toEqual([]);
  });
});

describe('two records', () => {
  test('of which one supersedes the other say so both, and the row follows', async () => {
    await execute('adr.supersede', { uri: uri('004-ipxe.md'), successor: uri('022-fleet-agent-upgrade.md') });
    expect(client.edits).toHaveLength(1);
    expect(text('004-ipxe.md')).toContain(
      '## Status\n\nSuperseded by [ADR-022](./022-fleet-agent-upgrade.md)\n\n## Context',
    );
    expect(text('022-fleet-agent-upgrade.md')).toContain('\n\nSupersedes [ADR-004](./004-ipxe.md)\n\n## Context');
    expect(rowOf('004-ipxe.md')).toBe('| [004](./004-ipxe.md) | iPXE | Superseded |');
    await client.waitForCodes(uri('README.md'), []);
    await expect(
      execute('adr.supersede', { uri: uri('022-fleet-agent-upgrade.md'), successor: uri('004-ipxe.md') }),
    ).rejects.toThrow('004-ipxe.md is already superseded by this record');
  });

  test('are linked on both sides', async () => {
    await execute('adr.linkRecords', {
      uri: uri('005-interactive-project.md'),
      kind: 'depends-on',
      to: uri('001-rust.md'),
    });
    // As two records of the sample have it, under the title.
    expect(text('005-interactive-project.md')).toContain('\n\n**Depends on:** [ADR-001](./001-rust.md)\n\n## Status');
    expect(text('001-rust.md')).toContain('\n\nNeeded by [ADR-005](./005-interactive-project.md)\n');
    const refused = (argument: object) => expect(execute('adr.linkRecords', argument)).rejects;
    await refused({ uri: uri('001-rust.md'), kind: 'likes', to: uri('004-ipxe.md') }).toThrow(
      'Unknown relation "likes"',
    );
    await refused({ uri: uri('001-rust.md'), kind: 'amends', to: uri('001-rust.md') }).toThrow(
      'cannot be linked to itself',
    );
  });
});

describe('a number', () => {
  test('is changed with file, title, row and links, and what the server knows follows', async () => {
    const before = text('022-fleet-agent-upgrade.md');
    await client.open(uri('004-ipxe.md'), `${text('004-ipxe.md')}\nSee ADR-022.\n`);
    expect(await execute('adr.renumberRecord', { uri: uri('022-fleet-agent-upgrade.md') })).toEqual({
      uri: uri('023-fleet-agent-upgrade.md'),
    });
    expect(text('023-fleet-agent-upgrade.md')).toBe(before.replace('ADR-022', 'ADR-023'));
    expect(rowOf('023-fleet-agent-upgrade.md')).toMatch(/^\| \[023\]/);
    // The edit of the open document is for the version that the client has.
    expect(client.edits[0]?.documentChanges).toContainEqual({
      textDocument: { uri: uri('004-ipxe.md'), version: 1 },
      edits: [expect.objectContaining({ newText: '023' })],
    });
    await client.waitForCodes(uri('README.md'), []);
    const statuses = await client.connection.sendRequest('adr/listStatuses', {
      uri: uri('023-fleet-agent-upgrade.md'),
    });
    expect(statuses).toMatchObject({ current: 'Accepted' });
  });

  test('that is taken is refused, and the next free one is offered on the title', async () => {
    await expect(execute('adr.renumberRecord', { uri: uri('004-ipxe.md'), number: '5' })).rejects.toThrow(
      'Number 005 is already in use.',
    );
    await client.open(uri('004-ipxe.md'), text('004-ipxe.md'));
    const start = { line: 0, character: 3 };
    const [action] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri('004-ipxe.md') },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    expect(action).toMatchObject({
      title: 'Renumber to 023 (next free number)',
      command: { command: 'adr.renumberRecord', arguments: [{ uri: uri('004-ipxe.md'), number: '023' }] },
    });
  });
});

test('a record is deleted with its row, once it is known what would lead nowhere', async () => {
  const { places } = await client.connection.sendRequest<BrokenPlaces>('adr/previewDelete', {
    uri: uri('016-Harmony-Agent-And-Global-Mesh-For-Decentralized-Workload-Management.md'),
  });
  expect(places.map((place) => place.uri)).toContain(uri('022-fleet-agent-upgrade.md'));
  expect(places.map(({ line }) => line)).toContain('**Depends on:** ADR-016');
  expect(places.map((place) => place.uri)).not.toContain(uri('README.md'));
  await execute('adr.deleteRecord', { uri: uri('004-ipxe.md') });
  expect(existsSync(sample.path('docs/adr/004-ipxe.md'))).toBe(false);
  expect(rowOf('004-ipxe.md')).toBeUndefined();
  await client.waitForCodes(uri('README.md'), []);
  await expect(execute('adr.deleteRecord', { uri: uri('004-ipxe.md') })).rejects.toThrow('not a decision record');
});
