import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { copySample } from '../support/sampleCopy.ts';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const workspaces = fileURLToPath(new URL('../workspaces', import.meta.url));

/** The files below a folder, by their path. */
function readTexts(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]));
}

function run(folder: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { stdout, stderr, status };
}

const harmony = join(workspaces, 'harmony');
const broken = join(workspaces, 'broken');

test('the sample is clean', () => {
  expect(run(harmony, 'check')).toEqual({ stdout: '✔ No problems in 22 records in 1 log.\n', stderr: '', status: 0 });
});

test('of the broken sample exactly what is broken is listed, at the right places', () => {
  interface Expected {
    readonly file: string;
    readonly line: number;
    readonly startCharacter: number;
    readonly endCharacter: number;
    readonly code: string;
  }
  const expected = JSON.parse(readFileSync(join(broken, 'expected.json'), 'utf8')) as Expected[];
  const { stdout, status } = run(broken, 'check', '--format', 'json');
  const report = JSON.parse(stdout);
  expect(status).toBe(1);
  expect(report.version).toBe(1);
  expect(report.logs).toEqual([{ folder: 'docs/adr', index: 'docs/adr/README.md', records: 10 }]);
  expect(
    report.problems.map(
      ({
        file,
        range,
        code,
      }: {
        file: string;
        range: { start: { line: number; character: number }; end: { character: number } };
        code: string;
      }) => ({
        file,
        line: range.start.line,
        startCharacter: range.start.character,
        endCharacter: range.end.character,
        code,
      }),
    ),
  ).toEqual(
    expected.map(({ file, line, startCharacter, endCharacter, code }) => ({
      file,
      line,
      startCharacter,
      endCharacter,
      code,
    })),
  );
  expect(report.problems[0]).toEqual({
    file: 'docs/adr/001-why-rust.md',
    range: { start: { line: 0, character: 2 }, end: { line: 0, character: 10 } },
    code: 'section-missing',
    severity: 'warning',
    message: 'The section "Alternatives considered" is missing.',
    fixable: false,
  });
});

test('a log that is the current folder is "."', () => {
  const { stdout } = run(join(harmony, 'docs', 'adr'), 'check', '--format', 'json');
  expect(JSON.parse(stdout).logs).toEqual([{ folder: '.', index: 'README.md', records: 22 }]);
});

test('single files are judged within their log, and only they are reported', () => {
  const { stdout } = run(broken, 'check', 'docs/adr/001-why-rust.md', '--format', 'json');
  const report = JSON.parse(stdout);
  expect(report.problems.map(({ file }: { file: string }) => file)).toEqual(['docs/adr/001-why-rust.md']);
  expect(report.logs).toHaveLength(1);
});

test('--fail-on decides what fails', () => {
  expect(run(broken, 'check', 'docs/adr/001-why-rust.md', '--fail-on', 'error').status).toBe(0);
  expect(run(broken, 'check', '--fail-on', 'error').status).toBe(1);
  expect(run(broken, 'check', '--fail-on', 'never').status).toBe(0);
});

test.each([
  [[], 'Missing command.'],
  [['chekc'], 'Unknown command "chekc".'],
  [['check', '--format', 'xml'], 'Unknown format "xml"'],
  [['check', '--fail-on', 'all'], 'Unknown severity "all"'],
  [['check', '--frmat', 'json'], "Unknown option '--frmat'"],
  [['check', 'nowhere'], 'Path "nowhere" not found.'],
])('wrong usage %j ends with 2 and a sentence', (args, sentence) => {
  const { stderr, status } = run(harmony, ...args);
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toContain(sentence);
  expect(stderr).not.toContain('    at ');
});

test('wrong usage of a command shows its synopsis, and where the rest is told', () => {
  expect(run(harmony, 'check', '--frmat', 'json').stderr).toMatch(
    /\n\nUsage: adr-keeper check [^\n]*\n[^\n]*\nRun "adr-keeper check --help" for details\.\n$/,
  );
});

test('--version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'));
  expect(run(harmony, '--version')).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 });
});

