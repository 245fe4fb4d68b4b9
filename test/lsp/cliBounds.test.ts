import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

let outer: string;
let repository: string;

const record = (number: number, status = 'Accepted') =>
  `# ${number}. Tea\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n\n## Consequences\n\nThat.\n`;

beforeEach(() => {
  outer = realpathSync(mkdtempSync(join(tmpdir(), 'adr-keeper-')));
  repository = join(outer, 'repository');
  mkdirSync(join(repository, '.git'), { recursive: true });
  makeLog(join(outer, 'other/docs/adr'));
});

afterEach(() => rmSync(outer, { recursive: true }));

function makeLog(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const number of [1, 2, 3]) writeFileSync(join(folder, `000${number}-tea.md`), record(number, 'Secret status'));
  writeFileSync(
    join(folder, 'README.md'),
    '# Decisions\n\n| ADR | Status |\n|---|---|\n| [0001](0001-tea.md) | Secret status |\n',
  );
}

function runIn(cwd: string, ...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' });
  return { stdout, stderr, status };
}

const run = (...args: readonly string[]) => runIn(repository, ...args);

/** The texts of all files in a folder. */
function read(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );
}

describe.skipIf(process.platform === 'win32')('a folder that is a link out of the repository', () => {
  const commands: readonly (readonly string[])[] = [
    ['check', 'docs/adr'],
    ['check', 'docs/adr/0001-tea.md'],
    ['check', '--fix', 'docs/adr'],
    ['list', 'docs/adr'],
    ['convention', 'docs/adr'],
    ['graph', 'docs/adr'],
    ['sync', 'docs/adr'],
    ['new', 'Coffee', '--log', 'docs/adr'],
    ['status', '1', 'Proposed', '--log', 'docs/adr'],
    ['undo', 'docs/adr'],
    ['init'],
    ['init', 'docs/adr'],
    ['init', 'docs/adr/deeper'],
  ];

  /** Each command is refused with a sentence, and shows and changes nothing of the other folder. */
  function expectRefusals(name: string): void {
    const before = read(join(outer, 'other'));
    for (const command of commands) {
      const { stdout, stderr, status } = run(...command);
      expect({ command, stdout, status }).toEqual({ command, stdout: '', status: 1 });
      expect(stderr).toContain(`adr-keeper: ${name} is a link that points outside the workspace.`);
    }
    expect(read(join(outer, 'other'))).toEqual(before);
  }

  test.each([[undefined], ['.git/HEAD'], ['.adr-keeper.yaml']])(
    'is not read and not written, where %s makes the other folder a workspace, too',
    (mark) => {
      mkdirSync(join(repository, 'docs'));
      symlinkSync('../../other/docs/adr', join(repository, 'docs/adr'));
      if (mark !== undefined) {
        mkdirSync(join(outer, 'other/docs/adr', mark, '..'), { recursive: true });
        writeFileSync(join(outer, 'other/docs/adr', mark), '');
      }
      expectRefusals('docs/adr');
    },
  );

  test.each([[undefined], ['.git/HEAD'], ['docs/.adr-keeper.yaml']])('nor is one in it, with %s there', (mark) => {
    symlinkSync('../other/docs', join(repository, 'docs'));
    if (mark !== undefined) {
      mkdirSync(join(outer, 'other', mark, '..'), { recursive: true });
      writeFileSync(join(outer, 'other', mark), '');
    }
    expectRefusals('docs');
  });

  test('is not followed where a path from elsewhere leads through it, nor without a repository', () => {
    symlinkSync('../other/docs', join(repository, 'docs'));
    mkdirSync(join(outer, 'elsewhere'));
    const { stderr } = runIn(join(outer, 'elsewhere'), 'check', join(repository, 'docs/adr'));
    expect(stderr).toContain('../repository/docs is a link that points outside the workspace.');
    rmSync(join(repository, '.git'), { recursive: true });
    expectRefusals('docs');
  });

  test('is read where the user names its place, or stands in it', () => {
    symlinkSync('../other/docs', join(repository, 'docs'));
    writeFileSync(join(outer, 'other/.adr-keeper.yaml'), '');
    const found = expect.stringContaining('Secret status');
    expect(run('list', '../other/docs/adr')).toMatchObject({ stdout: found, status: 0 });
    expect(runIn(join(repository, 'docs'), 'list', 'adr')).toMatchObject({ stdout: found, status: 0 });
    expect(runIn(join(outer, 'other'), 'list', '../repository/docs/adr')).toMatchObject({ stdout: found, status: 0 });
  });
});

