// @ts-check
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildEmptyServer } from './loadCore.mjs';
import { ServerSession } from './serverSession.mjs';
import { median, p95 } from './statistics.mjs';

/** @typedef {import('./generateLog.mjs').GeneratedLog} GeneratedLog */
/** @typedef {import('./benchReport.mjs').BenchReport} BenchReport */
/** @typedef {{ log: GeneratedLog, session: ServerSession, record: Document }} Loaded */
/** @typedef {Awaited<ReturnType<ServerSession['open']>>} Document */

const ownServer = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

/**
 * What a person waits for in an editor, over stdio, beside a server that answers and does nothing: all servers of a step
 * take turns.
 *
 * @param {readonly GeneratedLog[]} logs
 * @param {{ rounds: number, keystrokes: number, report: BenchReport }} options
 */
export async function measureServers(logs, { rounds, keystrokes, report }) {
  const empty = await buildEmptyServer();
  report.begin('The start of the server');
  for (const log of logs) await measureStart(log, { empty, rounds, report });

  const [first] = logs;
  if (first === undefined) return;
  const bare = new ServerSession(empty);
  await bare.initialize(first.root);
  const bareRecord = await bare.open(recordOf(first));
  /** @type {Loaded[]} */
  const all = [];
  for (const log of logs) all.push(await load(log));
  report.begin('Memory, resident, over the empty server');
  await measureMemory('once all is read', all, { bare, report });

  report.begin('A keystroke, from the change to the problems');
  await measureTyping(all, { bare, bareRecord, keystrokes, report });
  report.begin('Questions, at the 95th percentile');
  for (const each of all) await measureQuestions(each, report);
  report.begin('Memory at the end of this session');
  await measureMemory('after all of these keystrokes and questions', all, { bare, report });
  await Promise.all([bare, ...all.map(({ session }) => session)].map((session) => session.stop()));
}

/**
 * @param {string} when
 * @param {readonly Loaded[]} all
 * @param {{ bare: ServerSession, report: BenchReport }} options
 */
async function measureMemory(when, all, { bare, report }) {
  // What is published once a log is read is no part of what it weighs.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  for (const { log, session } of all)
    report.add({
      what: `${log.count} records, ${when}`,
      value: session.memory() - bare.memory(),
      unit: 'MB',
      ...(log.count === 10_000 && when === 'once all is read' ? { budget: 100 } : {}),
    });
}

/**
 * From the start of the process to the answer to `initialize`, and to the first problems of the open record.
 *
 * @param {GeneratedLog} log
 * @param {{ empty: string, rounds: number, report: BenchReport }} options
 */
async function measureStart(log, { empty, rounds, report }) {
  /** @type {Record<'empty' | 'own', { answered: number[], published: number[] }>} */
  const times = { empty: { answered: [], published: [] }, own: { answered: [], published: [] } };
  for (let round = 0; round < rounds; round++) {
    for (const [name, module] of /** @type {const} */ ([
      ['empty', empty],
      ['own', ownServer],
    ])) {
      const session = new ServerSession(module);
      times[name].answered.push(await session.initialize(log.root));
      // A record with a problem: one without is never published.
      await session.open(faultyRecordOf(log));
      times[name].published.push(performance.now() - session.started);
      await session.stop();
    }
  }
  const { own } = times;
  report.add({
    what: `${log.count} records: initialize answered / empty`,
    value: median(own.answered) / median(times.empty.answered),
    unit: '×',
    budget: 1.25,
  });
  report.add({
    what: `${log.count} records: first problems of the open record / empty`,
    value: median(own.published) / median(times.empty.published),
    unit: '×',
    budget: 2,
  });
  report.add({
    what: `${log.count} records: first problems of the open record`,
    value: median(own.published),
    unit: 'ms',
  });
}

/**
 * @param {GeneratedLog} log
 * @returns {Promise<Loaded>}
 */
async function load(log) {
  const session = new ServerSession(ownServer);
  await session.initialize(log.root);
  const record = await session.open(recordOf(log), false);
  await session.loaded(log.folder);
  return { log, session, record };
}

/**
 * @param {readonly Loaded[]} all
 * @param {{ bare: ServerSession, bareRecord: Document, keystrokes: number, report: BenchReport }} options
 */
