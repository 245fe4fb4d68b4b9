import { linkSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fault, inParallel, journalNames, readTree, run, Sandbox, type Tree } from './commandLine.ts';
import { mergeFiles, mergeTexts, sampleLog } from './sampleLog.ts';

const sandbox = new Sandbox();

beforeAll(() =>
  console.log('Kills: SIGKILL by a preload at each call of node:fs that changes files, and within writes.'),
);
afterAll(() => sandbox.remove());

interface Case {
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** Run first. */
  readonly first?: readonly string[];
  readonly isRepository?: boolean;
  /** Files that get a second name. */
  readonly twins?: readonly string[];
}

const cases: readonly Case[] = [
  { args: ['sync'] },
  { args: ['sync'], isRepository: false },
  { args: ['sync'], twins: ['docs/adr/README.md'] },
  { args: ['check', '--fix', '--fail-on', 'never'] },
  { args: ['renumber', '002', '007'] },
  { args: ['renumber', '002', '007'], twins: ['src/main.rs', 'docs/adr/README.md'] },
  { args: ['new', 'Sugar'] },
  { args: ['supersede', '001', '--by', '004'] },
  { args: ['delete', '002', '--yes'] },
  { args: ['init', 'decisions'] },
  { args: ['undo'], first: ['renumber', '002', '007'] },
  { args: ['undo'], first: ['delete', '002', '--yes'] },
  { args: ['merge-index', 'base', 'ours', 'theirs'], files: mergeFiles },
  { args: ['merge-index', 'base', 'ours', 'theirs'], files: mergeTexts },
];

const names = ({ args, first, isRepository = true, twins = [] }: Case) =>
  [
    args.join(' '),
    first === undefined ? '' : ` after ${first.join(' ')}`,
    isRepository ? '' : ' without a repository',
    twins.length > 0 ? ' of files with two names' : '',
  ].join('');

/** The folder before a command, what it holds then and after the command, and how many calls change files. */
async function prepare({ args, files = {}, first, isRepository = true, twins = [] }: Case) {
  const source = sandbox.make({ ...sampleLog, ...files }, { isRepository });
  if (first !== undefined) expect((await run(source, first)).status).toBe(0);
  const copy = () => {
    const folder = sandbox.copy(source);
    for (const name of twins) linkSync(join(folder, name), join(folder, `${name}.twin`));
    return folder;
  };
  const folder = copy();
  const before = await look(folder);
  const countIn = join(sandbox.root, 'count');
  const whole = await run(folder, args, { kind: 'kill', at: 0, countIn });
  const { count, writes } = JSON.parse(readFileSync(countIn, 'utf8')) as { count: number; writes: number[] };
  expect(whole.signal).toBeNull();
  return { copy, before, after: await look(folder), count, writes };
}

const toText = (tree: Tree) => JSON.stringify(tree);

interface Look {
  readonly tree: Tree;
  readonly problems: string;
}

/** The files, and what a fresh check says of them. */
async function look(folder: string): Promise<Look> {
  const { stdout, status } = await run(folder, ['check', '--format', 'json']);
  expect(status).not.toBeNull();
  return { tree: readTree(folder), problems: stdout };
}

/** Each file has its text from before or after the command, under its old or its new name: nothing is cut off or empty. */
function expectOldOrNew(tree: Tree, before: Tree, after: Tree, inPlace: readonly string[]): void {
  const moved = Object.entries(after).flatMap(([name, text]) => (name in before ? [] : [text]));
  const origins = Object.entries(before).flatMap(([name, text]) => (name in after ? [] : [text]));
  for (const [name, text] of Object.entries(tree)) {
    if (/\.[0-9a-f]{12}\.tmp$/.test(name) || inPlace.includes(name)) continue;
    const isMoved = !(name in before && name in after);
    expect([before[name], after[name], ...(isMoved ? [...moved, ...origins] : [])], name).toContain(text);
  }
  for (const name of Object.keys(before)) if (name in after) expect(Object.keys(tree)).toContain(name);
}

test.each(cases.map((each) => [names(each), each] as const))('%s', async (name, each) => {
  const { copy, before, after, count, writes } = await prepare(each);
  expect(toText(after.tree)).not.toBe(toText(before.tree));
  const faults: Fault[] = writes.map((at) => ({ kind: 'half', at }));
  for (let at = 1; at <= count; at++) faults.push({ kind: 'kill', at });
  const inPlace = (each.twins ?? []).flatMap((twin) => [twin, `${twin}.twin`]);
  let finished = 0;
  await inParallel(faults, async (fault) => {
    const folder = copy();
    const { signal } = await run(folder, each.args, fault);
    expect(signal).toBe('SIGKILL');
    expectOldOrNew(readTree(folder), before.tree, after.tree, inPlace);
    // Any command settles what was cut off: this one reads only.
    const settled = await look(folder);
    const expected = toText(settled.tree) === toText(before.tree) ? before : after;
    expect(settled, JSON.stringify(fault)).toEqual(expected);
    if (expected === after) finished++;
    expect(journalNames(folder).filter((entry) => entry !== 'last.json' && entry !== 'lock')).toEqual([]);
    for (const twin of each.twins ?? []) expect(statSync(join(folder, twin)).nlink).toBe(2);
    sandbox.remove(folder);
  });
  console.log(`  ${name}: killed ${faults.length} times at ${count} calls; ${finished} finished, the others as before`);
});

test('a command that is killed while it settles another one is settled by the third', async () => {
  const each = { args: ['renumber', '002', '007'] };
  const { copy, before, after, count } = await prepare(each);
  let kills = 0;
  const places = [0.5, 0.7, 0.9].map((part) => Math.floor(count * part));
  await inParallel(places, async (at) => {
    for (let second = 1; ; second++) {
      const folder = copy();
      await run(folder, each.args, { kind: 'kill', at });
      const { signal } = await run(folder, ['list'], { kind: second % 2 === 0 ? 'half' : 'kill', at: second });
      const { tree } = await look(folder);
      expect([before.tree, after.tree].map(toText), `killed at ${at}, then at ${second}`).toContain(toText(tree));
      sandbox.remove(folder);
      kills++;
      if (signal === null) break;
    }
  });
  console.log(`  killed ${kills} times while settling`);
});
