import { describe, expect, test } from 'vitest';
import { findUnlistedRecords } from '../../../server/src/core/model/orphanRows.ts';
import { addAllToIndex } from '../../../server/src/core/operations/index/addToIndex.ts';
import { mergeIndexRows } from '../../../server/src/core/operations/index/mergeIndex.ts';
import { sortIndex } from '../../../server/src/core/operations/index/sortIndexGroup.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix, expectProblems, findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const english = `
//- docs/adr/001-ants.md
# 1. Ants

## Status

Accepted

## Decision

Ants.
//- docs/adr/002-bees.md
# 2. Bees

## Status

Accepted

## Decision

Bees.
//- docs/adr/003-cows.md
# 3. Cows

## Status

Proposed

## Decision

Cows.
`;
const log = (index: string, records = english) => `
//- docs/adr/README.md
${index}
${records.trimStart()}`;

const head = `# Log

| Number | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | Accepted |`;
const bees = '| [002](002-bees.md) | Bees | Accepted |';
const cows = '| [003](003-cows.md) | Cows | Proposed |';
const mark = '^'.repeat(cows.length);

async function codesOf(source: string): Promise<string[]> {
  return findProblems(await loadFixture(source)).map(({ code }) => code);
}

describe('a blank line', () => {
  test('splits a table, and is reported in the place of its missing rows', () =>
    expectProblems(
      log(`${head}

${mark} index-table-split
${cows}
${bees}

More words.`).replace(`${cows}\n${bees}`, `${bees}\n${cows}`),
    ));

  test('is reported once, however many there are, and joined by one fix', async () => {
    const source = log(`${head}
   
${mark} index-table-split

${bees}


${cows}

Words below, with a | pipe.`);
    await expectProblems(source);
    const texts = await applyFix(source, 'Join the table');
    expect(texts.get('docs/adr/README.md')).toBe(`${head}
${bees}
${cows}

Words below, with a | pipe.
`);
    expect(await codesOf(log(texts.get('docs/adr/README.md') ?? ''))).toEqual([]);
  });

  test('below the header splits it, too', async () => {
    const source = log(`| Number | Title | Status |
|---|---|---|

${mark} index-table-split
| [001](001-ants.md) | Ants | Accepted |
${bees}
${cows}`);
    await expectProblems(source);
    expect((await applyFix(source, 'Join the table')).get('docs/adr/README.md')).toBe(`| Number | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | Accepted |
${bees}
${cows}
`);
  });

  test('leaves the rows below it what they are: they are checked, before and after', async () => {
    const source = log(`${head}

${mark} index-table-split
${bees.replace('Accepted', 'Proposed')}
                              ^^^^^^^^ index-status-mismatch
| [003](003-cows.md) | Cows |
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ index-row-malformed
| [004](004-dogs.md) | Dogs | Accepted |
        ^^^^^^^^^^^ index-link-broken
`);
    await expectProblems(source);
    const texts = await applyFix(source, 'Join the table');
    expect((await codesOf(log(texts.get('docs/adr/README.md') ?? ''))).sort()).toEqual([
      'index-link-broken',
      'index-row-malformed',
      'index-status-mismatch',
    ]);
  });

  test('is taken away with its line ending, in a file of Windows', async () => {
    const source = log(`${head}\n  \n${bees}\n${cows}\n\nWords.`).replace(/\n(?!\/\/- |.*\n?\/\/-)/g, '\r\n');
    const { log: loaded, fixture } = await loadFixture(source);
    const readme = loaded.readme?.uri ?? '';
    const [problem] = checkFile(readme, loaded);
    expect(problem?.code).toBe('index-table-split');
    const text = fixture.files.get('docs/adr/README.md') ?? '';
    const texts = await applyFix(source, 'Join the table');
    expect(text).toContain('Accepted |\r\n  \r\n| [002]');
    expect(texts.get('docs/adr/README.md')).toBe(text.replace('  \r\n', ''));
  });

  test('is joined by the safe fixes', async () => {
    const { log: loaded } = await loadFixture(log(`${head}\n\n${bees}\n${cows}`));
    const readme = loaded.readme?.uri ?? '';
    const fixes = checkFile(readme, loaded).flatMap((problem) => findFixes(problem, readme, loaded));
    expect(fixes.map(({ isSafe, title }) => [title.kind, isSafe])).toEqual([['join-table', true]]);
  });

  test('splits a table in German, whose rows have words for links and a heading among them', () =>
    expectProblems(`
//- doku/entscheidungen/README.md
# Entscheidungen

| Titel | Stand | Datum |
|:------|:-----:|------:|
| [Ameisen](0001-ameisen.md) | angenommen | 2024-01-02 |

