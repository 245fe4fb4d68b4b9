import { describe, expect, test } from 'vitest';
import { addToIndex, hasPlace } from '../../../server/src/core/operations/index/addToIndex.ts';
import { repointRow } from '../../../server/src/core/operations/index/changeRow.ts';
import { createIndex, lineOfListing } from '../../../server/src/core/operations/index/createIndex.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { followStatus } from '../../../server/src/core/operations/record/followStatus.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { editFile } from '../../../server/src/core/operations/workspaceEdits.ts';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, status = 'Accepted', fields = '') =>
  `//- docs/adr/${name}\n# ${title}\n\n${fields}\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n`;

const log = (index: string, ...records: readonly string[]) => `//- docs/adr/README.md\n${index}${records.join('')}`;

/** The index after a sync, what the sync did to it, what it left, and what is wrong after it. */
async function sync(source: string) {
  const { log: live, textOf, after } = await editLog(source);
  const before = textOf('README.md');
  const { text, changes, left } = syncIndex(live, before);
  const { log: again } = await loadFixture(source.replace(before, text));
  expect(syncIndex(again, text)).toMatchObject({ text, changes: [], left });
  return { text, after, kinds: changes.map(({ kind }) => kind), left: left.map(({ reason }) => reason.kind) };
}

async function safeFixes(source: string, code: string): Promise<boolean[]> {
  const { log: live } = await loadFixture(source);
  return [...live.everyFile()].flatMap((uri) =>
    checkFile(uri, live)
      .filter((problem) => problem.code === code)
      .flatMap((problem) => findFixes(problem, uri, live).map(({ isSafe }) => isSafe)),
  );
}

const tea = record('0001-serve-tea.md', '1. Serve tea', 'Accepted', 'Author: Ann\nDate: 2024-01-02');
const cups = record('0002-wash-cups.md', '2. Wash cups', 'Accepted', 'Author: Ben\nDate: 2024-01-03');
const milk = record('0003-pour-milk.md', '3. Pour milk', 'Proposed', 'Author: Cem\nDate: 2024-01-04');

describe('a table without links', () => {
  test.each([
    [
      'names',
      '| File | Name |',
      '| 0001-serve-tea | Serve tea |',
      '| 0002-wash-cups | Wash cups |',
      '| 0003-pour-milk | Pour milk |',
    ],
    [
      'names of files',
      '| File | Name |',
      '| `0001-serve-tea.md` | A |',
      '| `0002-wash-cups.md` | B |',
      '| `0003-pour-milk.md` | Pour milk |',
    ],
    ['numbers', '| Nr. | Titel |', '| ADR-1 | Serve tea |', '| ADR-2 | Wash cups |', '| ADR-3 | Pour milk |'],
    ['titles', '| Titel | Autor |', '| Serve tea | Ann |', '| Wash cups | Ben |', '| Pour milk | Cem |'],
  ])(
    'that names most records by %s is the index, and its new rows link nothing',
    async (_, header, first, second, third) => {
      const index = `# Log\n\n${header}\n|---|---|\n${first}\n${second}\n`;
      const { text } = await sync(log(index, tea, cups, milk));
      expect(text.split('\n').slice(0, 6)).toEqual(index.split('\n').slice(0, 6));
      expect(text.split('\n')[6]).toBe(third);
    },
  );

  test('that counts something else is not', async () => {
    const steps = '# Log\n\n| Step | What |\n|---|---|\n| 1 | Copy the template |\n| 2 | Write |\n';
    expect((await loadFixture(log(steps, tea, cups, milk))).log.index).toBeUndefined();
  });

  test('that names few of many records is not', async () => {
    const some =
      '# Log\n\n| ADR | Open question |\n|---|---|\n| 0001-serve-tea | Which? |\n| 0002-wash-cups | When? |\n';
    const more = [4, 5, 6].map((at) => record(`000${at}-word-${at}.md`, `${at}. Word ${at}`));
    expect((await loadFixture(log(some, tea, cups, milk, ...more))).log.index).toBeUndefined();
  });

  test('follows its records: a row whose file was renamed names the new one', async () => {
    const index = `# Log

| id | Title |
|---|---|
| \`0001-serve-tea\` | Serve tea |
| \`0002-cups\` | Wash cups |
| \`0003-pour-milk\` | Pour milk |
`;
    const { log: live, changedBy, recordOf } = await editLog(log(index, tea, cups, milk));
    const row = live.index?.groups[0]?.rows[1];
    if (live.index === undefined || row === undefined) throw new Error('There is an index.');
    const edit = editFile(live.index.file, repointRow(live.index, row, recordOf('0002-wash-cups.md')));
    expect(changedBy(edit)['README.md']).toBe(`# Log

| id | Title |
|---|---|
| \`0001-serve-tea\` | Serve tea |
| \`0002-wash-cups\` | Wash cups |
| \`0003-pour-milk\` | Pour milk |
`);
  });
});

