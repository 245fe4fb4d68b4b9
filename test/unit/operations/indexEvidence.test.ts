import { describe, expect, test } from 'vitest';
import { nextFreeNumber } from '../../../server/src/core/model/takenNumbers.ts';
import { createIndex } from '../../../server/src/core/operations/index/createIndex.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, status = 'Accepted') =>
  `//- docs/adr/${name}.md\n# ${title}\n\n## Status\n\n${status}\n`;
const three = record('001-ants', '1. Ants') + record('002-bees', '2. Bees') + record('003-cows', '3. Cows');
const withIndex = (index: string, records = three) => `//- docs/adr/README.md\n${index}${records}`;

async function load(source: string) {
  const { workspace, disk } = await loadFixture(source);
  const log = workspace.logs[0];
  if (log === undefined) throw new Error('The fixture has no log.');
  return { log, uri: (path: string) => disk.uri(path) };
}

describe('a README that has a row for a record', () => {
  test.each([
    ['a table without links', '| No. | Title | Status |\n|---|---|---|\n| 001 | Ants | Accepted |\n'],
    ['a link that is mistyped', '| No. | Title |\n|---|---|\n| [001](001-ants.m) | Ants |\n'],
    ['one item', '- [ADR-001](001-ants.md) - Ants - Accepted\n'],
  ])('gets no second index: %s', async (_, index) => {
    const { log } = await load(withIndex(index));
    expect(createIndex(log)).toBeUndefined();
  });

  test('is told from one that mentions a record', async () => {
    const { log } = await load(withIndex('Start with [the ants](001-ants.md).\n\n- Why: see [ants](001-ants.md)\n'));
    expect(createIndex(log)).toBeDefined();
  });
});

test('an index reduced to one item is still one', async () => {
  const { log } = await load(withIndex('- [1. Ants](001-ants.md)\n', record('001-ants', '1. Ants')));
  expect(log.index?.groups[0]?.rows).toHaveLength(1);
});

describe('digits that are words of the title', () => {
  const log = three + record('24-hour-clock', 'ADR-004: 24 hour clock');

  test('are not a number', async () => {
    const loaded = await load(log);
    expect(loaded.log.records.get(loaded.uri('docs/adr/24-hour-clock.md'))?.number).toBeUndefined();
    expect(nextFreeNumber(loaded.log)).toBe('005');
  });

  test('are one where titles begin with their numbers', async () => {
    const loaded = await load(record('1-ants', '1 Ants') + record('2-bees', '2 Bees') + record('3-cows', '3 Cows'));
    expect(loaded.log.records.get(loaded.uri('docs/adr/3-cows.md'))?.number).toBe('3');
  });
});

describe('a list with the status behind the title', () => {
  const index = (status: string) =>
    `- [ADR-001](001-ants.md) - Ants - Accepted\n- [ADR-002](002-bees.md) - Bees - ${status}\n`;

  test('has titles without it, and statuses that follow', async () => {
    const records = record('001-ants', '1. Ants') + record('002-bees', '2. Bees', 'Rejected');
    const { log } = await load(withIndex(index('Proposed'), records));
    expect(checkFile(log.readme?.uri ?? '', log).map(({ code }) => code)).toEqual(['index-status-mismatch']);
    expect(syncIndex(log, index('Proposed')).text).toBe(index('Rejected'));
  });

  test('gets rows with it', async () => {
    const { log } = await load(withIndex(index('Accepted')));
    expect(syncIndex(log, index('Accepted')).text).toBe(
      `${index('Accepted')}- [ADR-003](003-cows.md) - Cows - Accepted\n`,
    );
  });
});

test('a new record has the day of today in its row', async () => {
  const index = '| No. | Title | Date |\n|---|---|---|\n| [001](001-ants.md) | Ants | 2024-05-06 |\n';
  const { log } = await load(withIndex(index, record('001-ants', '1. Ants')));
  const planned = planRecord(log, 'Bees');
  if ('kind' in planned) throw new Error(planned.kind);
  const { edit } = newRecord(log, planned, undefined, { today: '2026-03-04' });
  expect(JSON.stringify(edit)).toContain('| Bees | 2026-03-04 |');
});

