import { describe, expect, test } from 'vitest';
import { addToIndex, hindrancesOf } from '../../../server/src/core/operations/index/addToIndex.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { followStatus } from '../../../server/src/core/operations/record/followStatus.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { editLog } from '../../support/editLog.ts';

const record = (number: number, title: string, status: string) =>
  `//- docs/adr/000${number}-${title.toLowerCase().replaceAll(' ', '-')}.md
# ${number}. ${title}

Date: 2023-01-0${number}

## Status

${status}

## Context

Why.
`;
const log = (index: string, ...records: readonly string[]) => `//- docs/adr/README.md\n${index}${records.join('')}`;

test('a row and a record of one number, whose titles differ in a short word, are two decisions', async () => {
  const head = '| ID | Title | Status |\n|---|---|---|\n';
  const zeta = '| 2 | [Use Zeta](0002-use-zeta.md) | Rejected |\n';
  const alpha = '| 1 | [Use Alpha](0001-use-alpha.md) | Accepted |\n';
  const { log: read, textOf } = await editLog(
    log(head + alpha + zeta, record(1, 'Use Alpha', 'Accepted'), record(2, 'Use Beta', 'Proposed')),
  );
  expect(syncIndex(read, textOf('README.md')).text).toBe(
    `${head}${alpha}| 2 | [Use Beta](0002-use-beta.md) | Proposed |\n${zeta}`,
  );
});

describe('the day of a status', () => {
  const index = (header: string, second: string) =>
    `| ID | Title | Status | ${header} |\n|---|---|---|---|\n| 1 | [Tea](0001-tea.md) | Accepted | 2023-01-01 |\n| 2 | [Cups](0002-cups.md) | Accepted | ${second} |\n`;
  const two = [record(1, 'Tea', 'Accepted'), record(2, 'Cups', 'Accepted')];

  test.each([
    ['Accepted on', 'Proposed', ''],
    ['Accepted on', 'Rejected', ''],
    ['Accepted on', 'Accepted', '2023-01-03'],
    ['Accepted on', 'Superseded', '2023-01-03'],
    ['Angenommen am', 'Vorgeschlagen', ''],
    ['Date accepted', 'Draft', ''],
    ['Date', 'Proposed', '2023-01-03'],
    ['Proposed on', 'Accepted', '2023-01-03'],
  ])('in the column "%s" is written for a record that is %s only if it has one', async (header, status, day) => {
    const {
      log: read,
      recordOf,
      changedBy,
    } = await editLog(log(index(header, '2023-01-02'), ...two, record(3, 'Milk', status)));
    if (read.index === undefined) throw new Error('There is no index.');
    const milk = recordOf('0003-milk.md');
    const text = changedBy(addToIndex(read.index, milk, read))['README.md'];
    expect(text).toContain(`| 3 | [Milk](0003-milk.md) | ${status} | ${day} |`);
    expect(hindrancesOf(read.index, milk, read)).toEqual([]);
  });

  test('is not that of a new record that is proposed', async () => {
    const { log: read, after } = await editLog(log(index('Accepted on', ''), ...two));
    const planned = planRecord(read, 'Milk');
    if ('kind' in planned) throw new Error(planned.kind);
    const text = after(newRecord(read, planned, undefined, { today: '2024-05-06' }).edit).get('README.md');
    expect(text).toMatch(/\| 3 \| \[Milk\]\(0003-milk\.md\) \| Proposed \|\s+\|\n$/);
  });
});

describe('the letters of a status in the index', () => {
  const index = (...statuses: readonly string[]) =>
    `| ID | Title | Status |\n|---|---|---|\n${['Tea', 'Cups', 'Milk']
      .flatMap((title, at) =>
        statuses[at] === undefined
          ? []
          : [`| ${at + 1} | [${title}](000${at + 1}-${title.toLowerCase()}.md) | ${statuses[at]} |\n`],
      )
      .join('')}`;
  const records = (status: string) => [
    record(1, 'Tea', 'accepted'),
    record(2, 'Cups', 'accepted'),
    record(3, 'Milk', status),
  ];

  test.each([
    ['accepted', 'accepted', 'proposed'],
    ['ACCEPTED', 'ACCEPTED', 'PROPOSED'],
    ['Accepted', 'Accepted', 'Proposed'],
    ['**accepted**', '`accepted`', 'proposed'],
  ])('are those of the other rows: %s, %s', async (first, second, third) => {
    const { log: read, recordOf, changedBy } = await editLog(log(index(first, second), ...records('Proposed')));
    if (read.index === undefined) throw new Error('There is no index.');
    const text = changedBy(addToIndex(read.index, recordOf('0003-milk.md'), read))['README.md'];
    expect(text).toContain(`| 3 | [Milk](0003-milk.md) | ${third} |`);
  });

  test.each([
    ['accepted', 'accepted', 'accepted', 'proposed'],
    ['Accepted', 'Accepted', 'accepted', 'Proposed'],
    ['ACCEPTED', 'accepted', 'Accepted', 'proposed'],
    ['angenommen', 'angenommen', 'angenommen', 'proposed'],
  ])('stay those of most rows where it changes: %s, %s, %s', async (first, second, third, after) => {
    const { log: read, recordOf, changedBy } = await editLog(log(index(first, second, third), ...records('accepted')));
    const [edit = {}] = followStatus(recordOf('0003-milk.md'), 'Proposed', read);
    expect(changedBy(edit)).toEqual({ 'README.md': index(first, second, after) });
  });

  test('are those of the record where no row has a status', async () => {
    const { log: read, recordOf, changedBy } = await editLog(log(index('', ''), ...records('proposed')));
    if (read.index === undefined) throw new Error('There is no index.');
    const text = changedBy(addToIndex(read.index, recordOf('0003-milk.md'), read))['README.md'];
    expect(text).toContain('| 3 | [Milk](0003-milk.md) | proposed |');
  });
});

test.each([
  '![Proposed](https://img.shields.io/badge/Proposed-yellow)',
  '[Proposed](#proposed)',
  '<img alt="Proposed" src="proposed.svg">Proposed',
])('a status that says the word in an address, too, is left to a person: %s', async (status) => {
  const index = `| ID | Title | Status |\n|---|---|---|\n| 1 | [Tea](0001-tea.md) | Accepted |\n| 2 | [Cups](0002-cups.md) | ${status} |\n`;
  const records = [record(1, 'Tea', 'Accepted'), record(2, 'Cups', 'Proposed')];
  const { log: read, recordOf } = await editLog(log(index, ...records));
  expect(followStatus(recordOf('0002-cups.md'), 'Accepted', read)).toEqual([]);
  const { log: changed } = await editLog(log(index, record(1, 'Tea', 'Accepted'), record(2, 'Cups', 'Accepted')));
  expect(syncIndex(changed, index).text).toBe(index);
});
