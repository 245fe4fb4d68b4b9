import { expect, test } from 'vitest';
import { addToIndex } from '../../../server/src/core/operations/index/addToIndex.ts';
import { type EditableLog, editLog } from '../../support/editLog.ts';

const titles = ['Use tea', 'Use cups', 'Use milk', 'Use jam'];
const fileOf = (number: number, space = '-') =>
  `000${number}-${titles[number - 1]?.toLowerCase().replaceAll(' ', space)}.md`;
const records = (space?: string, count = 4) =>
  [1, 2, 3, 4]
    .slice(0, count)
    .map(
      (number) => `//- docs/adr/${fileOf(number, space)}
# ${number}. ${titles[number - 1]}

Date: 2024-05-0${number}

## Status

Accepted

## Context

Why.
`,
    )
    .join('');

/** A form of rows, filled in for a record: `#` is its number, `T` its title, `F` its file, `§` its day. */
const filled = (form: string, number: number) =>
  form
    .replaceAll('####', `000${number}`)
    .replaceAll('#', String(number))
    .replaceAll('§', `2024-05-0${number}`)
    .replaceAll('F', fileOf(number))
    .replaceAll('T', titles[number - 1] as string);

/** The row of the last record, where the others have theirs. */
function lastRow({ log, recordOf, changedBy, textOf }: EditableLog, name = fileOf(4)): string | undefined {
  if (log.index === undefined) return 'no index';
  const text = changedBy(addToIndex(log.index, recordOf(name), log))['README.md'] ?? '';
  const before = textOf('README.md').split('\n');
  return text.split('\n').find((line) => !before.includes(line));
}

const marks = ['', '**', '*', '__', '_', '***', '**_'];
const reversed = (mark: string) => [...mark].reverse().join('');
const wrapped = (mark: string, text: string) => mark + text + reversed(mark);

const linkForms = ['[#. T](F)', '[####](F) T', '[####. *T*](F)', '[F](F)', '[ADR-####: T](F)'];

/** Forms of a row as its link, what stands before it and behind it, with emphasis around some of it. */
const items = marks.flatMap((mark) =>
  linkForms.flatMap((link) => [
    `- ${wrapped(mark, link)}`,
    `- ${wrapped(mark, link)} - Accepted`,
    `* ${wrapped(mark, `<a id="adr-#"></a>${link}`)}`,
    `- ${wrapped(mark, `#: ${link}`)}`,
    `- § ${wrapped(mark, link)}`,
    `- ${wrapped(mark, 'ADR #')} ${link}`,
    ...(link.endsWith('T') || mark === '' ? [] : [`- ${link} - ${wrapped(mark, 'Accepted')}`]),
  ]),
);
const behind = marks.flatMap((mark) => [
  `- ${wrapped(mark, '[####](F)')} T`,
  `- ${wrapped(mark, '[####](F)')}: T - Accepted`,
  `- ${wrapped(mark, '[####](F): T')}`,
  `- [####](F) ${wrapped(mark, 'T')}`,
  `- [####](F) – ${wrapped(mark, 'T')} – Accepted`,
]);

const others = [
  '- 📄 [#. T](F)',
  '- ✅ **[#. T](F)**',
  '- [x] [#. T](F)',
  '- ADR #: [T](F) (Accepted)',
  '- [#. T](F) (§, Accepted)',
  '- **ADR-####** – [T](F) – *Accepted*, §',
  '- [**ADR-####**: T](F) · Accepted · §',
  '- <b>[#. T](F)</b>',
  '- <kbd>#</kbd> [T](F)',
  '- 第#号：[T](F)',
  '- [T](F): _Accepted_',
];

test.each([...new Set([...items, ...behind, ...others])])('a new item is written as the others: %s', async (form) => {
  const index = `${filled(form, 1)}\n${filled(form, 2)}\n${filled(form, 3)}\n`;
  expect(lastRow(await editLog(`//- docs/adr/README.md\n${index}${records()}`))).toBe(filled(form, 4));
});

const cells = marks.flatMap((mark) => [
  `| ${wrapped(mark, '[#](F)')} | T | Accepted |`,
  `| ${wrapped(mark, '#')} | [T](F) | Accepted |`,
  `| # | ${wrapped(mark, '[T](F)')} | Accepted |`,
  `| # | [${wrapped(mark, 'T')}](F) | Accepted |`,
  `| ${wrapped(mark, '[ADR-####](F)')} | ${wrapped(mark, 'T')} | Accepted |`,
  `| # | ${wrapped(mark, '[####. T](F)')} (Accepted) | Accepted |`,
]);
const htmlCells = [
  '| <a id="adr-#"></a># | [T](F) | Accepted |',
  '| <a id="adr-####"></a>**####** | [T](F) | Accepted |',
  '| # | <a href="F">T</a> | Accepted |',
  '| # | <a href="./F">####. T</a> | Accepted |',
  '| # | **<a href="F">T</a>** | Accepted |',
  '| # | [F](F) | Accepted |',
  '| # | [`F`](F) | Accepted |',
  '| # | [T](F)<br>§ | Accepted |',
  '| # <br> § | [T](F) | Accepted |',
  '| # | [T](F) [↗](F) | Accepted |',
  '| # | <b>[T](F)</b> | Accepted |',
];

