import { describe, expect, test } from 'vitest';
import { addToIndex } from '../../../server/src/core/operations/index/addToIndex.ts';
import { createIndex } from '../../../server/src/core/operations/index/createIndex.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { fixAll } from '../../../server/src/core/rules/fixAll.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, status = 'Accepted') =>
  `//- docs/adr/${name}.md\n# ${title}\n\n## Status\n\n${status}\n`;

async function load(index: string, ...records: string[]) {
  const { log, disk, fixture } = await loadFixture(`//- docs/adr/README.md\n${index}${records.join('')}`);
  const uri = (name: string) => disk.uri(`docs/adr/${name}`);
  const readme = uri('README.md');
  const textOf = (each: string) => fixture.files.get(each.slice(disk.root.length + 1)) ?? '';
  return {
    log,
    uri,
    textOf,
    index: textOf(readme),
    codesOf: (name: string) => checkFile(uri(name), log).map(({ code }) => code),
    sync: () => syncIndex(log, textOf(readme)).text,
    fixed: () => {
      const texts = new Map([...fixture.files].map(([path, text]) => [disk.uri(path), text]));
      return applyEdit(fixAll(texts.keys(), log, textOf), texts);
    },
  };
}

describe('what all rows decide together is not turned by a row that is still to come', () => {
  test('whether they have the titles of the records', async () => {
    const { codesOf } = await load(
      `| No | Title |
|---|---|
| [1](001-ants.md) | Something else |
| [2](002-bees.md) | Another matter |
| [3](003-cows.md) | A third one |
`,
      ...['001-ants', '002-bees', '003-cows', '004-dogs', '005-eels', '006-foxes'].map((name) =>
        record(name, name.slice(4)),
      ),
    );
    expect(codesOf('README.md').filter((code) => code === 'index-title-mismatch')).toHaveLength(3);
  });

  test('whether any word may be a status: one that is misspelt is no word of its own', async () => {
    const { codesOf } = await load(
      '',
      record('001-ants', 'Ants', 'Parked'),
      record('002-bees', 'Bees', 'Acepted'),
      record('003-cows', 'Cows', 'Accepted'),
    );
    expect(codesOf('001-ants.md')).toContain('status-unknown');
  });
});

describe('new rows', () => {
  const records = ['Ants', 'Bees', 'Cows', 'Dogs'].map((title, at) =>
    record(`00${at + 1}-${title.toLowerCase()}`, title),
  );

  test('stand beside one that is still to be linked, in the order of their numbers', async () => {
    const { fixed, uri } = await load(
      `| No | Title | Status |
|---|---|---|
| [004](004-dogs.md) | Dogs | Accepted |
| 003 | Cows | Accepted |
| [001](001-ants.md) | Ants | Accepted |
`,
      ...records,
    );
    expect(fixed().get(uri('README.md'))).toBe(`| No | Title | Status |
|---|---|---|
| [004](004-dogs.md) | Dogs | Accepted |
| [003](003-cows.md) | Cows | Accepted |
| [002](002-bees.md) | Bees | Accepted |
| [001](001-ants.md) | Ants | Accepted |
`);
  });

  test('say what a misspelt status was meant to be', async () => {
    const { sync } = await load(
      `- [1](001-ants.md) - Ants - Accepted
- [2](002-bees.md) - Bees - Accepted
`,
      ...records.slice(0, 2),
      record('003-cows', 'Cows', 'Acepted'),
    );
    expect(sync()).toContain('- [3](003-cows.md) - Cows - Accepted\n');
  });

  test.each(['', '| [001](001-ants.md) | Ants |\n'])(
    'are left to a person where no row tells whether a cell may be empty: %j',
    async (rows) => {
      const { sync, index } = await load(
        `| No | Title | Status |\n|---|---|---|\n${rows}`,
        records[0] ?? '',
        '//- docs/adr/002-bees.md\n# Bees\n\n## Context\n\nOurs.\n',
      );
      expect(sync()).not.toContain('002-bees');
      expect(index).not.toBe('');
    },
  );
});

test('rows that a sync leads to other files are put in order within their own table', async () => {
  const { sync } = await load(
    `## Ours

| No | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | Accepted |
| [004](004-dogs.md) | Dogs | Accepted |

## Theirs

| No | Title | Status |
|---|---|---|
| [002](002-bees.md) | Bees | Accepted |
| [003](003-eels.md) | Eels | Accepted |
| [005](005-cows.md) | Cows | Accepted |
`,
    ...['001-ants', '004-dogs', '002-bees', '005-eels', '003-cows'].map((name) =>
      record(name, name.slice(4, 5).toUpperCase() + name.slice(5)),
    ),
  );
  expect(sync()).toContain(`| [002](002-bees.md) | Bees | Accepted |
| [003](003-cows.md) | Cows | Accepted |
| [005](005-eels.md) | Eels | Accepted |
`);
});

