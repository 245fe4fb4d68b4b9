import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { copyCase, hasCases } from '../support/cases.ts';
import { copySample } from '../support/sampleCopy.ts';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

function run(cwd: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' });
  return { stdout, stderr, status };
}

/** A folder with these files, which is removed when the test ends. */
function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function prefixed(prefix: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [prefix + path, text]));
}

/** The texts of all files below a folder, by path; temporary and hidden ones, too. */
function readTexts(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

const record = (number: number, title: string, status = 'Accepted') =>
  `# ${number}. ${title}\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n\n## Consequences\n\nThat.\n`;

/** The commands that read what a path means. */
const readers: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--fix'],
  ['check', '--fix', '--dry-run'],
  ['check', '--fail-on', 'never'],
  ['list'],
  ['convention'],
  ['graph'],
  ['sync'],
  ['sync', '--check'],
];

/** Those that change something in the only log of the current folder. */
const writers: readonly (readonly string[])[] = [
  ['new', 'A title'],
  ['status', '1', 'Accepted'],
  ['supersede', '1', '--by', '2'],
  ['link', '1', 'amends', '2'],
  ['renumber', '1'],
  ['delete', '1'],
  ['sort'],
];

describe.skipIf(!hasCases)('records in other formats', () => {
  test.each([
    ['only-rst', 'docs/decisions', 'but there is 1 .rst file.'],
    ['only-adoc', 'docs/adr', 'but there are 3 .adoc files.'],
    ['only-rst-configured', '.', 'docs/decisions, configured in .adr-keeper.yaml under "logs"'],
    ['asciidoc-rst', '.', 'but there are 2 .adoc files and 1 .rst file.'],
  ])('%s: nothing was checked, and that is not "no problems"', (name, path, sentence) => {
    const folder = copyCase(name);
    for (const reader of readers) {
      const { stdout, stderr, status } = run(folder, ...reader, path);
      expect([reader, stdout, status]).toEqual([reader, '', 2]);
      expect(stderr).toContain(sentence);
      expect(run(folder, ...reader, path, '--allow-empty').status).toBe(0);
    }
    for (const writer of writers) expect([writer, run(folder, ...writer).status]).toEqual([writer, 2]);
    const report = JSON.parse(run(folder, 'check', path, '--format', 'json').stdout);
    expect(report).toMatchObject({ version: 1, logs: [], problems: [], nothingToRead: true });
    expect(report.notes[0].message).toContain(sentence);
    expect(JSON.parse(run(folder, 'list', path, '--format', 'json').stdout)).toMatchObject({ nothingToRead: true });
  });

  test('a log is not created over records that cannot be read', () => {
    const folder = copyCase('only-rst');
    const before = readTexts(folder);
    expect(run(folder, 'init', 'docs/decisions')).toMatchObject({
      stderr: 'adr-keeper: docs/decisions already contains records that cannot be read: 1 .rst file.\n',
      status: 1,
    });
    expect(readTexts(folder)).toEqual(before);
  });
});

describe.skipIf(!hasCases)('a log at the root of a repository', () => {
  const numbers = ['001', '002', '003', '004', '005'];

  test.each(['proposals-at-root', 'proposals-at-root-configured'])('%s', (name) => {
    const folder = copyCase(name);
    const { logs } = JSON.parse(run(folder, 'list', '--format', 'json').stdout);
    expect(logs.map((log: { folder: string }) => log.folder)).toEqual(['.']);
    expect(logs[0].records.map((each: { number: string }) => each.number)).toEqual(numbers);
    // The template counts, the template of pull requests does not.
    expect(JSON.parse(run(folder, 'check', '--format', 'json').stdout).logs).toEqual([
      { folder: '.', index: 'README.md', records: 6 },
    ]);
    expect(run(folder, 'convention').stdout).toMatch(/Template +000-template\.md/);
    const before = readTexts(folder);
    expect(run(folder, 'sync')).toMatchObject({ stdout: '✔ The index is up to date.\n', status: 0 });
    expect(run(folder, 'check', '--fix').stdout).not.toContain('index-row-missing');
    expect(readTexts(folder)).toEqual(before);
  });
});

