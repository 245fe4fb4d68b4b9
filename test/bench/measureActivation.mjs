// @ts-check
import { fileURLToPath } from 'node:url';
import { runProcess } from './runProcess.mjs';
import { median } from './statistics.mjs';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * How long the client's bundles take to load, with something in the place of `vscode`: what VS Code waits for before it
 * can call `activate`, and what it reads once there is a log.
 *
 * @param {{ rounds: number, report: import('./benchReport.mjs').BenchReport }} options
 */
export function measureActivation({ rounds, report }) {
  report.begin('Loading of the client');
  for (const [name, what, budget] of /** @type {const} */ ([
    ['client.cjs', 'in a workspace without a log', 10],
    ['connection.cjs', 'in addition, where there is one', 100],
  ])) {
    const times = [];
    const command = [process.execPath, inRepository('test/bench/loadBundle.mjs'), inRepository(`dist/${name}`)];
    for (let round = 0; round < rounds; round++) times.push(Number(runProcess(command, { cwd: '.' }).output));
    report.add({ what: `${name}, ${what}`, value: median(times), unit: 'ms', budget });
  }
}
