import { expect, test } from 'vitest';
import type { RowContent } from '../../../server/src/core/markdown/facts.ts';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';

const slice = (text: string, span: { start: number; end: number } | undefined) =>
  span && text.slice(span.start, span.end);

test('headings have exact places, whatever their form', () => {
  const text = '# One *two* `three` #\n\nFour\n====\n\n##\n\n> ## Quoted\n';
  const { headings } = readFacts(text);
  expect(headings.map(({ depth, text: seen, content }) => [depth, seen, slice(text, content)])).toEqual([
    [1, 'One two three', 'One *two* `three`'],
    [1, 'Four', 'Four'],
    [2, '', ''],
  ]);
});

const cellsOf = (rows: readonly Pick<RowContent, 'cells'>[] = []) =>
  rows.map(({ cells }) => cells.map(({ raw }) => raw));

test('a table may follow a paragraph without a blank line, and ends at a blank line', () => {
  const { tables } = readFacts('Words:\n| A | B |\n|---|---|\n| 1 | 2 |\n3\n\nno | table\n');
  expect(tables).toHaveLength(1);
  expect(cellsOf(tables[0]?.rows)).toEqual([['1', '2'], ['3']]);
});

test('what looks like rows behind a blank line is among the rows, and known to be cut off', () => {
  const text =
    '| A | B |\n|---|---|\n| 1 | [2](x.md) |\n\n \n| 3 | [ADR-4](y.md) |\n\n| 5 | [6](z.md) |\n\nWords: ADR-7\n';
  const { tables, links, mentions } = readFacts(text);
  expect(cellsOf(tables[0]?.rows)).toEqual([
    ['1', '[2](x.md)'],
    ['3', '[ADR-4](y.md)'],
    ['5', '[6](z.md)'],
  ]);
  expect(tables[0]?.splits.map(({ gap, at }) => [text.slice(gap.start, gap.end), at])).toEqual([
    ['\n \n', 1],
    ['\n', 2],
  ]);
  // Their links and mentions are those of their cells, and of nothing else.
  expect([links, mentions.map(({ number }) => number)]).toEqual([[], ['7']]);
});

test('what looks like rows behind another line, or has words right below, is in no table', () => {
  for (const [gap, end] of [
    ['\nWords.\n\n', ''],
    ['\n', 'Words.\n'],
  ]) {
    const text = `| A |\n|---|\n| [1](x.md) |\n${gap}| [2](y.md) |\n${end}`;
    const { tables, links, looseRows } = readFacts(text);
    expect(cellsOf(tables[0]?.rows)).toEqual([['[1](x.md)']]);
    expect([tables[0]?.splits, cellsOf(looseRows)]).toEqual([[], [['[2](y.md)']]]);
    expect(tables[0]?.strays.map(({ rows }) => slice(text, rows)?.trim())).toEqual([`| [2](y.md) |\n${end}`.trim()]);
    expect(links.map(({ href }) => href)).toEqual(['y.md']);
  }
});

test.each([
  ['a fence', '```\n| A |\n|---|\n| 1 |\n```\n'],
  ['indented code', '    | A |\n    |---|\n    | 1 |\n'],
  ['HTML', '<details>\n| A |\n|---|\n| 1 |\n</details>\n'],
  ['a comment', '<!--\n| A |\n|---|\n| 1 |\n-->\n'],
  ['front matter', '---\na: |\n  | A |\n  |---|\n---\n'],
])('what looks like a table in %s is none', (_, text) => {
  expect(readFacts(text).tables).toEqual([]);
});

test('cells keep what edits need: raw text, padding, escaped pipes', () => {
  const text = '|  A \\| B  |C|\n|---|---|\n| [x](<a b.md> "t") |  |\n';
  const [table] = readFacts(text).tables;
  expect(table?.header.cells.map(({ raw, outer }) => [raw, slice(text, outer)])).toEqual([
    ['A \\| B', '  A \\| B  '],
    ['C', 'C'],
  ]);
  const [link] = table?.rows[0]?.cells[0]?.links ?? [];
  expect([link?.href, slice(text, link?.target), link?.text.raw]).toEqual(['a b.md', 'a b.md', 'x']);
});

test('destinations are found where they stand, without angle brackets', () => {
  const text = 'See [a](b.md#c "t") and ![i](<d e.png>).\n\n[r]: ./f.md\n';
  expect(readFacts(text).links.map(({ kind, href, target }) => [kind, href, slice(text, target)])).toEqual([
    ['link', 'b.md#c', 'b.md#c'],
    ['image', 'd e.png', 'd e.png'],
    ['definition', './f.md', './f.md'],
  ]);
});

test('front matter and the lines under the title are fields, with the place of their values', () => {
  const text =
    '---\nstatus: "accepted"\n---\n# T\n\nAuthor: Me\n* **Status:** Pending (see below)\n\n## Status\n\nDraft\n';
  expect(
    readFacts(text).fields.map(({ origin, key, value }) => [origin, key, value.raw, slice(text, value.span)]),
  ).toEqual([
    ['front-matter', 'status', '"accepted"', '"accepted"'],
    ['preamble', 'Author', 'Me', 'Me'],
    ['preamble', 'Status', 'Pending (see below)', 'Pending (see below)'],
  ]);
});

test('a mention in a cell is one mention, and none in a link of a cell', () => {
  const text = 'ADR-1\n| A | B |\n|---|---|\n| [ADR-2](ADR-2.md) | ADR-3 and `ADR-4` |\n\nADR-5\n';
  expect(readFacts(text).mentions.map(({ number }) => number)).toEqual(['1', '3', '5']);
});

test('a mention may have the words of an organisation and of an area before its number', () => {
  const text = 'See ODH-ADR-Operator-0007, ADR 12 and x-ADR-3.\n';
  expect(readFacts(text).mentions.map(({ number, prefix }) => [prefix, number])).toEqual([
    ['ODH-ADR-Operator-', '0007'],
    [undefined, '12'],
    ['x-ADR-', '3'],
  ]);
});

test('a mention in a table below the lines of a paragraph is one mention', () => {
  const text = 'See ADR-016 and\n| ADR-017 | b |\n|---|---|\n| ADR-018 | c |\n';
  expect(readFacts(text).mentions.map(({ number }) => number)).toEqual(['016', '017', '018']);
});
