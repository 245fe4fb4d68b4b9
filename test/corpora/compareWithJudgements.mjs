// @ts-check
/**
 * Runs the command line over real logs whose reports careful readers have judged, and tells how many of the reports that
 * were wanted are still made, how many of those that were noise are gone, what is reported that nobody has judged, what is
 * missed that should have been reported, and which facts of the records are read otherwise. `--list wanted|noise|new|missed|useful|facts`
 * prints each of them. What we judge ourselves is in `judged.json`; judgements that we see otherwise are in
 * `disputed.json` and count neither way, one in twenty at most; misses that no check of these files can find are in
 * `outside.json`. The logs are not part of this repository; without them it
 * says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ log: string, file: string, line: number, code: string, message: string, verdict: string, reason: string }} Judgement
 * @typedef {{ log: string, file: string, line: number, code: string, severity: string, message: string }} Report
 * @typedef {{ log: string, file: string, line: number, kind: string, what: string, severity?: string }} Miss
 * @typedef {{ log?: string, file?: string, line?: number, code?: string, kind?: string, reason: string }} Dispute
 * @typedef {{ kind: string, part: boolean, file: string | null }} Relation
 * @typedef {{ file: string, number: string | null, title: string | null, status: string | null }} Facts
 * @typedef {Facts & { relations: readonly Readonly<Record<string, string>>[] }} KnownFacts
 * @typedef {Facts & { relations: readonly Relation[] }} ReadFacts
 */

const commandLine = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const candidates = [process.env['ADR_KEEPER_CORPORA'], fileURLToPath(new URL('../../../shared', import.meta.url))];
const shared = candidates.find(
  (folder) => folder !== undefined && existsSync(join(folder, 'corpora', 'judgements.json')),
);
const listed = process.argv.includes('--list') ? process.argv[process.argv.indexOf('--list') + 1] : undefined;

/** @param {string} corpora */
function compare(corpora) {
  /** @template T @param {string} name @returns {T} */
  const read = (name) => JSON.parse(readFileSync(join(corpora, name), 'utf8'));
  /** @type {Judgement[]} */
  const judgements = read('judgements.json');
  /** @type {Miss[]} */
  const missed = read('missed.json');
  /** @type {{ log: string, folder: string, records: KnownFacts[] }[]} */
  const allFacts = read('facts.json');
  // What is no Markdown is not read.
  const facts = allFacts.filter(({ records }) => records.every(({ file }) => file.endsWith('.md')));
  /** @type {Judgement[]} */
  const ours = JSON.parse(readFileSync(new URL('judged.json', import.meta.url), 'utf8'));
  /** @type {Dispute[]} */
  const disputes = JSON.parse(readFileSync(new URL('disputed.json', import.meta.url), 'utf8'));
  /** @type {Dispute[]} */
  const outside = JSON.parse(readFileSync(new URL('outside.json', import.meta.url), 'utf8'));
  const logs = [...new Set([...judgements, ...missed, ...allFacts].map(({ log }) => log))].sort();
  const reports = logs.flatMap((log) => check(join(corpora, log), log));

  const isDisputed = (/** @type {Judgement} */ { log, file, line, code }) =>
    disputes.some((each) => each.log === log && each.file === file && each.line === line && each.code === code);
  const judged = judgements.filter(({ verdict }) => verdict === 'wanted' || verdict === 'noise');
  const disputed = judged.filter(isDisputed);
  const wanted = judged.filter((each) => each.verdict === 'wanted' && !disputed.includes(each));
  const noise = judged.filter((each) => each.verdict === 'noise' && !disputed.includes(each));
  const lost = wanted.filter((each) => !reports.some((report) => isKept(each, report)));
  const left = noise.filter((each) => reports.some((report) => isSame(each, report)));
  const labels = [...judgements, ...ours];
  const unlabelled = reports.filter((report) => !labels.some((each) => isSame(each, report) || isKept(each, report)));
  const isFound = (/** @type {Miss} */ miss) => {
    if (miss.kind === 'log-not-read') return isNamed(join(corpora, miss.log));
    return miss.kind in readings
      ? isRead(join(corpora, miss.log), miss)
      : reports.some((report) => isNear(miss, report));
  };
  const unseen = missed.filter((miss) => !isFound(miss));
  const isOutside = (/** @type {Miss} */ { log, file, kind }) =>
    outside.some((each) => each.log === log && each.kind === kind && (each.file ?? file) === file);
  const isUseful = (/** @type {Miss} */ miss) => (miss.severity ?? 'useful') === 'useful' && !isOutside(miss);
  const useful = missed.filter(isUseful);
  const usefulUnseen = unseen.filter(isUseful);
  const wrong = facts.flatMap(({ log, records }) => compareFacts(join(corpora, log), log, records));

  const share = (/** @type {number} */ part, /** @type {number} */ all) =>
    `${part} of ${all} (${((100 * part) / all).toFixed(1)} %)`;
  console.log(`wanted reports kept     ${share(wanted.length - lost.length, wanted.length)}`);
  console.log(`noise gone              ${share(noise.length - left.length, noise.length)}`);
  console.log(`judgements disputed     ${share(disputed.length, judged.length)}`);
  console.log(`reports without a label ${share(unlabelled.length, reports.length)}, labels of ours ${ours.length}`);
  console.log(`misses reported         ${share(missed.length - unseen.length, missed.length)}`);
  console.log(`useful ones among them  ${share(useful.length - usefulUnseen.length, useful.length)}`);
  const fields = facts.reduce((sum, { records }) => sum + records.length * 3, 0);
  const relations = facts.flatMap(({ records }) => records.flatMap((record) => relationsOf(record))).length;
  const wrongRelations = wrong.filter(({ code }) => code === 'relation').length;
  console.log(`facts read              ${share(fields - wrong.length + wrongRelations, fields)}`);
  console.log(`relations read          ${share(relations - wrongRelations, relations)}`);
  const verdictOf = (/** @type {Report} */ report) =>
    labels.find((each) => isSame(each, report) || isKept(each, report))?.verdict ?? 'noise';
  const noisy = reports.filter((report) => verdictOf(report) === 'noise');
  const isGrave = (/** @type {Report} */ { severity }) => severity === 'error' || severity === 'warning';
  const grave = reports.filter(isGrave);
  const noisyGrave = noisy.filter(isGrave);
  console.log(
    `noise among reports     ${share(noisy.length, reports.length)}, from warning up ${share(noisyGrave.length, grave.length)}`,
  );
  const demands = {
    'wanted reports kept: 97 %': (wanted.length - lost.length) * 100 >= wanted.length * 97,
    'noise gone: 95 %': (noise.length - left.length) * 100 >= noise.length * 95,
    'judgements disputed: 5 % at most': disputed.length * 20 <= judged.length,
    'noise among reports: 10 % at most': noisy.length * 100 <= reports.length * 10,
    'noise from warning up: 5 % at most': noisyGrave.length * 100 <= grave.length * 5,
    'useful misses found: 90 %': (useful.length - usefulUnseen.length) * 10 >= useful.length * 9,
    'facts read: 99.5 %': (fields - wrong.length + wrongRelations) * 1000 >= fields * 995,
  };
  for (const [demand, isMet] of Object.entries(demands)) {
    if (isMet) continue;
    console.error(`Not met: ${demand}`);
    process.exitCode = 1;
  }
  console.log(
    `\n${tallyOf('without a label', unlabelled)}\n${tallyOf('noise left', left)}\n${tallyOf('wanted and lost', lost)}`,
  );
  const lists = { wanted: lost, noise: left, new: unlabelled, missed: unseen, useful: usefulUnseen, facts: wrong };
  for (const each of lists[/** @type {keyof typeof lists} */ (listed)] ?? []) console.log(JSON.stringify(each));
}

