import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

let sample: SampleCopy;

beforeEach(() => {
  sample = copySample('harmony');
});

afterEach(() => sample.remove());

function run(...args: string[]) {
  return runIn(sample, ...args);
}

function runIn({ folder }: SampleCopy, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { stdout, stderr, status };
}

const text = (name: string) => readFileSync(sample.path(`docs/adr/${name}`), 'utf8');
const row = (name: string) =>
  text('README.md')
    .split('\n')
    .find((line) => line.includes(`(./${name})`));

/** Every file of the log, by name. */
function filesIn(copy: SampleCopy): Record<string, string> {
  const names = readdirSync(copy.path('docs/adr')).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(copy.path(`docs/adr/${name}`), 'utf8')]));
}

test('new makes a record and its row, also below another record and with a status', () => {
  expect(run('new', 'Fleet-wide', 'flags')).toEqual({
    stdout: 'created  docs/adr/023-fleet-wide-flags.md\nchanged  docs/adr/README.md\n',
    stderr: '',
    status: 0,
  });
  expect(row('023-fleet-wide-flags.md')).toBe('| [023](./023-fleet-wide-flags.md) | Fleet-wide flags | Proposed |');
  run('new', 'Leaf nodes', '--parent', '17', '--status', 'accepted');
  expect(text('017-2-leaf-nodes.md')).toContain('## Status\n\nAccepted\n');
  expect(row('017-2-leaf-nodes.md')).toBe('| [017-2](./017-2-leaf-nodes.md) | Leaf nodes | Accepted |');
  expect(run('check')).toMatchObject({ status: 0 });
});

test('new says that it adds no row to an index that is quoted, or has a blank line above its delimiter row', () => {
  const index = text('README.md');
  const quoted = index.replace(/^\|/gm, '> |');
  for (const [title, unread] of [
    ['Ants', quoted],
    ['Bees', index.replace(/^(?=\|[-: ]+\|)/gm, '\n')],
  ] as const) {
    writeFileSync(sample.path('docs/adr/README.md'), unread);
    const { stdout, stderr, status } = run('new', title);
    expect(stdout).toMatch(/^created {2}docs\/adr\/02\d-\w+\.md\n$/);
    expect(stderr).toMatch(
      /^adr-keeper: No row added for 02\d-\w+\.md: docs\/adr\/README\.md already lists the records \(line \d+\), but in a form that cannot be read as an index\. The file was not changed\.\n$/,
    );
    expect(status).toBe(0);
    expect(run('check').stdout).toContain('index-incomplete');
  }
});

test('new begins in the series that is asked for, else in that of most records', () => {
  const body = '## Status\n\nAccepted\n\n## Context\n\nWhy.\n\n## Decision\n\nYes.\n';
  mkdirSync(sample.path('more/decisions'), { recursive: true });
  for (const id of ['ADR-001', 'ADR-002', 'SEC-001'])
    writeFileSync(sample.path(`more/decisions/${id}-x.md`), `# ${id}: About ${id}\n\n${body}`);
  const inMore = (...args: string[]) => run(...args, '--log', 'more/decisions');
  expect(inMore('new', 'Rotate keys', '--series', 'sec').stdout).toBe(
    'created  more/decisions/SEC-002-rotate-keys.md\n',
  );
  expect(inMore('new', 'Use NATS').stdout).toBe('created  more/decisions/ADR-003-use-nats.md\n');
  expect(inMore('new', 'Use OPA', '--series', 'CI')).toMatchObject({
    stderr: expect.stringContaining('Unknown series "CI". Expected one of: ADR, SEC.'),
    status: 1,
  });
  expect(inMore('status', 'ADR-001', 'Deprecated')).toMatchObject({ status: 0 });
});