describe('columns', () => {
  const headed = (header: string) =>
    `# Log\n\n| ${header} |\n|---|---|---|---|---|\n| [1](0001-serve-tea.md) | Serve tea | Accepted | 2024-01-02 | Ann |\n| [2](0002-wash-cups.md) | Wash cups | Accepted | 2024-01-03 | Ben |\n`;

  test.each([
    'Nr. | Titel | Status | Datum | Autor',
    'Numéro | Titre | Statut | Date | Auteur',
    'Nº | Título | Estado | Fecha | Autor',
    'Nº | Título | Estado | Data | Autor',
    'Numero | Titolo | Stato | Data | Autore',
    'Nummer | Titel | Status | Datum | Auteur',
    'Nr | Tytuł | Stan | Data | Autor',
    'Číslo | Název | Stav | Datum | Autor',
    '№ | Название | Статус | Дата | Автор',
    '编号 | 标题 | 状态 | 日期 | 作者',
    '番号 | タイトル | 状態 | 日付 | 担当者',
    'x | y | z | v | w',
  ])('are recognised under %s', async (header) => {
    const { text } = await sync(log(headed(header), tea, cups, milk));
    expect(text).toBe(`${headed(header)}| [3](0003-pour-milk.md) | Pour milk | Proposed | 2024-01-04 | Cem |\n`);
    const { log: live, after } = await editLog(log(headed(header), tea, cups));
    const planned = planRecord(live, 'Buy sugar');
    if ('kind' in planned) throw new Error(planned.kind);
    const edit = newRecord(live, planned, undefined, { today: '2026-03-04' }).edit;
    expect(after(edit).get('README.md')).toContain('| [3](0003-buy-sugar.md) | Buy sugar | Proposed |');
  });

  test('what nothing tells is not left empty: no row is written unasked, and a sync says why', async () => {
    const index = `# Log\n\n| ADR | Title | Budget |\n|---|---|---|\n| [0001](0001-serve-tea.md) | Serve tea | 3 € |\n`;
    const { text, left } = await sync(log(index, tea, cups));
    expect(text).toBe(index);
    expect(left).toEqual(['empty-cell']);
    expect(await safeFixes(log(index, tea, cups), 'index-row-missing')).toEqual([false]);
  });

  test('where some rows leave a column empty, or say "-" there, a new one does, too', async () => {
    const rows = ['| [0001](0001-serve-tea.md) | Serve tea | 3 € |', '| [0002](0002-wash-cups.md) | Wash cups | - |'];
    const index = `# Log\n\n| ADR | Title | Budget |\n|---|---|---|\n${rows.join('\n')}\n`;
    expect((await sync(log(index, tea, cups, milk))).text).toBe(
      `${index}| [0003](0003-pour-milk.md) | Pour milk | - |\n`,
    );
    const open = index.replace('| - |', '| |');
    expect((await sync(log(open, tea, cups, milk))).text).toBe(`${open}| [0003](0003-pour-milk.md) | Pour milk |  |\n`);
    expect(await safeFixes(log(open, tea, cups, milk), 'index-row-missing')).toEqual([true]);
  });

  test('sentences under Decision are no titles', async () => {
    const rows = [
      '| [0001](0001-serve-tea.md) | We drink at noon. |',
      '| [0002](0002-wash-cups.md) | We wash at one. |',
    ];
    const index = `# Log\n\n| ADR | Decision |\n|---|---|\n${rows.join('\n')}\n`;
    const { text, left } = await sync(log(index, tea, cups, milk));
    expect(text).toBe(index);
    expect(left).toEqual(['empty-cell']);
  });

  test('a row that mentions another record in passing is not that record’s', async () => {
    const index = `# Log\n\n| ADR | State |\n|---|---|\n| [0001](0001-serve-tea.md) | Accepted |\n| [0002](0002-wash-cups.md) | Accepted |\n| 0009 | Folded into [0003](0003-pour-milk.md) |\n`;
    const { text } = await sync(log(index, tea, cups, milk));
    expect(text).toContain('| 0009 | Folded into [0003](0003-pour-milk.md) |');
    expect(text).toContain('| [0003](0003-pour-milk.md) | Proposed |');
  });
});

