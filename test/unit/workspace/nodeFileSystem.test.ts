import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../server/src/workspace/nodeFileSystem.ts';

const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-disk-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('files of every size and name are read whole, and stay as they were read while others are', async () => {
  const sizes = [0, 1, 5_000, 65_535, 65_536, 65_537, 200_000];
  const paths = sizes.map((size) => {
    const path = join(folder, `é %41 #${size}.txt`);
    writeFileSync(path, Buffer.alloc(size, `${size};`));
    return path;
  });
  const contents = paths.map((path) => nodeFileSystem.readFile(pathToFileURL(path).href, 1_000_000));
  for (const [at, content] of (await Promise.all(contents)).entries())
    expect(
      content.kind === 'bytes' && Buffer.from(content.bytes).equals(Buffer.alloc(sizes[at] as number, `${sizes[at]};`)),
    ).toBe(true);
});

test('what is no file is missing, and what is too large is not read', async () => {
  const path = join(folder, 'plain.txt');
  writeFileSync(path, 'seven b');
  const read = (each: string, limit: number) => nodeFileSystem.readFile(pathToFileURL(each).href, limit);
  expect(await read(folder, 100)).toMatchObject({ kind: 'not-file' });
  expect(await read(join(folder, 'none.txt'), 100)).toEqual({ kind: 'missing' });
  expect(await read(join(path, 'below.txt'), 100)).toEqual({ kind: 'missing' });
  expect(await read(path, 6)).toEqual({ kind: 'too-large' });
  expect(await read(path, 7)).toMatchObject({ kind: 'bytes' });
});
