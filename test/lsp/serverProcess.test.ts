import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogList } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lspClient.ts';

const serverModule = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const record = (title: string) =>
  `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n\n## Decision\n\n${title}.\n`;

/** Makes mistakes in the server's process when it is told to by a signal. */
const mistakes = `
process.on('SIGUSR2', () => {
  Promise.reject(new Error('Injected rejection'));
  setImmediate(() => {
    throw new Error('Injected exception');
  });
  setImmediate(() => Promise.reject('Injected text'));
});
`;

test.skipIf(process.platform === 'win32')(
  'a rejection or an exception that nothing handles is logged, and the server answers on',
  async () => {
    write('mistakes.cjs', mistakes);
    write('docs/adr/001-ants.md', record('Ants'));
    const client = new LspClient(['--require', join(root, 'mistakes.cjs')]);
    await client.initialize([pathToFileURL(root).toString()]);
    client.signal('SIGUSR2');
    for (const injected of ['Injected rejection', 'Injected exception', 'Injected text']) {
      await client.waitUntil(
        () => client.errors.some((each) => each.startsWith('Unexpected error: ') && each.includes(injected)),
        () => `logged is ${JSON.stringify(client.errors)}`,
      );
    }
    const symbols = await client.connection.sendRequest<{ name: string }[]>('workspace/symbol', { query: 'ants' });
    expect(symbols.map(({ name }) => name)).toEqual(['001 Ants']);
    await client.stop();
  },
);

/** Starts a server that is sent something and whose input stays open; resolves when it has ended by itself. */
function send(input: string): Promise<{ code: number | null; stderr: string; stdout: string }> {
  const server = spawn(process.execPath, [serverModule, '--stdio'], { stdio: 'pipe' });
  let [stdout, stderr] = ['', ''];
  server.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  server.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  // The server may have gone before it has read all.
  server.stdin.on('error', () => undefined);
  server.stdin.write(input);
  return new Promise((resolve) => server.on('close', (code) => resolve({ code, stderr, stdout })));
}

describe('input that is not framed as messages ends the server with a sentence', () => {
  test.each([
    ['a line of text', 'hello\n'],
    ['a message without a header', '{"jsonrpc":"2.0","id":1,"method":"initialize"}'],
    ['a header without a length', 'Content-Type: application/json\r\n\r\n{}'],
    ['a length that is not a number', 'Content-Length: many\r\n\r\n{}'],
    ['a header without a colon', 'Content-Length 2\r\n\r\n{}'],
  ])('%s', async (_, input) => {
    const { code, stderr, stdout } = await send(input);
    expect(stderr).toContain('adr-keeper: The input is not a stream of language server messages.');
    expect(code).toBe(1);
    expect(stdout).toBe('');
  });
});

test('a message that is not JSON is named, and the next one is answered', async () => {
  const frame = (body: string) => `Content-Length: ${body.length}\r\n\r\n${body}`;
  const exit = JSON.stringify({ jsonrpc: '2.0', method: 'exit' });
  const { stderr } = await send(`${frame('{oops')}${frame(exit)}`);
  expect(stderr).toContain('A message is not valid JSON');
});

test('a client that closes the input ends the server', async () => {
  const server = spawn(process.execPath, [serverModule, '--stdio'], { stdio: 'pipe' });
  const ended = new Promise((resolve) => server.on('close', resolve));
  server.stdin.end();
  expect(await ended).toBe(1);
});

test.each([['docs/references/architecture'], ['packages/web/docs/adr'], ['engineering/knowledge/choices']])(
  'the logs of a repository are found in %s, by the first question',
  async (folder) => {
    for (const [number, title] of ['Ants', 'Bees', 'Cows'].entries())
      write(`${folder}/000${number + 1}-${title.toLowerCase()}.md`, record(title));
    for (let at = 0; at < 50; at++) write(`src/module${at}/code.ts`, '// Nothing.\n');
    const client = new LspClient();
    await client.initialize([pathToFileURL(root).toString()]);
    const { logs } = await client.connection.sendRequest<LogList>('adr/listLogs');
    expect(logs.map(({ name }) => name)).toEqual([folder]);
    await client.stop();
  },
);
