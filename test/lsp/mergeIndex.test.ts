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

  test('of which one takes a row away that the other changes are asked', () => {
    const base = table(row('001'), row('002'));
    const changed = row('002', 'Y');
    expect(merge(base, table(row('001')), table(row('001'), changed))).toMatchObject({
      isClean: false,
      text: table(row('001'), '<<<<<<< ours', '=======', changed, '>>>>>>> theirs'),
    });
  });

  test('of which one takes a row away and the other only pads the table do not have it again', () => {
    const base = table(row('001'), row('002'));
    const padded = [row('001'), row('002')].map((each) => each.replace(' X ', ' X      '));
    const [first = ''] = padded;
    expect(merge(base, table(row('001')), table(...padded))).toMatchObject({ isClean: true, text: table(first) });
  });

  test('of which one takes an item away and the other only counts anew do not have it again', () => {
    const list = (...names: string[]) => names.map((name, at) => `${at + 1}. [${name}](${name}-x.md)\n`).join('');
    const base = `# Log\n\n${list('001', '002', '003')}`;
    const merged = merge(base, `# Log\n\n${list('001', '002')}`, `# Log\n\n${list('000', '001', '002', '003')}`);
    expect(merged.isClean).toBe(true);
    expect(merged.text).not.toContain('003');
  });

  test('of which one renames a file and the other changes its status have one row with both', () => {
    const base = table(row('001'), row('002', 'Bees'));
    const renamed = '| [002](002-bees.md) | Bees | Accepted |';
    const merged = merge(base, table(row('001'), renamed), table(row('001'), row('002', 'Bees', 'Deprecated')));
    expect(merged).toMatchObject({ isClean: true, text: table(row('001'), renamed.replace('Accepted', 'Deprecated')) });
  });

  test('of which one puts another record under a number and the other changes the old one are asked', () => {
    const base = table(row('001'), row('002', 'Bees'));
    const other = '| [002](002-wasps.md) | Wasps | Proposed |';
    const changed = row('002', 'Bees', 'Deprecated');
    expect(merge(base, table(row('001'), other), table(row('001'), changed))).toMatchObject({
      isClean: false,
      text: table(row('001'), '<<<<<<< ours', other, '=======', changed, '>>>>>>> theirs'),
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

  const byStatus = (groups: Record<string, readonly string[]>) =>
    Object.entries(groups)
      .map(([name, names]) => `## ${name}\n\n${names.map((each) => `- [${each}](${each}-x.md)\n`).join('')}`)
      .map((text) => `${text.trimEnd()}\n`)
      .join('\n');
  const asked = (side: 'ours' | 'theirs', name: string) => {
    const item = `- [${name}](${name}-x.md)`;
    return ['<<<<<<< ours', ...(side === 'ours' ? [item] : []), '=======', ...(side === 'ours' ? [] : [item])]
      .concat('>>>>>>> theirs')
      .join('\n');
  };

  test('that move one item to two groups are asked in both places', () => {
    const base = byStatus({ Proposed: ['001', '002'], Accepted: ['003', '004'], Rejected: ['005', '006'] });
    const ours = byStatus({ Proposed: ['002'], Accepted: ['001', '003', '004'], Rejected: ['005', '006'] });
    const theirs = byStatus({ Proposed: ['002'], Accepted: ['003', '004'], Rejected: ['001', '005', '006'] });
    const merged = merge(base, ours, theirs);
    expect(merged.isClean).toBe(false);
    expect(merged.text).toBe(
      base
        .replace('- [001](001-x.md)\n', '')
        .replace('- [003]', `${asked('ours', '001')}\n- [003]`)
        .replace('- [005]', `${asked('theirs', '001')}\n- [005]`),
    );
  });

  test('that move the last item of a group to two others are asked, too', () => {
    const base = byStatus({ Proposed: ['001'], Accepted: ['003', '004'], Rejected: ['005', '006'] });
    const ours = byStatus({ Proposed: [], Accepted: ['001', '003', '004'], Rejected: ['005', '006'] });
    const theirs = byStatus({ Proposed: [], Accepted: ['003', '004'], Rejected: ['001', '005', '006'] });
    const merged = merge(base, ours, theirs);
    expect(merged.isClean).toBe(false);
    expect(merged.text).toBe(
      ours
        .replace('- [001](001-x.md)\n', `${asked('ours', '001')}\n`)
        .replace('- [005]', `${asked('theirs', '001')}\n- [005]`),
    );
  });

  test('that make two new groups for one record are asked, too', () => {
    const base = byStatus({ Proposed: ['001', '002'], Accepted: ['003', '004'] });
    const ours = byStatus({ Proposed: ['002'], Deprecated: ['001'], Accepted: ['003', '004'] });
    const theirs = byStatus({ Proposed: ['002'], Accepted: ['003', '004'], Rejected: ['001'] });
    const merged = merge(base, ours, theirs);
    expect(merged.isClean).toBe(false);
    expect(merged.text).toContain(`## Rejected\n\n${asked('theirs', '001')}\n`);
  });

  test('of which one empties a group and the other adds to it keep the new item in it', () => {
    const base = byStatus({ Proposed: ['001'], Accepted: ['003', '004'] });
    const ours = byStatus({ Proposed: [], Accepted: ['001', '003', '004'] });
    const theirs = byStatus({ Proposed: ['001', '005'], Accepted: ['003', '004'] });
    const text = byStatus({ Proposed: ['005'], Accepted: ['001', '003', '004'] });
    expect(merge(base, ours, theirs)).toMatchObject({ isClean: true, text });
  });

  test('whose file holds no index are merged as any text', () => {
    const text = (a: string, b: string) => `${a}\n\nx\n\ny\n\n${b}\n`;
    expect(merge(text('a', 'b'), text('A', 'b'), text('a', 'B'))).toMatchObject({
      isClean: true,
      text: text('A', 'B'),
    });
  });
});
