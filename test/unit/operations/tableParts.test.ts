import { describe, expect, test } from 'vitest';
import { addToIndex, hindrancesOf } from '../../../server/src/core/operations/index/addToIndex.ts';
import { sortIndex } from '../../../server/src/core/operations/index/sortIndexGroup.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { followStatus } from '../../../server/src/core/operations/record/followStatus.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { editLog } from '../../support/editLog.ts';

const titles = ['Tea', 'Cups', 'Milk', 'Jam', 'Bread', 'Salt'];
const record = (number: number, status = 'Accepted', more = '') =>
  `//- docs/adr/000${number}-${titles[number - 1]?.toLowerCase()}.md
${more}# ${number}. ${titles[number - 1]}

## Status

${status}

## Context

Why.

## Decision

This.

## Consequences

None.
`;
const row = (number: number, status?: string) =>
  `| ${number} | [${titles[number - 1]}](000${number}-${titles[number - 1]?.toLowerCase()}.md) |${status === undefined ? '' : ` ${status} |`}\n`;
const head = '| Nr. | Title | Status |\n|---|---|---|\n';
const all = (count: number) => Array.from({ length: count }, (_, at) => record(at + 1)).join('');

async function open(index: string, records: string) {
  const opened = await editLog(`//- docs/adr/README.md\n${index}${records}`);
  const { log } = opened;
  if (log.index === undefined) throw new Error('There is no index.');
  const problems = [...log.everyFile()].flatMap((uri) => checkFile(uri, log).map(({ code }) => code));
  return { ...opened, index: log.index, problems };
}

describe.each([
  ['in bold', '| **Drinks** | | |\n', '| **Food** | | |\n'],
  ['in italics, behind the number', '| | *Getränke* | |\n', '| | *Essen* | |\n'],
  ['in HTML', '| <b>Drinks</b> | | |\n', '| <b>Food</b> | | |\n'],
  ['as words in the place of a number', '| 飲み物 | | |\n', '| 食べ物 | | |\n'],
  ['in one cell', '| __Drinks__ |\n', '| __Food__ |\n'],
])('rows that are headings of others, %s,', (_, drinks, food) => {
  const inOrder =
    head +
    drinks +
    [1, 3, 5].map((each) => row(each, 'Accepted')).join('') +
    food +
    row(2, 'Accepted') +
    row(4, 'Accepted');

  test('part a table into lists with an order of their own', async () => {
    const { problems, index, textOf, changedBy } = await open(inOrder, all(5));
    expect(problems.filter((code) => code === 'index-order')).toEqual([]);
    expect(changedBy(sortIndex(index, textOf('README.md')))).toEqual({});
  });

  test('keep their rows when these are sorted, and when one gets another number', async () => {
    const upset =
      head +
      drinks +
      [1, 5, 3].map((each) => row(each, 'Accepted')).join('') +
      food +
      row(2, 'Accepted') +
      row(4, 'Accepted');
    const { index, textOf, changedBy, problems } = await open(upset, all(5));
    expect(problems).toContain('index-order');
    expect(changedBy(sortIndex(index, textOf('README.md')))).toEqual({ 'README.md': inOrder });
    const { log, recordOf, changedBy: renamedBy } = await open(inOrder, all(5));
    const text = renamedBy(renameRecord(recordOf('0001-tea.md'), '0009-tea.md', log))['README.md'];
    expect(text).toBe(
      `${head}${drinks}${row(3, 'Accepted')}${row(5, 'Accepted')}| 9 | [Tea](0009-tea.md) | Accepted |\n${food}${row(2, 'Accepted')}${row(4, 'Accepted')}`,
    );
  });

  test('are not chosen without a sign', async () => {
    const { index, log, recordOf, problems } = await open(inOrder, all(6));
    expect(problems).toContain('index-row-missing');
    expect(hindrancesOf(index, recordOf('0006-salt.md'), log)).toEqual([{ kind: 'no-section' }]);
  });
});

