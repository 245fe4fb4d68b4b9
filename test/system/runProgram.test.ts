import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from '../../server/src/workspace/runProgram.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adr-keeper-run-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const run = (script: string, more: object = {}) =>
  runProgram({
    program: process.execPath,
    args: ['-e', script],
    cwd: folder,
    env: {},
    limitMs: 60_000,
    maxBytes: 1000,
    ...more,
  });

/** Whether a process still runs: a zombie, which nobody has waited for yet, does not. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('a program reads its input, and says how it ended', async () => {
  const script = 'process.stdin.pipe(process.stdout); process.stdin.on("end", () => (process.exitCode = 3))';
  const { status, output } = await run(script, { input: 'Hello' });
  expect([status, output.toString()]).toEqual([3, 'Hello']);
});

test('one that is not there has no status', async () => {
  expect((await run('', { program: join(folder, 'none') })).status).toBeUndefined();
  expect((await run('', { cwd: join(folder, 'none') })).status).toBeUndefined();
});

test('one that prints more than it may is ended', async () => {
  const { status, output } = await run('for (;;) console.log("x".repeat(100))');
  expect([status, output.length]).toEqual([undefined, 0]);
});

test.runIf(process.platform === 'linux')('one that takes too long is ended with all that it has started', async () => {
  const grandchild = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
  const script = `
    process.on('SIGTERM', () => {});
    const { pid } = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' });
    require('fs').writeFileSync('pid', String(pid));
    setInterval(() => {}, 1000);`;
  const { status } = await run(script, { limitMs: 3000 });
  expect(status).toBeUndefined();
  const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  await expect.poll(() => isRunning(pid)).toBe(false);
});
