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
  for (const { count, root } of logs) {
    const bytes = weighRecords(root) / count;
    report.add({
      what: `heap for each of ${count} records`,
      value: bytes / 1000,
      unit: 'KB',
      ...(count >= 1_000 ? { budget: 2.5 } : {}),
    });
  }
}

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
 * What a loaded log adds to the heap, in bytes, in a process of its own.
 *
 * @param {string} root
 */
function weighRecords(root) {
  const script = fileURLToPath(new URL('weighLog.mjs', import.meta.url));
  return Number(execFileSync(process.execPath, ['--expose-gc', script, root], { encoding: 'utf8', timeout: 60_000 }));
}
