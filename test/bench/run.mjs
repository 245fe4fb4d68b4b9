// @ts-check
/**
 * Measures the bundles on generated logs, beside the least that anything could cost and beside other programs, in one run:
 * `npm run bench`. Ratios are what counts, since machines differ and are shared. `--quick` takes a minute: no log of
 * 10 000 records, a workspace of 20 000 files instead of 100 000, no VS Code, and no peers. Without it the result is written to `docs/performance.md`. Nothing fails because it
 * is slow; what hangs, or finds other problems than were put there, does.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BenchReport } from './benchReport.mjs';
import { generateLog } from './generateLog.mjs';
import { generateTree } from './generateTree.mjs';
import { measureActivation } from './measureActivation.mjs';
import { measureChecks } from './measureChecks.mjs';
import { measureCore } from './measureCore.mjs';
import { measureServers } from './measureServers.mjs';
import { measureTree } from './measureTree.mjs';
import { measureVsCode } from './measureVsCode.mjs';
import { fetchPeers } from './peers.mjs';
import { performancePage } from './performancePage.mjs';
import { runProcess } from './runProcess.mjs';
import { withLimit } from './withLimit.mjs';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const isQuick = process.argv.includes('--quick');
const sizes = isQuick ? [100, 1_000] : [100, 1_000, 10_000];
const rounds = isQuick ? 3 : 7;
const keystrokes = isQuick ? 50 : 200;
const limit = isQuick ? 30 : 900;

const root = mkdtempSync(join(tmpdir(), 'adr-keeper-bench-'));
const report = new BenchReport();
try {
  const logs = sizes.map((count) => generateLog(join(root, String(count)), count));
  const peers = isQuick ? [] : fetchPeers();
  measureBundles();
  measurePackage();
  measureActivation({ rounds, report });
  if (!isQuick) await withLimit('VS Code', limit, () => measureVsCode({ rounds: 5, report }));
  await withLimit('core', limit, () => measureCore(logs, { rounds, report }));
  // Processes that are waited for have limits of their own.
  measureChecks(logs, { rounds, peers, report });
  const tree = generateTree(join(root, 'tree'), isQuick ? 20_000 : 100_000);
  await withLimit('tree', limit, () => measureTree(tree, { rounds, report }));
  await withLimit('servers', limit, () => measureServers(logs, { rounds, keystrokes, report }));
  const over = report.overBudget;
  console.log(`\n${over.length === 0 ? 'Every budget is met.' : `Not within their budgets, ${over.length}:`}`);
  for (const line of over) console.log(`  ${line}`);
  if (!isQuick) writeFileSync(inRepository('docs/performance.md'), performancePage(report, { rounds, keystrokes }));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true });
}
// A server that hangs keeps no bench alive.
process.exit();

/** The package as the marketplace gets it. */
function measurePackage() {
  const vsix = join(root, 'adr-keeper.vsix');
  runProcess(['npm', 'run', '--silent', 'package', '--', '--out', vsix], { cwd: inRepository('.') });
  report.add({ what: 'the .vsix', value: statSync(vsix).size / 1_024, unit: 'KB', budget: 700 });
}

function measureBundles() {
  report.begin('Bundles, minified');
  for (const [name, budget] of /** @type {const} */ ([
    ['server.cjs', 450],
    ['client.cjs', 480],
    ['connection.cjs', 480],
    ['cli.cjs', 500],
  ]))
    report.add({ what: name, value: statSync(inRepository(`dist/${name}`)).size / 1_024, unit: 'KB', budget });
}
