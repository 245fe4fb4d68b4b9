import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findGitConfiguration, findGitFolder, findRepository } from '../../../server/src/workspace/findRepository.ts';
import { gitFor } from '../../../server/src/workspace/git.ts';

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

describe('the folder of git, and its configuration,', () => {
  const at = (...path: string[]) => join(root, ...path);
  const found = (folder = at('tree')) => [findGitFolder(folder), findGitConfiguration(folder)];
  const none = [undefined, undefined];

  beforeEach(() => {
    makeRepository('other', '.git');
    mkdirSync(at('tree'));
  });

  test('are .git and a file in it', () => {
    makeRepository('tree', '.git');
    expect(found()).toEqual([at('tree/.git'), at('tree/.git/config')]);
  });

  test.each(['gitdir: ../other/.git\n', 'gitdir: ../other/.git/worktrees/side\n'])(
    'are not those of a repository that does not name the working tree: %s',
    (text) => {
      mkdirSync(at('other/.git/worktrees/side'), { recursive: true });
      writeFileSync(at('other/.git/worktrees/side/HEAD'), '');
      writeFileSync(at('other/.git/worktrees/side/gitdir'), `${at('side/.git')}\n`);
      writeFileSync(at('other/.git/config'), '[core]\n\tbare = false\n[other]\n\tworktree = ../../tree\n');
      writeFileSync(at('tree/.git'), text);
      expect(found()).toEqual(none);
      expect(gitFor(at('tree')).root).toBeUndefined();
    },
  );

  test('are not those that links lead to', () => {
    symlinkSync('../other/.git', at('tree/.git'));
    expect(found()).toEqual(none);
    expect(gitFor(at('tree')).root).toBeUndefined();
    rmSync(at('tree/.git'));
    makeRepository('tree', '.git');
    symlinkSync('../../other/.git/config', at('tree/.git/config'));
    expect(found()).toEqual([at('tree/.git'), undefined]);
    expect(gitFor(at('tree')).root).toBe(at('tree'));
  });

  test('have no configuration where git would write that of another repository', () => {
    makeRepository('tree', '.git');
    writeFileSync(at('tree/.git/commondir'), '../../other/.git\n');
    expect(found()).toEqual([at('tree/.git'), undefined]);
    expect(gitFor(at('tree')).root).toBeUndefined();
  });

  test('are those that name the linked working tree', () => {
    mkdirSync(at('other/.git/worktrees/tree'), { recursive: true });
    writeFileSync(at('other/.git/worktrees/tree/HEAD'), '');
    writeFileSync(at('other/.git/worktrees/tree/commondir'), '../..\n');
    writeFileSync(at('other/.git/worktrees/tree/gitdir'), `${at('tree/.git')}\n`);
    writeFileSync(at('tree/.git'), `gitdir: ${at('other/.git/worktrees/tree')}\n`);
    expect(found()).toEqual([at('other/.git/worktrees/tree'), at('other/.git/config')]);
    expect(gitFor(at('tree')).root).toBe(at('tree'));
    writeFileSync(at('other/.git/worktrees/tree/commondir'), '../../..\n');
    expect(found()).toEqual([at('other/.git/worktrees/tree'), undefined]);
  });

  test.each([
    ['config', '[core]\n\tbare = false\n\tworktree = ../../tree\n[remote "origin"]\n\tworktree = x\n'],
    ['config', '[Core]\n  workTree="../../tree"'],
    ['config.worktree', '[core]\r\n\tworktree = ../../tree\r\n'],
  ])('are those whose %s names the submodule: %j', (name, text) => {
    writeFileSync(at('other/.git', name), text);
    writeFileSync(at('tree/.git'), 'gitdir: ../other/.git\n');
    expect(found()).toEqual([at('other/.git'), at('other/.git/config')]);
    expect(gitFor(at('tree')).root).toBe(at('tree'));
  });
});
