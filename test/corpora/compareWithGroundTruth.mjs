// @ts-check
/**
 * Runs the command line over real logs, and compares what it finds with what careful readers have listed: prints a
 * table, what was missed, and how many problems there are of each code. What we read otherwise than those readers is in
 * `disputed.json`, with the reason. Ends with 1 where a defect was missed or a run
 * failed. The logs are not part of this repository; without them it says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
/**
 * @typedef {import('./defectKinds.mjs').Problem} Problem
 * @typedef {import('./defectKinds.mjs').Defect} Defect
 * @typedef {{ corpus: string, folder: string, defects: Readonly<Record<string, readonly (Defect | string)[] | undefined>> }} Truth
 * @typedef {ReturnType<typeof compare>} Outcome
 */
import { alsoAccepted, defectKinds, descriptions, isShortTitle } from './defectKinds.mjs';

const commandLine = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const candidates = [process.env['ADR_KEEPER_CORPORA'], fileURLToPath(new URL('../../../shared', import.meta.url))];
const shared = candidates.find(
  (folder) => folder !== undefined && existsSync(join(folder, 'corpora', 'ground-truth.json')),
);

/** @type {{ corpus: string, kind: string, place: string, reason: string }[]} */
const disputed = JSON.parse(readFileSync(new URL('disputed.json', import.meta.url), 'utf8'));

if (shared === undefined) {
  console.log('Skipped: the comparison with real logs, which needs a folder that ADR_KEEPER_CORPORA names.');
} else {
  const corpora = join(shared, 'corpora');
  /** @type {Truth[]} */
  const truths = JSON.parse(readFileSync(join(corpora, 'ground-truth.json'), 'utf8'));
  const outcomes = truths.map((truth) => compare(truth, check(join(corpora, truth.corpus), truth.folder)));
  print(outcomes);
  const isMissed = outcomes.some(({ rows }) => rows.some((row) => row.missed.length > 0));
  process.exitCode = isMissed ? 1 : 0;
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {import('./defectKinds.mjs').Problem[]}
 */
function check(root, folder) {
  const args = [commandLine, 'check', '--format', 'json', '--fail-on', 'never', folder === '' ? '.' : folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`The check of ${root} ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout).problems;
}

/**
 * Some kinds list bare file names.
 *
 * @param {Defect | string} entry
 */
function toDefect(entry) {
  return typeof entry === 'string' ? /** @type {Defect} */ ({ file: entry }) : entry;
}

/**
 * @param {Truth} truth
 * @param {import('./defectKinds.mjs').Problem[]} problems
 */
function compare(truth, problems) {
  const inLog = (/** @type {string} */ file) => (truth.folder === '' ? file : `${truth.folder}/${file}`);
  const rows = Object.entries(defectKinds).flatMap(([kind, { code, places }]) => {
    const entries = (truth.defects[kind] ?? []).map(toDefect);
    if (entries.length === 0) return [];
    const row = {
      kind,
      code,
      expected: entries.length,
      found: 0,
      defined: 0,
      folded: 0,
      excused: 0,
      disputed: 0,
      /** @type {string[]} */ missed: [],
    };
    const accepted = [code, ...(alsoAccepted[code] ?? [])];
    const isFolded = problems.some(
      (problem) => problem.code === code && /^\d+ of \d+ records have no /.test(problem.message),
    );
    for (const entry of entries) {
      const wanted = places(entry, inLog);
      const isFound = wanted.every(({ file, line }) =>
        problems.some(
          (problem) =>
            accepted.includes(problem.code) &&
            problem.file === file &&
            (line === undefined || problem.range.start.line === line - 1),
        ),
      );
      if (isFound) row.found++;
      // A link by reference is reported once, where its target is written.
      else if (entry.href !== undefined && isReportedIn(problems, wanted[0]?.file, accepted, entry.href)) row.defined++;
      else if (isFolded) row.folded++;
      else if (kind === 'index_title_differs' && isShortTitle(entry)) row.excused++;
      else {
        const place = wanted.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`)).join(', ');
        const isDisputed = disputed.some(
          (each) => each.corpus === truth.corpus && each.kind === kind && each.place === place,
        );
        if (isDisputed) row.disputed++;
        else row.missed.push(place);
      }
    }
    return [row];
  });
  const counts = new Map();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return { corpus: truth.corpus, rows, counts };
}

/**
 * @param {import('./defectKinds.mjs').Problem[]} problems
 * @param {string | undefined} file
 * @param {string[]} codes
 * @param {string} href
 */
function isReportedIn(problems, file, codes, href) {
  return problems.some((each) => each.file === file && codes.includes(each.code) && each.message.includes(`"${href}"`));
}

/** @param {Outcome[]} outcomes */
function print(outcomes) {
  const lines = [['kind', 'code', 'listed', 'found', 'at definition', 'folded', 'short title', 'disputed', 'missed']];
  for (const [kind, { code }] of Object.entries(defectKinds)) {
    const rows = outcomes.flatMap((outcome) => outcome.rows.filter((row) => row.kind === kind));
    const sum = (/** @type {(row: Outcome['rows'][number]) => number} */ of) =>
      String(rows.reduce((all, row) => all + of(row), 0));
    lines.push([
      kind,
      code,
      sum((row) => row.expected),
      sum((row) => row.found),
      sum((row) => row.defined),
      sum((row) => row.folded),
      sum((row) => row.excused),
      sum((row) => row.disputed),
      sum((row) => row.missed.length),
    ]);
  }
  for (const kind of descriptions) lines.push([kind, '(described, no target)', '', '', '', '', '', '', '']);
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of lines) {
    const cells = line.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
    console.log(cells.join('  ').trimEnd());
  }
  console.log('');
  for (const { corpus, counts } of outcomes) {
    const sorted = [...counts].sort(([, a], [, b]) => b - a);
    console.log(`${corpus}: ${sorted.map(([code, count]) => `${code} ${count}`).join(', ') || 'nothing'}`);
  }
  for (const { corpus, rows } of outcomes) {
    for (const { kind, missed } of rows) for (const place of missed) console.log(`missed: ${corpus} ${kind} ${place}`);
  }
}