describe('the status of an item is read, follows its record, and stands in new items as it stands in the others', () => {
  test.each([
    (title: string, _: string, status: string) => `- ${title} (${status})`,
    (title: string, _: string, status: string) => `- ${title} _(${status})_`,
    (title: string, _: string, status: string) => `- ${title} **[${status}].**`,
    (title: string, _: string, status: string) => `- ${title} (${status}).`,
    (title: string, _: string, status: string) => `- ${title} \`${status}\``,
    (title: string, _: string, status: string) => `- ${title}, ${status}`,
    (title: string, _: string, status: string) => `- ${title} | ${status}`,
    (title: string, _: string, status: string) => `- [x] **${title}** - ${status}`,
    (title: string, day: string, status: string) => `- ${day} ${title} (${status})`,
    (title: string, day: string, status: string) => `- ${day}: ${title} *${status}*`,
    (title: string, day: string, status: string) => `- ${title} · ${day} · ${status}`,
    (title: string, day: string, status: string) => `- ${title} (${day}, ${status})`,
    (title: string, _: string, status: string) =>
      `- ${title} – ${status === 'Proposed' ? '' : status === 'Rejected' ? '❌ ' : '✅ '}${status}`,
  ])('%s', async (item) => {
    const log = (states: readonly string[], isWhole: boolean) => {
      const rows = [
        item('[Serve tea](0001-serve-tea.md)', '2024-01-02', states[0] ?? ''),
        item('[Wash cups](0002-wash-cups.md)', '2024-01-03', states[1] ?? ''),
        ...(isWhole ? [item('[Pour milk](0003-pour-milk.md)', '2024-01-04', 'Proposed')] : []),
      ];
      return `# Log\n\n${rows.join('\n')}\n`;
    };
    const stale = `//- docs/adr/README.md\n${log(['Accepted', 'Rejected'], false)}${tea}${cups}${milk}`;
    expect((await sync(stale)).text).toBe(log(['Accepted', 'Accepted'], true));
  });

  test('words beside the day of one item are about that one alone', async () => {
    const rows =
      '- [Serve tea](0001-serve-tea.md) - Ann - Accepted\n- [Wash cups](0002-wash-cups.md) - Ben - Accepted\n';
    const { text } = await sync(log(`# Log\n\n${rows}`, tea, cups, milk));
    expect(text).toBe(`# Log\n\n${rows}- [Pour milk](0003-pour-milk.md) - Proposed\n`);
  });
});

describe('a row that leads nowhere', () => {
  const list = (row: string) =>
    `# Log\n\n- [0001: Serve tea](0001-serve-tea.md)\n- [0002: Wash cups](0002-wash-cups.md)\n${row}\n`;

  test.each([
    '- [0003: Pour milk](0003-pour-milk.m)',
    '- [0003: Pour milk](003_Pour_Milk.md)',
    '- [0003: Pour milk](0007-pour-milk.md)',
    '- [0003: Pour milk](0003-pour-mlik.md)',
    '- [0003: Pour milk](0003-add-cream.md)',
    '- [0003](0003-pour-the-milk.md)',
    '- [0003](0003.md)',
  ])('is led to the record that it was written for: %s', async (row) => {
    const { text, kinds } = await sync(log(list(row), tea, cups, milk));
    expect(text.match(/0003-pour-milk\.md/g)).toHaveLength(1);
    expect(kinds).toContain('lead');
    expect(kinds).not.toContain('add');
  });

  test.each(['- [0003: Use Kafka](0003-use-kafka.md)', '- [0003: Pour lemonade into every glass](0003-lemonade.md)'])(
    'for another decision stays: %s',
    async (row) => {
      const { text, kinds } = await sync(log(list(row), tea, cups, milk));
      expect(text).toContain(row);
      expect(kinds).toEqual(['add']);
      expect(await safeFixes(log(list(row), tea, cups, milk), 'index-row-missing')).toEqual([false]);
    },
  );

  test('without a link, with the number of a record and other words, is for a person to judge', async () => {
    const index = `# Log\n\n| ADR | Title |\n|---|---|\n| [0001](0001-serve-tea.md) | Serve tea |\n| [0002](0002-wash-cups.md) | Wash cups |\n| 0003 | Bake bread |\n`;
    const { text, left } = await sync(log(index, tea, cups, milk));
    expect(text).toBe(index);
    expect(left).toEqual(['claimed']);
  });

  test('and would suit two records is led to neither', async () => {
    const twins = [record('0003-milk.md', '3. Milk'), record('0004-milk.md', '4. Milk')];
    const { text } = await sync(log(list('- [0009: Milk](0009-milk.md)'), tea, cups, ...twins));
    expect(text).toContain('- [0009: Milk](0009-milk.md)');
  });
});

