// @ts-check
/**
 * Runs the suite inside a real VS Code: `node test/vscode/run/runSuite.mjs [1.100.3 | 1.139.1 | desktop]`.
 * The two versions are VS Code Servers, which need a package registry only; `desktop` downloads the desktop build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { copySampleWorkspace } from '../../../scripts/vscodeHost/copySampleWorkspace.mjs';
import { exitOnFailure } from '../../../scripts/vscodeHost/exitOnFailure.mjs';
import { exitOnSignals } from '../../../scripts/vscodeHost/exitOnSignals.mjs';
import { fetchNode } from '../../../scripts/vscodeHost/fetchNode.mjs';
import { fetchVsCodeServer } from '../../../scripts/vscodeHost/fetchVsCodeServer.mjs';
import { findChromium } from '../../../scripts/vscodeHost/findChromium.mjs';
import { findOnPath } from '../../../scripts/vscodeHost/findOnPath.mjs';
import { HostError } from '../../../scripts/vscodeHost/hostError.mjs';
import { reasonOf } from '../../../scripts/vscodeHost/reasonOf.mjs';
import { oldestVersion, serverVersions } from '../../../scripts/vscodeHost/vsCodeVersions.mjs';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

// Ctrl-C is @vscode/test-electron's: it passes it on and waits for the executable to end.
exitOnSignals(143, ['SIGTERM', 'SIGHUP']);
await exitOnFailure(async () => {
  const host = process.argv[2] ?? oldestVersion;
  const needsDisplay = host === 'desktop' && process.platform === 'linux' && !hasDisplay();
  if (needsDisplay) return runBelowXvfb();

  const extensionTestsPath = inRepository('out/test/vscode/suite.cjs');
  for (const file of [extensionTestsPath, inRepository('dist/client.cjs')]) {
    if (!existsSync(file)) {
      throw new HostError(`${file} is missing: run "npm run build" and "npm run build:test" first.`);
    }
  }
  try {
    return await runTests({
      vscodeExecutablePath: host === 'desktop' ? await downloadDesktop() : await prepareServer(host),
      extensionDevelopmentPath: inRepository('.'),
      extensionTestsPath,
      // Tests write into their workspace; the sample stays as it is.
      launchArgs: [await copySampleWorkspace(inRepository('test/workspaces/harmony'))],
      extensionTestsEnv: host === 'desktop' ? {} : { ADR_KEEPER_VSCODE: host },
    });
  } catch (error) {
    // The suite has said what failed, and @vscode/test-electron how it ended.
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
});

/**
 * Fetches everything here, where progress is shown as it happens and the limit of the tests does not run yet.
 *
 * @param {string} version
 */
async function prepareServer(version) {
  await fetchVsCodeServer(version);
  await fetchNode(serverVersions.get(version)?.nodeMajor ?? 0);
  await findChromium();
  return fileURLToPath(new URL('vscodeExecutable.mjs', import.meta.url));
}

async function downloadDesktop() {
  try {
    return await downloadAndUnzipVSCode();
  } catch (cause) {
    throw new HostError(
      `The desktop VS Code cannot be downloaded (${reasonOf(cause)}): check the network, or run the suite with ${oldestVersion}.`,
      { cause },
    );
  }
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

function runBelowXvfb() {
  const xvfbRun = findOnPath(['xvfb-run']);
  if (xvfbRun === undefined) {
    throw new HostError(
      'A desktop VS Code needs a screen and there is none: install xvfb, or run the suite with a version.',
    );
  }
  return spawnSync(xvfbRun, ['-a', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' }).status ?? 1;
}
