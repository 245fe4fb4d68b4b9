import { expect, test } from 'vitest';
import { checkFile, findFixes } from '../../server/src/core/rules/checkFile.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from '../support/memoryFileSystem.ts';

const count = 3_000;
const pad = (number: number) => String(number).padStart(5, '0');
const recordOf = (number: number, status = 'Accepted', words = '') =>
  `# ${number} Thing ${number}

## Status

${status}

## Context

Words. ${words}

## Decision

Words.

## Consequences

Words.
`;
const header = '# Index\n\n| Number | Title | Status |\n|---|---|---|\n';
const rowOf = (number: number, file: string, status = 'Accepted') =>
  `| [${pad(number)}](./${file}) | Thing ${number} | ${status} |\n`;

type Files = readonly (readonly [string, string])[];
const numbers = Array.from({ length: count }, (_, at) => at + 1);
const records = (make: (number: number) => string = (number) => recordOf(number)): Files =>
  numbers.map((number) => [`${pad(number)}-t.md`, make(number)]);
const index = (row: (number: number) => string): Files => [['README.md', header + numbers.map(row).join('')]];
const two: Files = [
  ['00001-t.md', recordOf(1)],
  ['00002-t.md', recordOf(2)],
];
/** One record with something again and again. */
const crowded = (part: (number: number) => string): Files => [
  ...two.slice(1),
  ['00001-t.md', recordOf(1) + numbers.map(part).join('')],
];

async function countProblemsAndFixes(files: Files): Promise<[problems: number, fixes: number]> {
  const disk = new MemoryFileSystem(files.map(([name, text]) => [`docs/adr/${name}`, text]));
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  let problems = 0;
  let fixes = 0;
  for (const log of workspace.logs) {
    for (const uri of log.everyFile()) {
      const found = checkFile(uri, log);
      problems += found.length;
      for (const problem of found) fixes += findFixes(problem, uri, log).length;
    }
  }
  return [problems, fixes];
}

/** What takes quadratic time takes minutes then, and is seen without a clock. */
test.each<[string, number, Files]>([
  ['every row is missing', count, [['README.md', header], ...records()]],
  [
    'every row leads nowhere, and its record has another name',
    2 * count,
    [...index((number) => rowOf(number, `${pad(number)}-gone.md`)), ...records()],
  ],
  [
    'every row is of a record that does not exist',
    count,
    [...index((number) => rowOf(number, `${pad(number)}-gone.md`)), ...two],
  ],
  [
    'every row says another status',
    count,
    [...index((number) => rowOf(number, `${pad(number)}-t.md`, 'Proposed')), ...records()],
  ],
  [
    'every row is behind a blank line',
    1,
    [
      ['README.md', header + numbers.map((number) => `\n${rowOf(number, `${pad(number)}-t.md`)}`).join('')],
      ...records(),
    ],
  ],
  [
    'every row is behind a sentence',
    1,
    [
      ['README.md', header + numbers.map((number) => `\nWords.\n\n${rowOf(number, `${pad(number)}-t.md`)}`).join('')],
      ...records(),
    ],
  ],
  ...(['1', '-'] as const).map((successor): [string, number, Files] => [
    `every row names ${successor} in the place of the next record as its successor`,
    count - 2,
    [
      [
        'README.md',
        `| Number | Superseded by |\n|---|---|\n${numbers.map((number) => `| [${pad(number)}](${pad(number)}-t.md) | ${successor} |\n`).join('')}`,
      ],
      ...records((number) => recordOf(number, number === count ? 'Accepted' : `Superseded by ADR-${number + 1}`)),
    ],
  ]),
  ['all rows are of one record', count - 1, [...index(() => rowOf(1, '00001-t.md')), ...two]],
  [
    'the rows are in no order',
    0,
    [
      ...index((number) => {
        const other = ((number * 7919) % count) + 1;
        return rowOf(other, `${pad(other)}-t.md`);
      }),
      ...records(),
    ],
  ],
  [
    'every row is in conflict',
    count,
    [
      ...index(
        (number) =>
          `<<<<<<< a\n${rowOf(number, '00001-t.md')}=======\n${rowOf(number, '00001-t.md', 'Proposed')}>>>>>>> b\n`,
      ),
      ...two,
    ],
  ],
  [
    'every record links and mentions what does not exist',
    3 * count,
    records((number) =>
      recordOf(number, 'Accepted', `[a](${pad(number)}-y.md) [b](some-thing-${number}.md) ADR-${90_000 + number}`),
    ),
  ],
  [
    'each record is superseded by the next one, which is a habit',
    0,
    records((number) => recordOf(number, `Superseded by [the next](${pad(number + 1)}-t.md)`)),
  ],
  [
    'each record supersedes the next one',
    count,
    records((number) => recordOf(number, `Accepted\n\nSupersedes [the next](${pad(number + 1)}-t.md)`)),
  ],
  [
    'a tenth of the records has no date',
    // Twenty of the titles name what could be a year, 1900 to 2090.
    count / 10 - 20,
    records((number) => recordOf(number).replace('\n', number % 10 === 0 ? '\n' : '\n\nDate: 2024-05-06\n')),
  ],
  ['all records have one number', count, numbers.map((number) => [`00001-t${number}.md`, recordOf(1)])],
  ['every fragment is wrong', count, crowded((number) => `## H ${number}\n\n[x](#h-${number}x)\n\n`)],
  ['every link of a record is broken', count, crowded((number) => `[x](g${number}.md) `)],
  [
    'every problem is switched off',
    0,
    crowded((number) => `<!-- adr-disable-next-line link-broken -->\n[x](g${number}.md)\n\n`),
  ],
])('where %s, a check grows with the log', async (_, atLeast, files) => {
  const [problems] = await countProblemsAndFixes(files);
  expect(problems).toBeGreaterThanOrEqual(atLeast);
});
