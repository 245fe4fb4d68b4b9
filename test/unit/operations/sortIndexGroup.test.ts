import { describe, expect, test } from 'vitest';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix, expectProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const names = { '001': 'ants', '002': 'bees', '003': 'cows', '003-1': 'calves', '003-2': 'bulls', '004': 'dogs' };
type Number = keyof typeof names;

const item = (number: Number, indent = '') =>
  `${indent}- [${number}: ${names[number]}](${number}-${names[number]}.md)\n`;
const records = Object.entries(names)
  .map(([number, name]) => `//- docs/adr/${number}-${name}.md\n# ${number}. ${name}\n\n## Status\n\nAccepted\n`)
  .join('');
const log = (index: string) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
${index}${records}`;

async function indexAfter(index: string, fix: string): Promise<string | undefined> {
  return (await applyFix(log(index), fix)).get('docs/adr/README.md');
}

const ants = item('001');
const bees = item('002');
const cows = item('003');
const calves = item('003-1', '  ');
const bulls = item('003-2', '  ');
const dogs = item('004');

describe('a list within a list', () => {
  test('is in order by itself', () => expectProblems(log(ants + bees + cows + calves + bulls + dogs)));

  test('moves with the item that it belongs to', async () => {
    const index = ants + cows + calves + bulls + bees + dogs;
    expect(await indexAfter(index, 'Sort these rows')).toBe(ants + bees + cows + calves + bulls + dogs);
  });

  test('is sorted together with the list around it', async () => {
    const index = ants + cows + bulls + calves + bees + dogs;
    expect(await indexAfter(index, 'Sort these rows')).toBe(ants + bees + cows + calves + bulls + dogs);
  });

  test('need not be in the order of the list around it', () =>
    expectProblems(log(ants + bees + dogs + item('003', '  ') + calves.replace(/^/, '  ') + bulls.replace(/^/, '  '))));

  test('of other records stays where it is', async () => {
    const index = `- First
  - [003: cows](003-cows.md)
  - [003-1: calves](003-1-calves.md)
  - [003-2: bulls](003-2-bulls.md)
- Then
  - [002: bees](002-bees.md)
  - [001: ants](001-ants.md)
  - [004: dogs](004-dogs.md)
`;
    const { log: loaded } = await loadFixture(log(index));
    const codes = checkFile(loaded.index?.file.uri ?? '', loaded).map(({ code }) => code);
    expect(codes).toEqual(['index-order']);
    expect(await indexAfter(index, 'Sort these rows')).toBe(`- First
  - [003: cows](003-cows.md)
  - [003-1: calves](003-1-calves.md)
  - [003-2: bulls](003-2-bulls.md)
- Then
  - [001: ants](001-ants.md)
  - [002: bees](002-bees.md)
  - [004: dogs](004-dogs.md)
`);
  });
});

describe('a record is added to a list that holds lists', () => {
  test.each([
    [
      'behind the whole item before it',
      ants + bees + cows + calves + bulls,
      ants + bees + cows + calves + bulls + dogs,
    ],
    [
      'a sub-record beside its brothers',
      ants + bees + cows + calves + dogs,
      ants + bees + cows + calves + bulls + dogs,
    ],
    [
      'a sub-record without brothers beside its parent',
      ants + bees + cows + dogs,
      ants + bees + cows + item('003-1') + dogs,
    ],
  ])('%s', async (_, index, after) => {
    expect(await indexAfter(index, 'Add to the index')).toBe(after);
  });
});

test('a counted list goes on counting', async () => {
  const row = (at: number, number: Number) => item(number).replace('-', `${at}.`);
  expect(await indexAfter(row(1, '001') + row(2, '003') + row(3, '002') + row(4, '004'), 'Sort these rows')).toBe(
    row(1, '001') + row(2, '002') + row(3, '003') + row(4, '004'),
  );
});

test('an item that holds those of other records is not taken away', async () => {
  const dead = '- [005: gone](005-gone.md)\n';
  const index = ants + bees + cows + dogs + dead + calves + bulls;
  await expect(indexAfter(index, 'Remove this row from the index')).rejects.toThrow('No problem offers');
  const { log: loaded, fixture } = await loadFixture(log(index));
  const text = fixture.files.get('docs/adr/README.md') ?? '';
  expect(syncIndex(loaded, text, { prune: true }).text).toBe(text);
});
