import { describe, expect, test } from 'vitest';
import { findRecord } from '../../../server/src/cli/findRecords.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (number: number, title: string) => `//- docs/adr/000${number}-${title.toLowerCase()}.md
# ${number}. ${title}

## Status

Accepted

## Context

Context.

## Decision

Decision.

## Consequences

Consequences.
`;

const records = ['Ants', 'Bees', 'Cows', 'Dogs'].map((title, at) => record(at + 1, title)).join('');

const index = `//- docs/adr/README.md
# Log

| ADR | Title | Status |
|---|---|---|
| [1](0001-ants.md) | Ants | Accepted |
| [2](0002-bees.md) | Bees | Accepted |
| [3](0003-cows.md) | Cows | Accepted |
| [4](0004-dogs.md) | Dogs | Accepted |
`;

const sideFiles = `//- docs/adr/0002-bees-benchmarks.md
# Benchmarks for ADR 2

| Hive | Honey |
|---|---|
| 1 | 2 |
//- docs/adr/0004-leashes.md
# Leashes of [ADR 4](0004-dogs.md)

## Length

Long.
//- docs/adr/0001-faq.md
# FAQ

See above.
`;

describe('a file with the number of a record, and nothing that a record has', () => {
  test('is told of nothing', async () => {
    expect(findProblems(await loadFixture(records + index + sideFiles))).toEqual([]);
    expect(findProblems(await loadFixture(records + sideFiles)).map(({ code }) => code)).not.toContain(
      'number-duplicate',
    );
  });

  test('gets no row', async () => {
    const { log, textOf } = await editLog(records + index + sideFiles);
    const { text, left } = syncIndex(log, textOf('README.md'));
    expect(text).toBe(textOf('README.md'));
    expect(left).toEqual([]);
  });

  test('is not meant by the number', async () => {
    const { log, recordOf } = await editLog(records + index + sideFiles);
    expect(findRecord(log, '2')).toBe(recordOf('0002-bees.md'));
    expect(log.resolve({ number: '0004' })).toEqual([recordOf('0004-dogs.md')]);
  });

  const faq = '//- docs/adr/0001-faq.md\n# FAQ\n\n';
  test.each([
    ['has a status', `${records + index + faq}## Status\n\nProposed\n`],
    ['has a section', `${records + index + faq}## Context\n\nContext.\n`],
    ['has a row', `${records + index}| [1](0001-faq.md) | FAQ | |\n${faq}See above.\n`],
  ])('is a second record with the number where it %s', async (_, source) => {
    const duplicates = findProblems(await loadFixture(source)).filter(({ code }) => code === 'number-duplicate');
    expect(duplicates).toHaveLength(2);
  });
});