test.skipIf(process.platform === 'win32')('a link within the repository, or above it, is followed', () => {
  makeLog(join(repository, 'real/adr'));
  symlinkSync('real', join(repository, 'docs'));
  expect(run('sync', 'docs/adr')).toMatchObject({ status: 0 });
  expect(run('list', 'docs/adr').stdout).toContain('0003');
  symlinkSync('repository', join(outer, 'linked'));
  expect(runIn(outer, 'sync', '--check', 'linked/docs/adr')).toMatchObject({ status: 0 });
  expect(runIn(join(outer, 'linked'), 'status', '1', 'Proposed', '--log', 'docs/adr')).toMatchObject({ status: 0 });
  expect(readFileSync(join(repository, 'real/adr/0001-tea.md'), 'utf8')).toContain('Proposed');
});

test.skipIf(process.platform === 'win32')('a template that is a link out of the repository is not copied', () => {
  makeLog(join(repository, 'docs/adr'));
  mkdirSync(join(repository, 'docs/adr/templates'));
  writeFileSync(join(outer, 'secret.txt'), 'A secret.\n');
  symlinkSync('../../../../secret.txt', join(repository, 'docs/adr/templates/nygard.md'));
  expect(run('new', 'Coffee', '--template', 'nygard')).toMatchObject({ status: 0 });
  expect(run('new', 'Milk', '--template', 'docs/adr/templates/nygard.md')).toMatchObject({
    stderr: expect.stringContaining('docs/adr/templates/nygard.md is a link that points outside the workspace.'),
    status: 1,
  });
  expect(Object.values(read(repository)).join()).not.toContain('A secret.');
  writeFileSync(join(outer, 'mine.md'), '# NNN. Title\n\n## Status\n\nProposed\n\n## Mine\n');
  expect(run('new', 'Sugar', '--template', '../mine.md')).toMatchObject({ status: 0 });
  expect(Object.values(read(repository)).join()).toContain('## Mine');
});

