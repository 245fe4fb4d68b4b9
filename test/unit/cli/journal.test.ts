import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tryWithLock, withLocks } from '../../../server/src/cli/fileLock.ts';
import {
  isPending,
  type Journal,
  type JournalEntry,
  journalPath,
  lockPath,
  maxJournalBytes,
  openJournal,
  readJournal,
} from '../../../server/src/cli/journal.ts';
import { type JournalPlace, placeFor, placesNear } from '../../../server/src/cli/journalPlace.ts';
import { WriteProblem } from '../../../server/src/cli/refusal.ts';
import { settleJournal } from '../../../server/src/cli/settleJournal.ts';
import { writeFiles } from '../../../server/src/cli/writeFiles.ts';

let outer: string;
let folder: string;

beforeEach(() => {
  outer = realpathSync(mkdtempSync(join(tmpdir(), 'adr-keeper-')));
  folder = join(outer, 'log');
  makeRepository(folder);
  writeFileSync(path('a.md'), '# A\n');
  writeFileSync(path('b.md'), '# B\n');
  vi.stubEnv('TMPDIR', join(outer, 'tmp'));
  mkdirSync(join(outer, 'tmp'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(outer, { recursive: true });
});

function makeRepository(root: string): void {
  for (const name of ['objects', 'refs']) mkdirSync(join(root, '.git', name), { recursive: true });
  writeFileSync(join(root, '.git/HEAD'), 'ref: refs/heads/main\n');
}

const path = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(path(name), 'utf8');
const place = (): JournalPlace => placeFor(path('a.md'), () => folder);
const namesIn = (root: string) => readdirSync(root).filter((name) => name !== '.git');

function entry(from: string | undefined, to: string | undefined, before: string, after: string): JournalEntry {
  const name = path(to ?? from ?? '');
  return {
    from: from && path(from),
    to: to && path(to),
    before,
    after,
    mode: undefined,
    isInPlace: false,
    temporaries: [join(name, '..', '.x.md.0123456789ab.tmp'), join(name, '..', '.x.md.ba9876543210.tmp')],
    backup: to === undefined ? join(name, '..', '.y.md.0123456789ab.tmp') : undefined,
  };
}

/** Leaves a journal as a command does that is killed after it was written. */
function cutOff(...entries: readonly JournalEntry[]): void {
  const journal: Journal = { command: 'sync', time: '2026-01-02T03:04:05Z', afterwards: 'keep', folders: [], entries };
  openJournal(place(), journal);
}

describe('a change that was cut off', () => {
  test('before the first file is dropped, with its temporary files', () => {
    cutOff(entry('a.md', 'a.md', '# A\n', '# A2\n'), entry(undefined, 'c.md', '', '# C\n'));
    writeFileSync(path('.x.md.0123456789ab.tmp'), '# A');
    expect(settleJournal(place())).toBeUndefined();
    expect(text('a.md')).toBe('# A\n');
    expect(namesIn(folder)).toEqual(['a.md', 'b.md']);
    expect(isPending(place())).toBe(false);
  });

  test('after the first file is finished: texts, renames, new and deleted files', () => {
    writeFileSync(path('d.md'), '# D\n');
    cutOff(
      entry('a.md', 'a.md', '# A\n', '# A2\n'),
      entry('b.md', 'moved.md', '# B\n', '# Moved\n'),
      entry(undefined, 'deep/c.md', '', '# C\n'),
      entry('d.md', undefined, '# D\n', ''),
    );
    writeFileSync(path('a.md'), '# A2\n');
    writeFileSync(path('.x.md.0123456789ab.tmp'), '# Mov');
    expect(settleJournal(place())).toMatchObject({ command: 'sync', outcome: 'finished', left: [] });
    expect(namesIn(folder)).toEqual(['a.md', 'deep', 'moved.md']);
    expect([text('a.md'), text('moved.md'), text('deep/c.md')]).toEqual(['# A2\n', '# Moved\n', '# C\n']);
    expect(settleJournal(place())).toBeUndefined();
    expect(readJournal(place(), 'last')).toMatchObject({ command: 'sync' });
  });

  test('between the text and the name of a file is finished', () => {
    cutOff(entry('a.md', 'c.md', '# A\n', '# C\n'));
    writeFileSync(path('a.md'), '# C\n');
    expect(settleJournal(place())).toMatchObject({ outcome: 'finished' });
    expect(namesIn(folder)).toEqual(['b.md', 'c.md']);
    expect(text('c.md')).toBe('# C\n');
  });

  test('in the middle of a file with two names, which is written in place, is finished in both', () => {
    linkSync(path('a.md'), path('twin.md'));
    cutOff({ ...entry('a.md', 'a.md', '# A\n', '# Another\n'), isInPlace: true });
    writeFileSync(path('a.md'), '# An');
    expect(settleJournal(place())).toMatchObject({ outcome: 'finished' });
    expect(text('twin.md')).toBe('# Another\n');
    expect(statSync(path('a.md')).nlink).toBe(2);
  });

  test('leaves a file alone that holds something else, and names it with the place of its old text', () => {
    cutOff(entry('a.md', 'a.md', '# A\n', '# A2\n'), entry('b.md', 'b.md', '# B\n', '# B2\n'));
    writeFileSync(path('a.md'), '# A2\n');
    writeFileSync(path('b.md'), '# B, edited\n');
    const keptAt = journalPath(place(), 'unsettled');
    expect(settleJournal(place())).toMatchObject({ left: [path('b.md')], keptAt });
    expect(text('b.md')).toBe('# B, edited\n');
    expect(readFileSync(keptAt, 'utf8')).toContain('# B\\n');
    expect(settleJournal(place())).toBeUndefined();
  });

  test('is taken back where it cannot be finished', () => {
    cutOff(entry('a.md', 'a.md', '# A\n', '# A2\n'), entry('b.md', 'c.md/d.md', '# B\n', '# B\n'));
    writeFileSync(path('a.md'), '# A2\n');
    writeFileSync(path('c.md'), 'a file where a folder is needed');
    expect(settleJournal(place())).toMatchObject({ outcome: 'taken-back' });
    expect([text('a.md'), text('b.md')]).toEqual(['# A\n', '# B\n']);
  });

  test('while its journal was written left no journal', () => {
    mkdirSync(place().folder);
    writeFileSync(join(place().folder, 'pending.json.tmp'), '{"vers');
    expect(settleJournal(place())).toBeUndefined();
    expect(readdirSync(place().folder)).toEqual([]);
  });

  test('is settled by the next command that writes, before it compares', () => {
    cutOff(entry('a.md', 'a.md', '# A\n', '# A2\n'), entry('b.md', 'b.md', '# B\n', '# B2\n'));
    writeFileSync(path('a.md'), '# A2\n');
    const settled: string[] = [];
    const write = { from: path('b.md'), to: path('b.md'), before: '# B2\n', after: '# B3\n' };
    writeFiles([write], { rootOf: () => folder, onDidSettle: ({ outcome }) => settled.push(outcome) });
    expect(settled).toEqual(['finished']);
    expect(text('b.md')).toBe('# B3\n');
  });
});

describe('a journal that is not ours', () => {
  test('is left to the newer version that wrote it, and nothing is written', () => {
    cutOff(entry('a.md', 'a.md', '# A\n', '# A2\n'));
    const file = journalPath(place(), 'pending');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"version":1', '"version":2'));
    const write = { from: path('b.md'), to: path('b.md'), before: '# B\n', after: '# B2\n' };
    expect(() => writeFiles([write], { rootOf: () => folder })).toThrow(WriteProblem);
    expect(text('b.md')).toBe('# B\n');
    expect(existsSync(file)).toBe(true);
  });

  test.each([
    ['outside', '../outer.md'],
    ['in the folder of git', '.git/config'],
  ])('is put aside where it names a file %s', (_, name) => {
    writeFileSync(join(outer, 'outer.md'), 'old');
    cutOff(entry('a.md', 'a.md', '# A\n', '# A2\n'), entry('b.md', 'b.md', 'old', 'new'));
    writeFileSync(path('a.md'), '# A2\n');
    const file = journalPath(place(), 'pending');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"b.md"', JSON.stringify(name)));
    expect(settleJournal(place())).toMatchObject({ outcome: 'left', keptAt: journalPath(place(), 'unsettled') });
    expect(readFileSync(join(outer, 'outer.md'), 'utf8')).toBe('old');
  });
});

describe('a journal that came with a repository', () => {
  const outside = (name: string) => join(outer, 'out', name);

  beforeEach(() => {
    mkdirSync(outside('empty'), { recursive: true });
    mkdirSync(place().folder);
    for (const name of ['victim.md', '.victim.md.aaaaaaaaaaaa.tmp', '.y.md.aaaaaaaaaaaa.tmp', 'pending.json'])
      writeFileSync(outside(name), name);
    symlinkSync('../out', path('lnk'));
    symlinkSync('.git', path('inner'));
  });

  const change = { command: 'x', time: '', afterwards: 'keep', version: 1 };
  const plain = { from: 'a.md', to: 'a.md', before: '', after: '# A\n', isInPlace: false, temporaries: [] };
  test.each([
    ['a new file', [], { ...plain, from: undefined, to: 'lnk/new.md' }],
    ['a folder to remove', ['lnk/empty'], {}],
    ['a folder to make', [], { ...plain, from: undefined, to: 'lnk/deep/new.md' }],
    ['a temporary name', [], { temporaries: ['lnk/.victim.md.aaaaaaaaaaaa.tmp'] }],
    ['the name of a deleted file', [], { backup: 'lnk/.y.md.aaaaaaaaaaaa.tmp' }],
    ['a folder of git', [], { ...plain, from: undefined, to: 'inner/config' }],
  ])('changes nothing outside where links lead %s there', (_, folders, more) => {
    const torn = { ...plain, to: undefined, after: '', from: 'gone.md' };
    for (const name of ['pending', 'last'] as const)
      writeFileSync(
        journalPath(place(), name),
        JSON.stringify({ ...change, folders, entries: [{ ...plain, ...more }, torn] }),
      );
    const before = readdirSync(outer, { recursive: true }).filter((name) => !String(name).includes('adr-keeper'));
    expect(settleJournal(place())).toMatchObject({ outcome: 'left' });
    expect(readdirSync(outer, { recursive: true }).filter((name) => !String(name).includes('adr-keeper'))).toEqual(
      before,
    );
    expect(() => readJournal(place(), 'last')).toThrow('is damaged');
  });

  test.each([
    [
      'the next entry creates a file in its place',
      [
        { ...plain, from: 'x/y/lnk.md', to: 'lnk.md', before: 'bait', after: 'bait' },
        { ...plain, from: undefined, to: 'lnk.md', after: 'ours' },
      ],
    ],
    ['it gets another text', [{ ...plain, from: 'x/y/lnk.md', to: 'lnk.md', before: 'bait', after: 'ours' }]],
  ])('changes nothing outside where a link leads there once it is moved, and %s', (_, entries) => {
    mkdirSync(path('x/y'), { recursive: true });
    mkdirSync(path('out'));
    writeFileSync(path('out/victim.md'), 'bait');
    symlinkSync('../../out/victim.md', path('x/y/lnk.md'));
    const journal = { ...change, folders: [], entries: [plain, ...entries] };
    writeFileSync(journalPath(place(), 'pending'), JSON.stringify(journal));
    expect(settleJournal(place())).toMatchObject({ outcome: 'taken-back' });
    expect(readFileSync(outside('victim.md'), 'utf8')).toBe('victim.md');
    expect(readFileSync(path('x/y/lnk.md'), 'utf8')).toBe('bait');
    expect(existsSync(path('lnk.md'))).toBe(false);
  });

  test('creates no file where another entry has put one', () => {
    const entries = [plain, { ...plain, from: 'b.md', to: 'c.md', before: '# B\n', after: '# B\n' }];
    const journal = { ...change, folders: [], entries: [...entries, { ...plain, from: undefined, to: 'c.md' }] };
    writeFileSync(journalPath(place(), 'pending'), JSON.stringify(journal));
    expect(settleJournal(place())).toMatchObject({ outcome: 'taken-back' });
    expect(text('b.md')).toBe('# B\n');
  });

  test('is put aside unread where it would fill the memory', () => {
    const file = journalPath(place(), 'pending');
    writeFileSync(file, '');
    truncateSync(file, maxJournalBytes + 1);
    expect(settleJournal(place())).toMatchObject({ outcome: 'left', reason: `${file} is damaged` });
  });

  test('and cannot be settled takes no name of another one that was kept', () => {
    for (const text of ['first', 'second', 'third']) {
      writeFileSync(journalPath(place(), 'pending'), text);
      expect(readFileSync(settleJournal(place())?.keptAt ?? '', 'utf8')).toBe(text);
    }
    expect(readdirSync(place().folder).sort()).toEqual(['unsettled-2.json', 'unsettled-3.json', 'unsettled.json']);
  });

  test('is not used where its folder is a link, or a file', () => {
    const inGit = place().folder;
    rmSync(inGit, { recursive: true });
    symlinkSync('../../out', inGit);
    expect(place().folder.startsWith(join(outer, 'tmp'))).toBe(true);
    expect(placesNear([folder])).toEqual([]);
    rmSync(inGit);
    writeFileSync(inGit, '');
    expect(place().folder.startsWith(join(outer, 'tmp'))).toBe(true);
  });

  test.each(['pending.json', 'pending.json.tmp', 'last.json', 'unsettled.json'])(
    'is not used where %s is a link',
    (name) => {
      const inGit = place().folder;
      symlinkSync('../../../out/pending.json', join(inGit, name));
      const write = { from: path('b.md'), to: path('b.md'), before: '# B\n', after: '# B2\n' };
      writeFiles([write], { rootOf: () => folder });
      expect(place().folder.startsWith(join(outer, 'tmp'))).toBe(true);
      expect(readJournal(place(), 'last')?.entries).toHaveLength(1);
      expect(readdirSync(inGit)).toEqual([name]);
      expect(readFileSync(outside('pending.json'), 'utf8')).toBe('pending.json');
    },
  );

  test('is locked elsewhere where a folder has the name of the lock', () => {
    mkdirSync(join(lockPath(place()), 'full'), { recursive: true });
    const write = { from: path('b.md'), to: path('b.md'), before: '# B\n', after: '# B2\n' };
    writeFiles([write], { rootOf: () => folder });
    expect(text('b.md')).toBe('# B2\n');
  });
});

describe('the journal lies', () => {
  test('in the folder of git', () => {
    expect(place()).toEqual({ root: folder, folder: join(folder, '.git/adr-keeper') });
  });

  test('in the folder of a linked working tree, which a file names', () => {
    const own = join(folder, '.git/worktrees/side');
    const side = join(outer, 'side');
    mkdirSync(own, { recursive: true });
    mkdirSync(side);
    writeFileSync(join(own, 'HEAD'), 'ref: refs/heads/side\n');
    writeFileSync(join(own, 'gitdir'), `${side}/.git\n`);
    writeFileSync(join(side, '.git'), `gitdir: ${own}\n`);
    expect(placeFor(join(side, 'a.md'), () => side)).toEqual({ root: side, folder: join(own, 'adr-keeper') });
  });

  test('not in any other folder that such a file names', () => {
    const side = join(outer, 'side');
    mkdirSync(side);
    mkdirSync(join(outer, 'victim'));
    writeFileSync(join(outer, 'victim/HEAD'), '');
    writeFileSync(join(side, '.git'), 'gitdir: ../victim\n');
    expect(placeFor(join(side, 'a.md'), () => side).folder).not.toContain('victim');
  });

  test.each([
    ['file', (path: string) => writeFileSync(path, 'gitdir: ../log/.git\n')],
    ['link', (path: string) => symlinkSync('../log/.git', path)],
  ])('not in the repository of others that a %s leads to, whose own change stays as it is', (_, point) => {
    cutOff(entry('a.md', 'a.md', '# A\n', '# A2\n'));
    const side = join(outer, 'side');
    mkdirSync(side);
    point(join(side, '.git'));
    expect(placesNear([side])).toEqual([]);
    writeFiles([{ from: undefined, to: join(side, 'a.md'), before: '', after: '# A\n' }], { rootOf: () => side });
    expect(readdirSync(place().folder)).toEqual(['pending.json']);
    expect(placesNear([side]).map(({ root }) => root)).toEqual([side]);
  });

  test('in a temporary folder without a repository, found from above and from below', () => {
    const plain = join(outer, 'plain');
    mkdirSync(join(plain, 'docs/adr'), { recursive: true });
    const options = { rootOf: () => join(plain, 'docs') };
    writeFiles([{ from: undefined, to: join(plain, 'docs/adr/a.md'), before: '', after: '# A\n' }], options);
    const [found] = placesNear([plain]);
    expect(found?.root).toBe(join(plain, 'docs'));
    expect(found?.folder.startsWith(join(outer, 'tmp'))).toBe(true);
    expect(placesNear([join(plain, 'docs/adr')])).toEqual([found]);
    expect(placesNear([join(outer, 'tmp')])).toEqual([]);
    expect(readdirSync(plain, { recursive: true })).not.toContain('last.json');
  });
});

describe('the lock of a command', () => {
  const lock = () => {
    mkdirSync(place().folder, { recursive: true });
    return lockPath(place());
  };
  const owned = (pid: number, start: string, machine?: string) =>
    writeFileSync(lock(), JSON.stringify({ pid, start, machine: machine ?? machineOf() }));
  /** As the lock names it: taken from one that is held. */
  const machineOf = () => {
    let machine = '';
    tryWithLock(`${lock()}.probe`, () => {
      machine = JSON.parse(readlinkSync(`${lock()}.probe`)).machine;
    });
    return machine;
  };
  const isFree = () => tryWithLock(lock(), () => undefined);

  test('keeps others out while its process runs', () => {
    withLocks([lock()], () => expect(isFree()).toBe(false));
    expect(isFree()).toBe(true);
    expect(readdirSync(place().folder)).toEqual([]);
  });

  test('is free once the process has ended', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    owned(pid, '');
    expect(isFree()).toBe(true);
  });

  test.runIf(process.platform === 'linux')('is free once another process has the number', () => {
    owned(process.pid, '1');
    expect(isFree()).toBe(true);
  });

  test('of another machine counts, since nobody can be asked', () => {
    owned(1, '', `not ${hostname()}`);
    expect(isFree()).toBe(false);
  });

  test.each([-1, 1])('of another machine is free where its time is %i hours from now', (hours) => {
    owned(1, '', `not ${hostname()}`);
    const time = Date.now() / 1000 + hours * 3600;
    utimesSync(lock(), time, time);
    expect(isFree()).toBe(true);
  });

  test('that links to a file is removed, and not the file', () => {
    symlinkSync('../../a.md', lock());
    expect(isFree()).toBe(false);
    expect(text('a.md')).toBe('# A\n');
  });
});
