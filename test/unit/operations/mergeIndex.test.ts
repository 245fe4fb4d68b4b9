import { describe, expect, test } from 'vitest';
import { mergeIndexRows } from '../../../server/src/core/operations/index/mergeIndex.ts';
import { mergeTexts } from '../../support/mergeTexts.ts';

test('each side changes a cell of a row that is indented', () => {
  const write = (title: string, status: string) => `# Log

  | Number | Title | Status |
  |---|---|---|
   | [001](001-a.md) | Ants | Accepted |
   | [002](002-b.md) | ${title} | ${status} |
`;
  expect(mergeTexts(write('Bees', 'Proposed'), write('Bees and wasps', 'Proposed'), write('Bees', 'Accepted'))).toEqual(
    {
      text: write('Bees and wasps', 'Accepted'),
      hasConflict: false,
    },
  );
});

test('each side changes a cell of a row without outer pipes', () => {
  const write = (title: string, status: string) => `# Log

Number | Title | Status
---|---|---
[001](001-a.md) | Ants | Accepted
[002](002-b.md) | ${title} | ${status}
`;
  expect(mergeTexts(write('Bees', 'Proposed'), write('Bees and wasps', 'Proposed'), write('Bees', 'Accepted'))).toEqual(
    {
      text: write('Bees and wasps', 'Accepted'),
      hasConflict: false,
    },
  );
});

describe('the order of the rows', () => {
  const write = (intro: string, ...numbers: readonly number[]) => `# Log

${intro}

| Number | Title |
|---|---|
${numbers.map((number) => `| [00${number}](00${number}-x.md) | X |\n`).join('')}`;
  const orderOf = (text: string) => [...text.matchAll(/00(\d)\]/g)].map(([, number]) => Number(number));

  test.each([
    ['of theirs, where ours changes other text', [1, 3, 2], [1, 3, 2], [3, 2, 1], [3, 2, 1]],
    ['of ours, where theirs changes other text', [1, 3, 2], [3, 2, 1], [1, 3, 2], [3, 2, 1]],
    ['of theirs, where ours adds rows', [3, 1, 2], [3, 1, 2, 4], [1, 2, 3], [1, 2, 3, 4]],
    ['of theirs, where ours takes a row away', [3, 1, 2], [3, 2], [1, 2, 3], [2, 3]],
    [
      'of theirs, where ours adds a row and theirs turns the order around',
      [1, 2, 3],
      [1, 2, 3, 4],
      [3, 2, 1],
      [4, 3, 2, 1],
    ],
    ['of both, where they sort alike and theirs adds a row', [3, 1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4]],
    ['of ours, where the two order them in two ways', [3, 1, 2], [1, 2, 3], [3, 2, 1], [1, 2, 3]],
    ['in which theirs places a new row', [1, 2, 3], [1, 2, 3], [4, 1, 2, 3], [4, 1, 2, 3]],
  ])('is that %s', (_, base, ours, theirs, expected) => {
    const { text, hasConflict } = mergeTexts(
      write('Intro', ...base),
      write('Intro of ours', ...ours),
      write('Intro', ...theirs),
    );
    expect({ order: orderOf(text), hasConflict }).toEqual({ order: expected, hasConflict: false });
  });
});

test('rows of a record that has several, and more of them on one side, are left to a merge of lines', () => {
  const row = (status: string) => `| [001](001-a.md) | Ants | ${status} |\n`;
  const index = (highlights: string, all: string) => {
    const header = '| No | Title | Status |\n|---|---|---|\n';
    const other = '| [002](002-b.md) | Bees | Accepted |\n';
    return `# Log\n\n## Highlights\n\n${header}${highlights}${other}\n## All\n\n${header}${all}${other}`;
  };
  const base = index('', row('Accepted'));
  const [added, changed] = [index(row('Accepted'), row('Accepted')), index('', row('Superseded'))];
  expect(mergeIndexRows({ base, ours: added, theirs: changed })).toBeUndefined();
  expect(mergeIndexRows({ base: added, ours: base, theirs: added })).toBeUndefined();
  // As many on all sides: each has its own.
  const both = index(row('Accepted'), row('Superseded'));
  expect(mergeTexts(added, both, added).text).toBe(both);
});
