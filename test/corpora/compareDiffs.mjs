// @ts-check
/**
 * Runs the commands that change files over copies of real logs, and compares what they would change, or say instead, with
 * what is stored in `diffs/<log>.diff`; likewise what `convention` says with `conventions/<log>.txt`. Ends with 1 where
 * something differs.
 *
 * Each stored hunk carries the name of its class, and `diffs.md` has a verdict for each class; `conventions.md` judges each
 * convention. `--update` writes what changed: a hunk keeps its class while its text is the same, and a new one has the
 * class `?`, which fails until somebody has read it. Names of logs, or parts of them, select; `--full` prints everything
 * unabbreviated and compares nothing. The logs are not part of this repository; without them it says so.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTwoFilesPatch } from 'diff';

/**
 * @typedef {{ file: string, status: string | null }} Listed
 * @typedef {{ place: string, lines: readonly string[] }} Hunk
 * @typedef {Hunk & { command: string }} FoundHunk
 * @typedef {FoundHunk & { name: string }} NamedHunk
 */

const commandLine = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const candidates = [process.env['ADR_KEEPER_CORPORA'], fileURLToPath(new URL('../../../shared', import.meta.url))];
const shared = candidates.find((folder) => folder !== undefined && existsSync(join(folder, 'corpora', 'facts.json')));
const options = /** @type {const} */ ({ update: { type: 'boolean' }, full: { type: 'boolean' } });
const { values, positionals: selected } = parseArgs({ options, allowPositionals: true });

/** Every run has the same day, later than any record. */
const fixedDay = 'globalThis.Date=class extends Date{constructor(...a){a.length?super(...a):super(2026,8,1)}}';

/** What is longer is abbreviated: a run of lines that are removed or added, a line, and what one command says. */
const most = values.full ? { lines: 1e9, characters: 1e9, hunks: 1e9 } : { lines: 12, characters: 180, hunks: 12 };

/** @param {string} root @param {readonly string[]} args */
function run(root, args) {
  const node = ['--import', `data:text/javascript,${encodeURIComponent(fixedDay)}`, commandLine, ...args];
  return spawnSync(process.execPath, node, { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });
}

/** The commands to try on a log, chosen by what it contains. @param {string} root */
function commandsFor(root) {
  const { stdout } = run(root, ['list', '--format', 'json', '.']);
  /** @type {{ folder: string, records: readonly Listed[] }[]} */
  const logs = stdout === '' ? [] : JSON.parse(stdout).logs;
  const [largest] = logs.toSorted((a, b) => b.records.length - a.records.length);
  const { folder = '.', records = [] } = largest ?? {};
  const wholeLog = [['sync'], ['check', '--fix', '--fail-on', 'never']];
  const isAccepted = (/** @type {Listed | undefined} */ each) => /^(accept|已采纳)/i.test(each?.status ?? '');
  const open = records.filter(({ status }) => /^(propos|draft|pending|.*review$)/i.test(status ?? ''));
  const asked = open.at(-1) ?? records.at(-1);
  const accepted = records.filter((each) => isAccepted(each) || /^(approv|decided)/i.test(each.status ?? ''));
  const [older, newer] = accepted.length > 1 ? [accepted[0], accepted.at(-1)] : [records[0], records.at(-1)];
  if (asked === undefined || older === undefined || newer === undefined) return wholeLog;
  return [
    ['new', 'Use a message queue', ...(logs.length > 1 ? ['--log', folder] : [])],
    ['status', asked.file, isAccepted(asked) ? 'Deprecated' : 'Accepted'],
    ['supersede', older.file, '--by', newer.file],
    ...wholeLog,
  ];
}