test('new takes a template by its name or its path, and says what there is', () => {
  run('new', 'Fleet flags', '--template', 'nygard');
  expect(text('023-fleet-flags.md')).toContain('# ADR-023: Fleet flags\n\n## Status\n\nProposed\n\n## Context\n');
  writeFileSync(sample.path('own.md'), '# {title}\n\nDate: YYYY-MM-DD\n');
  run('new', 'Leaf nodes', '--template', 'own.md');
  expect(text('024-leaf-nodes.md')).toMatch(/^# Leaf nodes\n\nDate: 2\d{3}-\d\d-\d\d\n\n## Status\n\nProposed\n$/);
  expect(run('new', 'Ants', '--template', 'none')).toMatchObject({
    stderr: expect.stringContaining(
      'Unknown template "none". Expected one of: 000-ADR-Template.md, Harmony, Nygard, MADR 4.',
    ),
    status: 1,
  });
});

test('status sets it in the record and its row', () => {
  expect(run('status', 'ADR-4', 'deprecated').stdout).toBe(
    'changed  docs/adr/004-ipxe.md\nchanged  docs/adr/README.md\n',
  );
  expect(text('004-ipxe.md')).toContain('## Status\n\nDeprecated\n');
  expect(row('004-ipxe.md')).toContain('| Deprecated |');
  expect(run('status', '004-ipxe.md', 'Deprecated')).toMatchObject({
    stdout: '✔ Nothing to do.\n',
    status: 0,
  });
});

test('supersede, link, renumber and delete keep the log without problems', () => {
  expect(run('supersede', '004', '--by', '022').status).toBe(0);
  expect(text('004-ipxe.md')).toContain('Superseded by [ADR-022]');
  expect(run('link', '005', 'amends', '001').status).toBe(0);
  expect(text('001-rust.md')).toContain('Amended by [ADR-005](./005-interactive-project.md)');
  expect(run('renumber', 'docs/adr/022-fleet-agent-upgrade.md', '24').stdout).toContain(
    'renamed  docs/adr/022-fleet-agent-upgrade.md → docs/adr/024-fleet-agent-upgrade.md\n',
  );
  expect(text('004-ipxe.md')).toMatch(/Superseded by \[ADR-024\]\((?:\.\/)?024-fleet-agent-upgrade\.md\)/);
  expect(run('check', '--fail-on', 'hint')).toMatchObject({ status: 0 });
});

test('delete lists what would lead nowhere, and asks for agreement', () => {
  const refused = run('delete', '004');
  expect(refused).toMatchObject({ stdout: '', status: 1 });
  expect(refused.stderr).toMatch(/^These references would break:\n {2}docs\/adr\/003-[^\n]*:\d+ {2}.*\[iPXE\]/);
  expect(refused.stderr).toContain('Use --yes to delete the record anyway.');
  expect(row('004-ipxe.md')).toBeDefined();
  expect(run('delete', '004', '--yes')).toMatchObject({
    stdout: 'changed  docs/adr/README.md\ndeleted  docs/adr/004-ipxe.md\n',
    status: 0,
  });
  expect(row('004-ipxe.md')).toBeUndefined();
});

describe('init', () => {
  let empty: string;

  beforeEach(() => {
    empty = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  });

  afterEach(() => rmSync(empty, { recursive: true }));

  const runThere = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd: empty, encoding: 'utf8' });
    return { stdout, stderr, status };
  };

  test('makes a log, which is without problems and takes records', () => {
    expect(runThere('init')).toEqual({
      stdout: 'created  docs/adr/000-adr-template.md\ncreated  docs/adr/README.md\n',
      stderr: '',
      status: 0,
    });
    expect(runThere('check', '--fail-on', 'hint')).toMatchObject({ status: 0 });
    expect(runThere('new', 'Use Rust').stdout).toBe('created  docs/adr/001-use-rust.md\nchanged  docs/adr/README.md\n');
    expect(runThere('sync', '--check').status).toBe(0);
    expect(runThere('init')).toMatchObject({ stdout: '', status: 1 });
  });

  test('makes it where it is wanted, and nothing with --dry-run but a diff', () => {
    const { stdout, status } = runThere('init', 'web/decisions', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('--- /dev/null\n+++ b/web/decisions/000-adr-template.md\n');
    expect(readdirSync(empty)).toEqual([]);
    expect(runThere('init', 'web/decisions').status).toBe(0);
    expect(readdirSync(join(empty, 'web/decisions'))).toEqual(['000-adr-template.md', 'README.md']);
  });

  test('gives records without an index one', () => {
    mkdirSync(join(empty, 'docs/adr'), { recursive: true });
    for (const number of [1, 2, 3])
      writeFileSync(join(empty, `docs/adr/000${number}-x.md`), `# ${number}. X\n\n## Status\n\nAccepted\n`);
    expect(runThere('init')).toEqual({ stdout: 'created  docs/adr/README.md\n', stderr: '', status: 0 });
    expect(readFileSync(join(empty, 'docs/adr/README.md'), 'utf8')).toContain('| [0002](0002-x.md) | X | Accepted |');
  });

  test('writes over nothing, and leaves no folder behind', () => {
    writeFileSync(join(empty, 'README.md'), '# Mine\n');
    expect(runThere('init', '.')).toEqual({
      stdout: '',
      stderr: 'adr-keeper: README.md already exists. No changes made.\n',
      status: 1,
    });
    expect(readdirSync(empty)).toEqual(['README.md']);
    expect(readFileSync(join(empty, 'README.md'), 'utf8')).toBe('# Mine\n');
  });
});

