import { expect, test } from 'vitest';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';

const record = '# T\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n';

test('a file with a letter is a record once another one of its number is there', async () => {
  const disk = new MemoryFileSystem([
    ['docs/adr/0001-a.md', record],
    ['docs/adr/0034a-notes.md', '# Notes\n'],
    ['docs/adr/0035b-more.md', '# More\n'],
  ]);
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  const numbers = () =>
    workspace.logs.flatMap(({ records }) => [...records.values()].map(({ number }) => number)).sort();
  expect(numbers()).toEqual(['0001']);
  const create = async (path: string, text: string) => {
    disk.write(path, text);
    await workspace.followDisk([{ uri: disk.uri(path), kind: 'created' }]);
  };
  await create('docs/adr/0034-live.md', record);
  expect(numbers()).toEqual(['0001', '0034', '0034a']);
  await create('docs/adr/0034b-more.md', '# More notes\n');
  expect(numbers()).toEqual(['0001', '0034', '0034a', '0034b']);
  await create('docs/adr/0036f-other.md', '# Other\n');
  expect(numbers()).toEqual(['0001', '0034', '0034a', '0034b']);
});
