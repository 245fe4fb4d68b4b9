import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Ended, inParallel, readTree, run, Sandbox, type Tree } from './commandLine.ts';
import { mergeFiles, mergeTexts, sampleLog } from './sampleLog.ts';

const sandbox = new Sandbox();
afterAll(() => sandbox.remove());

const commands: readonly (readonly string[])[] = [
  ['sync'],
  ['check', '--fix'],
  ['renumber', '002', '007'],
  ['new', 'Sugar'],
  ['supersede', '001', '--by', '004'],
  ['merge-index', 'base', 'ours', 'theirs'],
  ['merge-index', 'one', 'two', 'three'],
];

const files = {
  ...sampleLog,
  ...mergeFiles,
  one: mergeTexts['base'] ?? '',
  two: mergeTexts['ours'] ?? '',
  three: mergeTexts['theirs'] ?? '',
};

const toText = (tree: Tree) => JSON.stringify(tree);

/** What a command makes of the files when nothing goes wrong. */
async function resultOf(args: readonly string[]): Promise<{ readonly tree: Tree; readonly ended: Ended }> {
  const folder = sandbox.make(files);
  const ended = await run(folder, args);
  return { tree: readTree(folder), ended };
}

/** All files as before and a failure said, or all as after. */
function expectAllOrNone(
  tree: Tree,
  { status, stderr, signal }: Ended,
  after: Tree,
  args: readonly string[],
): 'old' | 'new' {
  expect(signal).toBeNull();
  expect(
    [files, after].map((each) => toText(sorted(each))),
    stderr,
  ).toContain(toText(sorted(tree)));
  if (toText(sorted(tree)) === toText(sorted(after))) return 'new';
  // From 129 on git knows that the driver failed.
  expect(status, stderr).toBe(args[0] === 'merge-index' ? 129 : 1);
  expect(stderr).not.toMatch(/\n\s+at /);
  return 'old';
}

const sorted = (tree: Tree): Tree => Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A disk of so many KB at a folder; undefined where none may be mounted. */
function mountDisk(folder: string, kilobytes: number): boolean {
  mkdirSync(folder, { recursive: true });
  const options = ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', folder];
  return process.platform === 'linux' && spawnSync('mount', options).status === 0;
}

const probe = join(sandbox.root, 'probe');
const canMount = mountDisk(probe, 64);
if (canMount) spawnSync('umount', [probe]);

/** Fills a disk until so many blocks are left. */
function fill(folder: string, blocksLeft: number): void {
  const { bsize, bavail } = statfsSync(folder);
  const file = openSync(join(folder, '.git/filler'), 'w');
  const block = Buffer.alloc(bsize);
  for (let count = bavail - blocksLeft; count > 0; count--) writeSync(file, block);
  closeSync(file);
}

describe('a full disk', () => {
  test.runIf(canMount)('that is a real one leaves every file as it was, or as the command makes it', async () => {
    console.log('Full disk: a tmpfs, with 0 to 12 free blocks.');
    const outcomes = { old: 0, new: 0 };
    for (const args of commands) {
      const { tree: after } = await resultOf(args);
      await inParallel([0, 1, 2, 3, 4, 6, 8, 12], async (blocks) => {
        const folder = join(sandbox.root, `disk-${args.join('-')}-${blocks}`);
        expect(mountDisk(folder, 512)).toBe(true);
        try {
          const source = sandbox.make(files);
          spawnSync('cp', ['-a', `${source}/.`, folder]);
          fill(folder, blocks);
          const ended = await run(folder, args);
          outcomes[expectAllOrNone(readTree(folder), ended, after, args)]++;
          // With space again the next run finds nothing open.
          rmSync(join(folder, '.git/filler'));
          const { stderr } = await run(folder, ['list']);
          expect(stderr).toBe('');
        } finally {
          spawnSync('umount', [folder]);
        }
      });
    }
    console.log(`  ${outcomes.old} commands refused, ${outcomes.new} done`);
    expect(Math.min(outcomes.old, outcomes.new)).toBeGreaterThan(0);
  });

  test.each(['ENOSPC', 'EIO'])('that is an injected %s does so, too', async (code) => {
    console.log(`Full disk: ${code} injected at each call, after one half of what it writes.`);
    const outcomes = { old: 0, new: 0 };
    for (const args of commands) {
      const { tree: after } = await resultOf(args);
      const countIn = join(sandbox.root, 'count');
      await run(sandbox.make(files), args, { kind: 'error', at: 0, code, countIn });
      const { count } = JSON.parse(readFileSync(countIn, 'utf8')) as { count: number };
      // A few for the second code: what differs is the name alone.
      const step = code === 'ENOSPC' ? 1 : 5;
      const places = Array.from({ length: Math.ceil(count / step) }, (_, number) => 1 + number * step);
      await inParallel(places, async (at) => {
        const folder = sandbox.make(files);
        const ended = await run(folder, args, { kind: 'error', at, code });
        if (toText(sorted(readTree(folder))) !== toText(sorted(files))) await run(folder, ['list']);
        outcomes[expectAllOrNone(readTree(folder), ended, after, args)]++;
        sandbox.remove(folder);
      });
    }
    console.log(`  ${outcomes.old} commands refused, ${outcomes.new} done`);
  });
});

