// @ts-check
/**
 * Measures the bundles on generated logs, beside the least that anything could cost, in one run: `npm run bench`. Ratios
 * are what counts, since machines differ and are shared. `--quick` takes a minute and leaves out the log of 10 000
 * records; without it the result is written to `docs/performance.md`. Nothing fails because it is slow.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generateLog } from './generateLog.mjs';
import { ServerSession } from './serverSession.mjs';
import { median, p95 } from './statistics.mjs';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const isQuick = process.argv.includes('--quick');
const sizes = isQuick ? [100, 1_000] : [100, 1_000, 10_000];
const keystrokes = isQuick ? 50 : 200;
const rounds = isQuick ? 3 : 7;
const commandLine = inRepository('dist/cli.cjs');
const server = inRepository('dist/server.cjs');
const emptyServer = inRepository('out/bench/emptyServer.cjs');
const floorScript = inRepository('test/bench/readEveryFile.mjs');

/** @typedef {{ what: string, value: number, unit: string, budget?: number }} Line */
/** @type {Line[]} */
const lines = [];
/** @param {Line} line */
const report = (line) => {
  lines.push(line);
  const verdict =
    line.budget === undefined ? '' : line.value <= line.budget ? `  ≤ ${line.budget}` : `  OVER ${line.budget}`;
  console.log(`${line.what.padEnd(74)} ${line.value.toFixed(2).padStart(9)} ${line.unit.padEnd(3)}${verdict}`);
};

