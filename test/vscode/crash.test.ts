import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { originalText, restoreSample, waitForProblems, writeToDisk } from './sample.ts';

/** The server's process: it is a child of the extension host, which runs this test. */
function findServer(): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((each) => each.includes('server.cjs') && each.trim().split(/\s+/)[1] === String(process.pid));
  return line === undefined ? undefined : Number(line.trim().split(/\s+/)[0]);
}

describe('a crash of the server', () => {
  afterEach(restoreSample);

  it('starts it again, and problems are followed as before', async function () {
    if (process.platform === 'win32') {
      console.log('    skipped: Windows has no ps to find the server with');
      this.skip();
    }
    const server = findServer();
    assert.ok(server, 'the server runs as a child of the extension host');
    process.kill(server, 'SIGKILL');
    writeToDisk('004-ipxe.md', originalText('004-ipxe.md').replace('## Rationale', '## Reasons'));
    await waitForProblems('004-ipxe.md', ['section-missing']);
    assert.notEqual(findServer(), server);
  });
});
