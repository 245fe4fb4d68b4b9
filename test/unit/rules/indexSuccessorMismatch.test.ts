import { describe, expect, test } from 'vitest';
import { applyFix, expectProblems, findProblems } from '../../support/checkFixture.ts';
import { type LoadedFixture, loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, status: string, more = '') =>
  `//- docs/adr/${name}.md\n# ${title}\n\n## Status\n\n${status}\n\n## Decision\n\nYes. ${more}\n`;

/** Tea was superseded by milk; cups, milk and spoons are in effect. */
const drinks = [
  record('0001-tea', '1. Tea', 'Superseded by [ADR-0004](0004-milk.md)'),
  record('0002-cups', '2. Cups', 'Accepted'),
  record('0003-spoons', '3. Spoons', 'Accepted'),
  record('0004-milk', '4. Milk', 'Accepted. Supersedes ADR-0001.'),
].join('');

const log = (index: string, records = drinks) => `
//- docs/adr/README.md
${index}
${records}`;

function indexCodes(loaded: LoadedFixture): string[] {
  return findProblems(loaded).flatMap(({ code, line }) => (code.startsWith('index-') ? [`${line}: ${code}`] : []));
}

/** The codes of a log whose rows name these successors of tea, cups and spoons. */
async function codesFor(
  tea: string,
  cups: string,
  spoons: string,
  { header = 'Superseded by', records = drinks } = {},
) {
  const index = `| ADR | ${header} |\n|---|---|\n| [0001](0001-tea.md) | ${tea} |\n| [0002](0002-cups.md) | ${cups} |\n| [0003](0003-spoons.md) | ${spoons} |\n| [0004](0004-milk.md) | |\n`;
  return indexCodes(await loadFixture(log(index, records)));
}

const wrongTea = ['2: index-successor-mismatch'];

test('a record that names its successor, and a cell that names none or another one', () =>
  expectProblems(
    log(
      `| ADR | Title | Superseded by |
|---|---|---|
| [0002](0002-cups.md) | Cups | |
| [0003](0003-spoons.md) | Spoons | - |
| [0004](0004-milk.md) | Milk | – |

## Superseded

| ADR | Title | Superseded by |
|---|---|---|
| [0001](0001-tea.md) | Tea | - |
                              ^ index-successor-mismatch
| [0005](0005-water.md) | Water | [0003](0003-spoons.md) |
                                  ^^^^^^^^^^^^^^^^^^^^^^ index-successor-mismatch
| [0006](0006-wine.md) | Wine | |
                               ^ index-successor-mismatch
`,
      `${drinks.replace('Supersedes ADR-0001', 'Supersedes ADR-0001, ADR-0005 and ADR-0006')}${record('0005-water', '5. Water', 'Superseded by ADR-0004')}${record('0006-wine', '6. Wine', 'Replaced by [4](0004-milk.md)')}`,
    ),
  ));

describe('a cell that names none', () => {
  test.each(['', '-', '–', '—', 'n/a', 'None', 'keiner', 'aucun', 'нет', '无', 'なし', '`-`', '<!-- to do -->'])(
    'as %j',
    async (none) => expect(await codesFor(none, '-', '')).toEqual(wrongTea),
  );

  test.each(['?', 'TBD', 'yes', 'see README', '2024-05-06', '99', '~~0002~~', 'ADR-0001'])(
    'is none where it says %j: that is not compared',
    async (words) => expect(await codesFor(words, '-', '-')).toEqual([]),
  );
});

describe('a cell agrees', () => {
  test.each([
    '0004',
    '4',
    'ADR-4',
    '**ADR-0004**',
    '[0004](0004-milk.md)',
    '[Milk](./0004-milk.md#decision)',
    '`0004`',
    '#4',
    '0002, 0004',
    'ADR-0002 / ADR-0004',
    '0002 and 0004',
    '[4](0004-milk.md)<br>[2](0002-cups.md)',
    '0004 <!-- since May -->',
  ])('as %j', async (cell) => expect(await codesFor(cell, '-', '-')).toEqual([]));

  test.each(['0002', '[ADR-2](0002-cups.md)', 'ADR-0002 und ADR-0003', '(3)'])('not as %j', async (cell) =>
    expect(await codesFor(cell, '-', '-')).toEqual(wrongTea),
  );

  test('with the successor of the successor', async () => {
    const records = drinks.replace('Accepted. Supersedes', 'Superseded by ADR-0003. Supersedes');
    expect(await codesFor('0003', '', '', { records })).toEqual(['5: index-successor-mismatch']);
  });

  test('with what a record says of a part of it', async () => {
    const records = drinks.replace('(0004-milk.md)', '(0004-milk.md)\n\nPartially superseded by ADR-0003');
    expect(await codesFor('0003', '', '', { records })).toEqual([]);
  });
});