describe('what there is to read', () => {
  test('a folder without records is 2 next to one with records, and so is an entry of the configuration', () => {
    const folder = makeFolder({
      'docs/adr/0001-tea.md': record(1, 'Tea'),
      'docs/adr/0002-cups.md': record(2, 'Cups'),
      'src/a.md': '# A\n',
    });
    expect(run(folder, 'check').status).toBe(0);
    const { stdout, stderr, status } = run(folder, 'check', 'docs', 'src');
    expect({ stdout, status }).toMatchObject({ stdout: expect.stringContaining('2 records'), status: 2 });
    expect(stderr).toContain('No decision log found in src: ');
    writeFileSync(join(folder, '.adr-keeper.yaml'), 'logs: [docs/adr, web/adr]\n');
    expect(run(folder, 'list')).toMatchObject({
      stderr: expect.stringContaining(
        'No decision log found in web/adr, configured in .adr-keeper.yaml under "logs": the folder does not exist.',
      ),
      status: 2,
    });
    // Whoever asks for one log is not told of another.
    expect(run(folder, 'list', 'docs/adr')).toMatchObject({ stderr: '', status: 0 });
    expect(run(folder, 'list', 'docs/adr/0001-tea.md')).toMatchObject({ stderr: '', status: 0 });
  });

  test('a log with some files in other formats ends as its readable records say, with one line about the others', () => {
    const folder = makeFolder({
      'docs/adr/0001-tea.md': record(1, 'Tea'),
      'docs/adr/0001-tea.rst': 'A copy of the Markdown record\n',
      'docs/adr/0002-cups.adoc': '= 2. Cups\n',
      'docs/adr/0003-milk.mdx': '# 3. Milk\n',
      'docs/adr/notes.rst': 'Notes\n',
    });
    const note = 'Not read in docs/adr: 1 .adoc file and 1 .mdx file. Only Markdown records are read.';
    expect(run(folder, 'check')).toMatchObject({ stderr: `adr-keeper: ${note}\n`, status: 0 });
    expect(JSON.parse(run(folder, 'check', '--format', 'json').stdout)).toMatchObject({
      nothingToRead: false,
      notes: [{ kind: 'format-unread', path: 'docs/adr', message: note }],
    });
    expect(run(folder, 'status', '1', 'Deprecated')).toMatchObject({ stderr: `adr-keeper: ${note}\n`, status: 0 });
    // What is not read has its number all the same.
    expect(run(folder, 'new', 'Jam').stdout).toBe('created  docs/adr/0004-jam.md\n');
  });

  test('a named file that is neither a record nor an index is skipped with a note', () => {
    const folder = makeFolder({
      'docs/adr/0001-tea.md': record(1, 'Tea'),
      'docs/adr/0002-cups.md': record(2, 'Cups'),
      'src/main.rs': 'fn main() {}\n',
      'NOTES.md': '# Notes\n',
    });
    expect(run(folder, 'check', 'src/main.rs', 'NOTES.md')).toEqual({
      stdout: '',
      stderr:
        'adr-keeper: src/main.rs is neither a record nor an index; skipped.\n' +
        'adr-keeper: NOTES.md is neither a record nor an index; skipped.\n',
      status: 0,
    });
    const { stdout, status } = run(folder, 'check', 'NOTES.md', 'docs/adr/0001-tea.md', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ logs: [{ folder: 'docs/adr' }], notes: [{ kind: 'file-skipped' }] });
    expect(status).toBe(0);
    expect(run(folder, 'check', 'gone.md').status).toBe(2);
  });
});