test('sort puts the rows into the order of most', () => {
  const index = sample.path('docs/adr/README.md');
  const sorted = text('README.md');
  writeFileSync(index, sorted.replace(/^(\| \[004\].*\n)(\| \[005\].*\n)/m, '$2$1'));
  expect(run('sort')).toEqual({ stdout: 'changed  docs/adr/README.md\n', stderr: '', status: 0 });
  expect(text('README.md')).toBe(sorted);
  expect(run('sort').stdout).toBe('✔ Nothing to do.\n');
});

test('graph --insert writes the picture into the index, and sync finds it there', () => {
  expect(run('graph', '--insert')).toEqual({ stdout: 'changed  docs/adr/README.md\n', stderr: '', status: 0 });
  expect(text('README.md')).toContain('\n<!-- adr-graph -->\n```mermaid\nflowchart RL\n');
  expect(run('sync', '--check').status).toBe(0);
});

describe('list', () => {
  test('prints the records in columns, without colours where nobody sees them', () => {
    const { stdout } = run('list');
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '001    Accepted  Why Rust',
      '002    Accepted  Hexagonal Architecture',
    ]);
    expect(stdout).not.toContain('\u001b');
    expect(stdout.split('\n')).toHaveLength(22);
  });

  test('prints those of some statuses, and one object for other programs', () => {
    run('status', '004', 'Deprecated');
    const { stdout } = run('list', 'docs', '--status', 'deprecated', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      logs: [
        {
          folder: 'docs/adr',
          records: [
            {
              number: '004',
              title: 'iPXE',
              status: 'Deprecated',
              file: 'docs/adr/004-ipxe.md',
              date: '2025-02-05',
              tags: [],
              sections: expect.arrayContaining(['Status', 'Context', 'Decision']),
              relations: [],
            },
          ],
        },
      ],
      nothingToRead: false,
      notes: [],
    });
  });
});

test('list tells what records say of each other', () => {
  run('supersede', '004', '--by', '022');
  const { logs } = JSON.parse(run('list', '--format', 'json').stdout);
  const related = logs[0].records.filter(({ number }: { number: string }) => number === '004' || number === '022');
  expect(related.map(({ relations }: { relations: unknown }) => relations)).toEqual([
    [{ kind: 'superseded-by', part: false, file: expect.stringMatching(/\/022-/), number: '022' }],
    expect.arrayContaining([{ kind: 'supersedes', part: false, file: 'docs/adr/004-ipxe.md', number: '004' }]),
  ]);
});

describe('a dry run', () => {
  test.each([
    [['new', 'Fleet flags']],
    [['status', '004', 'Implemented']],
    [['supersede', '004', '--by', '022']],
    [['link', '005', 'relates-to', '001']],
    [['renumber', '022']],
    [['delete', '004', '--yes']],
    [['sync']],
    [['sort']],
    [['graph', '--insert']],
  ])('of %j changes nothing, and prints what git can apply to the same end', (args) => {
    if (args[0] === 'sync')
      writeFileSync(sample.path('docs/adr/README.md'), text('README.md').replace(/^\| \[004\].*\n/m, ''));
    else if (args[0] === 'sort')
      writeFileSync(
        sample.path('docs/adr/README.md'),
        text('README.md').replace(/^(\| \[004\].*\n)(\| \[005\].*\n)/m, '$2$1'),
      );
    // A byte order mark and foreign line endings stay what they are.
    else writeFileSync(sample.path('docs/adr/004-ipxe.md'), `\uFEFF${text('004-ipxe.md').replaceAll('\n', '\r\n')}`);
    const before = filesIn(sample);
    const { stdout, status } = run(...args, '--dry-run');
    expect(status).toBe(0);
    expect(filesIn(sample)).toEqual(before);
    expect(run(...args).status).toBe(0);
    const wanted = filesIn(sample);
    expect(wanted).not.toEqual(before);
    const other = copySample('harmony');
    try {
      for (const [name, content] of Object.entries(before)) writeFileSync(other.path(`docs/adr/${name}`), content);
      const git = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
        cwd: other.folder,
        input: stdout,
        encoding: 'utf8',
      });
      expect(git.stderr).toBe('');
      expect(filesIn(other)).toEqual(wanted);
    } finally {
      other.remove();
    }
  });
});

