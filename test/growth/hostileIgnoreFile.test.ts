import { expect, test } from 'vitest';
import { makePause } from '../../server/src/workspace/pause.ts';
import { walkFolder } from '../../server/src/workspace/walkFolder.ts';
import { MemoryFileSystem } from '../support/memoryFileSystem.ts';

const name = `${'a'.repeat(200)}.md`;
const names = Array.from({ length: 200 }, (_, at) => `${at}${name}`);

async function walk(patterns: string): Promise<readonly string[]> {
  const disk = new MemoryFileSystem([['.gitignore', patterns], ...names.map((each) => [each, ''] as const)]);
  disk.write('build/x.md', '');
  const walked = await walkFolder(disk.root, { fileSystem: disk, pause: makePause(1000), isWanted: () => true });
  return [...(walked?.names ?? []), ...(walked?.children ?? []).map(({ path }) => path)];
}

test.each([
  ['wildcards in one part', `${'*a'.repeat(30)}b`],
  ['wildcards in the last part of a path', `**/${'a*'.repeat(30)}b`],
  ['deep wildcards', `${'**/a/'.repeat(30)}b`],
  [
    'three wildcards, many times',
    `${'*a*a*b\n'.repeat(1)}${Array.from({ length: 300 }, (_, at) => `*a*a*${at}b`).join('\n')}`,
  ],
  ['a long pattern', `${'a'.repeat(50_000)}*`],
  ['many patterns', Array.from({ length: 9000 }, (_, at) => `*${at}`).join('\n')],
  ['sets of characters', `${'[a-z]*'.repeat(40)}b`],
])('a hostile ignore file takes little time, and the other patterns hold: %s', async (_, patterns) => {
  const start = performance.now();
  const found = await walk(`build/\n${patterns}\n`);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(found).not.toContain('build');
  expect(found).toContain(names[0]);
});