describe('all or nothing', () => {
  /** Two records that a safe fix changes, and an index that one adds rows to. */
  function makeFixable(): string {
    return makeFolder({
      'docs/adr/0001-tea.md': record(1, 'Tea').replace('# 1.', '# 7.'),
      'docs/adr/0002-cups.md': record(2, 'Cups').replace('# 2.', '# 8.'),
      'docs/adr/0003-milk.md': record(3, 'Milk'),
      'docs/adr/0004-jam.md': record(4, 'Jam'),
    });
  }

  test('check --fix changes no file where one of them has conflict markers, and reports all the same', () => {
    const folder = makeFixable();
    const path = join(folder, 'docs/adr/0002-cups.md');
    writeFileSync(path, `${readFileSync(path, 'utf8')}<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n`);
    const before = readTexts(folder);
    const { stdout, stderr, status } = run(folder, 'check', '--fix', '--format', 'json');
    expect(stderr).toContain('docs/adr/0002-cups.md has merge conflict markers on line 18; resolve them first.');
    expect(JSON.parse(stdout).problems.length).toBeGreaterThan(0);
    expect(status).toBe(1);
    expect(run(folder, 'check', '--fix', '--dry-run')).toMatchObject({ stdout: '', status: 1 });
    expect(readTexts(folder)).toEqual(before);
    // The other file can be fixed on its own.
    expect(run(folder, 'check', '--fix', 'docs/adr/0001-tea.md').status).toBe(0);
    expect(readFileSync(join(folder, 'docs/adr/0001-tea.md'), 'utf8')).toBe(record(1, 'Tea'));
  });

  // Root may write everything, so that the command runs as a user who may not. Windows knows neither.
  test.skipIf(process.getuid?.() !== 0)('nothing is changed where one file may not be written', () => {
    const folder = makeFixable();
    const user = 65_534;
    for (const path of [
      '.',
      'docs',
      'docs/adr',
      ...readdirSync(join(folder, 'docs/adr')).map((name) => `docs/adr/${name}`),
    ])
      chownSync(join(folder, path), user, user);
    const locked = join(folder, 'docs/adr/0002-cups.md');
    chownSync(locked, 0, 0);
    chmodSync(locked, 0o644);
    const before = readTexts(folder);
    const runAs = (...args: string[]) =>
      spawnSync(process.execPath, [cli, ...args], {
        cwd: folder,
        encoding: 'utf8',
        uid: user,
        gid: user,
        env: { ...process.env, HOME: folder },
      });
    const { stderr, status } = runAs('check', '--fix');
    expect(stderr).toContain('adr-keeper: docs/adr/0002-cups.md cannot be written. No changes made.\n');
    expect(status).toBe(1);
    expect(readTexts(folder)).toEqual(before);
    expect(runAs('status', '2', 'Deprecated').stderr).toContain('0002-cups.md cannot be written');
    expect(readTexts(folder)).toEqual(before);
    // A folder that takes no new file still has files that may be written.
    chownSync(join(folder, 'docs/adr'), 0, 0);
    expect(runAs('status', '1', 'Deprecated').status).toBe(0);
    expect(runAs('new', 'Bread').stderr).toContain('docs/adr cannot be written');
    expect(readFileSync(join(folder, 'docs/adr/0001-tea.md'), 'utf8')).toContain('\nDeprecated\n');
  });

  test('new several times at once gives each record a number of its own, and its row', async () => {
    const folder = makeFolder({
      'docs/adr/0001-tea.md': record(1, 'Tea'),
      'docs/adr/0002-cups.md': record(2, 'Cups'),
      'docs/adr/README.md':
        '# Log\n\n| Number | Title | Status |\n|---|---|---|\n| [0001](0001-tea.md) | Tea | Accepted |\n| [0002](0002-cups.md) | Cups | Accepted |\n',
    });
    const titles = ['Milk', 'Jam', 'Bread', 'Salt'];
    const codes = await Promise.all(
      titles.map(
        (title) =>
          new Promise((resolve) => {
            spawn(process.execPath, [cli, 'new', title], { cwd: folder, stdio: 'ignore' }).on('exit', resolve);
          }),
      ),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    const names = readdirSync(join(folder, 'docs/adr')).sort();
    expect(names.map((name) => name.slice(0, 4))).toEqual(['0001', '0002', '0003', '0004', '0005', '0006', 'READ']);
    const index = readFileSync(join(folder, 'docs/adr/README.md'), 'utf8');
    for (const name of names.slice(0, 6)) expect(index).toContain(`(${name})`);
    expect(run(folder, 'sync', '--check').status).toBe(0);
  });
});

describe('a reader that has enough', () => {
  const shell = (folder: string, line: string) =>
    spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  const command = `"${process.execPath}" "${cli}"`;

  function makeLarge(): string {
    const files: Record<string, string> = {};
    for (let number = 1; number <= 3000; number++)
      files[`docs/adr/${String(number).padStart(4, '0')}-x.md`] =
        `# ${number}. ${'A long title '.repeat(5)}\n\n## Status\n\nAccepted, see [x](gone.md).\n`;
    return makeFolder(files);
  }

  test.skipIf(process.platform === 'win32')('ends the command quietly, with its own code', () => {
    const folder = makeLarge();
    expect(shell(folder, `set -o pipefail; ${command} list | head -n 1`)).toMatchObject({
      stdout: expect.stringMatching(/^0001 [^\n]*\n$/),
      stderr: '',
      status: 0,
    });
    expect(shell(folder, `set -o pipefail; ${command} check --fail-on hint | true`)).toMatchObject({
      stderr: '',
      status: 1,
    });
    expect(shell(folder, `${command} check nowhere 2>&1 >/dev/null | true; echo \${PIPESTATUS[0]}`).stdout).toBe('2\n');
    // All of it reaches a reader who waits.
    const whole = shell(folder, `${command} list | (cat)`);
    expect(whole.stdout.length).toBeGreaterThan(200_000);
    expect(whole.stdout.trimEnd().split('\n')).toHaveLength(3000);
  });
});

describe('the merge driver', () => {
  const git = (cwd: string, ...args: string[]) => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main'];
    return spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
  };

  test('wrong usage is not an exit code that git takes for a conflict', () => {
    const folder = makeFolder({ a: 'a\n' });
    expect(run(folder, 'merge-index', 'a').status).toBe(129);
    expect(run(folder, 'merge-index', '--frmat', 'a', 'a', 'a').status).toBe(129);
  });

  test('that cannot merge by rows merges as text, and leaves OURS where that fails, too', () => {
    const bytes = (...parts: (string | number)[]) =>
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));
    const folder = makeFolder({ base: '', ours: '', theirs: '' });
    const write = (name: string, content: Buffer) => writeFileSync(join(folder, name), content);
    // Latin-1 is not read by rows.
    write('base', bytes('a\n', 0xe4, '\n\n\nb\n'));
    write('ours', bytes('A\n', 0xe4, '\n\n\nb\n'));
    write('theirs', bytes('a\n', 0xe4, '\n\n\nB\n'));
    expect(run(folder, 'merge-index', 'base', 'ours', 'theirs').status).toBe(0);
    expect(readFileSync(join(folder, 'ours'))).toEqual(bytes('A\n', 0xe4, '\n\n\nB\n'));
    write('theirs', bytes('X\n', 0xe4, '\n\n\nB\n'));
    expect(run(folder, 'merge-index', 'base', 'ours', 'theirs').status).toBe(1);
    expect(readFileSync(join(folder, 'ours'), 'latin1')).toContain('<<<<<<< ours\nA\n');
    const before = readFileSync(join(folder, 'ours'));
    expect(run(folder, 'merge-index', 'base', 'ours', 'gone').status).toBe(129);
    expect(readFileSync(join(folder, 'ours'))).toEqual(before);
  });

  test('install-merge-driver sets it up, once, and git uses it', () => {
    const rows = (...names: string[]) =>
      `# Log\n\n| Number | Title | Status |\n|---|---|---|\n${names.map((name) => `| [${name.slice(0, 4)}](${name}) | X | Accepted |\n`).join('')}`;
    const folder = makeFolder({
      'my docs/adr/0001-tea.md': record(1, 'X'),
      'my docs/adr/0002-cups.md': record(2, 'X'),
      'my docs/adr/0003-jam.md': record(3, 'X'),
      'my docs/adr/README.md': rows('0001-tea.md'),
      '.gitattributes': '* text=auto',
    });
    expect(run(folder, 'install-merge-driver')).toMatchObject({
      stderr: expect.stringContaining('is not in the working tree of a git repository'),
      status: 1,
    });
    git(folder, 'init', '-q');
    const dry = run(folder, 'install-merge-driver', '--dry-run');
    expect(dry.stdout).toContain('+"/my docs/adr/README.md" merge=adr-index\n');
    expect(git(folder, 'config', '--get', 'merge.adr-index.driver').status).toBe(1);
    const first = run(folder, 'install-merge-driver');
    expect(first).toMatchObject({ stdout: 'changed  .gitattributes\n', status: 0 });
    expect(first.stderr).toContain('git config merge.adr-index.driver\n');
    expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toBe(
      '* text=auto\n"/my docs/adr/README.md" merge=adr-index\n',
    );
    const before = readTexts(folder);
    expect(run(folder, 'install-merge-driver')).toMatchObject({
      stdout: '✔ The merge driver is already installed.\n',
      stderr: '',
      status: 0,
    });
    expect(readTexts(folder)).toEqual(before);

    const commit = (text: string) => {
      writeFileSync(join(folder, 'my docs/adr/README.md'), text);
      git(folder, 'add', '-A');
      git(folder, 'commit', '-q', '-m', 'x');
    };
    commit(rows('0001-tea.md'));
    git(folder, 'checkout', '-q', '-b', 'theirs');
    commit(rows('0001-tea.md', '0003-jam.md'));
    git(folder, 'checkout', '-q', 'main');
    commit(rows('0001-tea.md', '0002-cups.md'));
    expect(git(folder, 'merge', '-q', 'theirs', '-m', 'merge')).toMatchObject({ stderr: '', status: 0 });
    expect(readFileSync(join(folder, 'my docs/adr/README.md'), 'utf8')).toBe(
      rows('0001-tea.md', '0002-cups.md', '0003-jam.md'),
    );
  });

  test
    .skipIf(process.platform === 'win32')
    .each(['a\n* -text #', '\tb\r\u001b', 'quote " and \\ bar', '[c]*?', '!d #', 'caf\u00e9\u2028'])(
    'install-merge-driver writes one line for a folder called %j',
    (name) => {
      const folder = makeFolder({
        [`docs/${name}/adr/0001-tea.md`]: record(1, 'X'),
        [`docs/${name}/adr/README.md`]: '- [X](0001-tea.md)\n',
      });
      git(folder, 'init', '-q');
      expect(run(folder, 'install-merge-driver')).toMatchObject({ status: 0 });
      expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toMatch(/^[^\n]* merge=adr-index\n$/);
      const attributes = (path: string) =>
        git(folder, 'check-attr', '-z', 'merge', 'text', '--', path).stdout.split('\0');
      expect(attributes(`docs/${name}/adr/README.md`)).toMatchObject({ 2: 'adr-index', 5: 'unspecified' });
      expect(attributes('docs/other.md')).toMatchObject({ 2: 'unspecified', 5: 'unspecified' });
      expect(run(folder, 'install-merge-driver').stdout).toContain('is already installed');
    },
  );

  test('install-merge-driver writes into no configuration but that of the clone, and in submodules, too', () => {
    const files = { 'docs/adr/0001-tea.md': record(1, 'X'), 'docs/adr/README.md': '- [X](0001-tea.md)\n' };
    const outer = makeFolder({ ...prefixed('other/', files), ...prefixed('tree/', files) });
    const [other, tree] = [join(outer, 'other'), join(outer, 'tree')];
    git(other, 'init', '-q');
    git(other, 'add', '-A');
    git(other, 'commit', '-q', '-m', 'x');
    const before = readFileSync(join(other, '.git/config'), 'utf8');
    const refused = (sentence: string) => {
      expect(run(tree, 'install-merge-driver')).toMatchObject({
        stdout: '',
        stderr: expect.stringContaining(sentence),
        status: 1,
      });
      expect(readFileSync(join(other, '.git/config'), 'utf8')).toBe(before);
    };
    writeFileSync(join(tree, '.git'), 'gitdir: ../other/.git\n');
    refused('the git configuration of another one');
    rmSync(join(tree, '.git'));
    git(tree, 'init', '-q');
    rmSync(join(tree, '.git/config'));
    symlinkSync('../../other/.git/config', join(tree, '.git/config'));
    refused('the git configuration of another one');
    rmSync(join(tree, '.git'), { recursive: true });
    git(tree, 'init', '-q');
    symlinkSync('../attributes', join(tree, '.gitattributes'));
    writeFileSync(join(outer, 'attributes'), '');
    refused('is a link that points outside the workspace. No changes made.');
    expect(git(tree, 'config', '--get', 'merge.adr-index.driver').status).toBe(1);
    rmSync(join(tree, '.gitattributes'));

    git(tree, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'inner');
    expect(run(join(tree, 'inner'), 'install-merge-driver')).toMatchObject({ status: 0 });
    expect(git(join(tree, 'inner'), 'config', '--get', 'merge.adr-index.driver').status).toBe(0);
    git(other, 'worktree', 'add', '-q', '--detach', join(outer, 'linked'));
    expect(run(join(outer, 'linked'), 'install-merge-driver')).toMatchObject({ status: 0 });
    expect(git(other, 'config', '--get', 'merge.adr-index.driver').status).toBe(0);
  });

  test('that is gone leaves the merge to git', () => {
    const folder = makeFolder({ 'docs/adr/0001-tea.md': record(1, 'X'), 'docs/adr/README.md': '- [X](0001-tea.md)\n' });
    git(folder, 'init', '-q');
    git(folder, 'config', 'user.name', 'Ada');
    const copy = join(folder, 'cli.cjs');
    writeFileSync(copy, `process.argv[1] = ${JSON.stringify(copy)}; require(${JSON.stringify(cli)});\n`);
    writeFileSync(join(folder, 'docs/adr/0002-cups.md'), record(2, 'X'));
    writeFileSync(join(folder, 'docs/adr/README.md'), '# Log\n\n- [X](0001-tea.md)\n- [Y](0002-cups.md)\n');
    spawnSync(process.execPath, [copy, 'install-merge-driver'], { cwd: folder });
    const driver = git(folder, 'config', '--get', 'merge.adr-index.driver').stdout.trim();
    expect(driver).toContain(copy);
    rmSync(copy);
    for (const [name, text] of [
      ['base', 'a\n'],
      ['ours', 'b\n'],
      ['theirs', 'c\n'],
    ] as const)
      writeFileSync(join(folder, name), text);
    const line = driver
      .replace('%O', 'base')
      .replaceAll('%A', 'ours')
      .replaceAll('%B', 'theirs')
      .replaceAll('%O', 'base');
    expect(spawnSync('sh', ['-c', line], { cwd: folder }).status).toBe(1);
    expect(readFileSync(join(folder, 'ours'), 'utf8')).toContain('<<<<<<<');
    // Node ends with 1 where it cannot load a program: without markers in OURS that is no conflict.
    writeFileSync(copy, 'a b c');
    writeFileSync(join(folder, 'ours'), 'b\n');
    expect(spawnSync('sh', ['-c', line], { cwd: folder }).status).toBe(1);
    expect(readFileSync(join(folder, 'ours'), 'utf8')).toContain('<<<<<<<');
  });

  test('ends with 129 in a folder that is gone, and where OURS cannot be written', () => {
    const folder = makeFolder({ base: 'a\n', ours: 'b\n', theirs: 'c\n', 'gone/x': '' });
    const script = `cd gone && rm -r ../gone && exec "$0" "$@"`;
    const paths = ['base', 'ours', 'theirs'].map((name) => join(folder, name));
    const args = ['-c', script, process.execPath, cli, 'merge-index', ...paths];
    expect(spawnSync('sh', args, { cwd: folder }).status).toBe(129);
    expect(readFileSync(join(folder, 'ours'), 'utf8')).toBe('b\n');
    mkdirSync(join(folder, 'folder'));
    expect(run(folder, 'merge-index', 'base', 'folder', 'theirs').status).toBe(129);
    expect(readdirSync(join(folder, 'folder'))).toEqual([]);
  });

  test('writes OURS in place where it has a second name', () => {
    const folder = makeFolder({ base: 'a\n', ours: 'b\n', theirs: 'c\n' });
    linkSync(join(folder, 'ours'), join(folder, 'twin'));
    expect(run(folder, 'merge-index', 'base', 'ours', 'theirs').status).toBe(1);
    const { ours, twin } = readTexts(folder);
    expect(ours).toContain('<<<<<<<');
    expect(twin).toBe(ours);
  });
});

