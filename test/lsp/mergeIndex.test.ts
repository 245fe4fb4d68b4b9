import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
let folder: string;

function git(...args: string[]): { status: number | null; output: string } {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function commit(text: string): void {
  writeFileSync(join(folder, 'README.md'), text);
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
}

/** What git makes of two branches that began with one text. */
function merge(base: string, ours: string, theirs: string) {
  commit(base);
  git('checkout', '-q', '-b', 'theirs');
  commit(theirs);
  git('checkout', '-q', 'main');
  commit(ours);
  const { status, output } = git('merge', '-q', 'theirs', '-m', 'merge');
  return { isClean: status === 0, text: readFileSync(join(folder, 'README.md'), 'utf8'), output };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adr-keeper-merge-'));
  git('init', '-q');
  git('config', 'merge.adr-index.driver', `node "${cli}" merge-index %O %A %B`);
  writeFileSync(join(folder, '.gitattributes'), 'README.md merge=adr-index\n');
});

afterEach(() => rmSync(folder, { recursive: true }));

const table = (...rows: string[]) =>
  `# Log\n\n| Number | Title | Status |\n|---|---|---|\n${rows.map((row) => `${row}\n`).join('')}\nBelow.\n`;
const row = (number: string, title = 'X', status = 'Accepted') =>
  `| [${number}](${number}-x.md) | ${title} | ${status} |`;

describe('two branches', () => {
  test('that each add a record have both rows, in order', () => {
    const base = table(row('001'), row('002'));
    const merged = merge(base, table(row('001'), row('002'), row('004')), table(row('001'), row('002'), row('003')));
    expect(merged).toMatchObject({ isClean: true, text: table(row('001'), row('002'), row('003'), row('004')) });
  });

  test('that each draw the graph anew keep one, which the next sync draws', () => {
    const graph = (line: string) => `\n<!-- adr-graph -->\n${line}\n<!-- /adr-graph -->\n`;
    const [base, ours, theirs] = [table(row('001')), table(row('001'), row('002')), table(row('001'), row('003'))];
    const merged = merge(base + graph('base'), ours + graph('ours'), theirs + graph('theirs'));
    const text = table(row('001'), row('002'), row('003')) + graph('ours');
    expect(merged).toMatchObject({ isClean: true, text });
  });

  test('that change one row in two cells have both changes', () => {
    const base = table(row('001', 'A'), row('002'));
    const merged = merge(base, table(row('001', 'A', 'Deprecated'), row('002')), table(row('001', 'B'), row('002')));
    expect(merged).toMatchObject({ isClean: true, text: table(row('001', 'B', 'Deprecated'), row('002')) });
  });

  test('of which one takes a row away and the other adds one and changes another', () => {
    const base = table(row('001'), row('002'), row('003'));
    const ours = table(row('001'), row('003'));
    const theirs = table(row('001', 'X', 'Superseded'), row('002'), row('003'), row('004'));
    expect(merge(base, ours, theirs)).toMatchObject({
      isClean: true,
      text: table(row('001', 'X', 'Superseded'), row('003'), row('004')),
    });
  });

  test('of which one takes a row away that the other changes keep it', () => {
    const base = table(row('001'), row('002'));
    expect(merge(base, table(row('001')), table(row('001'), row('002', 'Y')))).toMatchObject({
      isClean: true,
      text: base.replace('| X | Accepted |\n\n', '| Y | Accepted |\n\n'),
    });
  });

  test('that change one cell in two ways are asked, in that row alone', () => {
    const base = table(row('001'), row('002'));
    const merged = merge(
      base,
      table(row('001', 'X', 'Pending'), row('002'), row('003')),
      table(row('001', 'X', 'Rejected'), row('002'), row('004')),
    );
    expect(merged.isClean).toBe(false);
    expect(merged.text).toBe(
      table(
        '<<<<<<< ours',
        row('001', 'X', 'Pending'),
        '=======',
        row('001', 'X', 'Rejected'),
        '>>>>>>> theirs',
        row('002'),
        row('003'),
        row('004'),
      ),
    );
  });

  test('that write above and below the table, too, with the line endings of Windows', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const base = table(row('001'));
    const ours = table(row('001'), row('002')).replace('# Log', '# Our log');
    const theirs = table(row('001'), row('003')).replace('Below.', 'Far below.');
    const merged = merge(crlf(base), crlf(ours), crlf(theirs));
    expect(merged).toMatchObject({
      isClean: true,
      text: crlf(
        table(row('001'), row('002'), row('003')).replace('# Log', '# Our log').replace('Below.', 'Far below.'),
      ),
    });
  });

  test('that move and add items of a list by status', () => {
    const list = (accepted: string[], proposed: string[]) => {
      const items = (names: string[]) => names.map((name) => `- [${name}](${name}-x.md)\n`).join('');
      return `## Accepted\n\n${items(accepted)}\n## Proposed\n\n${items(proposed)}`;
    };
    const merged = merge(
      list(['001'], ['002', '003']),
      list(['001', '002'], ['003']),
      list(['001'], ['002', '003', '004']),
    );
    expect(merged).toMatchObject({ isClean: true, text: list(['001', '002'], ['003', '004']) });
  });

  test('whose file holds no index are merged as any text', () => {
    const text = (a: string, b: string) => `${a}\n\nx\n\ny\n\n${b}\n`;
    expect(merge(text('a', 'b'), text('A', 'b'), text('a', 'B'))).toMatchObject({
      isClean: true,
      text: text('A', 'B'),
    });
  });
});