test('a tag tells to which of several topics a row belongs, also to the first place there', async () => {
  const tagged = record(1, 'Accepted', '---\ntags: [food]\n---\n\n');
  const index = `${head}| **Drinks** | | |\n${row(3, 'Accepted')}| **Food** | | |\n${row(2, 'Accepted')}${row(4, 'Accepted')}`;
  const { index: read, log, recordOf, changedBy } = await open(index, tagged + record(2) + record(3) + record(4));
  expect(changedBy(addToIndex(read, recordOf('0001-tea.md'), log))).toEqual({
    'README.md': `${head}| **Drinks** | | |\n${row(3, 'Accepted')}| **Food** | | |\n${row(1, 'Accepted')}${row(2, 'Accepted')}${row(4, 'Accepted')}`,
  });
});

describe('rows that name a status', () => {
  const short = '| Nr. | Title |\n|---|---|\n';
  const index = `${short}| **Accepted** | |\n${row(1)}${row(3)}| **Proposed** | |\n${row(2)}| **Rejected** | |\n`;
  const records = record(1) + record(2, 'Proposed') + record(3);

  test('have the rows of that status below them', async () => {
    const { log, textOf, problems } = await open(index, records);
    expect(problems).toEqual([]);
    const text = textOf('README.md');
    expect(syncIndex(log, text)).toMatchObject({ text, changes: [], left: [] });
  });

  test.each([
    ['Accepted', `${short}| **Accepted** | |\n${row(1)}${row(2)}${row(3)}| **Proposed** | |\n| **Rejected** | |\n`],
    ['Rejected', `${short}| **Accepted** | |\n${row(1)}${row(3)}| **Proposed** | |\n| **Rejected** | |\n${row(2)}`],
  ])('give a row to that of its new status: %s', async (status, expected) => {
    const { log, recordOf, after } = await open(index, records);
    const [edit = {}] = followStatus(recordOf('0002-cups.md'), status, log);
    expect(after(edit).get('README.md')).toBe(expected);
    const synced = await open(index, record(1) + record(2, status) + record(3));
    expect(syncIndex(synced.log, index).text).toBe(expected);
  });

  test('get a new row, also the first one', async () => {
    const { log, recordOf, changedBy, index: read } = await open(index, records + record(4, 'Rejected'));
    expect(changedBy(addToIndex(read, recordOf('0004-jam.md'), log))).toEqual({ 'README.md': index + row(4) });
  });
});

describe('tables below the headings of statuses', () => {
  const short = '| Nr. | Title |\n|---|---|\n';
  const index = (accepted: string, proposed: string) =>
    `## Accepted\n\n${short}${accepted}\n## Proposed\n\n${short}${proposed}`;
  const before = index(row(1) + row(3), row(2));
  const after = index(row(1) + row(2) + row(3), '');

  test('hand a row over with its status, and take it back', async () => {
    const { log, recordOf, changedBy } = await open(before, record(1) + record(2, 'Proposed') + record(3));
    const [edit = {}] = followStatus(recordOf('0002-cups.md'), 'Accepted', log);
    expect(changedBy(edit)).toEqual({ 'README.md': after });
    const again = await open(after, record(1) + record(2) + record(3));
    const [back = {}] = followStatus(again.recordOf('0002-cups.md'), 'Proposed', again.log);
    expect(again.changedBy(back)).toEqual({ 'README.md': before });
  });

  test('keep a row that another table has no columns for', async () => {
    const other = `## Accepted\n\n${short}${row(1)}${row(3)}\n## Proposed\n\n| Nr. | Title | Until |\n|---|---|---|\n${row(2, '2027')}`;
    const { log, recordOf } = await open(other, record(1) + record(2, 'Proposed') + record(3));
    expect(followStatus(recordOf('0002-cups.md'), 'Accepted', log)).toEqual([]);
    const synced = await open(other, record(1) + record(2) + record(3));
    expect(syncIndex(synced.log, other)).toMatchObject({ text: other, left: [{ reason: { kind: 'status' } }] });
  });
});

test.each([
  ['that is only begun', '| 4 | | |\n'],
  ['with a title to be linked', '| | Jam | |\n'],
])('a row %s is no heading', async (_, begun) => {
  const index = head + row(1, 'Accepted') + begun + row(2, 'Accepted') + row(3, 'Accepted');
  const { index: read } = await open(index, all(3));
  expect(read.groups).toHaveLength(1);
});
