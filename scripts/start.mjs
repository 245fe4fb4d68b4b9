// @ts-check
/**
 * `npm start -- [FOLDER] [--desktop] [--port N]`: ADR Keeper in a VS Code, with a sample log or a folder of yours.
 * On Linux it is a VS Code Server in the browser, with the extension installed from its package; elsewhere, and with
 * `--desktop`, a desktop VS Code that runs it from this checkout. Neither touches your own VS Code.
 */
import { buildBundles } from './vscodeHost/buildBundles.mjs';
import { buildVsix } from './vscodeHost/buildVsix.mjs';
import { exitOnFailure } from './vscodeHost/exitOnFailure.mjs';
import { exitOnSignals } from './vscodeHost/exitOnSignals.mjs';
import { exitWithParent } from './vscodeHost/exitWithParent.mjs';
import { installVsix } from './vscodeHost/installVsix.mjs';
import { makeConnectionToken } from './vscodeHost/makeConnectionToken.mjs';
import { openBrowser } from './vscodeHost/openBrowser.mjs';
import { prepareFolder } from './vscodeHost/prepareFolder.mjs';
import { readStartArguments } from './vscodeHost/readStartArguments.mjs';
import { runDesktop } from './vscodeHost/runDesktop.mjs';
import { startVsCodeServer } from './vscodeHost/startVsCodeServer.mjs';
import { oldestVersion as version } from './vscodeHost/vsCodeVersions.mjs';

// Ctrl-C is how a person ends this, so it is no failure.
exitOnSignals(0);
// Below npm alone: somebody may start this by itself in the background and close the terminal.
if (process.env['npm_lifecycle_event'] !== undefined) exitWithParent(0);
await exitOnFailure(async () => {
  const { folder: wanted, desktop, port } = readStartArguments();
  const folder = await prepareFolder(wanted);
  await buildBundles();
  if (desktop) return runDesktop(folder);

  const extensionsDir = await installVsix(version, await buildVsix());
  const server = await startVsCodeServer({ version, port, extensionsDir, connectionToken: makeConnectionToken() });
  const address = server.addressOf({ folder });
  console.log(`\nReady: ${address}\nVS Code ${version} shows ${folder}; Ctrl-C ends it.`);
  openBrowser(address);
  await server.ended;
  console.error('The VS Code Server ended by itself: run the command again.');
  return 1;
});