describe('what git keeps in the repository', () => {
  const secret = '[http]\n\textraheader = SECRET\n';

  beforeEach(() => {
    makeLog(join(repository, 'docs/adr'));
    mkdirSync(join(repository, '.git/hooks'));
    writeFileSync(join(repository, '.git/config'), secret);
  });

  /** No file below `.git` is another one than it was, but for our journal. */
  function expectUntouched(): void {
    const files = Object.entries(read(join(repository, '.git')));
    expect(files.filter(([path]) => !path.startsWith(join(repository, '.git/adr-keeper')))).toEqual([
      [join(repository, '.git/config'), secret],
    ]);
  }

  test.skipIf(process.platform === 'win32').each(['templates/template.md', '000-template.md'])(
    'is not copied by way of a link: %s',
    (name) => {
      mkdirSync(join(repository, 'docs/adr/templates'));
      const link = join(repository, 'docs/adr', name);
      symlinkSync(relative(dirname(link), join(repository, '.git/config')), link);
      writeFileSync(join(repository, 'docs/adr/.adr-keeper.yaml'), `template: ${name}\n`);
      expect(run('new', 'Coffee')).toMatchObject({ status: 0 });
      expect(Object.values(read(join(repository, 'docs'))).join()).not.toContain('SECRET');
    },
  );

  test.skipIf(process.platform === 'win32')('is not written by way of links', () => {
    rmSync(join(repository, 'docs/adr/README.md'));
    symlinkSync('../../.git/config', join(repository, 'docs/adr/README.md'));
    expect(run('init')).toMatchObject({ status: 1 });
    rmSync(join(repository, 'docs/adr/README.md'));
    const linked = `${record(4)}\nSee [it](0003-tea.md).\n`;
    writeFileSync(join(repository, '.git/x.md'), linked);
    symlinkSync('../../.git/x.md', join(repository, 'docs/adr/0004-tea.md'));
    expect(run('renumber', '3', '7')).toMatchObject({ status: 0 });
    expect(readFileSync(join(repository, '.git/x.md'), 'utf8')).toBe(linked);
    rmSync(join(repository, '.git/x.md'));
    symlinkSync('.git/config', join(repository, '.gitattributes'));
    run('install-merge-driver');
    expectUntouched();
  });

  test.each([
    '../../.git/config',
    '../../.git/x.md',
    '../../.GIT/hooks/x.md',
    '.git/x.md',
    '../../git~1/x.md',
    '../../package.json',
  ])('is no index: %s', (index) => {
    rmSync(join(repository, 'docs/adr/README.md'));
    writeFileSync(join(repository, 'package.json'), '{}\n');
    writeFileSync(join(repository, '.adr-keeper.yaml'), `index: ${index}\n`);
    const { stdout } = run('check');
    expect(stdout).toContain('config-invalid');
    run('init');
    expectUntouched();
    expect(readFileSync(join(repository, 'package.json'), 'utf8')).toBe('{}\n');
  });

  test.each(['.git', '.git/hooks', 'docs/.git/x'])('is no place for a log: %s', (folder) => {
    expect(run('init', folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('in a folder of git') });
    expectUntouched();
  });
});

describe('two logs with one index', () => {
  const index = () => readFileSync(join(repository, 'docs/README.md'), 'utf8');

  beforeEach(() => {
    for (const log of ['a', 'b']) {
      mkdirSync(join(repository, 'docs', log), { recursive: true });
      for (const name of ['001-record-decisions.md', `002-${log}-two.md`, `003-${log}-three.md`])
        writeFileSync(join(repository, 'docs', log, name), record(Number(name.slice(0, 3))));
      writeFileSync(join(repository, 'docs', log, '.adr-keeper.yaml'), 'index: ../README.md\n');
    }
    writeFileSync(
      join(repository, 'docs/README.md'),
      '# D\n\n| ADR | Title | Status |\n|---|---|---|\n| [001](a/001-record-decisions.md) | Tea | Accepted |\n| [001](b/001-record-decisions.md) | Tea | Accepted |\n',
    );
  });

  test('keep the rows of each other', () => {
    expect(run('renumber', 'docs/a/001-record-decisions.md', '9')).toMatchObject({ status: 0 });
    expect(index()).toBe(
      '# D\n\n| ADR | Title | Status |\n|---|---|---|\n| [001](b/001-record-decisions.md) | Tea | Accepted |\n| [009](a/009-record-decisions.md) | Tea | Accepted |\n',
    );
  });

  test('are brought up to date one after the other', () => {
    expect(run('sync')).toMatchObject({ status: 0 });
    for (const name of ['a/002-a-two', 'a/003-a-three', 'b/002-b-two', 'b/003-b-three'])
      expect(index().split(`(${name}.md)`)).toHaveLength(2);
    expect(run('sync', '--check')).toMatchObject({ status: 0 });
  });
});

