import { describe, expect, test } from 'vitest';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { fixAll } from '../../../server/src/core/rules/fixAll.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, status = 'Accepted') =>
  `//- docs/adr/${name}\n# ${title}\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n`;

const table = (...rows: string[]) =>
  `//- docs/adr/README.md\n# ADR\n\n| Number | Title | Status |\n| --- | --- | --- |\n${rows.join('\n')}\n`;

async function sync(files: string) {
  const { log, fixture } = await loadFixture(files);
  const { text } = syncIndex(log, fixture.files.get('docs/adr/README.md') ?? '');
  const safe = fixAll(log.everyFile(), log, () => '').documentChanges ?? [];
  const stray = checkFile(log.index?.file.uri ?? '', log).filter(({ code }) => code === 'index-order');
  return { rows: text.split('\n').filter((line) => /^\| \S*\d|^\| \[/.test(line)), safe, stray };
}

describe('digits that a name begins with are words, where title and row say so', () => {
  test('such a file has no number to be sorted by, and its row keeps its own', async () => {
    const rows = ['| 001 | [64-bit builds](64-bit-builds.md) | Accepted |', '| 002 | [Tea](002-tea.md) | Accepted |'];
    const { rows: after, stray } = await sync(
      table(...rows) + record('64-bit-builds.md', '64-bit builds') + record('002-tea.md', '2. Tea'),
    );
    expect([after, stray]).toEqual([rows, []]);
  });

  test('a file that lost its number is found by its slug, and its title keeps the number', async () => {
    const { rows, safe } = await sync(
      table('| 0001 | [Cartes en papier](0001-24-hour-clock.md) | Accepted |') +
        record('24-hour-clock.md', '1. Cartes en papier'),
    );
    expect(rows).toEqual(['| 0001 | [Cartes en papier](24-hour-clock.md) | Accepted |']);
    expect(JSON.stringify(safe)).not.toContain('24. ');
  });

  test('what a title says of its record counts more than a sub-record beside it', async () => {
    const { safe } = await sync(
      table('| 001 | [Drei](001-3-tier-layout.md) | Accepted |', '| 001-1 | [A part](001-1-a-part.md) | Accepted |') +
        record('001-3-tier-layout.md', '1. Drei Schichten') +
        record('001-1-a-part.md', 'ADR-001-1: A part'),
    );
    expect(safe).toEqual([]);
  });
});

test('files that changed places are not led to row by row, where the rows would then be out of order', async () => {
  const { safe } = await sync(
    '//- docs/adr/README.md\n# ADR\n\n* [Ants](002-ants.md)\n* [Bees](003-bees.md)\n* [Cows](004-cows.md)\n' +
      record('002-ants.md', '2. Ants') +
      record('004-bees.md', '4. Bees') +
      record('003-cows.md', '3. Cows'),
  );
  expect(safe).toEqual([]);
});

test('a table whose rows link nothing belongs to the index where another one with its header does', async () => {
  const { rows } = await sync(
    `${table('| 001 | Ants | Accepted |', '| 002 | Bees | Accepted |')}
## B

| Number | Title | Status |
| --- | --- | --- |
| [003](003-cows.md) | Cows | Accepted |
| [004](004-dogs.md) | Dogs | Accepted |
${record('001-ants.md', '1. Ants')}${record('002-bees.md', '2. Bees')}${record('003-cows.md', '3. Cows')}${record('004-dogs.md', '4. Dogs')}`,
  );
  expect(rows.filter((row) => row.includes('Ants'))).toHaveLength(1);
  expect(rows).toHaveLength(4);
});

describe('below a status of one in effect, a line that says "Superseded" counts', () => {
  const log = (status: string) => record('001-a.md', '1. A', status) + record('002-b.md', '2. B');
  test.each([
    ['Accepted\n\nSuperseded. See [2](002-b.md)', 'Superseded'],
    ['Accepted\nSuperseded', 'Superseded'],
    ['Accepted on 2024-01-02\n\nSuperseded on 2025-03-04', 'Superseded'],
    ['Akzeptiert\n\nErsetzt am 2025-03-04', 'Superseded'],
    ['Accepted\n\n~~Superseded~~', 'Accepted'],
    ['Accepted\n\nSuperseded parts are struck.', 'Accepted'],
    ['Accepted\n\nSupersedes [2](002-b.md)', 'Accepted'],
    // A history says what came later by its days, whatever comes first.
    ['2025-03-04: Accepted\n2024-01-02: Superseded', 'Accepted'],
    ['2024-01-02: Superseded\n2025-03-04: Accepted\nBy all of us.', 'Accepted'],
    ['Accepted on 2025-03-04\n\nSuperseded on 2024-01-02', 'Accepted'],
    ['Angenommen am 2025-03-04\n\nErsetzt am 2024-01-02', 'Accepted'],
  ])('%s', async (status, known) => {
    const { log: loaded, recordOf, textOf, changedBy } = await editLog(log(status));
    const subject = recordOf('001-a.md');
    expect(subject.status?.stage).toBe(known.toLowerCase());
    // The word that it says already, or one that the line below would contradict: neither changes anything.
    const word = known === 'Accepted' ? (subject.status?.known ?? known) : 'Accepted';
    const edit = setStatus(subject, word, loaded, { text: textOf('001-a.md'), today: '2026-01-01' });
    expect(changedBy(edit)).toEqual({});
  });
});

test('of two rows of one record below status headings one moves, once', async () => {
  const row = '- [1. A](001-a.md)\n';
  const index = (accepted: string, superseded: string) =>
    `//- docs/adr/README.md\n# ADR\n\n## Accepted\n\n${accepted}- [2. B](002-b.md)\n\n## Superseded\n\n${superseded}- [3. C](003-c.md)\n`;
  const others = record('002-b.md', '2. B') + record('003-c.md', '3. C', 'Superseded');
  const set = async (files: string) => {
    const { log, recordOf, textOf, changedBy } = await editLog(files);
    const edit = setStatus(recordOf('001-a.md'), 'Accepted', log, { text: textOf('001-a.md'), today: '2026-01-01' });
    return changedBy(edit)['README.md'];
  };
  const moved = await set(index('', row + row) + record('001-a.md', '1. A', 'Superseded') + others);
  expect(moved?.match(/001-a/g)).toHaveLength(2);
  expect(await set(index(row, row) + record('001-a.md', '1. A') + others)).toBeUndefined();
});
