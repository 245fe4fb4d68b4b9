import { describe, expect, test } from 'vitest';
import { findProgram } from '../../../server/src/workspace/findProgram.ts';

interface Disk {
  readonly platform?: NodeJS.Platform;
  readonly path: string;
  readonly untrusted?: readonly string[];
  /** Programs, and where their links lead. */
  readonly programs: Readonly<Record<string, string | undefined>>;
}

const find = ({ platform = 'linux', path, untrusted = [], programs }: Disk) =>
  findProgram('git', {
    platform,
    path,
    untrusted,
    resolveProgram: (each) => (each in programs ? (programs[each] ?? each) : undefined),
  });

describe('on Linux and macOS', () => {
  const both = { '/usr/bin/git': undefined, '/repo/bin/git': undefined };

  test('the first program in PATH is chosen', () => {
    expect(find({ path: '/opt/bin:/usr/bin:/bin', programs: { ...both, '/bin/git': undefined } })).toBe('/usr/bin/git');
    expect(find({ path: '/opt/bin', programs: both })).toBeUndefined();
    expect(find({ path: '', programs: both })).toBeUndefined();
  });

  test.each([
    ['an empty entry, which means the current folder', ':/usr/bin'],
    ['a relative entry', '.:bin:node_modules/.bin:~/bin:/usr/bin'],
    ['an entry in the repository', '/repo/bin:/usr/bin'],
    ['an entry that goes there by ..', '/repo/docs/../bin:/usr/bin'],
    ['the root of the repository', '/repo:/usr/bin'],
  ])('%s is skipped', (_, path) => {
    const programs = { ...both, 'bin/git': undefined, git: undefined, '/git': undefined, '/repo/git': undefined };
    expect(find({ path, untrusted: ['/repo'], programs })).toBe('/usr/bin/git');
  });

  test('a link into the repository is skipped, and one out of it', () => {
    const programs = { '/home/ada/bin/git': '/repo/git', '/repo/bin/git': '/usr/bin/git', '/usr/bin/git': undefined };
    expect(find({ path: '/home/ada/bin:/repo/bin:/usr/bin', untrusted: ['/repo'], programs })).toBe('/usr/bin/git');
  });

  test('a folder whose name only begins like the repository is another one', () => {
    const programs = { '/repo-tools/git': undefined, '/repo/..bin/git': undefined };
    expect(find({ path: '/repo-tools', untrusted: ['/repo'], programs })).toBe('/repo-tools/git');
    expect(find({ path: '/repo/..bin', untrusted: ['/repo'], programs })).toBeUndefined();
  });
});

describe('on Windows', () => {
  const git = 'C:\\Program Files\\Git\\cmd\\git.exe';
  const windows = (path: string, programs: Disk['programs'] = {}, untrusted = ['D:\\work\\repo']) =>
    find({ platform: 'win32', path, untrusted, programs: { [git]: undefined, ...programs } });

  test('an entry may be in quotes and end with a backslash', () => {
    expect(windows('"C:\\Program Files\\Git\\cmd\\"')).toBe(git);
    expect(windows('C:/Program Files/Git/cmd')).toBe(git);
  });

  test.each([
    '.',
    '',
    'docs\\adr',
    '\\work\\repo\\docs\\adr',
    'D:',
    'D:docs\\adr',
    'D:\\work\\repo\\docs\\adr',
    'd:/WORK/Repo/docs/adr',
  ])('the entry "%s" of the repository is skipped', (entry) => {
    const there = ['git.exe', 'docs\\adr\\git.exe', '\\work\\repo\\docs\\adr\\git.exe', 'D:git.exe', 'D:.\\git.exe'];
    const more = ['D:docs\\adr\\git.exe', 'D:\\work\\repo\\docs\\adr\\git.exe', 'd:\\WORK\\Repo\\docs\\adr\\git.exe'];
    const programs = Object.fromEntries([...there, ...more].map((path) => [path, undefined]));
    expect(windows(`${entry};C:\\Program Files\\Git\\cmd`, programs)).toBe(git);
  });

  test('a share of the network is a full path', () => {
    const share = '\\\\tools\\bin\\git.exe';
    expect(windows('\\\\tools\\bin', { [share]: undefined })).toBe(share);
    expect(windows('\\\\tools\\bin', { [share]: undefined }, ['\\\\tools\\bin'])).toBeUndefined();
  });

  test('a script, which only a shell could start, is not chosen', () => {
    expect(windows('C:\\shims', { 'C:\\shims\\git.cmd': undefined, 'C:\\shims\\git': undefined })).toBeUndefined();
  });
});
