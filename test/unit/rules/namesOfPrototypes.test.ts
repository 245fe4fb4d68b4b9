import { describe, expect, test } from 'vitest';
import { lookOf } from '../../../client/src/explorer/statusLook.ts';
import { check } from '../../../server/src/cli/check.ts';
import { graph } from '../../../server/src/cli/graph.ts';
import { listRecordsCommand } from '../../../server/src/cli/listRecords.ts';
import { lookOfStatus } from '../../../server/src/core/graph/statusLook.ts';
import { nextStatuses } from '../../../server/src/core/model/nextStatuses.ts';
import { checkConfiguration, checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { loadFixture } from '../../support/loadFixture.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';

/** What every object has. */
const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

describe.each(names)('"%s" is a word like any other', (name) => {
  const record = `//- docs/adr/001-ants.md
---
status: ${name}
${name}: x
---
# Ants

## ${name}

See [x][${name}] and <!-- adr-disable-line ${name} -->.

## Decision

Y.

[${name}]: 002-bees.md
//- docs/adr/002-bees.md
# Bees

## Status

${name} by ADR-001

## Decision

Y.
//- docs/adr/README.md
| ${name} | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | ${name} |
| [002](002-bees.md) | Bees | ${name} |
`;

  test('in records, their index and as a look', async () => {
    const { log } = await loadFixture(record);
    expect(log.records.size).toBe(2);
    for (const uri of log.everyFile()) expect(() => checkFile(uri, log)).not.toThrow();
    expect(lookOfStatus(name)).toBe('other');
    expect(lookOf({ status: name, stage: null })).toEqual({ icon: 'question', color: undefined });
  });

  test('in a configuration', async () => {
    const settings = `//- .adr-keeper.yaml
${name}: 1
statuses: [${name}, Accepted]
sections: [${name}]
transitions:
  ${name}: [Accepted]
rules:
  ${name}: error
${record}`;
    const { workspace, log } = await loadFixture(settings);
    const [file] = workspace.configurations.values();
    const problems = file === undefined ? [] : checkConfiguration(file, workspace.files);
    expect(problems.map(({ arguments: given }) => ('mistake' in given ? given.mistake.kind : undefined))).toEqual([
      'unknown-key',
      'unknown-rule',
    ]);
    const ants = [...log.records.values()].find(({ file: { uri } }) => uri.endsWith('001-ants.md'));
    if (ants === undefined) throw new Error('There is no record.');
    // To Markdown underlines on both sides are emphasis, and no part of the word.
    const isWord = name !== '__proto__';
    expect(ants.status?.known).toBe(isWord ? name : undefined);
    expect(nextStatuses(log, ants).likely).toEqual(isWord ? ['Accepted'] : []);
    for (const uri of log.everyFile()) expect(() => checkFile(uri, log)).not.toThrow();
  });

  test.each([
    ['check', check],
    ['graph', graph],
    ['list', listRecordsCommand],
  ])('as a format of %s', async (_, command) => {
    const run = async () => command.run(['--format', name]);
    await expect(run()).rejects.toThrow(`Unknown format "${name}"`);
  });

  test('in a hover', async () => {
    const files = new MemoryFileSystem([
      ['.adr-keeper.yaml', `statuses: [${name}]\n`],
      ['docs/adr/001-ants.md', `# Ants\n\n## Status\n\n${name}\n\n## Decision\n\nX.\n`],
    ]);
    const server = new MemoryServer({ fileSystem: files });
    await server.start();
    const textDocument = { uri: 'file:///workspace/docs/adr/001-ants.md' };
    const hover = await server.client.sendRequest('textDocument/hover', {
      textDocument,
      position: { line: 4, character: 2 },
    });
    expect(JSON.stringify(hover)).not.toMatch(/native code|\[object/);
    await server.stop();
    expect(server.errors).toEqual([]);
  });
});
