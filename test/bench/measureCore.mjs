// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadCore } from './loadCore.mjs';
import { median } from './statistics.mjs';

/** @typedef {import('./generateLog.mjs').GeneratedLog} GeneratedLog */

/**
 * What the core costs without a process around it: how it grows, and what a record weighs.
 *
 * @param {readonly GeneratedLog[]} logs
 * @param {{ rounds: number, report: import('./benchReport.mjs').BenchReport }} options
 */
export async function measureCore(logs, { rounds, report }) {
  report.begin('Growth');
  const core = await loadCore();
  /** @type {{ count: number, check: number, index: number } | undefined} */
  let before;
  for (const { count, root, folder } of logs) {
    const check = await timeOf(rounds, () => checkAll(core, root));
    const text = readFileSync(join(folder, 'README.md'), 'utf8');
    const uri = pathToFileURL(join(folder, 'README.md')).href;
    const index = await timeOf(rounds, async () =>
      core.readIndex({ uri, name: 'README.md', version: null, facts: core.readFacts(text) }),
    );
    report.add({ what: `warm check of ${count} records, in process`, value: check, unit: 'ms' });
    report.add({ what: `reading an index of ${count} rows`, value: index, unit: 'ms' });
    if (before !== undefined) {
      const what = `${before.count} → ${count}`;
      const exponent = Math.log(check / before.check) / Math.log(count / before.count);
      const isLarge = count === 10_000;
      report.add({ what: `growth exponent of the check, ${what}`, value: exponent, unit: '', budget: 1.25 });
      const factor = { what: `growth of reading the index, ${what}`, value: index / before.index, unit: '×' };
      report.add({ ...factor, ...(isLarge ? { budget: 15 } : {}) });
    }
    before = { count, check, index };
  }
  report.begin('Files of one kind, ten times as large');
  for (const [what, unit, count] of crowds) {
    const [small, large] = [unit.repeat(count / 10), unit.repeat(count)];
    // The larger one first: what is compiled on the way counts for neither.
    const after = await timeOf(rounds, async () => core.readFacts(large));
    const before = await timeOf(rounds, async () => core.readFacts(small));
    report.add({ what: `facts of ${what}`, value: after, unit: 'ms' });
    const exponent = Math.log10(after / before);
    report.add({ what: `growth exponent of the facts of ${what}`, value: exponent, unit: '', budget: 1.25 });
  }
  report.begin('Heap for each record');
  for (const { count, root } of logs) {
    const facts = weighRecords(root, 'facts') / count / 1000;
    // The first hundred pay for what is there once.
    report.add({
      what: `${count} records: facts alone`,
      value: facts,
      unit: 'KB',
      ...(count >= 1_000 ? { budget: 2.5 } : {}),
    });
    const all = weighRecords(root) / count / 1000;
    report.add({ what: `${count} records: all that a record adds, its row and its links too`, value: all, unit: 'KB' });
  }
}

/** What somebody may have much of: its name, what is repeated, and how often. */
const crowds = /** @type {const} */ ([
  ['a line of a megabyte', 'word, ', 170_000],
  ['10 000 links in a paragraph', '[a](b.md) and ', 10_000],
  ['10 000 headings of one name', '## Same\n\nWords.\n\n', 10_000],
  ['10 000 headings with a list each', '## Same\n\n- [a](b.md)\n\n', 10_000],
]);

/**
 * @param {import('./loadCore.mjs').Core} core
 * @param {string} root
 */
async function checkAll(core, root) {
  const workspace = new core.Workspace(core.nodeFileSystem, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(pathToFileURL(root).href);
  return workspace.logs.flatMap((log) => [...log.everyFile()].flatMap((uri) => core.checkFile(uri, log)));
}

/**
 * The median of some rounds behind one that warms up, in milliseconds.
 *
 * @param {number} rounds
 * @param {() => Promise<unknown>} run
 */
async function timeOf(rounds, run) {
  await run();
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}

/**
 * What a loaded log, or the facts of its records alone, add to the heap, in bytes, in a process of its own.
 *
 * @param {string} root
 * @param {'facts'[]} what
 */
function weighRecords(root, ...what) {
  const script = fileURLToPath(new URL('weighLog.mjs', import.meta.url));
  return Number(
    execFileSync(process.execPath, ['--expose-gc', script, root, ...what], { encoding: 'utf8', timeout: 60_000 }),
  );
}