^^^^^^^^^^^^^^^^^^^ index-table-split
| **Haltung** | | |
| [Bienen](0002-bienen.md) | vorgeschlagen | 2024-02-03 |
| [Kühe](0003-kuehe.md) | angenommen | 2024-03-04 |
//- doku/entscheidungen/0001-ameisen.md
# Ameisen

- Status: angenommen
- Datum: 2024-01-02

## Entscheidung

Ja.
//- doku/entscheidungen/0002-bienen.md
# Bienen

- Status: vorgeschlagen
- Datum: 2024-02-03

## Entscheidung

Ja.
//- doku/entscheidungen/0003-kuehe.md
# Kühe

- Status: angenommen
- Datum: 2024-03-04

## Entscheidung

Ja.
`));

  test('splits a table without links, and one whose links have definitions', async () => {
    const rows = (...all: string[]) => `| ADR | タイトル | ステータス |\n|---|---|---|\n${all.join('\n')}\n`;
    const japanese = `
//- docs/adr/0001-ari.md
# 0001 アリを使う

## ステータス

承認済み
//- docs/adr/0002-hachi.md
# 0002 ハチを使う

## ステータス

承認済み
`;
    const codes = await codesOf(
      log(rows('| 0001 | アリを使う | 承認済み |', '', '| 0002 | ハチを使う | 承認済み |'), japanese),
    );
    expect(codes).toEqual(['index-table-split']);
    const defined = `${rows('| [0001] | アリを使う | 承認済み |', '', '| [0002] | ハチを使う | 承認済み |')}
[0001]: 0001-ari.md
[0002]: 0002-hachi.md`;
    expect(await codesOf(log(defined, japanese))).toEqual(['index-table-split']);
  });
});

describe('no split is', () => {
  test.each([
    ['a table with a header of its own', `\n\n| Number | Title | Status |\n|---|---|---|\n${bees}\n${cows}`],
    [
      'a table of other columns',
      `\n\n| Title | Number |\n|---|---|\n| Bees | [002](002-bees.md) |\n| Cows | [003](003-cows.md) |`,
    ],
    ['a table below a heading', `\n\n## More\n\n| Number | Title | Status |\n|---|---|---|\n${bees}\n${cows}`],
    ['a sentence with pipes', `\n${bees}\n${cows}\n\nSee a | b | c.`],
    ['a line that links no record', `\n${bees}\n${cows}\n\n| [x](https://example.org) | y | z |`],
    [
      'an example in code',
      `\n${bees}\n${cows}\n\n    | [001](001-ants.md) | Ants | Accepted |\n\n\`\`\`\n| [001](001-ants.md) | Ants | Accepted |\n\`\`\``,
    ],
  ])('%s', async (_name, rest) => void (await expectProblems(log(head + rest))));
});

/** What keeps rows out of a table above, none of which is a line that they would follow. */
const others = [
  ['another width', `\n\n| [002](002-bees.md) | Bees |\n| [003](003-cows.md) | Cows |`],
  ['a header that lost the row of its dashes', `\n\n| Number | Title | Status |\n${bees}\n${cows}`],
  ['no pipe before them', `\n\n${bees.slice(2)}\n${cows.slice(2)}`],
  ['a quote', `\n\n> ${bees}\n> ${cows}`],
  ['a list', `\n\n- ${bees}\n- ${cows}`],
  ['a quote that they go on with', `\n> Later:\n${bees}\n${cows}`],
  ['a line of dashes below them', `\n\n${bees}\n${cows}\n---`],
  ['a tag', `\n<br>\n${bees}\n${cows}`],
  ['an element', `\n\n<details>\n<summary>Old</summary>\n${bees}\n${cows}\n</details>`],
  [
    'HTML with links of its own',
    `\n\n<p>\n| <a href="002-bees.md">2</a> | Bees |\n| <a href="003-cows.md">3</a> | Cows |\n</p>`,
  ],
  [
    'a table of HTML',
    `\n\n<table>\n<tr><td><a href="002-bees.md">2</a></td></tr>\n<tr><td><a href="003-cows.md">3</a></td></tr>\n</table>`,
  ],
  [
    'a tag, where they have other links, too',
    `\n<br>\n| [002](002-bees.md) | Bees | [PR](https://example.org) |\n| [003](003-cows.md) | Cows | see [1](001-ants.md) |`,
  ],
  ['a tag, where one is of both', `\n<br>\n\n| [002](002-bees.md), [003](003-cows.md) | Both | Accepted |`],
  ['a tag, where they have no links', '\n<br>\n| 002 | Bees | Accepted |\n| 003 | Cows | Proposed |'],
  ['a comment that begins each', `\n\n<!-- old --> ${bees}\n<!-- old --> ${cows}`],
  ['several paragraphs', `\n\nOne.\n\nTwo.\n\n- Three\n\n${bees}\n\nFour.\n\n${cows}`],
] as const;