/** @param {string} name @param {readonly { code: string, severity?: string }[]} items */
function tallyOf(name, items) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { code, severity } of items) {
    const key = severity === undefined ? code : `${code} (${severity})`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const list = [...counts].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  return `${name}: ${list.join(', ') || 'none'}`;
}

/** @param {string} root @param {readonly string[]} args */
function run(root, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0 && status !== 2) throw new Error(`${args.join(' ')} in ${root} ended with ${status}:\n${stderr}`);
  return stdout === '' ? undefined : JSON.parse(stdout);
}

/** @param {string} root @param {string} log @returns {Report[]} */
function check(root, log) {
  const found = run(root, ['check', '--format', 'json', '--fail-on', 'never', '.']);
  return (found?.problems ?? []).map((/** @type {any} */ { file, range, code, severity, message }) => ({
    log,
    file,
    line: range.start.line + 1,
    code,
    severity,
    message,
  }));
}

/** What a message quotes: names, titles, statuses. @param {string} message */
function quotesIn(message) {
  // Older reports say "records have no Context: …"; questions about titles and statuses have no quotes.
  const quoted = message.matchAll(/["“”'`]([^"“”'`]+)["“”'`]|records have no ([^:."]+)[:.]/g);
  return [...quoted].map(([, name, section]) => (name ?? section ?? '').toLowerCase());
}

/** Whether a report is the one that was judged. @param {Judgement} judged @param {Report} report */
function isSame(judged, report) {
  if (judged.log !== report.log || judged.file !== report.file || judged.code !== report.code) return false;
  if (judged.line !== report.line) return false;
  const [a, b] = [quotesIn(judged.message), quotesIn(report.message)];
  return a.length === 0 || b.length === 0 || a.some((name) => b.includes(name));
}

/** Whether a report says of the same place what was wanted, under the same code or the one that took its place. @param {Judgement} judged @param {Report} report */
function isKept(judged, report) {
  if (judged.log !== report.log) return false;
  if (isFolded(judged, report)) return true;
  if (judged.file !== report.file) return false;
  if (isSame(judged, report)) return true;
  // What has no status is told so once, not also that it lacks the section.
  if (judged.code === 'section-missing' && report.code === 'status-missing')
    return quotesIn(judged.message).includes('status');
  if (judged.code === report.code && folding.includes(report.code)) return true;
  const heirs = successors[judged.code] ?? [];
  return heirs.includes(report.code) && (Math.abs(judged.line - report.line) <= 2 || folding.includes(report.code));
}

/** Whether a report asks the log once about what was wanted of several records: how many of how many lack a section. @param {Judgement} judged @param {Report} report */
function isFolded(judged, report) {
  if (judged.code !== 'section-missing' || report.code !== judged.code || !/^\d+ of \d+ /.test(report.message))
    return false;
  const names = quotesIn(report.message);
  return quotesIn(judged.message).some((name) => names.includes(name));
}

/** Codes that took the place of others. @type {Readonly<Record<string, readonly string[]>>} */
const successors = {
  'index-row-missing': ['index-incomplete'],
  'index-link-broken': ['link-broken', 'index-row-broken'],
  'section-misspelled': ['section-missing'],
  'status-missing': ['section-missing', 'status-unknown', 'section-empty'],
  'placeholder-left': ['choice-open', 'section-empty'],
};

/** Codes that say in one report what were several. */
const folding = ['index-incomplete'];

/** Whether a report may be the one that was missed: of the same file, near the line. @param {Miss} miss @param {Report} report */
function isNear(miss, report) {
  return miss.log === report.log && miss.file === report.file && Math.abs(miss.line - report.line) <= 1;
}

/** What was not read, which no report tells: whether a record that is listed has it. @type {Readonly<Record<string, (record: Facts) => boolean>>} */
const readings = {
  'record-not-found': () => true,
  'log-not-discovered': () => true,
  'status-not-read': ({ status }) => status !== null,
};

/** Whether `check` says of a log in another format that it is not read. @param {string} root */
function isNamed(root) {
  const { stderr } = spawnSync(process.execPath, [commandLine, 'check', '.'], { cwd: root, encoding: 'utf8' });
  return /only Markdown records are read, but there are \d+ \.\w+ files/.test(stderr);
}

/** Whether the list has what was not read. @param {string} root @param {Miss} miss */
function isRead(root, { file, kind }) {
  const logs = run(root, ['list', '--format', 'json', '.'])?.logs ?? [];
  const records = logs.flatMap((/** @type {{ records: ReadFacts[] }} */ { records }) => records);
  return records.some((/** @type {ReadFacts} */ each) => each.file === file && readings[kind]?.(each) === true);
}

/**
 * The relations of a record that have a kind here; what refines another one is only related to it.
 *
 * @param {KnownFacts} record
 * @returns {{ kind: string, target: string }[]}
 */
function relationsOf({ relations }) {
  return relations.flatMap((relation) =>
    Object.entries(relation).flatMap(([key, target]) => {
      const kind = key.replace(/^partly-/, '');
      return ['supersedes', 'superseded-by', 'amends', 'amended-by'].includes(kind) ? [{ kind, target }] : [];
    }),
  );
}

/**
 * @param {string} root
 * @param {string} log
 * @param {readonly KnownFacts[]} records
 * @returns {{ log: string, file: string, code: string, expected: string | null, found: string | null }[]}
 */
function compareFacts(root, log, records) {
  const found = run(root, ['list', '--format', 'json', '.']);
  /** @type {Map<string, ReadFacts>} */
  const byFile = new Map(
    (found?.logs ?? []).flatMap((/** @type {any} */ each) =>
      each.records.map((/** @type {any} */ record) => [record.file, record]),
    ),
  );
  const plain = (/** @type {unknown} */ text) =>
    String(text ?? '')
      .toLowerCase()
      .replace(/[`*_\\]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  return records.flatMap((record) => {
    /** @type {{ log: string, file: string, code: string, expected: string | null, found: string | null }[]} */
    const absent = [{ log, file: record.file, code: 'no record', expected: null, found: null }];
    const own = byFile.get(record.file);
    if (own === undefined) return absent;
    const isNumber = plain(own.number).replace(/^0+/, '') === plain(record.number).replace(/^0+/, '');
    const status = plain(record.status);
    const isStatus = status === plain(own.status) || (plain(own.status) !== '' && status.startsWith(plain(own.status)));
    const isTitle = record.title === null || plain(own.title) === plain(record.title);
    /** @type {readonly ['number' | 'title' | 'status', boolean][]} */
    const fields = [
      ['number', isNumber],
      ['title', isTitle],
      ['status', isStatus],
    ];
    const wrongFields = fields.flatMap(([field, isRight]) =>
      isRight ? [] : [{ log, file: record.file, code: field, expected: record[field], found: own[field] }],
    );
    const said = own.relations.map(({ kind, file }) => `${kind} ${file}`);
    const wrongRelations = relationsOf(record).flatMap(({ kind, target }) =>
      said.includes(`${kind} ${target}`)
        ? []
        : [{ log, file: record.file, code: 'relation', expected: `${kind} ${target}`, found: said.join(', ') }],
    );
    return [...wrongFields, ...wrongRelations];
  });
}

if (shared === undefined)
  console.log('Skipped: the comparison with judged reports, which needs a folder that ADR_KEEPER_CORPORA names.');
else compare(join(shared, 'corpora'));
