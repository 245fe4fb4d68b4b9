import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

let sample: SampleCopy;

beforeEach(() => {
  sample = copySample('harmony');
});

afterEach(() => sample.remove());

function run(environment: Readonly<Record<string, string>>, ...args: string[]) {
  const env = { ...process.env, VISUAL: '', EDITOR: '', ...environment };
  return spawnSync(process.execPath, [cli, ...args], { cwd: sample.folder, encoding: 'utf8', env });
}

const newRecord = (...args: string[]) => run({}, 'new', 'Use tea', ...args);
const textOf = (name: string) => readFileSync(sample.path(`docs/adr/${name}`), 'utf8');
const statusOf = (name: string) => /^## Status\n\n(.*)$/m.exec(textOf(name))?.[1];

test('a number that is free is taken, as wide as those of the others', () => {
  expect(newRecord('--number', '42')).toMatchObject({ status: 0, stderr: '' });
  expect(textOf('042-use-tea.md')).toContain('# ');
  expect(textOf('README.md')).toMatch(/^\| \[042\]\(.*042-use-tea\.md\) \| Use tea \| Proposed \|$/m);
});

test.each([
  [['--number', '4'], 'Number 004 is already in use.', 1],
  [['--number', 'x'], '"x" is not a valid record number.', 1],
  [['--number', '42', '--parent', '4'], 'Use either --number or --parent.', 2],
  [['--date', '2025-02-30'], '"2025-02-30" is not a date.', 2],
  [['--date', 'tomorrow'], '"tomorrow" is not a date.', 2],
  [['--link', 'amends'], '"amends" is not a relation and a record', 2],
  [['--link', 'eats:4'], 'Unknown relation "eats".', 2],
  [['--link', 'amends:99'], 'Record 99 not found', 1],
  [['--supersedes', '99'], 'Record 99 not found', 1],
  [['--open'], 'No editor is set.', 1],
])('%j is refused, and nothing is written', (args, message, status) => {
  const before = textOf('README.md');
  const result = newRecord(...args);
  expect(result).toMatchObject({ status, stdout: '' });
  expect(result.stderr).toContain(message);
  expect(textOf('README.md')).toBe(before);
});

test('a record that is in effect supersedes others at once, in all files', () => {
  const [old, other] = ['004-ipxe.md', '001-rust.md'];
  expect(newRecord('--status', 'accepted', '--supersedes', '4', '--supersedes', other)).toMatchObject({ status: 0 });
  const made = textOf('023-use-tea.md');
  expect(statusOf('023-use-tea.md')).toBe('Accepted');
  for (const name of [old, other]) {
    expect(made).toContain(`](${name})`);
    expect(statusOf(name)).toMatch(/^Superseded by .*023-use-tea\.md/);
    expect(textOf('README.md')).toMatch(new RegExp(`\\(\\./${name}\\).*\\| Superseded \\|$`, 'm'));
  }
  expect(run({}, 'check').stdout).not.toContain('supersede-');
  expect(run({}, 'undo')).toMatchObject({ status: 0 });
  expect(statusOf(old)).not.toContain('Superseded');
});

test('a proposal says whom it supersedes, who stays as it is until then', () => {
  const before = textOf('004-ipxe.md');
  const result = newRecord('--supersedes', '4');
  expect(result).toMatchObject({
    status: 0,
    stderr: 'adr-keeper: docs/adr/004-ipxe.md keeps its status until 023-use-tea.md is in effect.\n',
  });
  expect(textOf('023-use-tea.md')).toMatch(/^Supersedes .*004-ipxe\.md/m);
  expect(textOf('004-ipxe.md')).toBe(before);
});

test('relations are written into both records, and the date is the one that was given', () => {
  expect(newRecord('--link', 'amends:4', '--link', 'relates-to:001', '--date', '2025-01-02')).toMatchObject({
    status: 0,
  });
  const made = textOf('023-use-tea.md');
  expect(made).toContain('Initial Date: 2025-01-02\n');
  // By the words that this log has for it.
  expect(made).toMatch(/^Extends .*004-ipxe\.md/m);
  expect(textOf('004-ipxe.md')).toMatch(/^Amended by .*023-use-tea\.md/m);
  expect(made).toMatch(/^Relates to .*001-rust\.md/m);
  expect(textOf('001-rust.md')).toMatch(/^Relates to .*023-use-tea\.md/m);
});

test.skipIf(process.platform === 'win32')('the record is opened in the editor, by options and all', () => {
  const editor = `"${process.execPath}" -e "console.log(process.argv[1])"`;
  const result = run({ EDITOR: editor }, 'new', 'Use tea', '--open');
  expect(result).toMatchObject({ status: 0, stderr: '' });
  expect(result.stdout.trim().split('\n').at(-1)).toMatch(/docs\/adr\/023-use-tea\.md$/);
  expect(run({ EDITOR: 'false' }, 'new', 'Use milk', '--open')).toMatchObject({ status: 1 });
});