const root = mkdtempSync(join(tmpdir(), 'adr-keeper-bench-'));
try {
  await build({
    entryPoints: { emptyServer: inRepository('test/bench/emptyServer.ts') },
    outdir: inRepository('out/bench'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  });
  const logs = sizes.map((count) => ({
    count,
    root: join(root, String(count)),
    ...generateLog(join(root, String(count)), count),
  }));
  const checks = logs.map((log) => measureCheck(log));
  const growth = checks.at(-1);
  const before = checks.at(-2);
  if (growth !== undefined && before !== undefined)
    report({
      what: `growth exponent of the check, ${before.count} → ${growth.count}`,
      value: Math.log10(growth.own / before.own),
      unit: '',
      budget: 1.25,
    });
  for (const log of logs.slice(1)) await measureServer(log);
  for (const [name, budget] of /** @type {const} */ ([
    ['server.cjs', 450],
    ['client.cjs', 480],
    ['cli.cjs', 500],
  ]))
    report({ what: `bundle ${name}`, value: statSync(inRepository(`dist/${name}`)).size / 1_000, unit: 'KB', budget });
  if (!isQuick) writeFileSync(inRepository('docs/performance.md'), page());
} finally {
  rmSync(root, { recursive: true });
}

/** @param {{ count: number, folder: string, root: string, defects: Record<string, number> }} log */
function measureCheck({ count, folder, root: workspace, defects }) {
  /** @type {{ nothing: number[], reading: number[], own: number[] }} */
  const times = { nothing: [], reading: [], own: [] };
  let found = '';
  for (let round = 0; round < rounds; round++) {
    times.nothing.push(runProcess(['-e', '0'], workspace).milliseconds);
    times.reading.push(runProcess([floorScript, folder], workspace).milliseconds);
    const check = runProcess([commandLine, 'check', '--format', 'json', '--fail-on', 'never'], workspace);
    times.own.push(check.milliseconds);
    found = check.output;
  }
  compareDefects(JSON.parse(found).problems, defects);
  const own = median(times.own);
  report({ what: `cold check of ${count} records, whole process`, value: own, unit: 'ms' });
  report({
    what: `  / a process that does nothing`,
    value: own / median(times.nothing),
    unit: '×',
    ...(count === 1_000 ? { budget: 3.5 } : {}),
  });
  report({
    what: `  / a process that reads every file`,
    value: own / median(times.reading),
    unit: '×',
    ...(count === 10_000 ? { budget: 4 } : {}),
  });
  return { count, own: own - median(times.nothing) };
}

/**
 * What is fast and wrong is not fast: just the defects that were put there must be found.
 *
 * @param {{ code: string }[]} problems
 * @param {Record<string, number>} defects
 */
function compareDefects(problems, defects) {
  /** @type {Record<string, number>} */
  const found = {};
  // The index says of itself, too, that rows are missing.
  for (const { code } of problems) if (code !== 'index-incomplete') found[code] = (found[code] ?? 0) + 1;
  const sorted = (/** @type {Record<string, number>} */ counts) => JSON.stringify(Object.entries(counts).sort());
  if (sorted(found) !== sorted(defects)) throw new Error(`Found ${sorted(found)}, not ${sorted(defects)}.`);
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function runProcess(args, cwd) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr}`);
  return { milliseconds: performance.now() - start, output: stdout };
}

/** @param {{ count: number, folder: string, root: string, records: string[] }} log */
async function measureServer({ count, folder, root: workspace, records }) {
  const record = records[Math.floor(count / 3)] ?? '';
  const sessions = { empty: new ServerSession(emptyServer), own: new ServerSession(server) };
  const answered = { empty: await sessions.empty.initialize(workspace), own: await sessions.own.initialize(workspace) };
  const emptyDocument = await sessions.empty.open(record);
  const emptyFirst = performance.now() - sessions.empty.started;
  const document = await sessions.own.open(record);
  const first = performance.now() - sessions.own.started;
  report({
    what: `${count}: initialize answered / empty`,
    value: answered.own / answered.empty,
    unit: '×',
    budget: 1.25,
  });
  report({
    what: `${count}: spawn → first problems of the open record / empty`,
    value: first / emptyFirst,
    unit: '×',
    budget: 2,
  });
  // Waits until all is loaded.
  await sessions.own.connection.sendRequest('workspace/executeCommand', {
    command: 'adr.describeConvention',
    arguments: [{ log: pathToFileURL(folder).href }],
  });
  /** @type {{ empty: number[], own: number[] }} */
  const typed = { empty: [], own: [] };
  const end = { line: document.text.split('\n').indexOf('## Context'), character: '## Context'.length };
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    typed.empty.push(await sessions.empty.type(emptyDocument, end));
    typed.own.push(await sessions.own.type(document, end));
  }
  report({
    what: `${count}: keystroke in a record → problems, p50 / empty`,
    value: median(typed.own) / median(typed.empty),
    unit: '×',
    budget: 2,
  });
  report({ what: `${count}: the same, p95 / empty`, value: p95(typed.own) / p95(typed.empty), unit: '×', budget: 3 });
  report({ what: `${count}: the same, p50`, value: median(typed.own), unit: 'ms' });
  const lastLine = { line: document.text.split('\n').findIndex((line) => line.includes('ADR-')), character: 0 };
  lastLine.character = (document.text.split('\n')[lastLine.line] ?? '').indexOf('ADR-') + 5;
  const at = { textDocument: { uri: document.uri }, position: lastLine };
  for (const method of ['hover', 'definition', 'completion', 'references', 'codeLens']) {
    const times = [];
    for (let time = 0; time < 30; time++)
      times.push(await sessions.own.ask(`textDocument/${method}`, { ...at, context: { includeDeclaration: true } }));
    report({ what: `${count}: ${method}, p95`, value: p95(times), unit: 'ms', budget: 10 });
  }
  const title = { textDocument: { uri: document.uri }, position: { line: 0, character: 12 }, newName: 'Another thing' };
  report({
    what: `${count}: rename`,
    value: await sessions.own.ask('textDocument/rename', title),
    unit: 'ms',
    budget: 100,
  });
  const index = await sessions.own.open(join(folder, 'README.md'), false);
  const inIndex = [];
  for (let stroke = 0; stroke < Math.min(keystrokes, 50); stroke++)
    inIndex.push(await sessions.own.type(index, { line: 5, character: 40 }));
  report({
    what: `${count}: keystroke in the index → problems, p50 / empty`,
    value: median(inIndex) / median(typed.empty),
    unit: '×',
    ...(count === 1_000 ? { budget: 5 } : {}),
  });
  report({ what: `${count}: the same, p95`, value: p95(inIndex), unit: 'ms' });
  report({
    what: `${count}: memory over the empty server`,
    value: sessions.own.memory() - sessions.empty.memory(),
    unit: 'MB',
    ...(count === 10_000 ? { budget: 100 } : {}),
  });
  await Promise.all([sessions.own.stop(), sessions.empty.stop()]);
}

/** What `docs/performance.md` says. */
function page() {
  const [cpu] = cpus();
  const rows = lines.map(({ what, value, unit, budget }) => {
    const verdict = budget === undefined ? '' : `${value <= budget ? 'met' : '**over**'}: ≤ ${budget}`;
    return `| ${what.trim()} | ${value.toFixed(2)} ${unit} | ${verdict} |`;
  });
  return `# Performance

Measured by \`npm run bench\` on generated logs, in one run: Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${process.platform}.
Times differ between machines, ratios hardly do. "Empty" is a bundled server that answers and does nothing; ${keystrokes} keystrokes
and ${rounds} cold runs each, interleaved. Before a time counts, the check must find just the defects that the generator has put
into the log. \`npm run bench -- --quick\` takes a minute.

| what | measured | budget |
|---|---|---|
${rows.join('\n')}
`;
}