describe('an index outside the folder of its log, by a configuration there', () => {
  const index = () => readFileSync(join(repository, 'docs/README.md'), 'utf8');
  const rows = [1, 2, 3].map((number) => `| [${number}. Tea](b/000${number}-tea.md) | Accepted |\n`).join('');

  beforeEach(() => {
    makeLog(join(repository, 'docs/b'));
    rmSync(join(repository, 'docs/b/README.md'));
    for (const number of [1, 2, 3]) writeFileSync(join(repository, `docs/b/000${number}-tea.md`), record(number));
    writeFileSync(join(repository, 'docs/b/.adr-keeper.yaml'), 'index: ../README.md\n');
    writeFileSync(join(repository, 'docs/README.md'), `# D\n\n| ADR | Status |\n|---|---|\n${rows}`);
  });

  test.each([
    ['in a repository, by the folder', '', 'docs/b', true],
    ['in a repository, from within the folder', 'docs/b', '.', true],
    ['without a repository, from above', '', 'docs/b', false],
  ])('is read and written %s', (_, cwd, folder, isRepository) => {
    if (!isRepository) rmSync(join(repository, '.git'), { recursive: true });
    const run = (...args: string[]) => runIn(join(repository, cwd), ...args);
    expect(run('check', folder)).toMatchObject({ status: 0, stderr: '' });
    expect(run('sync', folder)).toMatchObject({ status: 0, stderr: '' });
    expect(run('new', 'Foo', '--log', folder)).toMatchObject({ status: 0, stderr: '' });
    expect(index()).toContain(`${rows}| [4. Foo](b/0004-foo.md) | Proposed |\n`);
    writeFileSync(join(repository, 'docs/README.md'), index().replace('Proposed', 'Accepted'));
    expect(run('check', folder)).toMatchObject({ stdout: expect.stringContaining('index-status-mismatch') });
    expect(run('undo', folder)).toMatchObject({ status: 1 });
  });

  test.each([
    ['the workspace', () => rmSync(join(repository, '.git'), { recursive: true })],
    ['the repository of the folder', () => mkdirSync(join(repository, 'docs/b/.git'))],
  ])('is refused with 2 outside %s', (_, cut) => {
    cut();
    const before = index();
    const run = (...args: string[]) => runIn(join(repository, 'docs/b'), ...args);
    const sentence = 'The index "../README.md", configured in .adr-keeper.yaml, is outside the workspace.';
    expect(run('check')).toMatchObject({ status: 2, stdout: expect.stringContaining('config-invalid') });
    expect(run('sync')).toMatchObject({ status: 2, stderr: `adr-keeper: ${sentence}\n` });
    for (const args of [
      ['new', 'Foo'],
      ['status', '1', 'Proposed'],
      ['delete', '1', '--yes'],
      ['init', '.'],
    ])
      expect(run(...args)).toMatchObject({ status: 2, stderr: `adr-keeper: ${sentence} No changes made.\n` });
    expect(index()).toBe(before);
  });

  test('that does not exist is named where it lacks a row', () => {
    rmSync(join(repository, 'docs/README.md'));
    expect(run('new', 'Foo', '--log', 'docs/b')).toMatchObject({
      stderr: expect.stringMatching(/^adr-keeper: No row added for 0004-foo\.md: The log in docs\/b has no index\./),
    });
  });
});

test.each(['002-a\u007fb.md', '002-a\u001bb.md', '002-a&amp;b.md', '002-r&copy;d.md', '002-`s`.md', '002-a&b.md'])(
  'a row of the file %j is found again',
  (name) => {
    makeLog(join(repository, 'docs/adr'));
    rmSync(join(repository, 'docs/adr/0002-tea.md'));
    writeFileSync(join(repository, 'docs/adr', name), record(2));
    expect(run('sync', '--prune')).toMatchObject({ status: 0 });
    const text = readFileSync(join(repository, 'docs/adr/README.md'), 'utf8');
    expect(run('sync', '--check')).toMatchObject({ status: 0 });
    expect(readFileSync(join(repository, 'docs/adr/README.md'), 'utf8')).toBe(text);
    expect(run('check').stdout).not.toMatch(/index-(?:link-broken|row-missing)/);
  },
);

test('half of a surrogate pair in a configuration is a mistake of its', () => {
  makeLog(join(repository, 'docs/adr'));
  for (const text of ['logs: ["\\ud800"]\n', 'index: "\\ud800"\n']) {
    writeFileSync(join(repository, '.adr-keeper.yaml'), text);
    for (const command of ['check', 'convention', 'init']) expect(run(command).stderr).not.toMatch(/URIError|bug/);
    expect(run('check')).toMatchObject({ status: 1, stdout: expect.stringContaining('config-invalid') });
  }
});