describe.each(others)('where %s keeps rows out of the table', (_name, rest) => {
  test('that is reported, and no row is added', async () => {
    const { log: loaded, textOf } = await editLog(log(head + rest));
    const codes = checkFile(loaded.readme?.uri ?? '', loaded).map(({ code }) => code);
    expect([...new Set(codes)]).toEqual(['index-table-split']);
    const { left, ...done } = syncIndex(loaded, textOf('README.md'));
    expect(done).toEqual({ text: textOf('README.md'), changes: [] });
    expect(left.map(({ reason }) => reason.kind)).toEqual(['loose', 'loose']);
  });

  test('a new record gets one row', async () => {
    const { log: loaded, after: textsAfter } = await editLog(log(head + rest));
    const planned = planRecord(loaded, 'Dogs', { status: 'Proposed' });
    if ('kind' in planned) throw new Error(planned.kind);
    const { edit } = newRecord(loaded, planned, undefined, { today: '2026-03-04', author: 'Ada' });
    expect((textsAfter(edit).get('README.md') ?? '').split('004-dogs.md')).toHaveLength(2);
  });
});

test('where a table without links is split by a tag, the rows behind it name their records still', async () => {
  const rows = ['# Log', '', '| ADR | Title | Status |', '|---|---|---|', '| 001 | Ants | Accepted |'];
  const index = [...rows, '<br>', '| 002 | Bees | Accepted |', '| 003 | Cows | Proposed |'].join('\n');
  const { log: loaded, textOf } = await editLog(log(index));
  expect(syncIndex(loaded, textOf('README.md')).changes).toEqual([]);
});

test('a line of links with pipes between them lists nothing', async () => {
  const index = `[Home](../../README.md) | [First](001-ants.md) | [Last](003-cows.md)\n\n${head}\n${bees}`;
  expect(await codesOf(log(index))).toContain('index-row-missing');
});

test.each([
  ['above the table', `ADRs | Guides | [Newest: cows](003-cows.md)\n\n${head}\n${bees}`],
  ['below it', `${head}\n${bees}\n\nBack to top | [Newest](003-cows.md)`],
  ['in a quote', `${head}\n${bees}\n\n> **Note** | see [003](003-cows.md) first`],
  ['in prose', `${head}\n${bees}\n\nSee [the cows](003-cows.md) | or not.`],
  ['in a comment', `${head}\n${bees}\n\n<div>\n<!--\n${cows}\n-->\n</div>`],
])('a link between words %s lists nothing', async (_name, index) => {
  expect(await codesOf(log(index))).toEqual(['index-row-missing', 'index-incomplete']);
});

test.each([
  ['in rows of a table', `${bees}\n${cows}`],
  ['in a quote', `> - [002](002-bees.md)\n> - [003](003-cows.md)`],
  [
    'in a list of HTML',
    '<ul>\n<li><a href="002-bees.md">Bees</a></li>\n<li><a href="003-cows.md">Cows</a></li>\n</ul>',
  ],
])('beside a list, records %s get no second item', async (_name, rest) => {
  const index = `# Log\n\n- [001](001-ants.md) Ants\n- [004](004-dogs.md) Dogs\n\n${rest}`;
  const dogs = '//- docs/adr/004-dogs.md\n# 4. Dogs\n\n## Status\n\nAccepted\n';
  const { log: loaded, textOf } = await editLog(log(index, english + dogs));
  expect(syncIndex(loaded, textOf('README.md')).changes).toEqual([]);
});

test('rows that the table has, too, are a legend', async () => {
  expect(await codesOf(log(`${head}\n${bees}\n${cows}\n\n| [001](001-ants.md) | the first |`))).toEqual([]);
});