describe('a record without a successor', () => {
  test('that is in effect, and a cell that names one', async () =>
    expect(await codesFor('4', '[0003](0003-spoons.md)', '-')).toEqual(['3: index-successor-mismatch']));

  test.each([
    ['mentions the other', drinks.replace('Yes. \n//- docs/adr/0003', 'Yes, unlike ADR-0003.\n//- docs/adr/0003')],
    ['is mentioned by it', drinks.replace('3. Spoons\n', '3. Spoons\n\nSee ADR-2.\n')],
    [
      'is superseded by no one knows which',
      drinks.replace('2. Cups\n\n## Status\n\nAccepted', '2. Cups\n\n## Status\n\nSuperseded'),
    ],
    ['has no status', drinks.replace('2. Cups\n\n## Status\n\nAccepted', '2. Cups')],
    ['is proposed', drinks.replace('2. Cups\n\n## Status\n\nAccepted', '2. Cups\n\n## Status\n\nProposed')],
  ])('is not certain where it %s', async (_name, records) => {
    const codes = await codesFor('4', '0003', '-', { records });
    expect(codes).toEqual([]);
  });
});

describe('a column', () => {
  test.each([
    'Superseded By',
    'superseded_by',
    'supersededBy',
    'Replaced by ADR',
    '**Successor**',
    'Replacement',
    'Ersetzt durch',
    'Abgelöst durch:',
    'Nachfolger',
    'Remplacée par',
    'Sustituido por',
    'Substituída por',
    'Sostituita da',
    'Vervangen door',
    'Opvolger',
    'Zastąpione przez',
    'Nástupce',
    'Заменено на',
    '后继',
    '後継',
  ])('headed %j is one', async (header) => expect(await codesFor('-', '', '', { header })).toEqual(wrongTea));

  test.each([
    'Superseded',
    'Supersedes',
    'Supersedes / Superseded by',
    'Partially superseded by',
    'Ersetzt',
    'Replaced ADRs',
    'Reviewed by',
    'Date',
    'Status',
    '取代',
  ])('headed %j is none', async (header) => {
    const codes = await codesFor('-', '', '', { header });
    expect(codes).toEqual([]);
  });
});