describe('nothing is written a second time', () => {
  const more = ['002-bees', '003-cows'].map((name) => record(name, name.slice(4)));

  test.each([
    ['a table with the columns of an index', '| Number | Title | Status |\n|---|---|---|\n| 001 | Ants | Accepted |\n'],
    ['one item with a number', '- [001. Ants](ants.md)\n'],
  ])('below %s', async (_, index) => {
    const { log } = await load(index, ...more, '//- docs/adr/ants.md\n# Ants\n');
    expect(createIndex(log)).toBeUndefined();
  });

  test('beside a list in which names are mistyped', async () => {
    const { sync } = await load(
      `## Accepted

- [2. Bees](002-bees.md)
- [3. Cows](003-cows.md)

## Superseded

- [1. Ants](001-ants.md)
- [4. Dogs](004-dogs.m)
`,
      record('001-ants', 'Ants'),
      ...more,
    );
    expect(sync().match(/001-ants/g)).toHaveLength(1);
  });

  test.each([
    ['accents', 'Naïve café caching | more', 'naive-cafe-caching'],
    ['umlauts', 'Über große Straßen', 'ueber-grosse-strassen'],
    ['another script', '名前を保存する | more', 'store-names'],
  ])('where words differ by %s', async (_, title, slug) => {
    const { log, uri, index, codesOf } = await load(
      `| No | Title | Status |
|---|---|---|
| 001 | ${title.replace('|', '\\|')} | Accepted |
| [002](002-bees.md) | Bees | Accepted |
| [003](003-cows.md) | Cows | Accepted |
`,
      `//- docs/adr/001-${slug}.md\n## Status\n\nAccepted\n`,
      ...more,
    );
    const found = log.records.get(uri(`001-${slug}.md`));
    if (found === undefined || log.index === undefined) throw new Error('The fixture has no record or no index.');
    const edit = addToIndex(log.index, found, log);
    const after = applyEdit(edit, new Map([[uri('README.md'), index]])).get(uri('README.md')) ?? '';
    expect(after.split('\n')).toHaveLength(index.split('\n').length);
    expect(codesOf('README.md')).not.toContain('index-row-duplicate');
  });
});

describe('the number of a row', () => {
  test('may be that of the title where the digits of the file may be words', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `adr-00${at + 2}-bees`);
    const { codesOf } = await load(
      `| No | Title |
|---|---|
| [001](64-bit-builds.md) | Paper maps |
${names.map((name) => `| [${name.slice(4, 7)}](${name}.md) | bees |\n`).join('')}`,
      record('64-bit-builds', 'ADR 1 — Paper maps'),
      ...names.map((name) => record(name, `ADR ${name.slice(6, 7)} — bees`)),
    );
    expect(codesOf('README.md')).not.toContain('index-number-mismatch');
  });

  test('may have the digits behind it, as a part of another record', async () => {
    const { sync, index } = await load(
      `| No | Title | Status |
|---|---|---|
| 001 | Ants | Accepted |
| 001-1 | A part of it | Accepted |
| 002 | Bees | Accepted |
| 003 | Cows | Accepted |
`,
      record('adr-001-1-a-part-of-it', 'ADR-088: A part of it'),
      ...['adr-001-ants', 'adr-002-bees', 'adr-003-cows'].map((name) =>
        record(name, `ADR-${name.slice(4, 7)}: ${name.slice(8)}`),
      ),
    );
    expect(sync()).toBe(index);
  });
});

test.each(['Date', 'Datum', 'Data', 'Author', '日期'])(
  'a status is changed below its header, beside %s, whatever it is',
  async (neighbour) => {
    const text = `# Bees

| Status | ${neighbour} |
|---|---|
| Parked | 2024-05-13 |

## Context
`;
    const { log, uri } = await load('', `//- docs/adr/001-ants.md\n${text}`, record('002-bees', 'Bees'));
    const found = log.records.get(uri('001-ants.md'));
    if (found === undefined) throw new Error('The fixture has no record.');
    const edit = setStatus(found, 'Accepted', log, { text, today: '2026-05-06' });
    const after = applyEdit(edit, new Map([[uri('001-ants.md'), text]])).get(uri('001-ants.md'));
    expect(after).toBe(`# Bees

| Status | ${neighbour} |
|---|---|
| Accepted | 2024-05-13 |

## Context
`);
  },
);