describe('discovery by evidence', () => {
  const chapters = (sections: readonly string[]): Record<string, string> => {
    const names = ['01-start.md', '02-types.md', '03-errors.md', '04-tests.md'];
    return Object.fromEntries([
      ...names.map((name) => [name, `# ${name}\n\n${sections.map((each) => `## ${each}\n\nText.\n`).join('\n')}`]),
      ['README.md', `# Book\n\n${names.map((name) => `- [${name}](${name})\n`).join('')}`],
    ]);
  };

  test('chapters and lessons that an index links are not decisions, though they share their sections', () => {
    for (const sections of [
      ['Goals', 'Steps', 'Exercises', 'Further reading'],
      ['Motivation', 'Example', 'Summary'],
    ]) {
      const folder = makeFolder(chapters(sections));
      expect(run(folder, 'check').status).toBe(2);
    }
  });

  test('proposals in another language are, in any folder', () => {
    const folder = makeFolder(
      Object.fromEntries(
        Object.entries(chapters(['Ausgangslage', 'Vorschlag', 'Verworfene Alternativen'])).map(([name, text]) => [
          `konzepte/${name}`,
          text,
        ]),
      ),
    );
    expect(JSON.parse(run(folder, 'check', '--format', 'json').stdout).logs).toEqual([
      { folder: 'konzepte', index: 'konzepte/README.md', records: 4 },
    ]);
  });

  test('numbered files elsewhere in the repository do not belong to a log at its root, those that it links do', () => {
    const folder = makeFolder({
      ...chapters(['Context', 'Proposal', 'Alternatives']),
      'migrations/0001-create.md': '# Create the tables\n',
      'tutorial/01-intro.md': '# Welcome\n',
      'rejected/05-no.md': '# No\n',
      'rejected/06-never.md': '# Never\n',
    });
    const readme = join(folder, 'README.md');
    writeFileSync(readme, `${readFileSync(readme, 'utf8')}- [No](rejected/05-no.md)\n`);
    const { logs } = JSON.parse(run(folder, 'list', '--format', 'json').stdout);
    expect(logs[0].records.map(({ file }: { file: string }) => file)).toEqual([
      '01-start.md',
      '02-types.md',
      '03-errors.md',
      '04-tests.md',
      'rejected/05-no.md',
      'rejected/06-never.md',
    ]);
  });
});

describe.skipIf(!hasCases)('folders that hold no decisions', () => {
  test.each([
    ['records-among-documents', ['adr', 'docs-internal']],
    ['design-review-beside', ['docs/adr']],
  ])('%s: no further folder is taken for a log', (name, folders) => {
    const folder = copyCase(name);
    const { logs } = JSON.parse(run(folder, 'list', '--format', 'json').stdout);
    expect(logs.map((log: { folder: string }) => log.folder)).toEqual(folders);
  });
});

test('a write leaves links, modes and the sample as they are', () => {
  const sample = copySample('harmony');
  onTestFinished(() => sample.remove());
  const path = sample.path('docs/adr/004-ipxe.md');
  chmodSync(path, 0o600);
  expect(run(sample.folder, 'status', '004', 'Deprecated').status).toBe(0);
  expect(lstatSync(path).mode & 0o777).toBe(0o600);
  expect(existsSync(path)).toBe(true);
  expect(readdirSync(sample.path('docs/adr')).filter((name) => name.startsWith('.'))).toEqual([]);
});
