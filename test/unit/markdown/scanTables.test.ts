import { expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { type Extent, extentsOf, judgedExtentsOf } from '../../support/tableExtents.ts';

/** The examples of GFM's specification that have tables (https://github.github.com/gfm/#tables-extension-). */
const examples: readonly [number, string, readonly Extent[]][] = [
  [198, '| foo | bar |\n| --- | --- |\n| baz | bim |\n', [{ first: 0, last: 2, cells: 2 }]],
  [199, '| abc | defghi |\n:-: | -----------:\nbar | baz\n', [{ first: 0, last: 2, cells: 2 }]],
  [200, '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n', [{ first: 0, last: 3, cells: 1 }]],
  [201, '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n', [{ first: 0, last: 2, cells: 2 }]],
  [202, '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n', [{ first: 0, last: 3, cells: 2 }]],
  [203, '| abc | def |\n| --- |\n| bar |\n', []],
  [204, '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n', [{ first: 0, last: 3, cells: 2 }]],
  [205, '| abc | def |\n| --- | --- |\n', [{ first: 0, last: 1, cells: 2 }]],
];

test.each(examples)("example %i of GFM's specification has the tables that it says", (_, markdown, extents) => {
  expect(extentsOf(markdown)).toEqual(extents);
  expect(judgedExtentsOf(markdown)).toEqual(extents);
});

test.each(['---', '-', '2. two', '<b>', '    code', '# Heading', '> quote', '```', '<div>', '***'])(
  'a table that %j ends without a blank line is one, and no heading',
  (below) => {
    const text = `# Index\n\n| a | b |\n|---|---|\n| 1 | 2 |\n${below}\nfoot\n`;
    expect(extentsOf(text)).toEqual([{ first: 2, last: 4, cells: 2 }]);
    const headings = readFacts(text).headings.map((heading) => heading.text);
    expect(headings).toEqual(below.startsWith('#') ? ['Index', 'Heading'] : ['Index']);
  },
);

test('what a block of HTML hides is hidden, with a table in it too', () => {
  expect(readFacts('<div>\n| a | b |\n|---|---|\n| 1 | 2 |\n# No heading\n</div>\n').headings).toEqual([]);
});

test.each([
  ['<!--', '-->'],
  ['<!--', 'end -->'],
  ['<!-- old:', '| 3 | 4 | -->'],
  ['<pre>', 'x </pre>'],
  ['<script>', '</script>'],
  ['<?php', '?>'],
  ['<![CDATA[', ']]>'],
])('a table that %s hides ends with the line that has %s', (begin, end) => {
  const hidden = `${begin}\n| a | b |\n|---|---|\n| 1 | 2 |\n${end}\n`;
  const shown = '\n# Index\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
  // A quote with a table has all lines looked at by a parser that sees words for rows.
  for (const above of [
    '',
    '> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n',
    '- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\n',
  ]) {
    const { headings, tables } = readFacts(above + hidden + shown);
    expect(headings.map(({ text: heading }) => heading)).toEqual(['Index']);
    expect(tables.map(({ header }) => header.span.start)).toEqual([above.length + hidden.length + shown.indexOf('|')]);
  }
});
