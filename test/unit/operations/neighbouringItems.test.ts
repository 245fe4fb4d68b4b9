import { describe, expect, test } from 'vitest';
import { addToIndex } from '../../../server/src/core/operations/addToIndex.ts';
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