describe('what cannot be done', () => {
  test.each([
    [['new'], 2, 'Missing title.'],
    [['new', '?!'], 1, 'The title must contain at least one letter or digit'],
    [['new', 'Why Rust'], 1, 'A record with this title already exists: 001-rust.md.'],
    [['new', 'X', '--parent', '17-1'], 1, '"17-1" is not the number of a record that can have sub-records.'],
    [['new', 'X', '--parent', '099'], 1, '"099" is not the number of a record that can have sub-records.'],
    [['new', 'X', '--parent', '000'], 1, '"000" is not the number of a record that can have sub-records.'],
    [['new', 'X', '--status', 'Blue'], 1, 'Unknown status "Blue"'],
    [['new', 'X', '--series', 'SEC'], 1, 'Unknown series "SEC". Expected one of: ADR.'],
    [['status'], 2, 'Missing record.'],
    [['status', '004'], 2, 'Missing status. Expected one of: Proposed,'],
    [['status', '004', 'Blue'], 1, 'Unknown status "Blue"'],
    [['status', '099', 'Accepted'], 1, 'Record 099 not found in docs/adr.'],
    [['status', '000', 'Accepted'], 1, '000-ADR-Template.md is the template, not a decision.'],
    [['delete', '000-ADR-Template.md'], 1, '000-ADR-Template.md is the template, not a decision.'],
    [['supersede', '004'], 2, 'Missing superseding record. Use --by RECORD.'],
    [['supersede', '004', '--by', '4'], 1, 'A record cannot supersede itself.'],
    [['link', '004', 'likes', '005'], 2, 'Unknown relation "likes"'],
    [['link', '004', 'amends', '004'], 1, 'A record cannot be linked to itself.'],
    [['renumber', '004', '5'], 1, 'Number 005 is already in use.'],
    [['renumber', '004', '4'], 1, 'docs/adr/004'],
    [['list', '--format', 'xml'], 2, 'Unknown format "xml"'],
    [['list', '--status', 'Nope'], 1, 'Unknown status "Nope". Expected one of: Proposed,'],
    [['init'], 1, 'There is already a decision log in docs/adr. To create another one, specify its folder.'],
    [['init', 'docs/adr'], 1, 'There is already a decision log in docs/adr.'],
    [['init', 'a', 'b'], 2, 'init accepts only one folder.'],
    [['init', 'README.md/adr'], 1, 'README.md'],
    [['graph', '--insert', '--format', 'svg'], 2, '--insert supports only the format mermaid.'],
    [['list', '--all'], 2, "Unknown option '--all'"],
  ])('%j ends with %i and a sentence', (args, code, sentence) => {
    const before = filesIn(sample);
    const { stdout, stderr, status } = run(...args);
    expect([stdout, status]).toEqual(['', code]);
    expect(stderr.split('\n')[0]).toContain(sentence);
    // Who used it wrongly is told how; who was refused knows.
    expect(stderr.includes('Usage: adr-keeper ')).toBe(code === 2);
    expect(filesIn(sample)).toEqual(before);
  });

  test('of two records with one number the path tells which', () => {
    writeFileSync(sample.path('docs/adr/004-boot.md'), text('004-ipxe.md').replace('iPXE', 'Boot'));
    expect(run('status', '004', 'Deprecated').stderr).toContain('is ambiguous: docs/adr/004-');
    expect(run('renumber', 'docs/adr/004-boot.md').stdout).toContain('004-boot.md → docs/adr/023-boot.md');
  });

  test('of several logs one must be chosen, which the path of a record does', () => {
    cpSync(sample.path('docs/adr'), sample.path('web/adr'), { recursive: true });
    expect(run('status', 'web/adr/004-ipxe.md', 'Implemented').stdout).toContain('web/adr/004-ipxe.md');
    expect(text('004-ipxe.md')).not.toContain('Implemented');
    expect(run('status', '004', 'Deprecated')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Found several logs. Select one with --log: docs/adr, web/adr.'),
    });
    expect(run('status', '004', 'Deprecated', '--log', 'web/adr').stdout).toContain('web/adr/004-ipxe.md');
  });
});

test('each command tells how it is used', () => {
  const { stdout: overview } = run('--help');
  const names = [...overview.matchAll(/^ {2}([a-z-]+) {2}/gm)].map(([, name = '']) => name);
  expect(names).toEqual(
    expect.arrayContaining(['check', 'list', 'new', 'status', 'supersede', 'link', 'renumber', 'delete', 'sync']),
  );
  for (const name of names) {
    const { stdout, status } = run(name, '--help');
    expect(stdout, name).toMatch(new RegExp(`^Usage: adr-keeper ${name} `));
    expect(status).toBe(0);
    expect(run('help', name).stdout).toBe(stdout);
  }
});

