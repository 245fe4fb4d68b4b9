import { describe, expect, test } from 'vitest';
import { findBrokenBy } from '../../../server/src/core/features/brokenBy.ts';
import { type SyncOptions, syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { deleteRecord } from '../../../server/src/core/operations/record/deleteRecord.ts';
import { setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (
  number: number,
  title: string,
  status = 'Accepted',
) => `//- docs/adr/000${number}-${title.toLowerCase()}.md
# ${number}. ${title}

## Status

${status}

## Context

Context.

## Decision

Decision.
`;

const records = ['Ants', 'Bees', 'Cows', 'Dogs'].map((title, at) => record(at + 1, title)).join('');

const table = `# Log

| ADR | Title | Status |
|---|---|---|
| [1](0001-ants.md) | Ants | Accepted |
| [2](0002-bees.md) | Bees | Accepted |
| [3](0003-cows.md), [4](0004-dogs.md) | Farm animals | Accepted |
`;

const list = `# Log

* [1. Ants](0001-ants.md)
* [2. Bees](0002-bees.md)
* Farm: [3. Cows](0003-cows.md) and [4. Dogs](0004-dogs.md)
`;

const withIndex = (index: string, files = records) => `${files}//- docs/adr/README.md\n${index}`;

async function sync(index: string, files?: string, options: SyncOptions = {}) {
  const { log, textOf } = await editLog(withIndex(index, files));
  const text = textOf('README.md');
  return { ...syncIndex(log, text, options), before: text };
}

describe('a row that links several records', () => {
  test.each([
    ['in a table', table],
    ['in a list', list],
    ['parted by tags', table.replace('), [4]', ')<br>[4]')],
    ['in the cell of the title', table.replaceAll(/\| \[(\d)\]/g, '| $1 | [x]').replace('ADR |', 'No | ADR |')],
  ])('lists each of them %s', async (_, index) => {
    const problems = findProblems(await loadFixture(withIndex(index)));
    expect(problems.filter(({ code }) => code === 'index-row-missing' || code === 'index-incomplete')).toEqual([]);
    const { text, before } = await sync(index);
    expect(text).toBe(before);
  });

  test('has a title of its own', async () => {
    expect(findProblems(await loadFixture(withIndex(table)))).toEqual([]);
  });

  test('does not list a record that it only names', async () => {
    const index = table.replace('), [4]', '), which replaces [4]');
    const problems = findProblems(await loadFixture(withIndex(index)));
    expect(problems.map(({ code }) => code)).toContain('index-row-missing');
  });

  test.each([
    ['table', table],
    ['list', list],
  ])('stays in a %s when one of them is deleted, and is named', async (_, index) => {
    const { log, recordOf, changedBy } = await editLog(withIndex(index));
    for (const name of ['0003-cows.md', '0004-dogs.md']) {
      const deleted = recordOf(name);
      expect(changedBy(deleteRecord(deleted, log))['README.md']).toBeUndefined();
      expect(findBrokenBy(deleted, log).map(({ file }) => file.name)).toEqual(['README.md']);
    }
  });

  test('goes with its record where the other file is none', async () => {
    const index = table.replace('[4](0004-dogs.md)', '[French](0003-cows.fr.md)');
    const { log, recordOf, changedBy } = await editLog(withIndex(index));
    expect(changedBy(deleteRecord(recordOf('0003-cows.md'), log))['README.md']).not.toContain('0003');
  });

  test('stays when rows of files that are gone go', async () => {
    const { text, before } = await sync(table, record(1, 'Ants') + record(2, 'Bees') + record(4, 'Dogs'), {
      prune: true,
    });
    expect(text).toBe(before);
  });

  test('keeps its status when that of one of them is set', async () => {
    const { log, recordOf, changedBy, textOf } = await editLog(withIndex(table));
    for (const name of ['0003-cows.md', '0004-dogs.md']) {
      const edit = setStatus(recordOf(name), 'Deprecated', log, { text: textOf(name), today: '2026-03-04' });
      expect(Object.keys(changedBy(edit))).toEqual([name]);
    }
  });

  test('keeps its status in a sync, which says so', async () => {
    const files = records.replace('# 4. Dogs\n\n## Status\n\nAccepted', '# 4. Dogs\n\n## Status\n\nDeprecated');
    const { text, before, left } = await sync(table, files);
    expect(text).toBe(before);
    expect(left.map(({ record: name, reason }) => [name, reason.kind])).toEqual([['0004-dogs.md', 'status']]);
  });

  test('stays under the heading of a status', async () => {
    const index = `# Log

## Accepted

- [1. Ants](0001-ants.md)
- [3. Cows](0003-cows.md), [4. Dogs](0004-dogs.md)

## Deprecated

- [2. Bees](0002-bees.md)
`;
    const files =
      record(1, 'Ants') + record(2, 'Bees', 'Deprecated') + record(3, 'Cows', 'Deprecated') + record(4, 'Dogs');
    const { text, before, left } = await sync(index, files);
    expect(text).toBe(before);
    expect(left.map(({ record: name }) => name)).toEqual(['0003-cows.md']);
  });
});