describe('the fix', () => {
  const fixed = async (index: string, title: string, records?: string) =>
    (await applyFix(log(index, records), title)).get('docs/adr/README.md')?.trimEnd();
  const others =
    record('0005-water', '5. Water', 'Superseded by ADR-0002') +
    record('0006-wine', '6. Wine', 'Superseded by ADR-0002 and ADR-0003');
  const rows = (tea: string, water: string, more = '') => `| ADR | Replaced by | Title |
|---|---|---|
| [ADR-0001](./0001-tea.md) | ${tea} | Tea |
| [ADR-0005](./0005-water.md) | ${water} | Water |${more}
| [ADR-0002](./0002-cups.md) |  | Cups |
| [ADR-0003](./0003-spoons.md) |  | Spoons |
| [ADR-0004](./0004-milk.md) |  | Milk |`;

  test.each([
    ['0002', '0004'],
    ['ADR-2', 'ADR-4'],
    ['[Cups](0002-cups.md)', '[Milk](0004-milk.md)'],
    ['[ADR-0002](./0002-cups.md)', '[ADR-0004](./0004-milk.md)'],
    ['**[2](/docs/adr/0002-cups.md)**', '**[4](/docs/adr/0004-milk.md)**'],
  ])('writes as the others do: %s', async (other, own) => {
    const title = `Change to "${/^\**\[([^\]]*)/.exec(own)?.[1] ?? own}"`;
    expect(await fixed(rows('-', other), title, drinks + others.slice(0, others.indexOf('//- docs/adr/0006')))).toBe(
      rows(own, other),
    );
  });

  test('writes a link as the row has one, where no cell tells', async () => {
    const records = drinks + others.slice(0, others.indexOf('//- docs/adr/0006'));
    expect(await fixed(rows('-', ''), 'Change to "ADR-0004"', records)).toBe(rows('[ADR-0004](./0004-milk.md)', ''));
  });

  test('names all successors', async () => {
    const wine = '\n| [ADR-0006](./0006-wine.md) | - | Wine |';
    expect(await fixed(rows('4', '2', wine), 'Change to "2, 3"', drinks + others)).toBe(
      rows('4', '2', wine.replace('| - |', '| 2, 3 |')),
    );
  });

  test('names the last one of those that superseded one another', async () => {
    const index =
      '| ADR | Superseded by |\n|---|---|\n| [1](0001-tea.md) | - |\n| [2](0002-cups.md) | |\n| [3](0003-spoons.md) | |\n| [4](0004-milk.md) | 3 |';
    const records = drinks
      .replace('(0004-milk.md)', '(0004-milk.md), later by ADR-3')
      .replace('Accepted. Supersedes', 'Superseded by ADR-3. Supersedes');
    expect(await fixed(index, 'Change to "3"', records)).toBe(index.replace('| - |', '| 3 |'));
  });

  test('links by number where the row has a title for its link', async () => {
    const index = (successor: string) =>
      `| Nachfolger | Titel |\n|---|---|\n| ${successor} | [1. Tea](0001-tea.md) |\n|  | [2. Cups](0002-cups.md) |\n|  | [3. Spoons](0003-spoons.md) |\n|  | [4. Milk](0004-milk.md) |`;
    expect(await fixed(index('-'), 'Change to "0004"')).toBe(index('[0004](0004-milk.md)'));
  });

  test('keeps the columns under one another', async () => {
    const index = (successor: string) => `| ADR                  | Superseded by        |
|----------------------|----------------------|
| [0001](0001-tea.md)  | ${successor.padEnd(20)} |
| [0002](0002-cups.md) |                      |
| [03](0003-spoons.md) |                      |
| [0004](0004-milk.md) |                      |`;
    expect(await fixed(index('-'), 'Change to "0004"')).toBe(index('[0004](0004-milk.md)'));
  });

  test('takes away what a record does not say, as the others say that there is none', async () => {
    const index = (cups: string, none: string) =>
      `| ADR | Superseded by |\n|---|---|\n| [1](0001-tea.md) | 4 |\n| [2](0002-cups.md) | ${cups} |\n| [3](0003-spoons.md) | ${none} |\n| [4](0004-milk.md) | ${none} |`;
    expect(await fixed(index('3', '—'), 'Change to "—"')).toBe(index('—', '—'));
    expect(await fixed(index('3', ''), 'Clear this cell')).toBe(index('', ''));
  });
});

test('a change in a record is seen in the index, and one of the header, too', async () => {
  const index =
    '| ADR | Superseded by |\n|---|---|\n| [1](0001-tea.md) | 4 |\n| [2](0002-cups.md) | 3 |\n| [3](0003-spoons.md) | |\n| [4](0004-milk.md) | |\n';
  const records = drinks.replace('2. Cups\n\n## Status\n\nAccepted', '2. Cups\n\n## Status\n\nSuperseded by ADR-3');
  const loaded = await loadFixture(log(index, records));
  const { workspace, disk, takeChanges, fixture } = loaded;
  const codes = () => indexCodes(loaded);
  let version = 0;
  const type = (name: string, text: string) => {
    workspace.setDocument(disk.uri(`docs/adr/${name}`), { version: ++version, getText: () => text });
    workspace.readChanges();
    return takeChanges();
  };
  expect(codes()).toEqual([]);
  takeChanges();
  const cups = fixture.files.get('docs/adr/0002-cups.md') ?? '';
  expect(type('0002-cups.md', cups.replace('ADR-3', 'ADR-4'))).toContain('docs/adr/README.md');
  expect(codes()).toEqual(['3: index-successor-mismatch']);
  // A successor of the successor is right, whichever of the two says so.
  const milk = fixture.files.get('docs/adr/0004-milk.md') ?? '';
  expect(type('0004-milk.md', milk.replace('Accepted.', 'Superseded by ADR-3.'))).toContain('docs/adr/README.md');
  expect(codes()).toEqual(['5: index-successor-mismatch']);
  type('0004-milk.md', milk);
  expect(codes()).toEqual(['3: index-successor-mismatch']);
  expect(type('README.md', index.replace('Superseded by', 'Remarks'))).toEqual(['docs/adr/README.md']);
  expect(codes()).toEqual([]);
  type('README.md', index);
  expect(codes()).toEqual(['3: index-successor-mismatch']);
});