describe('groups by status', () => {
  const grouped = (rest: string) =>
    `# Log\n\n## Accepted\n\n- [0001 Serve tea](0001-serve-tea.md)\n- [0002 Wash cups](0002-wash-cups.md)\n${rest}`;

  test.each(['- none', '* None yet', '_None._', 'n/a', '- keine', '- 无', '- —'])(
    'a row takes the place of "%s"',
    async (nothing) => {
      const index = grouped(`\n## Rejected\n\n${nothing}\n\n## Notes\n\nWords.\n`);
      const rejected = record('0002-wash-cups.md', '2. Wash cups', 'Rejected', 'Author: Ben\nDate: 2024-01-03');
      const expected = `# Log

## Accepted

- [0001 Serve tea](0001-serve-tea.md)

## Rejected

- [0002 Wash cups](0002-wash-cups.md)

## Notes

Words.
`;
      expect((await sync(log(index, tea, rejected))).text).toBe(expected);
      const { log: live, after, recordOf } = await editLog(log(index, tea, cups));
      const [edit = {}] = followStatus(recordOf('0002-wash-cups.md'), 'Rejected', live);
      expect(after(edit).get('README.md')).toBe(expected);
    },
  );

  test('two rows for one empty group are one list', async () => {
    const index = grouped('\n## Proposed\n\n- none\n');
    const more = record('0004-buy-sugar.md', '4. Buy sugar', 'Proposed');
    expect((await sync(log(index, tea, cups, milk, more))).text).toBe(
      grouped('\n## Proposed\n\n- [0003 Pour milk](0003-pour-milk.md)\n- [0004 Buy sugar](0004-buy-sugar.md)\n'),
    );
  });

  test('a group of tables begins with their header', async () => {
    const accepted = `# Log

## Accepted

| ADR | Title |
|---|---|
| [0001](0001-serve-tea.md) | Serve tea |
`;
    expect((await sync(log(`${accepted}\n## Proposed\n\nNone yet.\n`, tea, milk))).text).toBe(`${accepted}
## Proposed

| ADR | Title |
|---|---|
| [0003](0003-pour-milk.md) | Pour milk |
`);
  });

  test('a record without a group gets no row', async () => {
    const index = grouped('\n## Rejected decisions\n\n- None\n');
    const { text, left } = await sync(log(index, tea, cups, milk));
    expect(text).toBe(index);
    expect(left).toEqual(['no-group']);
    expect(await safeFixes(log(index, tea, cups, milk), 'index-row-missing')).toEqual([]);
    const { log: live, recordOf, changedBy } = await editLog(log(index, tea, cups, milk));
    if (live.index === undefined) throw new Error('There is an index.');
    expect(hasPlace(live.index, recordOf('0003-pour-milk.md'), live)).toBe(false);
    expect(changedBy(addToIndex(live.index, recordOf('0003-pour-milk.md'), live))).toEqual({});
  });

  test('a heading of another depth, such as one of a legend, is no group', async () => {
    const index = grouped('\n## Words\n\n### Proposed\n\nWe think about it.\n');
    expect((await sync(log(index, tea, cups, milk))).text).toBe(index);
  });
});

