import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { extensionApi, waitForTree } from './extensionApi.ts';
import { originalText, restoreSample, waitForProblems, writeToDisk } from './sample.ts';
import { waitFor } from './waitFor.ts';

/** The server's process: it is a child of the extension host, which runs this test. */
function findServer(): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((each) => each.includes('server.cjs') && each.trim().split(/\s+/)[1] === String(process.pid));
  return line === undefined ? undefined : Number(line.trim().split(/\s+/)[0]);
}

function killServer(): number {
  const server = findServer();
  assert.ok(server, 'the server runs as a child of the extension host');
  process.kill(server, 'SIGKILL');
  return server;
}

/** Resolves when another process answers in the place of the one that was killed. */
async function waitForSuccessor(killed: number): Promise<void> {
  let found = findServer();
  await waitFor(
    extensionApi().onDidChange,
    () => {
      found = findServer();
      return found !== undefined && found !== killed;
    },
    () => `the process of the server is ${found}, and was ${killed}`,
  );
  await extensionApi().listLogs();
}

describe('a crash of the server', () => {
  before(function () {
    if (process.platform !== 'win32') return;
    console.log('    skipped: Windows has no ps to find the server with');
    this.skip();
  });
  afterEach(restoreSample);

  it('starts it again, and problems are followed as before', async () => {
    const server = killServer();
    writeToDisk('004-ipxe.md', originalText('004-ipxe.md').replace('## Rationale', '## Reasons'));
    await waitForProblems('004-ipxe.md', ['section-missing']);
    assert.notEqual(findServer(), server);
  });

  it('is the last one when it comes too often, until a person starts it again', async () => {
    // One crash was in the test before; the fifth within three minutes is one too many.
    for (let crash = 2; crash <= 4; crash++) {
      await waitForSuccessor(killServer());
    }
    killServer();
    await waitForTree((labels) => labels.length === 0);
    assert.equal(findServer(), undefined);
    await vscode.commands.executeCommand('adrKeeper.restartServer');
    await waitForTree((labels) => labels.length === 21);
  });
});
