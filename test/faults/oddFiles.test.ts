import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inParallel, readTree, run, Sandbox } from './commandLine.ts';
import { sampleLog } from './sampleLog.ts';

const sandbox = new Sandbox();
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  sandbox.remove();
});

/** What may lie where a file is expected, and how it is made; false where this system or user cannot. */
const kinds = new Map<string, (path: string) => Promise<boolean> | boolean>([
  ['directory', (path: string) => mkdirSync(path) === undefined],
  ['pipe', (path: string) => spawnSync('mkfifo', [path]).status === 0],
  ['device', (path: string) => spawnSync('mknod', [path, 'c', '1', '5']).status === 0],
  ['link to a device', (path: string) => symlinkSync('/dev/zero', path) === undefined],
  ['link to itself', (path: string) => symlinkSync(path, path) === undefined],
  ['link to nothing', (path: string) => symlinkSync('gone.md', path) === undefined],
  [
    'socket',
    (path: string) =>
      new Promise<boolean>((resolve) => {
        const server = createServer();
        servers.push(server);
        server.on('error', () => resolve(false));
        server.listen(path, () => resolve(true));
      }),
  ],
]);

const places = [
  'docs/adr/README.md',
  'docs/adr/002-cups.md',
  'docs/adr/.adr-keeper.yaml',
  '.adr-keeper.yaml',
  '.gitignore',
  '.adr-dir',
  'src/main.rs',
  '.git/adr-keeper/pending.json',
];

const lock = '.git/adr-keeper/lock';

const commands = [
  ['check'],
  ['sync'],
  ['check', '--fix'],
  ['new', 'Sugar'],
  ['renumber', '003', '007'],
  ['undo'],
  ['list'],
];

/** All of them with what could block; a few with the rest. */
const commandsFor = (kind: string) =>
  kind.startsWith('link')
    ? [
        ['check', '--fix'],
        ['new', 'Sugar'],
      ]
    : commands;

/** Runs commands with something odd in the place of a file, and returns how many. */
async function tryAll(commands: readonly (readonly string[])[], kind: string, place: string): Promise<number> {
  const folder = sandbox.make({ ...sampleLog, '.git/adr-keeper/x': '' });
  const path = join(folder, place);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  if (!(await kinds.get(kind)?.(path))) return 0;
  for (const args of commands) {
    const { status, signal, stderr } = await run(folder, args);
    const what = `${args.join(' ')} with a ${kind} at ${place}: ${stderr}`;
    expect(signal, what).toBeNull();
    expect([0, 1, 2], what).toContain(status);
    expect(stderr, what).not.toMatch(/\n\s+at /);
  }
  const names = Object.keys(readTree(folder));
  const lost = ['001-tea.md', '004-milk.md'].filter((name) => !names.includes(`docs/adr/${name}`));
  expect(lost).toEqual([]);
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  sandbox.remove(folder);
  return commands.length;
}

const report = (kind: string, runs: number) =>
  console.log(runs === 0 ? `Odd files: no ${kind} can be made here` : `Odd files: ${runs} commands with a ${kind}`);

test.each([...kinds.keys()])(
  'a %s in the place of a file is waited for by no command, and no other file is lost',
  async (kind) => {
    let runs = 0;
    await inParallel(places, async (place) => {
      const ran = await tryAll(commandsFor(kind), kind, place);
      runs += ran;
    });
    report(kind, runs);
  },
);

test('anything in the place of the lock is given up on after a while, and no other file is lost', async () => {
  // Each command that writes waits ten seconds for a lock that nobody holds: all of them at the same time.
  const runs = await Promise.all([...kinds.keys()].map((kind) => tryAll([['check'], ['sync']], kind, lock)));
  report(
    'lock of any kind',
    runs.reduce((sum, each) => sum + each, 0),
  );
});

describe('a file that changes between reading and writing', () => {
  const changes: readonly (readonly [string, string, readonly string[]])[] = [
    ['vanishes', 'rm', ['FILE']],
    ['gets another text', 'cp', ['OTHER', 'FILE']],
    ['is replaced', 'mv', ['OTHER', 'FILE']],
    ['becomes a link out of the workspace', 'ln', ['-sf', 'OTHER', 'FILE']],
    ['becomes a pipe', 'sh', ['-c', 'rm "$0" && mkfifo "$0"', 'FILE']],
    ['becomes a folder', 'sh', ['-c', 'rm "$0" && mkdir "$0"', 'FILE']],
  ];
  test.each(changes)('that %s is not written, nor is any other', async (_, program, args) => {
    await inParallel(['docs/adr/README.md', 'docs/adr/002-cups.md', 'src/main.rs'], async (name) => {
      const folder = sandbox.make(sampleLog);
      const other = join(sandbox.root, `other-${program}-${name.replaceAll('/', '-')}`);
      writeFileSync(other, '# Edited\n');
      const filled = args.map((arg) => arg.replace('FILE', join(folder, name)).replace('OTHER', other));
      const ended = await run(folder, ['renumber', '002', '007'], { kind: 'run', at: 1, program, args: filled });
      expect(ended.status, ended.stderr).toBe(1);
      // Of a record that has gone, the folder is named, whose names are others now.
      expect(ended.stderr).toContain(ended.stderr.includes(name) ? name : dirname(name));
      const { [name]: ignored, ...rest } = readTree(folder);
      const { [name]: alsoIgnored, ...expected } = sampleLog;
      expect(rest).toEqual(expected);
      expect(ignored).not.toBe(alsoIgnored);
    });
  });
});