describe('a disk that is read-only', () => {
  test('refuses each command, and is read by check', async () => {
    const folder = join(sandbox.root, 'read-only');
    const isMounted = mountDisk(folder, 512);
    const source = sandbox.make(files);
    mkdirSync(folder, { recursive: true });
    spawnSync('cp', ['-a', `${source}/.`, folder]);
    if (isMounted) spawnSync('mount', ['-o', 'remount,ro', folder]);
    else for (const name of ['docs/adr', 'src', '.']) chmodSync(join(folder, name), 0o555);
    console.log(`Read-only: ${isMounted ? 'a tmpfs' : 'folders without the permission to write'}.`);
    try {
      const before = readTree(folder);
      const whole = await run(source, ['check', '--format', 'json']);
      expect((await run(folder, ['check', '--format', 'json'])).stdout).toBe(whole.stdout);
      for (const args of commands) {
        const { status, stderr } = await run(folder, args);
        expect(status, `${args.join(' ')}: ${stderr}`).toBe(args[0] === 'merge-index' ? 129 : 1);
        expect(stderr).toContain('adr-keeper: ');
        expect(stderr).not.toMatch(/\n\s+at /);
      }
      expect(readTree(folder)).toEqual(before);
    } finally {
      if (isMounted) spawnSync('umount', [folder]);
      else for (const name of ['.', 'src', 'docs/adr']) chmodSync(join(folder, name), 0o755);
    }
  });
});

describe('a rename that a lock refuses', () => {
  test.each(['EBUSY', 'EPERM', 'EACCES'])('with %s is tried again', async (code) => {
    const { tree: after } = await resultOf(['sync']);
    const countIn = join(sandbox.root, `renames-${code}`);
    for (let at = 1, struck = 0; struck < 2 && at < 60; at++) {
      const folder = sandbox.make(files);
      const ended = await run(folder, ['sync'], { kind: 'once', at, code, times: 2, countIn });
      const { struck: name } = JSON.parse(readFileSync(countIn, 'utf8')) as { struck?: string };
      if (name === 'renameSync') {
        struck++;
        expect(ended, ended.stderr).toMatchObject({ status: 0 });
        expect(toText(sorted(readTree(folder)))).toBe(toText(sorted(after)));
      }
      sandbox.remove(folder);
    }
  });

  test('for good is named, and nothing is left over', async () => {
    const countIn = join(sandbox.root, 'renames');
    let refused = 0;
    for (let at = 1; at < 60; at++) {
      const folder = sandbox.make(files);
      const ended = await run(folder, ['sync'], { kind: 'once', at, code: 'EBUSY', times: 1000, countIn });
      const { struck } = JSON.parse(readFileSync(countIn, 'utf8')) as { struck?: string };
      if (struck === undefined) break;
      if (struck === 'renameSync' && ended.status !== 0) {
        refused++;
        expect(ended.stderr).toMatch(/README\.md could not be replaced|EBUSY|could not be replaced/);
        expect(toText(sorted(readTree(folder)))).toBe(toText(sorted(files)));
      }
      sandbox.remove(folder);
    }
    expect(refused).toBeGreaterThan(0);
  });
});
