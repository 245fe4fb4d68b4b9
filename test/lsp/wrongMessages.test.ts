import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { antsAndBees } from '../support/antsAndBees.ts';
import { sampleMessages } from '../support/sampleMessages.ts';

const serverModule = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

/** The parts of a message that the client reads. */
interface Received {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
  readonly params?: { readonly type?: number; readonly message?: string };
}

/** A client without a library: that would mend or refuse wrong messages. */
class RawClient {
  /** The server's log messages, and its stderr. */
  logged = '';
  hasEnded = false;
  readonly #process: ChildProcess = spawn(process.execPath, [serverModule, '--stdio'], { stdio: 'pipe' });
  readonly #waiting = new Map<number, (answer: Received) => void>();
  #nextId = 1;
  #unread = Buffer.alloc(0);

  constructor() {
    this.#process.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.logged += chunk;
    });
    // The server may have gone before it has read all.
    this.#process.stdin?.on('error', () => undefined);
    this.#process.on('exit', () => {
      this.hasEnded = true;
      for (const resolve of this.#waiting.values()) resolve({ error: { code: 0, message: 'The server has ended.' } });
    });
  }

  send(message: unknown): void {
    const body = Buffer.from(JSON.stringify(message));
    this.#process.stdin?.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  }

  notify(method: string, params: object): void {
    this.send({ jsonrpc: '2.0', method, ...params });
  }

  /** `params` is the rest of the message, since those may be missing. */
  ask(method: string, params: object): Promise<Received> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.send({ jsonrpc: '2.0', id, method, ...params });
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    if (this.hasEnded) return;
    await this.ask('shutdown', {});
    this.notify('exit', {});
    await ended;
  }

  #read(chunk: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(this.#unread.toString('latin1', 0, 100));
      if (header === null) return;
      const end = header[0].length + Number(header[1]);
      if (this.#unread.length < end) return;
      const message: Received = JSON.parse(this.#unread.toString('utf8', header[0].length, end));
      this.#unread = this.#unread.subarray(end);
      if (message.method === 'window/logMessage') this.logged += `${message.params?.message}\n`;
      if (message.method === undefined && message.id !== undefined) this.#waiting.get(message.id)?.(message);
    }
  }
}

/** Parameters that are wrong for each method; `undefined` is a message without any. */
const wrongWhole = [undefined, null, [], [null], [[]], 'text', 5, true, {}];

/** The value with one part of it, at any depth, missing or of another kind. */
function wrongParts(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => [null, 5, {}, ...wrongParts(each)].map((wrong) => [wrong]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const others = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    const wrongs = [null, typeof part === 'number' ? 'x' : 5, Array.isArray(part) ? {} : [], ...wrongParts(part)];
    return [others, ...wrongs.map((wrong) => ({ ...others, [key]: wrong }))];
  });
}

const wrongFor = (sample: object) =>
  [...wrongWhole, ...wrongParts(sample)].map((params) => (params === undefined ? {} : { params }));

/** Words of the program that mean nothing to a user. */
const internal = /Cannot read|undefined|is not (?:a function|iterable)|TypeError|\bat .*\.cjs/;

let root: string;
let client: RawClient;
let hover: object;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  for (const [path, text] of antsAndBees) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const uri = pathToFileURL(root).toString();
  client = new RawClient();
  for (const params of wrongFor({ capabilities: {}, workspaceFolders: [{ uri }] }).slice(0, wrongWhole.length))
    expect((await client.ask('initialize', params)).error).toMatchObject({ code: -32602 });
  const codeAction = (resolveSupport: unknown) => ({ textDocument: { codeAction: { resolveSupport } } });
  for (const more of [
    { locale: 5 },
    { locale: {} },
    { workspaceFolders: [null] },
    { capabilities: null },
    { capabilities: codeAction({}) },
    { capabilities: codeAction({ properties: 5 }) },
  ])
    expect((await client.ask('initialize', { params: { capabilities: {}, ...more } })).error).toMatchObject({
      code: -32602,
      message: expect.stringMatching(/Expected \{ .+ \}\.$/),
    });
  await client.ask('initialize', {
    params: { processId: null, capabilities: {}, workspaceFolders: [{ uri, name: 'w' }] },
  });
  client.notify('initialized', { params: {} });
  hover = { params: sampleMessages(`${uri}/docs/adr`).requests['textDocument/hover'] };
  expect(JSON.stringify(await client.ask('textDocument/hover', hover))).toContain('002-bees.md');
});

afterAll(async () => {
  await client.stop();
  rmSync(root, { recursive: true });
});

/** The server is there, knows its records, and has said nothing internal. */
async function expectToWork(): Promise<void> {
  expect(JSON.stringify(await client.ask('textDocument/hover', hover))).toContain('002-bees.md');
  expect(client.logged).not.toMatch(internal);
}

const { requests, notifications } = sampleMessages('file:///workspace/docs/adr');

describe('a request of a wrong shape is refused with a sentence, and the next one is answered', () => {
  test.each(Object.entries(requests).filter(([method]) => method !== 'adr/listLogs'))('%s', async (method, sample) => {
    for (const params of wrongFor(sample)) {
      const { error } = await client.ask(method, params);
      const sent = JSON.stringify(params);
      expect(error?.message, sent).toMatch(/Expected \{ .+ \}\.$/);
      expect(error?.message, sent).not.toMatch(internal);
      expect(error?.code, sent).toBe(-32602);
    }
    await expectToWork();
  });

  test.each(['adr/listLogs', 'shutdownNow'])(
    '%s, which takes no parameters, is answered whatever is sent',
    async (method) => {
      for (const params of wrongFor({}))
        expect((await client.ask(method, params)).error?.message ?? '').not.toMatch(internal);
      await expectToWork();
    },
  );
});

/** Those that the library reads itself, and those that the server has no handler for. */
const others = {
  '$/cancelRequest': { id: 1 },
  '$/setTrace': { value: 'off' },
  '$/progress': { token: 1, value: {} },
  'window/workDoneProgress/cancel': { token: 1 },
  'workspace/didChangeConfiguration': { settings: {} },
  'workspace/didCreateFiles': { files: [{ uri: 'file:///x' }] },
  'textDocument/willSave': { textDocument: { uri: 'file:///x' }, reason: 1 },
};

describe('a notification of a wrong shape is logged with a sentence, and the next request is answered', () => {
  test.each(Object.entries({ ...notifications, ...others }))('%s', async (method, sample) => {
    for (const params of wrongFor(sample)) client.notify(method, params);
    await expectToWork();
    if (!(method in others) && method !== 'adr/didGrantTrust')
      expect(client.logged).toContain(`Invalid argument for ${method}. Expected { `);
  });
});

test('a value that is not a message is logged, and the next request is answered', async () => {
  for (const message of [null, 5, 'text', true, [], [null], {}, { id: 1 }, { id: null, method: 'x' }, { method: 5 }])
    client.send(message);
  await expectToWork();
});
