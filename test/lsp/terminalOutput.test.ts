import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

/** Clears the screen, opens a link, rings, begins a sequence as C1 does, turns the reading direction. */
const hostile = '\u001b[2J\u001b]8;;http://example.org\u0007X\u009b31m\u202eevil\u2066\u0000\u007f';
const hostileName = 'a\u001b[2Jb\u202ec';
const unreadName = 'docs/adr/notes\nforged: 0 problems\rd.md';

/** All that a terminal must not get, but for the styles that the command line has itself. */
const obeyed =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the styles of `util.styleText`.
const ownStyles = /\u001b\[(?:1|2?2|3[1-9]|39|90)m/g;

let top: string;
let pristine: string;
let attempt = 0;

beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'adr-keeper-terminal-'));
  pristine = join(top, 'pristine');
  const log = join(pristine, 'docs', 'adr');
  mkdirSync(log, { recursive: true });
  const record = (number: number, title: string, status: string, more = '') =>
    writeFileSync(
      join(log, `000${number}-${title.replace(/[^\w]/g, '').slice(0, 9).toLowerCase()}.md`),
      `# ${number}. ${title}\n\n## Status\n\n${status}\n\n## Context\n\nX.${more}\n\n## Decision\n\nX.\n\n## Consequences\n\nX.\n`,
    );
  record(1, `Use ${hostile}`, 'Accepted');
  record(2, 'Use two', `Odd${hostile}`, ` See [this](gone${hostile}.md) and [that](0001-use2j8htt.md).`);
  record(3, 'Use three', 'Accepted', `\n\nSee [one](0001-use2j8htt.md) ${hostile}, and ADR-0099.`);
  writeFileSync(join(log, `0004-${hostileName}.md`), `# 4. Use four\n\n## Status\n\nAccepted ${hostile}\n`);
  writeFileSync(join(pristine, unreadName), 'X\n');
  writeFileSync(
    join(log, 'README.md'),
    `# Decisions\n\n| Number | Title | Status |\n|---|---|---|\n| [0002](0002-usetwo.md) | Two ${hostile} | Proposed |\n| [0009](0009${hostile}.md) | Nine | Accepted |\n`,
  );
  writeFileSync(join(log, '.adr-keeper.yaml'), `rules:\n  "no${hostile.replaceAll('\u0000', '')}": warning\n`);
  writeFileSync(join(top, 'terminal.cjs'), 'for (const each of ["stdout", "stderr"]) process[each].isTTY = true;\n');
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: pristine, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  };
  git('init', '-q', '-b', 'main');
  git('commit', '-q', '--allow-empty', '-m', 'Nothing');
  git('checkout', '-q', '-b', 'gnp.\u202eexe');
  git('add', '-f', 'docs/adr/0003-usethree.md');
  git('mv', 'docs/adr/0003-usethree.md', 'docs/adr/0003-other.md');
  git('commit', '-q', '-m', 'Three');
  git('checkout', '-q', 'main');
  cpSync(join(log, '0002-usetwo.md'), join(log, '0003-usethree.md'));
});

afterAll(() => rmSync(top, { recursive: true }));

function run(args: readonly string[], isTerminal: boolean) {
  attempt += 1;
  const folder = join(top, `copy${attempt}`);
  cpSync(pristine, folder, { recursive: true });
  const preload = isTerminal ? ['--require', join(top, 'terminal.cjs')] : [];
  const { NO_COLOR, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(process.execPath, [...preload, cli, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    input: '',
  });
  return { stdout, stderr, status };
}

/** A command, and a part of what it prints in which something was escaped. */
const commands: readonly (readonly [readonly string[], string])[] = [
  [['check'], '\\u001b[2J'],
  [['check', unreadName], 'notes\\u000aforged: 0 problems\\u000d'],
  [['check', 'gone\nforged: 0 problems'], 'gone\\u000aforged'],
  [['check', '--format', 'json'], '\\u001b[2J'],
  [['check', '--branches'], 'gnp.\\u202eexe'],
  [['check', '--fix'], '\\u001b[2J'],
  [['list'], '\\u001b[2J'],
  [['list', '--format', 'json'], '\\u009b31m'],
  [['list', '--status', hostile.replaceAll('\u0000', '')], '\\u001b[2J'],
  [['convention'], ''],
  [['graph'], '#8238;evil'],
  [['graph', '--format', 'dot'], '&#8238;evil'],
  [['graph', '--format', 'svg'], '&#8238;evil'],
  [['graph', '--insert'], ''],
  [['sync'], '\\u001b[2J'],
  [['sync', '--check'], '\\u001b[2J'],
  [['sort'], ''],
  [['new', `T ${hostile.replaceAll('\u0000', '')}`], ''],
  [['status', '1', 'Superseded'], ''],
  [['status', '1', hostile.replaceAll('\u0000', '')], '\\u001b[2J'],
  [['status', '4', 'Deprecated'], '\\u202e'],
  [['supersede', '4', '--by', '1'], '\\u202e'],
  [['link', '4', 'relates-to', '1'], '\\u202e'],
  [['renumber', '4', '12'], '\\u202e'],
  [['delete', '1'], '\\u202eevil'],
  [['delete', '4', '--yes'], '\\u202e'],
  [['init', 'x\u202ey'], 'x\\u202ey'],
  [['check', 'gone\u001b[2J'], 'gone\\u001b[2J'],
  [['check', '--\u001b[2J'], '\\u001b[2J'],
  [['\u001b[2J'], '\\u001b[2J'],
  [['merge-index', 'no\u001b[2J', 'no', 'no'], '\\u001b[2J'],
  [['install-merge-driver'], ''],
];

describe.each([false, true])('with a terminal: %s', (isTerminal) => {
  test.each(commands)('%j prints no control characters of others', (args, escaped) => {
    const { stdout, stderr } = run(args, isTerminal);
    const printed = (stdout + stderr).replace(isTerminal ? ownStyles : /$^/g, '');
    expect(obeyed.exec(printed)?.[0]).toBeUndefined();
    expect(printed).toContain(escaped);
    expect(printed).not.toMatch(/^forged/m);
  });
});

test('JSON says what the files say', () => {
  const { logs } = JSON.parse(run(['list', '--format', 'json'], false).stdout);
  const files = logs[0].records.map(({ file }: { file: string }) => file);
  expect(files).toContain(`docs/adr/0004-${hostileName}.md`);
});

test('a diff has each character where a program applies it, and none in a terminal', () => {
  const command = ['check', '--fix', '--dry-run'];
  const forProgram = run(command, false).stdout;
  expect(forProgram).toContain('\u202eevil');
  const folder = join(top, `copy${attempt}`);
  const applied = spawnSync('git', ['apply', '--check', '-'], { cwd: folder, input: forProgram, encoding: 'utf8' });
  expect(applied.stderr).toBe('');
  const forUser = run(command, true).stdout.replace(ownStyles, '');
  expect(forUser).toContain('\\u202eevil');
  expect(obeyed.exec(forUser)?.[0]).toBeUndefined();
});