describe('cells of a status', () => {
  const table = (cell: string) =>
    `# Log\n\n| ADR | Title | Status |\n|---|---|---|\n| [0001](0001-serve-tea.md) | Serve tea | ${cell} |\n`;

  test.each([
    ['Superseded by [0002](0002-wash-cups.md)', '~~Accepted~~ Superseded by [0002](0002-wash-cups.md)'],
    ['Accepted', '~~Proposed~~ **Accepted** – see notes'],
    ['Accepted', 'Accepted (amended by #757)'],
    ['Accepted', '~~Rejected~~'],
  ])('which agree stay: %s, %s', async (status, cell) => {
    const source = log(table(cell), tea.replace('Accepted', status));
    expect((await sync(`${source}${cups}`)).text).toContain(cell);
    expect(await safeFixes(source, 'index-status-mismatch')).toEqual([]);
  });

  test('keep their remark and what is struck', async () => {
    const source = (cell: string) => log(table(cell), tea);
    expect((await sync(source('~~Draft~~ Proposed (see #7)'))).text).toBe(table('~~Draft~~ Accepted (see #7)'));
  });

  test.each([
    'Superseded by [0002](0002-wash-cups.md)',
    'Superseded ([0002](0002-wash-cups.md))',
    'Proposed, in part, by the guild on 2023-05-05',
    'Rejected<br>2023-01-03',
    '**Rejected** 2023-01-03',
    'Rejected (3 May 2023)',
    'Rejected – too dear',
    'Abgelehnt am 3. Mai',
    '却下（2023年1月3日）',
    ':x: Rejected: [why](https://example.org/why)',
  ])('whose words belong to their status are left to a person: %s', async (cell) => {
    const index = table(cell);
    const { text, left } = await sync(log(index, tea));
    expect(text).toBe(index);
    expect(left).toEqual(['status']);
    expect(await safeFixes(log(index, tea), 'index-status-mismatch')).not.toContain(true);
  });

  test.each([
    ['Proposed<br>', 'Accepted<br>'],
    ['[Proposed](0001-serve-tea.md)', '[Accepted](0001-serve-tea.md)'],
    ['Proposed[^1]', 'Accepted[^1]'],
    ['Proposed <!-- since 2023 -->', 'Accepted <!-- since 2023 -->'],
    ['`Proposed` :tea:', '`Accepted` :tea:'],
  ])('with nothing but marks beside the word have it changed: %s', async (cell, expected) => {
    expect((await sync(log(table(cell), tea))).text).toBe(table(expected));
  });
});

describe('a README that lists the records already', () => {
  test.each([
    ['in a quote', '> - [Tea](0001-serve-tea.md)\n> - [Cups](0002-wash-cups.md)\n', 3],
    ['as headings', '## [Tea](0001-serve-tea.md)\n\nWords.\n\n## [Cups](0002-wash-cups.md)\n', 3],
    ['in prose', 'First [tea](0001-serve-tea.md), then [cups](0002-wash-cups.md).\n', 3],
    [
      'in HTML',
      '<ul>\n<li><a href="0001-serve-tea.md">Tea</a></li>\n<li><a href=\'0002-wash-cups.md\'>Cups</a></li>\n</ul>\n',
      4,
    ],
    [
      'in a table within a list',
      '- All:\n\n  | ADR |\n  |---|\n  | [1](0001-serve-tea.md) |\n  | [2](0002-wash-cups.md) |\n',
      7,
    ],
  ])('%s gets no second index, and says where', async (_, body, line) => {
    const { log: live } = await loadFixture(log(`# Log\n\n${body}`, tea, cups));
    expect(live.index).toBeUndefined();
    expect(createIndex(live)).toBeUndefined();
    expect(lineOfListing(live)).toBe(line);
    expect(await safeFixes(log(`# Log\n\n${body}`, tea, cups), 'index-missing')).toEqual([]);
  });

  test.each([
    ['in a comment', '<!--\n- [Tea](0001-serve-tea.md)\n- [Cups](0002-wash-cups.md)\n-->\n'],
    ['one of many', 'Begin with [tea](0001-serve-tea.md).\n'],
  ])('only %s gets one', async (_, body) => {
    const { log: live, changedBy } = await editLog(log(`# Log\n\n${body}`, tea, cups, milk));
    expect(changedBy(createIndex(live) ?? {})['README.md']).toContain('| [0001](0001-serve-tea.md) | Serve tea |');
  });
});
