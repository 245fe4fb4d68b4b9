import { describe, expect, test } from 'vitest';
import { nextFreeNumber } from '../../../server/src/core/model/takenNumbers.ts';
import { planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { planNumber } from '../../../server/src/core/operations/record/planNumber.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, status = 'Accepted') =>
  `//- docs/adr/${name}.md\n# ${title}\n\n## Status\n\n${status}\n`;

async function load(...files: string[]) {
  const { log, disk } = await loadFixture(files.join(''));
  const uri = (name: string) => disk.uri(`docs/adr/${name}`);
  return {
    log,
    record: (name: string) => {
      const found = log.records.get(uri(name));
      if (found === undefined) throw new Error(`There is no record ${name}.`);
      return found;
    },
    codesOf: (name: string) => checkFile(uri(name), log).map(({ code }) => code),
  };
}

const three = ['0001-ants', '0002-bees', '0003-cows'].map((name, at) => record(name, `${at + 1}. ${name.slice(5)}`));

describe('a row gives a number away', () => {
  const index = `//- docs/adr/README.md
| No | Title | Status |
|---|---|---|
| 1 | [Ants](0001-ants.md) | Accepted |
| 2 | [Bees](0002-bees.md) | Accepted |
| 3 | [Cows](0003-cows.md) | Accepted |
| 4 | Dogs (planned) | |
| 5 | [Eels](../archive/0005-eels.md) | Superseded |
`;

  test('to a decision that is planned or kept elsewhere: a new record gets another', async () => {
    expect(nextFreeNumber((await load(index, ...three)).log)).toBe('0006');
  });

  test.each(['4', '5'])('so that no record is renumbered to it: %s', async (typed) => {
    const loaded = await load(index, ...three);
    expect(planNumber(loaded.record('0002-bees.md'), typed, loaded.log)).toMatchObject({ kind: 'number-taken' });
  });

  test('but not where it was written for a record that is there', async () => {
    const renamed = index.replace('(0002-bees.md)', '(0007-bees.md)').replace('| 2 |', '| 7 |');
    const loaded = await load(renamed, ...three);
    expect(planNumber(loaded.record('0002-bees.md'), '7', loaded.log)).toMatchObject({ number: '0007' });
  });
});

test('a year before the number of a record is not taken twice', async () => {
  const { codesOf } = await load(
    record('2023-001-ants', 'Ants'),
    record('2023-002-bees', 'Bees'),
    record('2024-001-cows', 'Cows'),
  );
  expect(['2023-001-ants.md', '2023-002-bees.md'].flatMap(codesOf)).not.toContain('number-duplicate');
});

test.each([
  ['2.1. Cache', '2-1', 'Cache'],
  ['ADR 2.1: Cache', '2-1', 'Cache'],
])('the title %j is that of a sub-record', async (title, number, words) => {
  const loaded = await load(...three, record('0002-1-cache', title));
  const sub = loaded.record('0002-1-cache.md');
  expect([sub.number, sub.title.number, sub.title.text]).toEqual(['0002-1', number, words]);
  expect(loaded.codesOf('0002-1-cache.md')).toEqual([]);
});

test.each(['2.0 milestones', '3.14 is enough', 'v1.2.3'])('the title %j has no number', async (title) => {
  const loaded = await load(...three, record('0004-x', title));
  expect(loaded.record('0004-x.md').title).toMatchObject({ number: undefined, text: title });
});

test('a title that begins with another record keeps it, where titles have numbers of their own', async () => {
  const { log } = await load(...three);
  expect(planRecord(log, 'ADR-0002 replacement')).toMatchObject({ title: 'ADR-0002 replacement' });
  expect(planRecord(log, 'ADR-0002: Replacement')).toMatchObject({ title: 'Replacement' });
});

test('no record is made beside those that the index lists in folders of their own', async () => {
  const index = '//- docs/adr/README.md\n| No | Title |\n|---|---|\n| 1 | [Ants](0001-ants/README.md) |\n';
  const { log } = await load(index, '//- docs/adr/0001-ants/README.md\n# Ants\n\nOurs.\n');
  expect(planRecord(log, 'Bees')).toEqual({ kind: 'records-unread', index: 'README.md', file: '0001-ants/README.md' });
});