describe('another line', () => {
  const lines: readonly (readonly [string, string, string])[] = [
    ['a comment', 'Add rows below', `\n<!-- Add rows below -->\n^^^^^^^^^^^^^^^^^^^^^^^ index-table-split\n`],
    ['a sentence', 'later', '\n\nThe others came later.\n^^^^^^^^^^^^^^^^^^^^^^ index-table-split\n\n'],
    ['a sentence right above', 'later', '\n\nThe others came later.\n^^^^^^^^^^^^^^^^^^^^^^ index-table-split\n'],
    ['a heading', 'Later', '\n\n## Later\n^^^^^^^^ index-table-split\n\n'],
    ['a thematic break', '---', '\n---\n^^^ index-table-split\n'],
  ];

  test.each(lines)('splits a table: %s', async (_name, _words, between) => {
    const source = log(`${head}${between}${bees}\n${cows}`);
    const { log: loaded } = await expectProblems(source);
    const readme = loaded.readme?.uri ?? '';
    const fixes = checkFile(readme, loaded).flatMap((problem) => findFixes(problem, readme, loaded));
    expect(fixes).toEqual([]);
  });

  test('right below the rows would be a row, were they joined: they are not', async () => {
    const source = log(`${head}\n\n${bees}\n${cows}\nWords with [bees](002-bees.md).`);
    const { log: loaded } = await loadFixture(source);
    const readme = loaded.readme?.uri ?? '';
    const problems = checkFile(readme, loaded);
    expect(problems.map(({ code }) => code)).toEqual(['index-table-split']);
    expect(problems.flatMap((problem) => findFixes(problem, readme, loaded))).toEqual([]);
    expect(syncIndex(loaded, (await editLog(source)).textOf('README.md')).changes).toEqual([]);
  });

  test('and a blank one are two problems', async () => {
    const source = log(`${head}

${mark} index-table-split
${bees}

Later:
^^^^^^ index-table-split

${cows}`);
    await expectProblems(source);
    expect((await applyFix(source, 'Join the table')).get('docs/adr/README.md')).toBe(`${head}
${bees}

Later:

${cows}
`);
  });

  test.each([
    ['a fence around the rows', '```', '```'],
    ['a comment around them', '<!--', '-->'],
  ])('is none: %s', async (_name, before, after) =>
    expect(await codesOf(log(`${head}\n\n${before}\n${bees}\n${cows}\n${after}`))).not.toContain('index-table-split'),
  );
});

const splits = [
  ['a blank line', '\n\n'],
  ['a comment', '\n<!-- Add rows below -->\n'],
  ['a sentence', '\n\nThe others came later.\n\n'],
] as const;

describe.each(splits)('where %s splits a table', (_name, between) => {
  const source = log(`${head}${between}${bees}\n${cows}`);

  /** How often an index links a record. */
  const countRows = (text: string) =>
    ['001-ants.md', '002-bees.md', '003-cows.md'].map((name) => text.split(`(${name})`).length - 1);

  test('a sync adds no second row', async () => {
    const { log: loaded, textOf } = await editLog(source);
    const { left, ...rest } = syncIndex(loaded, textOf('README.md'));
    expect(rest).toEqual({ text: textOf('README.md'), changes: [] });
    // What is read as rows is in line with the records; of the others it is said that they were not looked at.
    const isRead = between === '\n\n';
    expect(left.map(({ reason }) => reason.kind)).toEqual(isRead ? [] : ['loose', 'loose']);
  });

  test('no record is to be added', async () => {
    const { log: loaded } = await editLog(source);
    const { index } = loaded;
    if (index === undefined) throw new Error('There is no index.');
    expect(findUnlistedRecords(index, loaded)).toEqual([]);
    expect(addAllToIndex(index, findUnlistedRecords(index, loaded), loaded)).toEqual({ documentChanges: [] });
  });

  test('a new record gets one row, and the others keep theirs', async () => {
    const { log: loaded, after: textsAfter } = await editLog(source);
    const planned = planRecord(loaded, 'Dogs', { status: 'Proposed' });
    if ('kind' in planned) throw new Error(planned.kind);
    const { edit } = newRecord(loaded, planned, undefined, { today: '2026-03-04', author: 'Ada' });
    const text = textsAfter(edit).get('README.md') ?? '';
    expect(countRows(text)).toEqual([1, 1, 1]);
    expect(text.split('004-dogs.md')).toHaveLength(2);
  });

  test('a sort and a new status change no number of rows', async () => {
    const { log: loaded, after: textsAfter, recordOf, textOf } = await editLog(source);
    const { index } = loaded;
    if (index === undefined) throw new Error('There is no index.');
    expect(countRows(textsAfter(sortIndex(index, textOf('README.md'))).get('README.md') ?? '')).toEqual([1, 1, 1]);
    const edit = setStatus(recordOf('003-cows.md'), 'Accepted', loaded, {
      today: '2026-03-04',
      text: textOf('003-cows.md'),
    });
    expect(countRows(textsAfter(edit).get('README.md') ?? '')).toEqual([1, 1, 1]);
  });

  test('a merge leaves the rows to the merge of texts, or keeps them all', () => {
    const base = `${head}${between}${bees}\n${cows}\n`;
    const ours = base.replace('Bees | Accepted', 'Bees | Rejected');
    const theirs = base.replace('Ants | Accepted', 'Ants | Rejected');
    const merged = mergeIndexRows({ base, ours, theirs });
    if (merged !== undefined) expect(countRows(merged.around.ours)).toEqual([0, 1, 1]);
  });
});

test('a sort moves rows across the blank line, which stays', async () => {
  const { log: loaded, after: textsAfter, textOf } = await editLog(log(`${head}\n${cows}\n\n${bees}\n`));
  const { index } = loaded;
  if (index === undefined) throw new Error('There is no index.');
  expect(textsAfter(sortIndex(index, textOf('README.md'))).get('README.md')).toContain(`${head}\n${bees}\n\n${cows}\n`);
});
