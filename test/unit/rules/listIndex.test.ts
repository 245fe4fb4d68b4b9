import { describe, expect, test } from 'vitest';
import { applyFix, expectProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, status = 'Accepted') =>
  `//- docs/adr/${name}\n# ${title}\n\n## Status\n\n${status}\n`;

const log = (index: string, ...records: string[]) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
${index}
${records.join('')}`;

const three = [record('0001-a.md', 'Ants'), record('0002-b.md', 'Bees'), record('0003-c.md', 'Cows')];

async function indexAfter(source: string, title: string): Promise<string | undefined> {
  return (await applyFix(source, title)).get('docs/adr/README.md');
}

describe('a list of links is an index', () => {
  const complete = '# Log\n\n- [ADR-0001](0001-a.md) - Ants\n- [ADR-0002](0002-b.md) - Bees\n';

  test('whose items are looked at as rows are', () =>
    expectProblems(
      log(
        '# Log\n\n- [ADR-0001](0001-a.md) - Aunts\n                          ^^^^^ index-title-mismatch\n- [ADR-0003](0002-b.md) - Bees\n       ^^^^ index-number-mismatch\n- [ADR-0004](0004-d.md) - Dogs\n             ^^^^^^^^^ index-link-broken\n- [ADR-0001](0001-a.md) - Ants\n  ^^^^^^^^^^^^^^^^^^^^^ index-row-duplicate\n',
        ...three.slice(0, 2),
      ),
    ));

  test('that may lack a record', () =>
    expectProblems(
      log(
        complete.replace('# Log\n', '# Log\n  ^^^ index-incomplete\n'),
        ...three.slice(0, 2),
        three[2]?.replace('# Cows\n', '# Cows\n  ^^^^ index-row-missing\n') ?? '',
      ),
    ));

  test('whose comments are no part of a title', async () => {
    const index =
      '# Log\n\n- [ADR-0001](0001-a.md) - Ants <!-- adr-disable-line number-gap -->\n- [ADR-0002](0002-b.md) <!-- soon --> - Wasps <!-- x -->\n';
    const marked = index.replace(
      'Wasps <!-- x -->',
      'Wasps <!-- x -->\n                                        ^^^^^ index-title-mismatch',
    );
    await expectProblems(log(marked, ...three.slice(0, 2)));
    expect(await indexAfter(log(index, ...three.slice(0, 2)), 'Use the record\'s title "Bees"')).toBe(
      `${index.replace('Wasps', 'Bees')}\n`,
    );
  });

  test('unless most of its items link something else, or it is a mere mention', async () => {
    for (const index of ['- [a](0001-a.md)\n- [x](https://x.org)\n- [y](https://y.org)\n', '- [a](0001-a.md)\n']) {
      const loaded = await loadFixture(log(index, ...three));
      expect(loaded.log.index, index).toBeUndefined();
    }
  });

  test('unless a table is there', async () => {
    const table = '| Number | Title |\n|---|---|\n| [1](0001-a.md) | Ants |\n';
    const loaded = await loadFixture(log(`${complete}\n${table}`, ...three));
    expect(loaded.log.index?.groups.map(({ kind }) => kind)).toEqual(['table']);
  });
});

describe('bare numbers before the titles of an index', () => {
  const index = '- [0001 Ants](0001-a.md)\n- [0002 Bees](0002-b.md)\n- [0003 Cows](0003-c.md)\n';

  test('are numbers', async () => {
    await expectProblems(log(index, ...three));
    const wrong = index.replace('[0002', '[0004').replace('Cows', 'Dogs');
    await expectProblems(
      log(
        wrong
          .replace('0002-b.md)\n', '0002-b.md)\n   ^^^^ index-number-mismatch\n')
          .replace('0003-c.md)\n', '0003-c.md)\n   ^^^^^^^^^ index-title-mismatch\n'),
        ...three,
      ),
    );
    expect(await indexAfter(log(wrong, ...three), 'Use the record\'s title "Cows"')).toBe(
      `${index.replace('[0002', '[0004')}\n`,
    );
  });

  test('in a table, too', () =>
    expectProblems(
      log(
        '| Record | Status |\n|---|---|\n| [1 Ants](0001-a.md) | Accepted |\n| [2 Bees](0002-b.md) | Accepted |\n| [3 Cows](0003-c.md) | Accepted |\n',
        ...three,
      ),
    ));

  test('are words of the title where most rows have none', () =>
    expectProblems(
      log(
        '- [Ants](0001-a.md)\n- [508 Bees](0002-b.md)\n- [Cows](0003-c.md)\n',
        ...[three[0] ?? '', record('0002-b.md', '508 Bees'), three[2] ?? ''],
      ),
    ));
});

describe('a new item is written as its neighbours are', () => {
  test.each([
    [
      'number in the link, title behind it',
      '* [ADR-0001](./0001-a.md) — Ants\n* [ADR-0002](./0002-b.md) — Bees\n',
      '* [ADR-0003](./0003-c.md) — Cows\n',
    ],
    [
      'all in the link, with an emoji',
      '- ✅ [1. Ants](0001-a.md)\n- 🤔 [2. Bees](0002-b.md)\n',
      '- ✅ [3. Cows](0003-c.md)\n',
    ],
    [
      'a bare number before the title',
      '- [0001 Ants](0001-a.md)\n- [0002 Bees](0002-b.md)\n',
      '- [0003 Cows](0003-c.md)\n',
    ],
    ['a bare number, not padded', '- [1 Ants](0001-a.md)\n- [2 Bees](0002-b.md)\n', '- [3 Cows](0003-c.md)\n'],
    ['the title alone', '+ [Ants](0001-a.md)\n+ [Bees](0002-b.md)\n', '+ [Cows](0003-c.md)\n'],
    ['counted', '1. [Ants](0001-a.md)\n2. [Bees](0002-b.md)\n', '3. [Cows](0003-c.md)\n'],
    ['indented and apart', '  - [1](0001-a.md): Ants\n\n  - [2](0002-b.md): Bees\n', '\n  - [3](0003-c.md): Cows\n'],
  ])('%s', async (_, index, added) => {
    expect(await indexAfter(log(`# Log\n\n${index}\nWords.\n`, ...three), 'Add to the index')).toBe(
      `# Log\n\n${index}${added}\nWords.\n\n`,
    );
  });

  test('in its place, also the first', async () => {
    const index = '- [ADR-0002](0002-b.md) - Bees\n- [ADR-0003](0003-c.md) - Cows\n';
    expect(await indexAfter(log(index, ...three), 'Add to the index')).toBe(
      `- [ADR-0001](0001-a.md) - Ants\n${index}\n`,
    );
  });
});

