// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadCore } from './loadCore.mjs';
import { ServerSession } from './serverSession.mjs';
import { median, p95 } from './statistics.mjs';

/** @typedef {import('./generateTree.mjs').GeneratedTree} GeneratedTree */
/** @typedef {import('./benchReport.mjs').BenchReport} BenchReport */

const ownServer = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));
const listener = { onDidChangeFiles() {}, onDidChangeLogs() {} };
const everything = async () => ({ include: ['*'], exclude: [] });

/**
 * What a workspace of so many files costs: finding its logs beside listing the folders, and finding mentions in its files
 * beside reading them, in turns and in one process; and whether typing is answered meanwhile. Processor time is compared,
 * since on a shared machine the clock measures the others, too.
 *
 * @param {GeneratedTree} tree
 * @param {{ rounds: number, report: BenchReport }} options
 */
export async function measureTree(tree, { rounds, report }) {
  const count = String(tree.files.length).replace(/\B(?=(?:\d{3})+$)/g, ' ');
  report.begin(`A workspace of ${count} files in ${tree.folders.length} folders`);
  const core = await loadCore();
  const root = pathToFileURL(tree.root).href;
  const logs = new Set(tree.logs.map((folder) => pathToFileURL(folder).href));
  const citing = new Set(tree.citing.map((path) => pathToFileURL(path).href));
  const { readFile, readDirectory } = core.nodeFileSystem;
  let listed = 0;
  const search = {
    fileSystem: {
      readFile,
      readDirectory(/** @type {string} */ uri) {
        listed++;
        return readDirectory(uri);
      },
    },
    pause: core.makePause(8),
    configurationIn: async (/** @type {string} */ folder) => {
      await readFile(`${folder}/.adr-keeper.yaml`, 100_000);
      return undefined;
    },
  };
  /** @type {Record<'list' | 'find' | 'read' | 'cite', number[]>} */
  const times = { list: [], find: [], read: [], cite: [] };
  for (let round = 0; round < rounds; round++) {
    times.list.push(
      await processorTime(() => {
        for (const each of tree.folders) readdirSync(each, { withFileTypes: true });
      }),
    );
    listed = 0;
    times.find.push(
      await processorTime(async () =>
        expectSame('logs', await core.findLogs(root, search), logs, ({ folder }) => folder),
      ),
    );
    // What is wrong and fast is not fast; nor is what looks into fewer folders, or into those that git ignores.
    if (listed !== tree.folders.length) throw new Error(`Listed ${listed} folders, not ${tree.folders.length}.`);
  }
  const workspace = new core.Workspace(core.nodeFileSystem, { ...listener, citingPatterns: everything });
  await workspace.addFolder(root);
  await workspace.searchCitingFiles(root);
  for (let round = 0; round < rounds; round++) {
    times.read.push(
      await processorTime(() => {
        for (const each of tree.files) readFileSync(each);
      }),
    );
    times.cite.push(await processorTime(() => workspace.searchCitingFiles(root)));
    expectSame('citing files', [...workspace.citingFiles.keys()], citing, (uri) => uri);
  }
  const ratio = (/** @type {number[]} */ own, /** @type {number[]} */ floor) =>
    median(own.map((each, at) => each / (floor[at] ?? Number.NaN)));
  report.add({ what: 'finding its logs', value: median(times.find), unit: 'ms' });
  report.add({
    what: 'finding its logs / listing its folders',
    value: ratio(times.find, times.list),
    unit: '×',
    budget: 1.5,
  });
  report.add({ what: 'finding mentions', value: median(times.cite), unit: 'ms' });
  report.add({
    what: 'finding mentions / reading its files',
    value: ratio(times.cite, times.read),
    unit: '×',
    budget: 1.5,
  });
  await measureWaiting(tree, report);
}

/**
 * How long a question and a keystroke wait for their answer while the server is busy with the tree.
 *
 * @param {GeneratedTree} tree
 * @param {BenchReport} report
 */
async function measureWaiting({ root, logs }, report) {
  const session = new ServerSession(ownServer);
  await session.initialize(root);
  const folder = logs[0] ?? '';
  const record = join(folder, readdirSync(folder).find((name) => name.startsWith('00003')) ?? '');
  const document = await session.open(record, false);
  const lines = document.text.split('\n');
  const line = lines.findIndex((each) => each.includes('](./'));
  const position = { line, character: (lines[line] ?? '').indexOf('](./') + 5 };
  const at = { textDocument: { uri: document.uri }, position };
  let isLoaded = false;
  const loaded = session.loaded(folder).then(() => {
    isLoaded = true;
  });
  const questions = [];
  while (!isLoaded) questions.push(await session.ask('textDocument/hover', at));
  await loaded;
  const strokes = [];
  for (let stroke = 0; stroke < 100; stroke++) strokes.push(await session.type(document, position));
  await session.stop();
  report.add({ what: 'a question while logs are found and read, p50', value: median(questions), unit: 'ms' });
  report.add({ what: 'a question while logs are found and read, p95', value: p95(questions), unit: 'ms' });
  report.add({ what: 'a keystroke while mentions are found, p50', value: median(strokes), unit: 'ms' });
  report.add({ what: 'a keystroke while mentions are found, p95', value: p95(strokes), unit: 'ms', budget: 16 });
}

/**
 * @template T
 * @param {string} what
 * @param {readonly T[]} found
 * @param {ReadonlySet<string>} expected
 * @param {(each: T) => string} uriOf
 */
function expectSame(what, found, expected, uriOf) {
  const wrong = found.map(uriOf).filter((uri) => !expected.has(uri));
  if (found.length !== expected.size || wrong.length > 0)
    throw new Error(`Found ${found.length} ${what}, not ${expected.size}: ${wrong.slice(0, 3).join(', ')}`);
}

/**
 * What this process takes of the processor, in the system too, in milliseconds.
 *
 * @param {() => unknown} run
 */
async function processorTime(run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
