import { expect, test } from 'vitest';
import type { LogList, StatusChoice } from '../../../server/src/protocol.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';

const record = (title: string, status: string) => `# ${title}

## Statut

${status}

## Contexte

Il le faut.

## Décision

Oui.
`;

test('a client is told what the statuses of a French log mean', async () => {
  const folder = 'docs/adr';
  const fileSystem = new MemoryFileSystem([
    [`${folder}/0001-base.md`, record('1. Base', 'Accepté')],
    [`${folder}/0002-files.md`, record('2. Files', 'Proposé')],
    [`${folder}/0003-compte.md`, record('3. Compte', 'Brumeux')],
  ]);
  const server = new MemoryServer({ fileSystem });
  await server.start();
  try {
    const uri = `file:///workspace/${folder}/0001-base.md`;
    const choice = await server.client.sendRequest<StatusChoice>('adr/listStatuses', { uri });
    expect(choice.superseded).toEqual(['Remplacé']);
    expect(choice.likely).toContain('Remplacé');
    const { logs } = await server.client.sendRequest<LogList>('adr/listLogs');
    expect(logs[0]?.records.map(({ stage }) => stage)).toEqual(['accepted', 'proposed', null]);
  } finally {
    await server.stop();
  }
});
