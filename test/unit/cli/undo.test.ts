import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { URI } from 'vscode-uri';
import { Disk } from '../../../server/src/cli/disk.ts';
import { Refusal } from '../../../server/src/cli/refusal.ts';
import { undo } from '../../../server/src/cli/undo.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'adr-keeper-')));
  for (const name of ['objects', 'refs']) mkdirSync(join(folder, '.git', name), { recursive: true });
  writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
  for (const name of ['a', 'b', 'c']) writeFileSync(path(`${name}.md`), `# ${name}\r\n`);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const path = (name: string) => join(folder, name);
const uri = (name: string) => URI.file(path(name)).toString();

/** Every file outside of the folder of git, with its text and its permissions. */
const read = () =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('.git') && statSync(path(name)).isFile())
      .map((name) => [name, [readFileSync(path(name), 'utf8'), statSync(path(name)).mode]]),
  );

const insertion = (name: string) => ({
  textDocument: { uri: uri(name), version: null },
  edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'x' }],
});

/** One change of each kind. */
function change(): void {
  const disk = new Disk();
  const documentChanges = [
    insertion('a.md'),
    { kind: 'rename' as const, oldUri: uri('a.md'), newUri: uri('moved/a2.md') },
    { kind: 'delete' as const, uri: uri('b.md') },
    { kind: 'create' as const, uri: uri('new/d.md') },
    insertion('new/d.md'),
    insertion('c.md'),
  ];
  disk.write(disk.plan({ documentChanges }));
}

test('undo takes texts, names, new and deleted files and new folders back, once', async () => {
  statSync(path('b.md'));
  const before = read();
  change();
  expect(Object.keys(read()).sort()).toEqual(['c.md', 'moved/a2.md', 'new/d.md']);
  expect(await undo.run([folder])).toBe(0);
  expect(read()).toEqual(before);
  expect([existsSync(path('moved')), existsSync(path('new'))]).toEqual([false, false]);
  await expect(undo.run([folder])).rejects.toThrow(/nothing to undo/);
});

test.each([
  ['has another text', 'c.md', () => writeFileSync(path('c.md'), 'edited')],
  ['was moved on', 'a2.md', () => rmSync(path('moved/a2.md'))],
  ['is there again', 'b.md', () => writeFileSync(path('b.md'), 'another')],
  ['was taken by another', 'a.md', () => writeFileSync(path('a.md'), 'another')],
])('undo changes nothing where a file %s, and names it', async (_, name, edit) => {
  change();
  edit();
  const before = read();
  await expect(undo.run([folder])).rejects.toThrow(Refusal);
  await expect(undo.run([folder])).rejects.toThrow(name);
  expect(read()).toEqual(before);
});

test('undo makes no file of a deleted link: it takes the rest back once the link is there again', async () => {
  rmSync(path('b.md'));
  symlinkSync('c.md', path('b.md'));
  const disk = new Disk();
  disk.write(disk.plan({ documentChanges: [{ kind: 'delete', uri: uri('b.md') }, insertion('a.md')] }));
  expect([existsSync(path('b.md')), existsSync(path('c.md'))]).toEqual([false, true]);
  await expect(undo.run([folder])).rejects.toThrow(/b\.md was a link to c\.md\./);
  expect([existsSync(path('b.md')), readFileSync(path('a.md'), 'utf8')]).toEqual([false, 'x# a\r\n']);
  symlinkSync('c.md', path('b.md'));
  expect(await undo.run([folder])).toBe(0);
  expect(readFileSync(path('a.md'), 'utf8')).toBe('# a\r\n');
  expect(readlinkSync(path('b.md'))).toBe('c.md');
});

test('a dry run of undo changes nothing', async () => {
  change();
  const before = read();
  expect(await undo.run([folder, '--dry-run'])).toBe(0);
  expect(read()).toEqual(before);
  expect(await undo.run([folder])).toBe(0);
});

test('what a merge driver wrote is no change of the user', async () => {
  change();
  const disk = new Disk('discard');
  disk.write(disk.planText(uri('c.md'), 'merged'));
  await expect(undo.run([folder])).rejects.toThrow('c.md has changed since');
});

test('undo takes all of a change back that reached into a repository within the repository', async () => {
  for (const name of ['objects', 'refs']) mkdirSync(path(`sub/.git/${name}`), { recursive: true });
  writeFileSync(path('sub/.git/HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(path('sub/s.md'), '# s\n');
  const disk = new Disk();
  const only = () => disk.write(disk.planText(uri('a.md'), '# only a\n'));
  disk.write(disk.plan({ documentChanges: [insertion('sub/s.md'), insertion('b.md')] }));
  expect(await undo.run([path('sub')])).toBe(0);
  expect(['sub/s.md', 'b.md'].map((name) => readFileSync(path(name), 'utf8'))).toEqual(['# s\n', '# b\r\n']);
  // What changed nothing within is not its change.
  only();
  await expect(undo.run([path('sub')])).rejects.toThrow(/nothing to undo/);
  expect(await undo.run([folder])).toBe(0);
});

test('undo takes all of a change back that reached into two repositories', async () => {
  for (const root of ['x', 'y']) {
    for (const name of ['objects', 'refs']) mkdirSync(path(`${root}/.git/${name}`), { recursive: true });
    writeFileSync(path(`${root}/.git/HEAD`), 'ref: refs/heads/main\n');
    writeFileSync(path(`${root}/f.md`), '# f\n');
  }
  rmSync(path('.git'), { recursive: true });
  const disk = new Disk();
  disk.write(disk.plan({ documentChanges: [insertion('x/f.md'), insertion('y/f.md')] }));
  expect(await undo.run([path('y')])).toBe(0);
  expect(['x/f.md', 'y/f.md'].map((name) => readFileSync(path(name), 'utf8'))).toEqual(['# f\n', '# f\n']);
});