/** What a command would change, or says. @param {string} root @param {readonly string[]} args @returns {FoundHunk[]} */
function hunksOf(root, args) {
  const command = args.map((each) => (each.includes(' ') ? JSON.stringify(each) : each)).join(' ');
  const { status, stdout, stderr } = run(root, [...args, '--dry-run']);
  const lines = stderr.split('\n').filter((line) => line !== '');
  const hunks = [...readDiff(stdout), ...(lines.length > 0 ? [{ place: `says, and ends with ${status}`, lines }] : [])];
  const rest = hunks.splice(most.hunks);
  const left = { place: 'more', lines: [`… ${rest.length} more hunks, ${hashOf(JSON.stringify(rest))}`] };
  const all = [
    ...hunks.map((hunk) => ({ ...hunk, lines: abbreviate(hunk.lines) })),
    ...(rest.length > 0 ? [left] : []),
  ];
  return (all.length > 0 ? all : [{ place: 'nothing', lines: [] }]).map((hunk) => ({ command, ...hunk }));
}

/** The hunks of a unified diff, with one line of context. @param {string} text */
function readDiff(text) {
  /** @type {{ place: string, lines: string[] }[]} */
  const hunks = [];
  for (const part of text.split(/^(?=diff --git )/m)) {
    const quoted = /^\+\+\+ "?b\/(.*?)"?$/m.exec(part)?.[1] ?? '';
    const octets = quoted.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
    const file = quoted.includes('\\') ? Buffer.from(octets, 'latin1').toString() : quoted;
    for (const [, start, body = ''] of part.matchAll(/^@@ -\S+ \+(\d+)\S* @@.*\n((?:[ +\-\\].*\n?)*)/gm)) {
      const lines = body.replace(/\n$/, '').split('\n');
      const isNear = lines.map((_, at) => lines.slice(Math.max(0, at - 1), at + 2).some((line) => /^[+-]/.test(line)));
      let number = Number(start);
      for (const [at, line] of lines.entries()) {
        if (isNear[at] && !isNear[at - 1]) hunks.push({ place: `${file}:${number}`, lines: [] });
        if (isNear[at]) hunks.at(-1)?.lines.push(line.replace(/\r$/, '␍'));
        if (/^[ +]/.test(line)) number++;
      }
    }
  }
  return hunks;
}

/** Shortens long lines, and long runs of lines that are removed or added. @param {readonly string[]} lines */
function abbreviate(lines) {
  /** @type {string[][]} */
  const runs = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[0]?.charAt(0) === line.charAt(0)) last.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((all) => {
    const rest = all.length > most.lines + 1 ? all.splice(most.lines) : [];
    const left = rest.map((line) => line.charAt(0)).slice(0, 1);
    const count = left.map((sign) => `${sign}… ${rest.length} more lines, ${hashOf(rest.join('\n'))}`);
    return [...all.map(abbreviateLine), ...count];
  });
}

