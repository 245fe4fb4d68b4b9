// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { findOnPath } from './findOnPath.mjs';
import { HostError } from './hostError.mjs';
import { reasonOf } from './reasonOf.mjs';
import { reportStep } from './reportStep.mjs';
import { runCommand } from './runCommand.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome.exe'];

/**
 * Finds a Chromium that Playwright can drive, else installs one.
 *
 * @returns {Promise<string>} path of its executable
 */
export async function findChromium() {
  const { CHROMIUM_PATH: wanted } = process.env;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new HostError(`CHROMIUM_PATH names ${wanted}, which does not exist: correct it or unset it.`);
  }
  return findInstalled() ?? (await install());
}

function findInstalled() {
  return [
    findOnPath(names),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ].find((file) => file !== undefined && existsSync(file));
}

async function install() {
  try {
    await reportStep('Installing Chromium', isDebianRoot() ? installWithApt : installWithPlaywright);
  } catch (cause) {
    throw new HostError(
      `No Chromium was found, and none can be installed (${reasonOf(cause)}): install Chromium or Chrome, or set CHROMIUM_PATH.`,
      { cause },
    );
  }
  const found = findInstalled();
  if (found === undefined) throw new HostError('Chromium was installed but is not found: set CHROMIUM_PATH to it.');
  return found;
}

function isDebianRoot() {
  // Ubuntu calls itself Debian-like, but its package `chromium` needs snapd, which a container does not have.
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/os-release') &&
    /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { env });
  // Without a font every letter on a screenshot is an empty box.
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-core'];
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}

async function installWithPlaywright() {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  await runCommand(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium']);
}
