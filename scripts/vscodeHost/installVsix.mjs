// @ts-check
import { join } from 'node:path';
import { fetchNode } from './fetchNode.mjs';
import { fetchVsCodeServer } from './fetchVsCodeServer.mjs';
import { HostError } from './hostError.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';
import { runCommand } from './runCommand.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';
import { serverVersions } from './vsCodeVersions.mjs';

/**
 * Installs a packaged extension for a VS Code Server, as a person would.
 *
 * @param {string} version of VS Code
 * @param {string} vsix absolute path
 * @returns {Promise<string>} a temporary extensions folder that has this extension alone
 */
export async function installVsix(version, vsix) {
  const cwd = await fetchVsCodeServer(version);
  const node = await fetchNode(serverVersions.get(version)?.nodeMajor ?? 0);
  const extensionsDir = await makeTemporaryFolder('extensions');
  const dataDir = await makeTemporaryFolder('install');
  const folders = ['--extensions-dir', extensionsDir, '--server-data-dir', dataDir];
  const install = [join('out', 'server-main.js'), '--accept-server-license-terms', '--install-extension', vsix];
  const output = await runCommand(node, [...install, ...folders], { cwd, env: serverEnvironment() });
  // It ends with 0 whether it installed something or not.
  if (!/successfully installed/.test(output)) {
    const reason = output.trim().split('\n').at(-1) ?? '';
    throw new HostError(`VS Code Server ${version} refuses ${vsix} ("${reason}"): mend the package, then try again.`);
  }
  return extensionsDir;
}