test('files beyond the log are followed by renumber, and listed by delete, but for what git ignores', () => {
  writeFileSync(sample.path('main.rs'), '// see ADR-022\n');
  writeFileSync(sample.path('out.rs'), '// see ADR-022\n');
  writeFileSync(sample.path('.gitignore'), 'out.rs\n');
  expect(run('delete', '022')).toMatchObject({
    stderr: expect.stringContaining('  main.rs:1  // see ADR-022\n'),
    status: 1,
  });
  expect(run('renumber', '022', '030', '--dry-run').stdout).toContain('-// see ADR-022\n+// see ADR-030\n');
  expect(run('renumber', '022', '030').stdout).toContain('changed  main.rs\n');
  expect(readFileSync(sample.path('main.rs'), 'utf8')).toBe('// see ADR-030\n');
  expect(readFileSync(sample.path('out.rs'), 'utf8')).toBe('// see ADR-022\n');
});

describe('an index with conflict markers', () => {
  beforeEach(() => {
    const conflict = '<<<<<<< ours\n| [1](1-a.md) | A | Proposed |\n=======\n>>>>>>> theirs\n';
    writeFileSync(sample.path('docs/adr/README.md'), text('README.md') + conflict);
  });

  test.each([
    ['status 002 Deprecated'],
    ['supersede 002 --by 003'],
    ['link 002 amends 003'],
    ['renumber 002'],
    ['delete 002 --yes'],
    ['sync'],
    ['sync --check'],
    ['sync --prune'],
    ['sort'],
    ['graph --insert'],
  ])('%s changes nothing, says why and ends with 1', (command) => {
    const before = filesIn(sample);
    const { stdout, stderr, status } = run(...command.split(' '));
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('docs/adr/README.md has merge conflict markers');
    expect(filesIn(sample)).toEqual(before);
  });
});

describe.each([
  ['UTF-16', Buffer.from('\uFEFF# ADR-022: Fleet\n', 'utf16le'), 'not UTF-8 text'],
  ['too large', Buffer.alloc(4_000_001, 'a'), 'larger than 4 MB'],
])('a record that is %s is there', (_, bytes, reason) => {
  const path = 'docs/adr/022-fleet-agent-upgrade.md';
  const refused = {
    stdout: '',
    stderr: `adr-keeper: ${path} cannot be read: ${reason}.\n`,
    status: 1,
  };

  test.each([
    ['status', '22', 'Accepted'],
    ['status', 'ADR-022', 'Accepted'],
    ['status', path, 'Accepted'],
    ['status', '022-fleet-agent-upgrade.md', 'Accepted'],
    ['supersede', '022', '--by', '001'],
    ['supersede', '001', '--by', '022'],
    ['link', '001', 'amends', '022'],
    ['renumber', '022', '030'],
    ['delete', '022', '--yes'],
  ])('%s %s %s', (...args) => {
    writeFileSync(sample.path(path), bytes);
    expect(run(...args)).toEqual(refused);
  });

  test('and one of two that a number may mean', () => {
    writeFileSync(sample.path('docs/adr/022-other.md'), bytes);
    expect(run('status', '022', 'Accepted')).toEqual({
      stdout: '',
      stderr: `adr-keeper: "022" is ambiguous: ${path} or docs/adr/022-other.md. Use the path.\n`,
      status: 1,
    });
    expect(run('status', path, 'Accepted').status).toBe(0);
  });
});

test.skipIf(process.platform === 'win32')('a symbolic link to a record that gets another name or goes is named', () => {
  const path = 'docs/adr/022-fleet-agent-upgrade.md';
  mkdirSync(sample.path('links'));
  symlinkSync(`../${path}`, sample.path('links/latest.md'));
  symlinkSync('022-fleet-agent-upgrade.md', sample.path('docs/adr/current.txt'));
  symlinkSync('021-nothing.md', sample.path('links/other.md'));
  const warned = {
    stderr: ['docs/adr/current.txt', 'links/latest.md']
      .map((link) => `adr-keeper: ${link} is a symbolic link to ${path}; it was not changed.\n`)
      .join(''),
    status: 0,
  };
  expect(run('renumber', '022', '030', '--dry-run')).toMatchObject(warned);
  expect(run('delete', '022', '--yes', '--dry-run').stderr).toContain(warned.stderr);
  expect(run('status', '022', 'Deprecated')).toMatchObject({ stderr: '', status: 0 });
  expect(run('renumber', '022', '030')).toMatchObject(warned);
  expect(readlinkSync(sample.path('links/latest.md'))).toBe(`../${path}`);
});
