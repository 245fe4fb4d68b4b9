import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { allRules } from '../../../server/src/core/rules/allRules.ts';
import { Handlers } from '../../../server/src/lsp/handle.ts';
import { antsAndBees as files, record } from '../../support/antsAndBees.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';
import { operationNames } from '../../support/operationNames.ts';
import { sampleMessages } from '../../support/sampleMessages.ts';

const root = 'file:///workspace';
const log = `${root}/docs/adr`;
const ants = `${log}/001-ants.md`;
const bees = `${log}/002-bees.md`;
const { requests, notifications } = sampleMessages(log);

let server: MemoryServer;
/** The names of messages and commands whose handlers fail. */
const faulty = new Set<string>();
const registered = { requests: new Set<string>(), listeners: new Set<string>() };
let howToFail: (name: string) => unknown;

const fail = (name: string) => {
  throw new Error(`Injected into ${name}`);
};
const rejectLater = (name: string) => Promise.reject(new Error(`Injected into ${name}`));

const { request, guard } = Handlers.prototype;

beforeEach(async () => {
  faulty.clear();
  howToFail = fail;
  vi.spyOn(Handlers.prototype, 'request').mockImplementation(function (this: Handlers, type, options, handler) {
    registered.requests.add(type.method);
    request.call(this, type, options, (params, token) => {
      const { command } = (params ?? {}) as { readonly command?: string };
      const name = [type.method, command].find((each) => each !== undefined && faulty.has(each));
      return name === undefined ? handler(params, token) : howToFail(name);
    });
  });
  vi.spyOn(Handlers.prototype, 'guard').mockImplementation(function (this: Handlers, name, listener) {
    registered.listeners.add(name);
    const listen = listener as (event: unknown) => void;
    return guard.call(this, name, (event) => (faulty.has(name) ? (howToFail(name) as Promise<void>) : listen(event)));
  });
  server = new MemoryServer({ fileSystem: new MemoryFileSystem(files) });
  await server.start();
  await server.open(ants, new Map(files).get('docs/adr/001-ants.md') ?? '');
});

afterEach(async () => {
  await server.stop();
  vi.restoreAllMocks();
});

/** The server still knows what it is asked: by another request than the one that fails. */
async function expectOthersToWork(): Promise<void> {
  const [method, sign] = faulty.has('workspace/symbol')
    ? ['textDocument/definition', '002-bees.md']
    : ['workspace/symbol', '001 Ants'];
  expect(JSON.stringify(await server.client.sendRequest(method, requests[method]))).toContain(sign);
}

function expectLogged(name: string, place?: string): Promise<void> {
  return server.waitUntil(
    () => server.errors.some((each) => each.startsWith(`${name} failed${place === undefined ? '' : ` for ${place}`}`)),
    () => `logged is ${JSON.stringify(server.errors)}`,
  );
}

const withOthers = ['initialized', 'readChanges'];

test('every handler is tested here', () => {
  expect([...registered.requests].sort()).toEqual(Object.keys(requests).sort());
  expect([...registered.listeners].sort()).toEqual([...Object.keys(notifications), ...withOthers].sort());
});

describe.each([
  ['throws', fail],
  ['fails later', rejectLater],
])('where a handler %s', (_, how) => {
  beforeEach(() => {
    howToFail = how;
  });

  test.each(Object.entries(requests))('of %s, that is logged, and the others work', async (method, params) => {
    // Whatever is asked for first must not be the first that is loaded for.
    await expectOthersToWork();
    faulty.add(method);
    const answer = await server.client.sendRequest(method, params).catch((error: Error) => error.message);
    if (typeof answer === 'string') expect(answer).toContain(`failed: Injected into ${method}`);
    const named = method === 'workspace/executeCommand' ? 'adr.describeConvention' : method;
    await expectLogged(named, JSON.stringify(params).includes(ants) ? ants : undefined);
    expect(server.errors.join('\n')).toContain(`Injected into ${method}`);
    await expectOthersToWork();
    faulty.clear();
    await expect(server.client.sendRequest(method, params)).resolves.not.toContain('Injected');
  });

  test.each(Object.entries(notifications))('of %s, that is logged, and the others work', async (method, params) => {
    await expectOthersToWork();
    faulty.add(method);
    await server.client.sendNotification(method, params);
    await expectLogged(method);
    faulty.clear();
    await expectOthersToWork();
  });

  test.each(operationNames)('of the command %s, that is logged, and the others work', async (command) => {
    faulty.add(command);
    // What every command needs; each takes its own.
    const argument = {
      uri: ants,
      log,
      folder: log,
      title: 'Dogs',
      status: 'Accepted',
      successor: bees,
      kind: 'amends',
      to: bees,
    };
    await expect(server.execute(command, argument)).rejects.toThrow(`failed: Injected into ${command}`);
    await expectLogged(command, ants);
    expect(server.edits).toEqual([]);
    const other = command === 'adr.setStatus' ? 'adr.addToIndex' : 'adr.setStatus';
    await server.execute(other, { uri: ants, status: 'Deprecated' });
    await expectOthersToWork();
  });
});

test('an edit that the client fails to answer does not hold back the next one', async () => {
  let attempts = 0;
  server.client.onRequest('workspace/applyEdit', () => {
    attempts++;
    if (attempts === 1) throw new Error('The client has failed');
    return { applied: true };
  });
  const set = (status: string) => server.execute('adr.setStatus', { uri: ants, status });
  await expect(set('Deprecated')).rejects.toThrow();
  await set('Proposed');
  expect(attempts).toBe(2);
});

test('a rule that throws is logged once for each file, and the problems of others are published', async () => {
  const rule = allRules['section-duplicate'];
  vi.spyOn(rule, 'checkRecord').mockImplementation(() => {
    throw new Error('Injected into section-duplicate');
  });
  const text = record('Ants', 'See ADR-404.');
  const change = (version: number) =>
    server.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: ants, version },
      contentChanges: [{ text: `${text}\nMore ${version}.\n` }],
    });
  for (const version of [2, 3, 4]) {
    await change(version);
    // Each is checked by itself, not all of them as one burst of keystrokes.
    await expectOthersToWork();
  }
  await server.waitUntil(
    () => server.published.get(ants)?.diagnostics.some(({ code }) => code === 'reference-unknown') === true,
    () => JSON.stringify([...server.published]),
  );
  await expectOthersToWork();
  const logged = server.errors.filter((each) => each.includes(ants));
  expect(logged).toEqual([expect.stringContaining(`rule section-duplicate failed for ${ants}: Error: Injected`)]);
});
