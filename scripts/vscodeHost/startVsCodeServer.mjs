// @ts-check
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atExit } from './atExit.mjs';
import { endProcessTree } from './endProcessTree.mjs';
import { fetchNode } from './fetchNode.mjs';
import { fetchVsCodeServer } from './fetchVsCodeServer.mjs';
import { HostError } from './hostError.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';
import { quietSettings } from './quietSettings.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';
import { serverVersions } from './vsCodeVersions.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} version of VS Code; one that `serverVersions` has
 * @property {number} [port] a free one where it is left out
 * @property {string} [connectionToken] what a browser must know to be let in; nobody is asked where it is left out
 * @property {boolean} [asksForTrust] whether a folder is opened in Restricted Mode until a person trusts it
 * @property {boolean} [enableSmokeTestDriver] lets the address of a window name an extension under development and its
 *   tests; VS Code 1.139 ignores them without a word otherwise
 * @property {string} [extensionsDir] where extensions are installed; an empty temporary folder where it is left out
 * @property {string} [dataDir] where everything else is kept; a temporary folder where it is left out
 * @property {Record<string, unknown>} [settings] the person's settings, on top of `quietSettings`
 */

/**
 * @typedef {object} WindowTarget
 * @property {string} [folder] absolute path
 * @property {string} [workspace] absolute path of a `.code-workspace` file
 * @property {ReadonlyArray<readonly [string, string]>} [payload] what VS Code takes instead of command-line options
 */

/**
 * @typedef {object} VsCodeServer
 * @property {string} version
 * @property {string} folder the server's program, `lib/vscode`
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {(target: WindowTarget) => string} addressOf the address that shows a folder or workspace in a browser
 * @property {(path: string) => string} remoteUri how a window calls a file of this machine
 * @property {() => Promise<void>} stop ends the server and everything it started
 * @property {Promise<void>} ended settles when the server is gone, whoever ended it
 */

/** How long a server may take; it takes half a second. */
const startLimitMs = 60_000;

/**
 * Starts a VS Code Server on this machine, for this machine alone.
 *
 * @param {ServerOptions} options
 * @returns {Promise<VsCodeServer>} once it answers
 */
export async function startVsCodeServer(options) {
  const { version, connectionToken, port: wantedPort = 0 } = options;
  const folder = await fetchVsCodeServer(version);
  const node = await fetchNode(serverVersions.get(version)?.nodeMajor ?? 0);
  const dataDir = options.dataDir ?? (await makeTemporaryFolder('server'));
  const extensionsDir = options.extensionsDir ?? join(dataDir, 'extensions');
  await writeSettings(dataDir, options.settings ?? {});

  // Not code-server's own command line: that one adds a login page, updates and settings of its own.
  const child = spawn(
    node,
    [
      join('out', 'server-main.js'),
      '--accept-server-license-terms',
      ...['--host', '127.0.0.1', '--port', String(wantedPort), '--telemetry-level', 'off'],
      ...(connectionToken === undefined ? ['--without-connection-token'] : ['--connection-token', connectionToken]),
      ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir],
      ...(options.asksForTrust === true ? [] : ['--disable-workspace-trust']),
      ...(options.enableSmokeTestDriver === true ? ['--enable-smoke-test-driver'] : []),
    ],
    // A group of its own, because it forks children that would survive it.
    { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: await environmentWithin(dataDir) },
  );
  const { pid } = child;
  const release = atExit(() => pid !== undefined && endProcessTree(pid, 'SIGKILL'));
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });

  const stop = async () => {
    if (pid === undefined) return;
    const tooLong = setTimeout(() => endProcessTree(pid, 'SIGKILL'), 3000);
    endProcessTree(pid, 'SIGTERM');
    await ended;
    clearTimeout(tooLong);
    // An extension host outlives its server for a while, in case the server comes back.
    endProcessTree(pid, 'SIGKILL');
    release();
  };

  let port;
  try {
    port = await readPort(child, version, wantedPort);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    version,
    folder,
    origin: `http://127.0.0.1:${port}`,
    addressOf: (target) => addressOf(port, connectionToken, target),
    remoteUri: (path) => `vscode-remote://127.0.0.1:${port}${path}`,
    stop,
    ended,
  };
}

/**
 * Waits for the line in which the server names its port. It prints it once it listens, and it is the only one to know
 * a free port without a race.
 *
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {string} version
 * @param {number} wantedPort
 * @returns {Promise<number>}
 */
function readPort(child, version, wantedPort) {
  return new Promise((resolve, reject) => {
    let output = '';
    /** @param {string} what */
    const fail = (what) => {
      clearTimeout(tooLong);
      const lastLine = output.trim().split('\n').at(-1) ?? '';
      reject(new HostError(`VS Code Server ${version} ${what}; the last it said was "${lastLine.trim()}".`));
    };
    const tooLong = setTimeout(() => fail(`did not start within ${startLimitMs / 1000} seconds`), startLimitMs);
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) {
        clearTimeout(tooLong);
        resolve(Number(port));
      } else if (output.includes('EADDRINUSE')) {
        // The server only logs this, and lives on without a port.
        clearTimeout(tooLong);
        reject(new HostError(`Port ${wantedPort} is in use: name another one with --port, or none to get a free one.`));
      } else if (output.includes('EACCES')) {
        clearTimeout(tooLong);
        reject(new HostError(`Port ${wantedPort} is not allowed to you: name one above 1023 with --port.`));
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => fail(`cannot be started (${error.message})`));
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal} before it answered`));
  });
}

/**
 * @param {number} port
 * @param {string | undefined} connectionToken
 * @param {WindowTarget} target
 */
function addressOf(port, connectionToken, { folder, workspace, payload = [] }) {
  const query = [
    ['tkn', connectionToken],
    ['folder', folder],
    ['workspace', workspace],
    ['payload', payload.length === 0 ? undefined : JSON.stringify(payload)],
  ];
  const text = query.flatMap(([key, value]) =>
    // A path stays readable; everything that a URL, a shell or a terminal's link detection may stumble over does not.
    value === undefined ? [] : `${key}=${encodeURIComponent(value).replaceAll('%2F', '/')}`,
  );
  return `http://127.0.0.1:${port}/?${text.join('&')}`;
}

/**
 * The server and its extensions leave sockets and folders where temporary files go: that is within its data, too, so
 * that they end with it.
 *
 * @param {string} dataDir
 */
async function environmentWithin(dataDir) {
  const { XDG_RUNTIME_DIR, ...environment } = serverEnvironment();
  const folder = join(dataDir, 'tmp');
  // The path of a socket has some hundred characters at most, and VS Code's names take half of them.
  if (folder.length > 50) return { ...environment, XDG_RUNTIME_DIR };
  await mkdir(folder, { recursive: true });
  return { ...environment, TMPDIR: folder };
}

/**
 * @param {string} dataDir
 * @param {Record<string, unknown>} settings
 */
async function writeSettings(dataDir, settings) {
  // The server keeps its data in a folder `data` of the data folder, and the person's settings, which an ordinary
  // VS Code in a browser keeps in that browser, in `User` there.
  const folder = join(dataDir, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
}
