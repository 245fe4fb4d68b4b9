// @ts-check
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import { fetchVsCodeServer } from '../../scripts/vscodeHost/fetchVsCodeServer.mjs';
import { findChromium } from '../../scripts/vscodeHost/findChromium.mjs';
import { openWindow } from '../../scripts/vscodeHost/openWindow.mjs';
import { repositoryFolder } from '../../scripts/vscodeHost/repositoryFolder.mjs';
import { startVsCodeServer } from '../../scripts/vscodeHost/startVsCodeServer.mjs';
import { oldestVersion } from '../../scripts/vscodeHost/vsCodeVersions.mjs';
import { generateLog } from './generateLog.mjs';
import { buildActivationProbe } from './loadCore.mjs';
import { median } from './statistics.mjs';

/** @typedef {{ own: number, activated: number, loaded: number, logs: number }} Activation in milliseconds */

/**
 * How long the client takes to be activated in a real VS Code, from its extension host: loading and `activate` together,
 * each time in a window of its own. Where no such VS Code can be had, a line says why.
 *
 * @param {{ rounds: number, report: import('./benchReport.mjs').BenchReport }} options
 */
export async function measureVsCode({ rounds, report }) {
  report.begin(`Activation of the client in VS Code ${oldestVersion}`);
  try {
    await fetchVsCodeServer(oldestVersion);
    await findChromium();
  } catch (error) {
    report.note(`Not measured: ${error instanceof Error ? error.message : error}`);
    return;
  }
  const extensionTestsPath = await buildActivationProbe();
  const root = mkdtempSync(join(tmpdir(), 'adr-keeper-bench-vscode-'));
  try {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    // The records lie in the workspace folder itself: elsewhere VS Code would activate the extension before the probe does.
    const { folder } = generateLog(join(root, 'log'), 100);
    /** @type {Record<'without' | 'with', Activation[]>} */
    const times = { without: [], with: [] };
    for (let round = 0; round < rounds; round++) {
      times.without.push(await probe({ folder: empty, extensionTestsPath, hasLog: false }));
      times.with.push(await probe({ folder, extensionTestsPath, hasLog: true }));
    }
    for (const [which, budget] of /** @type {const} */ ([
      ['without', 10],
      ['with', 100],
    ])) {
      const what = `in a workspace ${which} a log`;
      const of = (/** @type {'own' | 'activated' | 'loaded'} */ part) => median(times[which].map((each) => each[part]));
      report.add({ what: `${what}: loading the client and its "activate"`, value: of('own'), unit: 'ms', budget });
      report.add({ what: `${what}: until VS Code calls it active`, value: of('activated'), unit: 'ms' });
      if (which === 'with')
        report.add({ what: `${what}: until its 100 records are known`, value: of('loaded'), unit: 'ms' });
    }
  } finally {
    rmSync(root, { recursive: true });
  }
}

/**
 * @param {{ folder: string, extensionTestsPath: string, hasLog: boolean }} options
 * @returns {Promise<Activation>}
 */
async function probe({ folder, extensionTestsPath, hasLog }) {
  // The extension host gets the environment of its server.
  if (hasLog) process.env['ADR_KEEPER_BENCH_HAS_LOG'] = 'yes';
  else delete process.env['ADR_KEEPER_BENCH_HAS_LOG'];
  const server = await startVsCodeServer({ version: oldestVersion, enableSmokeTestDriver: true });
  try {
    let said = '';
    const window = await openWindow({
      server,
      folder,
      extensionDevelopmentPath: repositoryFolder,
      extensionTestsPath,
      onLog: (_, args) => {
        said += `${format(...args)}\n`;
      },
    });
    await window.exit;
    await window.close();
    const [, measured] = /^measured (.*)$/m.exec(said) ?? [];
    if (measured === undefined) throw new Error(`VS Code measured nothing, and said: ${said.slice(-2_000)}`);
    /** @type {Activation} */
    const activation = JSON.parse(measured);
    if (activation.logs !== Number(hasLog)) throw new Error(`VS Code found ${activation.logs} logs.`);
    return activation;
  } finally {
    await server.stop();
  }
}