test('a folder without a log ends with 2 and says what was looked for, in JSON, too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  try {
    const { stdout, stderr, status } = run(folder, 'check', '--format', 'json');
    const message =
      'No decision log found in this folder: expected records such as 0001-title.md, but there are no Markdown files. ' +
      'Run "adr-keeper init" to create a log.';
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      logs: [],
      problems: [],
      nothingToRead: true,
      notes: [{ kind: 'nothing-to-read', path: '.', message }],
    });
    expect({ stderr, status }).toEqual({ stderr: `adr-keeper: ${message}\n`, status: 2 });
    expect(run(folder, 'check', '--allow-empty')).toEqual({ stdout: '', stderr, status: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('--fix --dry-run prints what --fix would change, and changes nothing', () => {
  const [real, dry] = [copySample('broken'), copySample('broken')];
  try {
    const before = readTexts(dry.folder);
    const { stdout, status } = run(dry.folder, 'check', '--fix', '--dry-run');
    expect(status).toBe(0);
    expect(readTexts(dry.folder)).toEqual(before);
    execFileSync('git', ['apply', '-'], { cwd: dry.folder, input: stdout });
    run(real.folder, 'check', '--fix');
    expect(readTexts(dry.folder)).toEqual(readTexts(real.folder));
    expect(readTexts(dry.folder)).not.toEqual(before);
    expect(run(dry.folder, 'check', '--dry-run').status).toBe(2);
  } finally {
    real.remove();
    dry.remove();
  }
});

test('--fix does the safe fixes, and only them', () => {
  const sample = copySample('broken');
  try {
    const before = readFileSync(sample.path('docs/adr/README.md'), 'utf8');
    const { stdout } = run(sample.folder, 'check', '--fix', '--format', 'json');
    const codes = new Set(JSON.parse(stdout).problems.map(({ code }: { code: string }) => code));
    // A link to a file that never existed is nobody's to guess.
    expect([...codes].sort()).toEqual(['index-link-broken', 'section-missing']);
    const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('| ['));
    const after = readFileSync(sample.path('docs/adr/README.md'), 'utf8');
    expect(rows(after)).toHaveLength(rows(before).length + 2);
    expect(after).toContain('(./002-append-only-event-log.md)');
    // What no fix touched is there to the byte: the record with a byte order mark, too.
    const untouched = (text: string) => text.split('\n').filter((line) => !line.startsWith('| ['));
    expect(untouched(after)).toEqual(untouched(before));
    const again = run(sample.folder, 'check', '--fix', '--format', 'json');
    expect(again.stdout).toBe(stdout);
    expect(readFileSync(sample.path('docs/adr/README.md'), 'utf8')).toBe(after);
  } finally {
    sample.remove();
  }
});

test('graph prints the records and what they say of each other', () => {
  const mermaid = run(harmony, 'graph');
  expect(mermaid).toMatchObject({ stderr: '', status: 0 });
  expect(mermaid.stdout).toMatch(/^flowchart RL\n/);
  expect(mermaid.stdout).toContain('  r022 -->|depends on| r016\n');
  expect(run(harmony, 'graph', '--format', 'dot').stdout).toContain('  r020_1 -> r006 [label="amends"];\n');
  const svg = run(harmony, 'graph', 'docs/adr', '--format', 'svg', '--across', 'time').stdout;
  expect(svg).toMatch(/^<svg [^>]*>\n<title>Decision graph of docs\/adr<\/title>\n[\s\S]*<\/svg>\n$/);
  expect(svg).toContain('>2025-01</text>');
});

test('graph of several logs asks which one, and of none says so', () => {
  expect(run(workspaces, 'graph', '.')).toMatchObject({ stdout: '', status: 2 });
  expect(run(workspaces, 'graph', '.').stderr).toMatch(
    /^adr-keeper: Found 2 logs. Expected one of: broken\/docs\/adr, /,
  );
  expect(run(harmony, 'graph', '--format', 'png')).toMatchObject({ stdout: '', status: 2 });
  expect(run(harmony, 'graph', '--across', 'size')).toMatchObject({ stdout: '', status: 2 });
});

test('sync --check says when the graph in an index is stale, and sync draws it', () => {
  const sample = copySample('harmony');
  try {
    const index = sample.path('docs/adr/README.md');
    const text = readFileSync(index, 'utf8');
    writeFileSync(index, `${text}\n<!-- adr-graph -->\n<!-- /adr-graph -->\n`);
    const checked = run(sample.folder, 'sync', '--check');
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain('  Update graph in README.md\n');
    expect(run(sample.folder, 'sync').status).toBe(0);
    const chart = run(sample.folder, 'graph').stdout;
    expect(readFileSync(index, 'utf8')).toBe(
      `${text}\n<!-- adr-graph -->\n\`\`\`mermaid\n${chart}\`\`\`\n<!-- /adr-graph -->\n`,
    );
    expect(run(sample.folder, 'sync', '--check').status).toBe(0);
  } finally {
    sample.remove();
  }
});

test('sync of a log without an index says so, and claims nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  try {
    for (const number of [1, 2, 3])
      writeFileSync(join(folder, `000${number}-x.md`), `# ${number}. X\n\n## Status\n\nAccepted\n\n## Context\n\nC.\n`);
    expect(run(folder, 'sync', '.')).toEqual({
      stdout: '',
      stderr: 'adr-keeper: The log in . has no index. Run "adr-keeper init ." to create one.\n',
      status: 1,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
