// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProcess } from './runProcess.mjs';
import { median } from './statistics.mjs';

/** @typedef {import('./generateLog.mjs').GeneratedLog} GeneratedLog */
/** @typedef {import('./benchReport.mjs').BenchReport} BenchReport */
/** @typedef {import('./peers.mjs').Peer} Peer */

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const nothing = [process.execPath, '-e', '0'];
const own = [process.execPath, inRepository('dist/cli.cjs'), 'check', '--format', 'json', '--fail-on', 'never'];

/**
 * How long a check takes as a process, from its start to its end, beside processes that do less and peers that do some
 * of it: one run of each in turn, again and again. What is fast and wrong is not fast: just the defects that were put
 * there must be found.
 *
 * @param {readonly GeneratedLog[]} logs
 * @param {{ rounds: number, peers: readonly Peer[], report: BenchReport }} options
 */
export function measureChecks(logs, { rounds, peers, report }) {
  report.begin('A check as a process, cold');
  for (const log of logs) {
    const reading = [process.execPath, inRepository('test/bench/readEveryFile.mjs'), log.folder];
    const scanning = [process.execPath, inRepository('test/bench/readAndScan.mjs'), log.folder];
    const contenders = new Map([
      ['own', own],
      ['nothing', nothing],
      ['reading', reading],
      ['scanning', scanning],
    ]);
    const runs = takeTurns(contenders, { cwd: log.root, rounds });
    const [mine, empty] = [timeOf(runs, 'own'), timeOf(runs, 'nothing')];
    const [read, scanned] = [timeOf(runs, 'reading'), timeOf(runs, 'scanning')];
    expectDefects(outputOf(runs, 'own'), log);
    expectCodes(outputOf(runs, 'scanning'), log);
    const count = spaced(log.count);
    const add = (/** @type {string} */ what, /** @type {number} */ value, budget = Number.NaN) =>
      report.add({ what: `${count} records: ${what}`, value, unit: '×', ...(Number.isNaN(budget) ? {} : { budget }) });
    report.add({ what: `${count} records: check`, value: mine, unit: 'ms' });
    report.add({
      what: `${count} records: defects found, of ${log.defects.length}`,
      value: log.defects.length,
      unit: '',
    });
    add('check / a process that does nothing', mine / empty, log.count === 1_000 ? 3.5 : Number.NaN);
    add('check / reading every file', mine / read, log.count === 10_000 ? 4 : Number.NaN);
    add('check / reading and scanning every file', mine / scanned);
    for (const peer of peers.filter(({ most }) => log.count >= 1_000 && log.count <= most)) {
      const turns = takeTurns(
        new Map([
          ['peer', peer.command],
          ['scanning', scanning],
        ]),
        {
          cwd: log.root,
          rounds: Math.min(rounds, peer.rounds),
        },
      );
      add(`${peer.name} / reading and scanning`, timeOf(turns, 'peer') / timeOf(turns, 'scanning'));
      const found = countEvidence(outputOf(turns, 'peer'), log);
      report.add({ what: `${count} records: defects that ${peer.name} reports`, value: found, unit: '' });
    }
  }
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} contenders
 * @param {{ cwd: string, rounds: number }} options
 */
function takeTurns(contenders, { cwd, rounds }) {
  /** @type {Map<string, import('./runProcess.mjs').Run[]>} */
  const runs = new Map([...contenders.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, command] of contenders) runs.get(name)?.push(runProcess(command, { cwd }));
  return runs;
}

/**
 * @param {ReadonlyMap<string, readonly import('./runProcess.mjs').Run[]>} runs
 * @param {string} name
 */
function timeOf(runs, name) {
  return median((runs.get(name) ?? []).map(({ milliseconds }) => milliseconds));
}

/**
 * @param {ReadonlyMap<string, readonly import('./runProcess.mjs').Run[]>} runs
 * @param {string} name
 */
function outputOf(runs, name) {
  return runs.get(name)?.[0]?.output ?? '';
}

/**
 * Demands that the check reports the defects that were put there and nothing else, each at the place that a person would
 * select for it.
 *
 * @param {string} output what `check --format json` has printed
 * @param {GeneratedLog} log
 */
function expectDefects(output, { root, count, defects }) {
  const { version, logs, problems } = JSON.parse(output);
  const expected = defects.map(({ code, file, selected, isInIndex }) =>
    [code, isInIndex ? 'docs/adr/README.md' : `docs/adr/${file}`, selected, isInIndex ? file : ''].join(' '),
  );
  // The index says of itself, too, that rows are missing.
  if (defects.some(({ code }) => code === 'index-row-missing'))
    expected.push('index-incomplete docs/adr/README.md | Number | Title | Status | ');
  /** @type {Map<string, string[]>} */
  const linesOf = new Map();
  const found = problems.map((/** @type {FoundProblem} */ { code, file, range: { start, end } }) => {
    const lines = linesOf.get(file) ?? readFileSync(join(root, file), 'utf8').split('\n');
    linesOf.set(file, lines);
    const line = lines[start.line] ?? '';
    const selected = start.line === end.line ? line.slice(start.character, end.character) : 'several lines';
    return [code, file, selected, /^\|.*\]\(\.\/(.*)\)/.exec(line)?.[1] ?? ''].join(' ');
  });
  const head = {
    version,
    logs: logs.map((/** @type {{ folder: string, records: number }} */ each) => [each.folder, each.records]),
  };
  const difference = [
    ...found
      .filter((/** @type {string} */ each) => !expected.includes(each))
      .map((/** @type {string} */ each) => `+ ${each}`),
    ...expected.filter((each) => !found.includes(each)).map((each) => `- ${each}`),
  ];
  if (JSON.stringify(head) !== JSON.stringify({ version: 1, logs: [['docs/adr', count]] }))
    throw new Error(`The check tells of ${JSON.stringify(head)}.`);
  if (difference.length > 0 || found.length !== expected.length)
    throw new Error(`The check found ${found.length} problems, not ${expected.length}:\n${difference.join('\n')}`);
}

/** @typedef {{ line: number, character: number }} Position */
/** @typedef {{ code: string, file: string, range: { start: Position, end: Position } }} FoundProblem */

/**
 * @param {string} output
 * @param {GeneratedLog} log
 */
function expectCodes(output, { defects }) {
  const sorted = (/** @type {readonly { code: string, file: string }[]} */ all) =>
    all
      .map(({ code, file }) => `${code} ${file}`)
      .sort()
      .join();
  const found = sorted(JSON.parse(output).problems);
  if (found !== sorted(defects)) throw new Error(`Found ${found}, not ${sorted(defects)}.`);
}

/**
 * How many defects an output names: the evidence, on a line with the file.
 *
 * @param {string} output
 * @param {GeneratedLog} log
 */
function countEvidence(output, { defects }) {
  const lines = output.split('\n');
  return defects.filter(({ code, file, evidence }) =>
    // The target of a broken link is like no other word of the log.
    lines.some((line) => line.includes(evidence) && (code === 'link-broken' || line.includes(file))),
  ).length;
}

/** @param {number} count */
function spaced(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ' ');
}
