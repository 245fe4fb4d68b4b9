import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operations, Requests } from '../../../server/src/protocol.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';

const file = '{ uri: string }';
const log = '{ log: string }';
const newRecord =
  '{ log: string, title: string, status?: string, parent?: string, template?: string, context?: string }';

/** Each command, with what it needs, written out. */
const commands: Readonly<Record<keyof Operations, string>> = {
  'adr.newRecord': newRecord,
  'adr.createLog': '{ folder: string }',
  'adr.addToIndex': file,
  'adr.syncIndex': '{ log: string, prune?: boolean, only?: string[] }',
  'adr.sortIndex': log,
  'adr.createIndex': log,
  'adr.insertGraph': log,
  'adr.undoSync': file,
  'adr.setStatus': '{ uri: string, status: string }',
  'adr.supersede': '{ uri: string, successor: string }',
  'adr.linkRecords': '{ uri: string, kind: string, to: string }',
  'adr.renumberRecord': '{ uri: string, number?: string }',
  'adr.deleteRecord': file,
  'adr.describeConvention': log,
};

const requests: Readonly<Record<Exclude<keyof Requests, 'adr/listLogs'>, string>> = {
  'adr/previewRecord': newRecord,
  'adr/listTemplates': log,
  'adr/previewSync': log,
  'adr/readGraph': log,
  'adr/listStatuses': file,
  'adr/previewDelete': file,
  'adr/describeRecord': file,
  'adr/listRelations': file,
  'adr/findRecords': '{ text: string }',
};

/** The fields of a shape, and whether each must be there. */
const fieldsOf = (shape: string) =>
  [...shape.matchAll(/(\w+)(\?)?: ([\w[\]]+)/g)].map(([, key = '', optional, type = '']) => ({
    key,
    isOptional: optional === '?',
    type,
  }));

const right = (type: string) =>
  type === 'boolean' ? true : type === 'string[]' ? ['file:///x'] : 'file:///workspace/x';

/** Arguments that are wrong for a shape, as JSON, by what is wrong with them. */
function wrongFor(shape: string): [string, string][] {
  const fields = fieldsOf(shape);
  const whole = Object.fromEntries(fields.map(({ key, type }) => [key, right(type)]));
  const wrong: [string, unknown][] = [
    ['null', null],
    ['a number', 5],
    ['a string', 'file:///workspace/x'],
    ['an array', [whole]],
    ['an empty object', {}],
  ];
  for (const { key, isOptional, type } of fields) {
    const { [key]: _, ...others } = whole;
    if (!isOptional) wrong.push([`no ${key}`, others], [`${key}: null`, { ...whole, [key]: null }]);
    wrong.push([`${key}: 5`, { ...whole, [key]: 5 }], [`${key}: {}`, { ...whole, [key]: {} }]);
    wrong.push([`${key}: [5]`, { ...whole, [key]: [5] }]);
    if (type !== 'string') wrong.push([`${key}: text`, { ...whole, [key]: 'x' }]);
  }
  const required = fields.filter(({ isOptional }) => !isOptional).map(({ key }) => `"${key}":"file:///workspace/x"`);
  return [
    ...wrong.map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
    ['fields of the prototype', `{"__proto__":{${required.join()}}}`],
  ];
}

let server: MemoryServer;

beforeAll(async () => {
  server = new MemoryServer({ fileSystem: new MemoryFileSystem([['docs/adr/001-ants.md', '# Ants\n']]) });
  await server.start();
});

afterAll(() => server.stop());

const answerTo = (method: string, params: unknown) =>
  server.client.sendRequest(method, params).then(
    (answer) => `answered ${JSON.stringify(answer)}`,
    (error: Error) => error.message,
  );

describe.each(Object.entries(commands))('%s', (command, shape) => {
  test.each(wrongFor(shape))('says what it needs where its argument is %s', async (_, json) => {
    const args = [JSON.parse(json)];
    const answer = await answerTo('workspace/executeCommand', { command, arguments: args });
    expect(answer).toBe(`Invalid argument for ${command}. Expected ${shape}.`);
  });

  test.each([undefined, null, 5, 'x', {}, []])('says what it needs where its arguments are %j', async (args) => {
    expect(await answerTo('workspace/executeCommand', { command, arguments: args })).toBe(
      `Invalid argument for ${command}. Expected ${shape}.`,
    );
  });

  test('says which of its fields is not a URI', async () => {
    const uris = fieldsOf(shape).filter(({ key }) => ['uri', 'log', 'folder', 'successor', 'to'].includes(key));
    const whole = Object.fromEntries(fieldsOf(shape).map(({ key, type }) => [key, right(type)]));
    for (const { key } of uris)
      expect(
        await answerTo('workspace/executeCommand', { command, arguments: [{ ...whole, [key]: 'file:////x' }] }),
      ).toBe(`${command}: "${key}" is not a URI.`);
  });
});

describe.each(Object.entries(requests))('%s', (method, shape) => {
  // By position, as JSON-RPC sends an array, an object is the parameter itself.
  test.each(wrongFor(shape).filter(([name]) => name !== 'an array'))('says what it needs for %s', async (_, json) => {
    const params = JSON.parse(json);
    // The client's library sends other values by position.
    expect(await answerTo(method, params)).toBe(`Invalid argument for ${method}. Expected ${shape}.`);
  });
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', '', 'adr.nothing'])(
  'there is no command "%s"',
  async (command) => {
    const answer = await answerTo('workspace/executeCommand', { command, arguments: [{}] });
    expect(answer).toBe(`Unknown command "${command}".`);
  },
);

test('all is answered in words, and nothing is logged as a failure', () => {
  expect(server.errors).toEqual([]);
  expect(server.edits).toEqual([]);
});

test('an action without data, for which some clients write null, is answered as it is', async () => {
  expect(await answerTo('codeAction/resolve', { title: 'x', data: null })).toBe('answered {"title":"x","data":null}');
});
