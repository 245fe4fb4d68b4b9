import { describe, expect, test } from 'vitest';
import type { DecisionIndex } from '../../../server/src/core/model/indexGroups.ts';
import { addToIndex } from '../../../server/src/core/operations/index/addToIndex.ts';
import { sortIndex } from '../../../server/src/core/operations/index/sortIndexGroup.ts';
import { deleteRecord } from '../../../server/src/core/operations/record/deleteRecord.ts';
import { editLog } from '../../support/editLog.ts';

const record = (number: number, title: string, status = 'Accepted') =>
  `//- docs/adr/ADR-00${number}-${title.toLowerCase()}.md
# ADR-00${number}: ${title}

## Status

${status}

## Context

Why.

## Decision

This.
`;

const records = [record(1, 'Ants'), record(2, 'Bees'), record(3, 'Cats', 'Proposed')];
const log = (...lines: readonly string[]) => `//- docs/adr/README.md\n${lines.join('\n')}\n${records.join('')}`;

async function lineAdded(...lines: readonly string[]): Promise<string | undefined> {
  const { log: live, recordOf, changedBy, textOf } = await editLog(log(...lines));
  const { index } = live;
  if (index === undefined) throw new Error('There is no index.');
  const text = changedBy(addToIndex(index, recordOf('ADR-003-cats.md'), live))['README.md'];
  const before = textOf('README.md').split('\n');
  return text?.split('\n').find((line) => line !== '' && !before.includes(line));
}

test.each(['**Languages**', 'Reserved for the cache decision (Ann)', '[RFC 7](https://x.y/7)'])(
  'only the item of a record goes, also beside one that links no record: %s',
  async (other) => {
    const items = ['[Ants](ADR-001-ants.md)', other, '[Bees](ADR-002-bees.md)', '[Cats](ADR-003-cats.md)'].map(
      (item) => `- ${item}`,
    );
    for (const [at, name] of [
      [0, 'ADR-001-ants.md'],
      [2, 'ADR-002-bees.md'],
      [3, 'ADR-003-cats.md'],
    ] as const) {
      const { log: live, recordOf, changedBy } = await editLog(log(...items));
      const text = changedBy(deleteRecord(recordOf(name), live))['README.md'];
      expect(text).toBe(`${items.toSpliced(at, 1).join('\n')}\n`);
      // Nothing changes places with what is between the rows, either.
      expect(changedBy(sortIndex(live.index as DecisionIndex, `${items.join('\n')}\n`))).toEqual({});
    }
  },
);

test('positions in a list are no numbers of records', async () => {
  const items = ['1: [Bees](ADR-002-bees.md)', '2: [Cats](ADR-003-cats.md)'].map((item) => `- ${item}`);
  const { log: live } = await editLog(log(...items));
  expect(live.index?.meanings.map(({ says }) => says.number)).toEqual([undefined, undefined]);
});

describe('an item has nothing of its neighbour that is about its record', () => {
  test.each([
    ['ADR-001: [Ants](ADR-001-ants.md)', 'ADR-002: [Bees](ADR-002-bees.md)', 'ADR-003: [Cats](ADR-003-cats.md)'],
    [
      '**1** (Accepted) [Ants](ADR-001-ants.md)',
      '**2** (Accepted) [Bees](ADR-002-bees.md)',
      '**3** (Proposed) [Cats](ADR-003-cats.md)',
    ],
    ['Accepted: [Ants](ADR-001-ants.md)', 'Accepted: [Bees](ADR-002-bees.md)', 'Proposed: [Cats](ADR-003-cats.md)'],
    ['Record [Ants](ADR-001-ants.md)', 'Record [Bees](ADR-002-bees.md)', 'Record [Cats](ADR-003-cats.md)'],
    ['Ann: [Ants](ADR-001-ants.md)', 'Ben: [Bees](ADR-002-bees.md)', '[Cats](ADR-003-cats.md)'],
    ['2024-01-02 [Ants](ADR-001-ants.md)', '2024-02-03 [Bees](ADR-002-bees.md)', '[Cats](ADR-003-cats.md)'],
    ['[Ants](ADR-001-ants.md), by Ann', '[Bees](ADR-002-bees.md), by Ben', '[Cats](ADR-003-cats.md)'],
  ])('%s', async (first, second, added) => {
    expect(await lineAdded(`- ${first}`, `- ${second}`)).toBe(`- ${added}`);
  });

  test.each([
    ['[Ants](ADR-001-ants.md) [Accepted]', '[Bees](ADR-002-bees.md) [Accepted]', '[Cats](ADR-003-cats.md) [Proposed]'],
    ['[Ants](ADR-001-ants.md) (accepted)', '[Bees](ADR-002-bees.md) (accepted)', '[Cats](ADR-003-cats.md) (proposed)'],
    [
      '[Ants](ADR-001-ants.md) — **Accepted** (14 mars 2023)',
      '[Bees](ADR-002-bees.md) — **Accepted** (15 mars 2023)',
      '[Cats](ADR-003-cats.md) — **Proposed**',
    ],
  ])('but its status where that stands behind it: %s', async (first, second, added) => {
    expect(await lineAdded(`- ${first}`, `- ${second}`)).toBe(`- ${added}`);
  });

  test('a single item whose number is before its link shows how', async () => {
    const lines = [
      '## 2022',
      '',
      '- ADR-001: [Ants](ADR-001-ants.md)',
      '',
      '## 2023',
      '',
      '- ADR-002: [Bees](ADR-002-bees.md)',
    ];
    expect(await lineAdded(...lines)).toBe('- ADR-003: [Cats](ADR-003-cats.md)');
  });
});

test('in columns of an unknown language, number and title are told apart where titles have their numbers in them', async () => {
  const source = `//- docs/adr/README.md
| Nro | Otsikko | Tila |
|---|---|---|
| 1 | [Luku 1](0001-yksi.md) | Voimassa |
| 2 | [Luku 2](0002-kaksi.md) | Voimassa |
//- docs/adr/0001-yksi.md
# 1. Luku 1
//- docs/adr/0002-kaksi.md
# 2. Luku 2
//- docs/adr/0003-kolme.md
# 3. Kolme
`;
  const { log: live, recordOf, changedBy } = await editLog(source);
  if (live.index === undefined) throw new Error('There is no index.');
  const text = changedBy(addToIndex(live.index, recordOf('0003-kolme.md'), live))['README.md'];
  expect(text?.split('\n')[4]).toBe('| 3 | [Kolme](0003-kolme.md) |  |');
});
