#!/usr/bin/env node
// @ts-check
/**
 * Stands in for the executable of a desktop VS Code: takes the same arguments, runs the same tests and ends with the
 * same exit code, but in a VS Code Server with a headless Chromium. `@vscode/test-electron` does not see the difference.
 *
 * Environment: `ADR_KEEPER_VSCODE` names the version, `ADR_KEEPER_TEST_LIMIT_MS` how long the tests may take (10 minutes),
 * `ADR_KEEPER_VERBOSE` shows what VS Code says of itself, too. Every variable that starts with `ADR_KEEPER_` reaches the
 * tests.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { exitOnFailure } from '../../../scripts/vscodeHost/exitOnFailure.mjs';
import { exitOnSignals } from '../../../scripts/vscodeHost/exitOnSignals.mjs';
import { exitWithParent } from '../../../scripts/vscodeHost/exitWithParent.mjs';
import { HostError } from '../../../scripts/vscodeHost/hostError.mjs';
import { openWindow } from '../../../scripts/vscodeHost/openWindow.mjs';
import { startVsCodeServer } from '../../../scripts/vscodeHost/startVsCodeServer.mjs';
import { oldestVersion } from '../../../scripts/vscodeHost/vsCodeVersions.mjs';
import { isHostNoise } from './isHostNoise.mjs';

exitOnSignals(130);
exitWithParent(130);
await exitOnFailure(async () => {
  const { ADR_KEEPER_VSCODE: version = oldestVersion, ADR_KEEPER_TEST_LIMIT_MS: limitMs = '600000' } = process.env;
  const { ADR_KEEPER_VERBOSE } = process.env;
  const { extensionDevelopmentPath, extensionTestsPath, target } = readArguments();
  // The extension host gets the environment of its server. The tests can count on answered dialogs here; on a desktop
  // VS Code refuses to show any.
  process.env['ADR_KEEPER_DIALOGS'] = 'confirmed';
  const server = await startVsCodeServer({ version, enableSmokeTestDriver: true });
  console.log(`VS Code Server ${server.version}`);

  let testsPassed = 0;
  const window = await openWindow({
    server,
    ...target,
    extensionDevelopmentPath,
    extensionTestsPath,
    confirmDialogs: true,
    onLog: (type, args) => {
      // A format and its values, as `console.log` takes them.
      const text = format(...args);
      testsPassed += Number(/^\s*(\d+) passing\b/m.exec(text)?.[1] ?? 0);
      if (ADR_KEEPER_VERBOSE === undefined && isHostNoise(text)) return;
      (type === 'error' || type === 'warn' ? process.stderr : process.stdout).write(`${text}\n`);
    },
  });
  const exitCode = await Promise.race([
    window.exit,
    server.ended.then(() => Promise.reject(new Error('The VS Code Server ended before its tests did.'))),
    giveUp(window, Number(limitMs), join(extensionDevelopmentPath, 'out', 'vscode-last-seen.png')),
  ]);
  await window.close();
  await server.stop();
  if (exitCode === 0 && testsPassed === 0) {
    // A suite that finds no test file passes, too, and would do so for years.
    console.error('No test was reported: the suite ended well without having run anything.');
    return 1;
  }
  return exitCode;
});

/** What `runTests` passes on; the options for a desktop's own folders and sandbox mean nothing here. */
function readArguments() {
  const { values, positionals } = parseArgs({
    options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const { extensionDevelopmentPath, extensionTestsPath } = values;
  if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
    throw new HostError('Usage: vscodeExecutable.mjs --extensionDevelopmentPath=… --extensionTestsPath=… [FOLDER]');
  }
  const path = positionals[0] === undefined ? undefined : resolve(positionals[0]);
  const target = path === undefined ? {} : path.endsWith('.code-workspace') ? { workspace: path } : { folder: path };
  return {
    extensionDevelopmentPath: resolve(extensionDevelopmentPath),
    extensionTestsPath: resolve(extensionTestsPath),
    target,
  };
}

/**
 * @param {import('../../../scripts/vscodeHost/openWindow.mjs').VsCodeWindow} window
 * @param {number} limitMs
 * @param {string} picture where to keep what the window showed at the end
 * @returns {Promise<never>}
 */
function giveUp(window, limitMs, picture) {
  return new Promise((_, reject) => {
    setTimeout(async () => {
      await mkdir(resolve(picture, '..'), { recursive: true });
      const seen = await window.page.screenshot({ path: picture }).then(
        () => `${picture} shows its window then`,
        () => 'its window showed nothing any more',
      );
      reject(new HostError(`The tests did not end within ${limitMs / 1000} seconds; ${seen}.`));
    }, limitMs).unref();
  });
}