describe('an index grouped by status', () => {
  const grouped = (accepted: string, proposed: string) =>
    `## Accepted\n\n${accepted}\n## Proposed\n\n${proposed}\n## Rejected\n\nNone.\n`;
  const records = [...three, record('0004-d.md', 'Dogs', 'Proposed')];
  const a = '- [1: Ants](0001-a.md)\n';
  const b = '- [2: Bees](0002-b.md)\n';
  const c = '- [3: Cows](0003-c.md)\n';
  const d = '- [4: Dogs](0004-d.md)\n';

  test('is right as it is', () => expectProblems(log(grouped(a + b + c, d), ...records)));

  test('has a record twice, or under the wrong heading', () =>
    expectProblems(
      log(
        grouped(
          `${a}${b}${c}- [4: Dogs](0004-d.md)\n  ^^^^^^^^^^^^^^^^^^^^ index-status-mismatch\n`,
          `- [1: Ants](0001-a.md)\n  ^^^^^^^^^^^^^^^^^^^^ index-row-duplicate\n  ^^^^^^^^^^^^^^^^^^^^ index-status-mismatch\n`,
        ),
        ...records,
      ),
    ));

  test('moves a row below the heading of its status', async () => {
    const source = log(grouped(a + c, b + d), ...records);
    expect(await indexAfter(source, 'Change the status to "Accepted"')).toBe(`${grouped(a + b + c, d)}\n`);
  });

  test('gets a new row in the group of its status', async () => {
    const source = log(grouped(a + c, d), ...records);
    expect(await indexAfter(source, 'Add to the index')).toBe(`${grouped(a + b + c, d)}\n`);
  });

  test('gets the first row of a status below its heading', async () => {
    const source = log(
      grouped(a, d).replace('None.\n', ''),
      record('0001-a.md', 'Ants'),
      records[3] ?? '',
      record('0002-b.md', 'Bees', 'Rejected'),
    );
    expect(await indexAfter(source, 'Add to the index')).toBe(
      `${grouped(a, d).replace('None.\n', '')}`
        .replace('## Rejected\n', `## Rejected\n\n${b.trimEnd()}\n`)
        .concat('\n'),
    );
  });
});

test("an emoji means what the index's own legend says", async () => {
  const index =
    '- ✅ [1. Ants](0001-a.md)\n- 🤔 [2. Bees](0002-b.md)\n       ^^^^^^^^^^^^^^^^^^^^ index-status-mismatch\n\n## Statuses\n\n- Proposed: 🤔\n- Accepted: ✅\n';
  const source = log(index.replace('       ^^^', '     ^^^'), ...three.slice(0, 2));
  await expectProblems(source);
  expect(await indexAfter(source, 'Change the status to "Accepted"')).toContain('- ✅ [2. Bees](0002-b.md)\n');
});

test('the status of the index can be taken into the record', async () => {
  const source = log('| Number | Status |\n|---|---|\n| [1](0001-a.md) | Proposed |\n', three[0] ?? '');
  const texts = await applyFix(source, 'Change the status in 0001-a.md to "Proposed"');
  expect(texts.get('docs/adr/0001-a.md')).toContain('## Status\n\nProposed\n');
});

test('reference links in cells lead where their definitions say', () =>
  expectProblems(
    log(
      '| Number | Title |\n|---|---|\n| [0001] | Ants |\n| [two][b] | Bees |\n| [three][] | Cows |\n  ^^^^^^^^^ index-link-broken\n\n[0001]: 0001-a.md\n[B]: <./0002-b.md>\n[three]: 0003-gone.md\n',
      ...three.slice(0, 2),
    ),
  ));

test('a table for each area is one index', () =>
  expectProblems(
    log(
      '## Web\n\n| Number | Title |\n|---|---|\n| [1](0001-a.md) | Ants |\n\n## Data\n\n| ADR | Name |\n|---|---|\n| 2 | [Bees](0002-b.md) |\n| [0001](0001-a.md) | Ants |\n\n| Section | Purpose |\n|---|---|\n| Status | Where it stands |\n',
      ...three.slice(0, 2),
    ),
  ));

test('a link without an extension, as site generators have it, leads to the record', () =>
  expectProblems(log('- [1: Ants](0001-a)\n- [2: Bees](0002-b.md)\n', ...three.slice(0, 2))));