/** @param {string} line */
function abbreviateLine(line) {
  const half = most.characters / 2;
  return line.length <= 2 * half ? line : `${line.slice(0, half)}…${hashOf(line)}…${line.slice(-half)}`;
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** @param {readonly NamedHunk[]} hunks */
function format(hunks) {
  const texts = hunks.map(({ command, place, lines, name }, at) => {
    const head = command === hunks[at - 1]?.command ? [] : [`$ adr-keeper ${command}`];
    return `${[...head, `@@ ${name} @@ ${place}`, ...lines].join('\n')}\n`;
  });
  return texts.join('');
}

/** @param {string} text @returns {NamedHunk[]} */
function parse(text) {
  return text.split(/^\$ adr-keeper /m).flatMap((section) => {
    const [command = '', ...hunks] = section.split(/^@@ /m);
    return hunks.map((hunk) => {
      const [head = '', ...lines] = hunk.replace(/\n$/, '').split('\n');
      const [name = '', place = ''] = head.split(' @@ ');
      return { command: command.trimEnd(), place, lines, name };
    });
  });
}

/**
 * The class that is stored for the same text, if possible of the same place and command.
 *
 * @param {FoundHunk} hunk
 * @param {readonly NamedHunk[]} stored
 */
function classOf({ command, place, lines }, stored) {
  const alike = stored.filter((each) => each.lines.join('\n') === lines.join('\n'));
  const ofCommand = alike.filter((each) => each.command === command);
  const [nearest] = [...ofCommand.filter((each) => each.place === place), ...ofCommand, ...alike];
  return nearest?.name ?? '?';
}

/** @param {string} name */
function readStored(name) {
  const path = new URL(name, import.meta.url);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Compares a text with a file, or writes it. @param {string} name @param {string} text @returns {string[]} what is wrong */
function store(name, text) {
  const stored = readStored(name);
  if (stored === text) return [];
  if (values.update) writeFileSync(new URL(name, import.meta.url), text);
  return values.update ? [] : [createTwoFilesPatch(name, 'now', stored, text, '', '', { context: 4 })];
}

/** @param {string} corpora @param {string} log @returns {{ hunks: FoundHunk[], convention: string }} */
function runAll(corpora, log) {
  const root = mkdtempSync(join(tmpdir(), 'adr-keeper-diffs-'));
  try {
    cpSync(join(corpora, log), root, { recursive: true });
    for (const each of readdirSync(root, { recursive: true, encoding: 'utf8' })) chmodSync(join(root, each), 0o755);
    const { stdout, stderr } = run(root, ['convention', '.']);
    return { hunks: commandsFor(root).flatMap((args) => hunksOf(root, args)), convention: stdout + stderr };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/**
 * The rows of `diffs.md` with the hunks that are stored of each class, and their logs.
 *
 * @param {string} text
 * @param {readonly string[]} logs
 */
function withLogs(text, logs) {
  const stored = logs.flatMap((log) => parse(readStored(`diffs/${log}.diff`)).map(({ name }) => ({ name, log })));
  return text.replace(/^\| (.+?) \| ((?:right|tolerable|wrong).*?) \| .*\|$/gm, (_, name, verdict) => {
    const own = stored.filter((each) => each.name === name);
    const all = [...new Set(own.map(({ log }) => log.replace(/^.*__/, '')))];
    const more = all.length > 9 ? ` and ${all.length - 8} more` : '';
    return `| ${name} | ${verdict} | ${own.length}: ${all.slice(0, more === '' ? 9 : 8).join(', ')}${more} |`;
  });
}

/** @param {string} corpora */
function compare(corpora) {
  const names = readdirSync(corpora).filter((name) => /^[^.].*__/.test(name));
  const chosen = names.filter((log) => selected.length === 0 || selected.some((each) => log.includes(each))).sort();
  const verdicts = new Set(
    [...readStored('diffs.md').matchAll(/^\| (.+?) \| (?:right|tolerable|wrong)\b/gm)].map(([, name]) => name),
  );
  const faults = chosen.flatMap((log) => {
    const { hunks, convention } = runAll(corpora, log);
    const stored = parse(readStored(`diffs/${log}.diff`));
    const named = hunks.map((hunk) => ({ ...hunk, name: classOf(hunk, stored) }));
    if (values.full) console.log(`=== ${log}\n${format(named)}\n${convention}`);
    if (values.full) return [];
    const unread = [...new Set(named.map(({ name }) => name))].filter((name) => !verdicts.has(name));
    return [
      ...store(`diffs/${log}.diff`, format(named)),
      ...store(`conventions/${log}.txt`, convention),
      ...unread.map((name) => `${log}: diffs.md has no verdict for the class "${name}".`),
      ...(readStored('conventions.md').includes(`\n| ${log} | `) ? [] : [`${log}: conventions.md has no judgement.`]),
    ];
  });
  if (!values.full) faults.push(...store('diffs.md', withLogs(readStored('diffs.md'), names)));
  for (const fault of faults) console.error(fault);
  if (faults.length === 0 && !values.full) console.log(`${chosen.length} logs: the commands change what is stored.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (shared === undefined)
  console.log('Skipped: the comparison with stored diffs, which needs a folder that ADR_KEEPER_CORPORA names.');
else compare(join(shared, 'corpora'));