test.each([...new Set([...cells, ...htmlCells])])('a new row is written as the others: %s', async (form) => {
  const index = `| No | Title | Status |\n|---|---|---|\n${filled(form, 1)}\n${filled(form, 2)}\n${filled(form, 3)}\n`;
  expect(lastRow(await editLog(`//- docs/adr/README.md\n${index}${records()}`))).toBe(filled(form, 4));
});

test.each([
  [
    '| ADR |\n|---|\n',
    '| [0001. Use tea](0001-use-tea.md) <sub>Ann</sub> |',
    '| [0002. Use cups](0002-use-cups.md) <sub>Bob</sub> |',
    '| [0003. Use milk](0003-use-milk.md) |',
  ],
  [
    '',
    '- **[1. Use tea](0001-use-tea.md) (Ann)**',
    '- **[2. Use cups](0002-use-cups.md) (Bob)**',
    '- **[3. Use milk](0003-use-milk.md)**',
  ],
  [
    '',
    '- **Ann: [1. Use tea](0001-use-tea.md)**',
    '- **Bob: [2. Use cups](0002-use-cups.md)**',
    '- [3. Use milk](0003-use-milk.md)',
  ],
  [
    '| ADR |\n|---|\n',
    '| **new: [1. Use tea](0001-use-tea.md)** |',
    '| **old: [2. Use cups](0002-use-cups.md)** |',
    '| [3. Use milk](0003-use-milk.md) |',
  ],
  [
    '| ADR |\n|---|\n',
    '| [`Use tea`](0001-use-tea.md) |',
    '| [`Use cups`](0002-use-cups.md) |',
    '| [Use milk](0003-use-milk.md) |',
  ],
])('what a row says of its record alone is not said of another: %s%s', async (head, first, second, third) => {
  expect(
    lastRow(await editLog(`//- docs/adr/README.md\n${head}${first}\n${second}\n${records('-', 3)}`), fileOf(3)),
  ).toBe(third);
});

test.each([
  [
    '| ADR |\n|---|\n',
    '| [0001. Use tea](0001-use tea.md) |',
    '| [0002. Use cups](0002-use cups.md) |',
    '| [0003. Use milk](0003-use%20milk.md) |',
  ],
  [
    '',
    '- [0001. Use tea](0001-use tea.md)',
    '- [0002. Use cups](0002-use cups.md)',
    '- [0003. Use milk](0003-use%20milk.md)',
  ],
])('a link to a file with blanks in its name is a link: %s%s', async (head, first, second, third) => {
  const log = await editLog(`//- docs/adr/README.md\n${head}${first}\n${second}\n${records(' ', 3)}`);
  expect(lastRow(log, fileOf(3, ' '))).toBe(third);
});

test('a sub-record has its number in the form of its brother', async () => {
  const index =
    '- [1. Use tea](0001-use-tea.md)\n- [2. Use cups](0002-use-cups.md)\n  - [2.1. Glass](0002-1-glass.md)\n';
  const subs = ['0002-1-glass.md\n# 2-1. Glass', '0002-2-paper.md\n# 2-2. Paper']
    .map((head) => `//- docs/adr/${head}\n\n## Status\n\nAccepted\n`)
    .join('');
  const log = await editLog(`//- docs/adr/README.md\n${index}${records('-', 2)}${subs}`);
  expect(lastRow(log, '0002-2-paper.md')).toBe('  - [2.2. Paper](0002-2-paper.md)');
});

test.each([
  [
    '| No | 标题     | 状态   |',
    '| -- | -------- | ------ |',
    '| 1  | 使用茶叶 | 已采纳 |',
    '| 2  | Use jam  | 提议   |',
  ],
  ['| No | Title   | State |', '| -- | ------- | ----- |', '| 1  | Use tea | ✅    |', '| 2  | Use jam | 📋    |'],
])(
  'a table whose pipes stand under one another, as people see them, stays so: %s',
  async (header, rule, row, added) => {
    const legend = '- ✅ Accepted\n- 📋 Proposed\n';
    const titled = (number: number, title: string, status: string) =>
      `//- docs/adr/000${number}-x.md\n# ${number}. ${title}\n\n## Status\n\n${status}\n`;
    const [, , title = '', status = ''] = row.split('|').map((cell) => cell.trim());
    const [, , , own = ''] = added.split('|').map((cell) => cell.trim());
    const words = (said: string) => said.replace('✅', 'Accepted').replace('📋', 'Proposed');
    const edited = await editLog(
      `//- docs/adr/README.md\n${legend}\n${header}\n${rule}\n${row}\n${titled(1, title, words(status))}${titled(2, 'Use jam', words(own))}`,
    );
    expect(lastRow(edited, '0002-x.md')).toBe(added);
  },
);

test('a row names a record by its number, where the names of the other files are no more than that', async () => {
  const names = ['ADR-001.md', 'ADR-002.md', 'ADR-003-use-milk.md'];
  const rows = [1, 2]
    .map((number) => `| [ADR-00${number}](ADR-00${number}.md) | Use ${number} | Accepted |\n`)
    .join('');
  const edited = await editLog(
    `//- docs/adr/README.md\n| Number | Title | Status |\n|---|---|---|\n${rows}${names
      .map((name, at) => `//- docs/adr/${name}\n# ADR-00${at + 1}: Use ${at + 1}\n\n## Status\n\nAccepted\n`)
      .join('')}`,
  );
  expect(lastRow(edited, 'ADR-003-use-milk.md')).toBe('| [ADR-003](ADR-003-use-milk.md) | Use 3 | Accepted |');
});