test('a row that is linked to a renumbered file goes to its place', async () => {
  const row = (number: string, name: string) => `| [${number}](${number}-${name}.md) | ${name} |\n`;
  const head = '| No. | Title |\n|---|---|\n';
  const records = record('009-Ants', '9. Ants') + record('002-Bees', '2. Bees') + record('003-Cows', '3. Cows');
  const index = head + row('001', 'Ants') + row('002', 'Bees') + row('003', 'Cows');
  const { log } = await load(withIndex(index, records));
  expect(syncIndex(log, index).text).toBe(head + row('002', 'Bees') + row('003', 'Cows') + row('009', 'Ants'));
});

test('no fix edits an index with conflict markers', async () => {
  const row = '| [001](001-ants.md) | Ants |\n';
  const index = `| No. | Title |\n|---|---|\n<<<<<<< HEAD\n${row}=======\n${row}>>>>>>> other\n| [001](001-bees.md) | Bees |\n`;
  const { log, uri } = await load(withIndex(index, record('001-ants', '1. Ants') + record('001-bees', '1. Bees')));
  const file = uri('docs/adr/001-bees.md');
  const fixes = checkFile(file, log)
    .filter(({ code }) => code === 'number-duplicate')
    .flatMap((problem) => findFixes(problem, file, log));
  expect(fixes.map((fix) => fix.makeEdit(''))).toEqual(fixes.map(() => ({ documentChanges: [] })));
  expect(fixes).not.toHaveLength(0);
});

describe('a column of small numbers', () => {
  const table = (header: string, values: readonly number[]) =>
    `| Title | ${header} | Status |\n|---|---|---|\n${['ants', 'bees', 'cows']
      .map((name, at) => `| [${name}](00${at + 1}-${name}.md) | ${values[at]} | Accepted |\n`)
      .join('')}`;
  const numbersIn = async (index: string) => {
    const { log } = await load(withIndex(index));
    return log.index?.meanings.map(({ says }) => says.number);
  };

  test.each(['Sprint', 'Priority', 'Phase', 'Votes', 'Since release', 'Sıra'])(
    'is none of the numbers of records below "%s"',
    async (header) => {
      expect(await numbersIn(table(header, [1, 2, 3]))).toEqual([undefined, undefined, undefined]);
      const { log } = await load(withIndex(table(header, [1, 2, 2])));
      expect([...log.everyFile()].flatMap((uri) => checkFile(uri, log).map(({ code }) => code))).not.toContain(
        'index-number-mismatch',
      );
    },
  );

  test.each(['#', 'Nr.', 'ADR', ''])('is below "%s", unless it counts the rows', async (header) => {
    expect(await numbersIn(table(header, [1, 2, 4]))).toEqual(['1', '2', '4']);
    const names = ['003-cows', '001-ants', '002-bees'];
    const rows = names.map((name, at) => `| [${name.slice(4)}](${name}.md) | ${at + 1} | Accepted |\n`).join('');
    expect(await numbersIn(`| Title | ${header} | Status |\n|---|---|---|\n${rows}`)).toEqual(
      names.map(() => undefined),
    );
  });

  test('of each part of an index, which counts its rows, too', async () => {
    const part = (...names: string[]) =>
      `| # | Title |\n|---|---|\n${names.map((name, at) => `| ${at + 1} | [${name.slice(4)}](${name}.md) |\n`).join('')}`;
    const index = `## Data\n\n${part('002-bees', '003-cows')}\n## UI\n\n${part('001-ants', '004-dogs')}\n`;
    const { log } = await load(withIndex(index, three + record('004-dogs', '4. Dogs')));
    const codes = [...log.everyFile()].flatMap((uri) => checkFile(uri, log).map(({ code }) => code));
    expect(codes).not.toContain('index-number-mismatch');
  });
});

test('a column of votes that agree with the statuses by chance is not filled by them', async () => {
  const index =
    '| Title | Bo | Status |\n|---|---|---|\n| [Ants](001-ants.md) | Accepted | Accepted |\n| [Bees](002-bees.md) | Accepted | Accepted |\n| [Cows](003-cows.md) | Accepted | Accepted |\n';
  const { log } = await load(withIndex(index));
  const planned = planRecord(log, 'Dogs');
  if ('kind' in planned) throw new Error(planned.kind);
  expect(JSON.stringify(newRecord(log, planned, undefined, {}).edit)).toContain(
    '| [Dogs](004-dogs.md) |  | Proposed |',
  );
});
