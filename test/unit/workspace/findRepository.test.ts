import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRepository } from '../../../server/src/workspace/findRepository.ts';

let root: string;
let log: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'adr-keeper-find-')));
  log = join(root, 'docs', 'adr');
  mkdirSync(log, { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

function makeRepository(...path: string[]): void {
  for (const name of ['objects', 'refs']) mkdirSync(join(root, ...path, name), { recursive: true });
  writeFileSync(join(root, ...path, 'HEAD'), 'ref: refs/heads/main\n');
}

test('the repository is the nearest one above with a .git', () => {
  makeRepository('.git');
  expect(findRepository(log)).toEqual({ root, path: 'docs/adr' });
  expect(findRepository(root)).toEqual({ root, path: '' });
  makeRepository('docs', '.git');
  expect(findRepository(log)).toEqual({ root: join(root, 'docs'), path: 'adr' });
});

test('a folder whose files look like a bare repository is none', () => {
  makeRepository('.git');
  makeRepository('docs', 'adr');
  expect(findRepository(log)).toEqual({ root, path: 'docs/adr' });
});

test('a file that points to a repository is one, as in a submodule', () => {
  writeFileSync(join(root, 'docs', '.git'), 'gitdir: ../../elsewhere\n');
  expect(findRepository(log)).toEqual({ root: join(root, 'docs'), path: 'adr' });
});

test('a .git that git would not take is passed over', () => {
  makeRepository('.git');
  mkdirSync(join(root, 'docs', '.git'));
  writeFileSync(join(log, '.git'), 'Git.\n');
  expect(findRepository(log)).toEqual({ root, path: 'docs/adr' });
});

test('the repository of a linked folder is the one in which it really is', () => {
  makeRepository('.git');
  symlinkSync(log, join(root, 'link'));
  expect(findRepository(join(root, 'link'))).toEqual({ root, path: 'docs/adr' });
});

test('a folder that does not exist has none', () => {
  makeRepository('.git');
  expect(findRepository(join(root, 'gone'))).toBeUndefined();
});
