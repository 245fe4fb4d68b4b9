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
import { join } from 'node:path';
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
      expect(stderr).toContain(`adr-keeper: ${name} is a link out of the workspace.`);
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
    expect(stderr).toContain('../repository/docs is a link out of the workspace.');
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
    stderr: expect.stringContaining('docs/adr/templates/nygard.md is a link out of the workspace.'),
    status: 1,
  });
  expect(Object.values(read(repository)).join()).not.toContain('A secret.');
  writeFileSync(join(outer, 'mine.md'), '# NNN. Title\n\n## Status\n\nProposed\n\n## Mine\n');
  expect(run('new', 'Sugar', '--template', '../mine.md')).toMatchObject({ status: 0 });
  expect(Object.values(read(repository)).join()).toContain('## Mine');
});