async function measureTyping(all, { bare, bareRecord, keystrokes, report }) {
  /** @type {number[]} */
  const bareTimes = [];
  /** @type {Map<Loaded, number[]>} */
  const times = new Map(all.map((each) => [each, []]));
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    bareTimes.push(await bare.type(bareRecord, inLink(bareRecord)));
    for (const each of all) times.get(each)?.push(await each.session.type(each.record, inLink(each.record)));
  }
  /** @type {number | undefined} */
  let before;
  for (const [{ log }, own] of times) {
    const what = `${log.count} records, in a record`;
    report.add({ what: `${what}, p50`, value: median(own), unit: 'ms' });
    report.add({ what: `${what}, p50 / empty`, value: median(own) / median(bareTimes), unit: '×', budget: 2 });
    report.add({ what: `${what}, p95 / empty`, value: p95(own) / p95(bareTimes), unit: '×', budget: 3 });
    if (before !== undefined)
      report.add({ what: `${what}, p50 / a log of a tenth`, value: median(own) / before, unit: '×', budget: 1.3 });
    before = median(own);
  }
  for (const { log, session, record } of all) {
    const own = [];
    for (let burst = 0; burst < 10; burst++) own.push(await session.typeBurst(record, inLink(record), 21));
    report.add({ what: `${log.count} records, a burst of 21 in a record, p50`, value: median(own), unit: 'ms' });
  }
  for (const { log, session } of all) {
    const index = await session.open(join(log.folder, 'README.md'), false);
    const own = [];
    // In the title of the first row, which then is not the record's.
    for (let stroke = 0; stroke < keystrokes; stroke++)
      own.push(
        await session.type(index, { line: 4, character: (index.text.split('\n')[4] ?? '').indexOf('| Decision') + 5 }),
      );
    const what = `${log.count} rows, in the index`;
    report.add({
      what: `${what}, p50 / empty`,
      value: median(own) / median(bareTimes),
      unit: '×',
      ...(log.count === 1_000 ? { budget: 5 } : {}),
    });
    report.add({ what: `${what}, p50`, value: median(own), unit: 'ms' });
    report.add({ what: `${what}, p95`, value: p95(own), unit: 'ms' });
    // The least: the text is known anew, line by line, and the answer goes its way.
    const scan = timeLineScan(index.text);
    report.add({
      what: `${what}, p95 / two line scans (${scan.toFixed(1)} ms each) and the transport`,
      value: p95(own) / (2 * scan + median(bareTimes)),
      unit: '×',
      ...(log.count === 10_000 ? { budget: 1 } : {}),
    });
  }
}

/**
 * How long it takes to find the cells and the links of a table by splitting each line, in milliseconds.
 *
 * @param {string} text
 */
function timeLineScan(text) {
  const times = [];
  for (let round = 0; round < 15; round++) {
    const start = performance.now();
    const rows = text.split('\n').map((line) => ({ cells: line.split('|'), link: /\]\(([^)]+)\)/.exec(line)?.[1] }));
    times.push(performance.now() - start);
    if (rows.length < 5) throw new Error('The index has no rows.');
  }
  return median(times);
}

/**
 * @param {Loaded} loaded
 * @param {BenchReport} report
 */
async function measureQuestions({ log, session, record }, report) {
  const lines = record.text.split('\n');
  const line = lines.findIndex((each) => each.includes('ADR-'));
  const position = { line, character: (lines[line] ?? '').indexOf('ADR-') + 5 };
  const at = { textDocument: { uri: record.uri }, position, context: { includeDeclaration: true } };
  /** @type {(what: string, budget: number | undefined, ask: () => Promise<number>, times?: number) => Promise<void>} */
  const measure = async (what, budget, ask, times = 30) => {
    const own = [];
    for (let time = 0; time < times; time++) own.push(await ask());
    const line = { what: `${log.count} records: ${what}`, value: p95(own), unit: 'ms' };
    report.add(budget === undefined ? line : { ...line, budget });
  };
  for (const method of ['hover', 'definition', 'completion', 'references', 'codeLens'])
    await measure(method, 10, () => session.ask(`textDocument/${method}`, at));
  await measure('list of the tree', undefined, () => session.ask('adr/listLogs', {}), 10);
  const title = { textDocument: { uri: record.uri }, position: { line: 0, character: 12 }, newName: 'Another thing' };
  await measure('rename of a record', 100, () => session.ask('textDocument/rename', title), 5);
  const unlisted = log.defects.find(({ code }) => code === 'index-row-missing');
  if (unlisted === undefined) return;
  // The edit is answered, and not written: the record stays without a row.
  const add = { command: 'adr.addToIndex', arguments: [{ uri: pathToFileURL(join(log.folder, unlisted.file)).href }] };
  await measure('add to the index', undefined, () => session.ask('workspace/executeCommand', add), 5);
}

/** @param {GeneratedLog} log */
const recordOf = ({ records, count }) => records[Math.floor(count / 3)] ?? '';

/** @param {GeneratedLog} log */
function faultyRecordOf({ folder, defects }) {
  return join(folder, defects.find(({ code }) => code === 'section-missing')?.file ?? '');
}

/**
 * Within the destination of a link in the text, which then leads nowhere: most keystrokes in prose change no problem, and
 * would not be answered.
 *
 * @param {Document} document
 */
function inLink({ text }) {
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.includes('](./'));
  return { line, character: (lines[line] ?? '').indexOf('](./') + 5 };
}
