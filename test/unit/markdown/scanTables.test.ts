import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';

/** A table's first and last line, and the cells of its header. */
interface Extent {
  readonly first: number;
  readonly last: number;
  readonly cells: number;
}

function extentsOf(text: string): Extent[] {
  const { tables, lines } = readFacts(text);
  return tables.map(({ header, delimiter, rows }) => ({
    first: lines.lineAt(header.span.start),
    last: lines.lineAt((rows.at(-1) ?? delimiter).span.start),
    cells: header.cells.length,
  }));
}

/**
 * The tables that GFM sees; undefined where one of them is none for us: in a quote or a list, or one of the two kinds
 * that `scanTables` names.
 */
function judgedExtentsOf(text: string): Extent[] | undefined {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const lineTexts = text.split(/\r?\n/);
  if (tree.children.some((node) => node.type !== 'table' && holdsTable(node))) return undefined;
  const extents = tree.children.flatMap((node) =>
    node.type !== 'table' || node.position === undefined
      ? []
      : [
          {
            first: node.position.start.line - 1,
            last: node.position.end.line - 1,
            cells: node.children[0]?.children.length ?? 0,
          },
        ],
  );
  const isOurs = ({ first }: Extent) =>
    lineTexts[first]?.includes('|') &&
    lineTexts[first + 1]?.includes('|') &&
    !/^ *(?:[-+*]|\d+[.)])(?:[ \t]|$)/.test(lineTexts[first] ?? '');
  return extents.every(isOurs) ? extents : undefined;
}

function holdsTable(node: Nodes): boolean {
  return node.type === 'table' || ('children' in node && node.children.some(holdsTable));
}

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

/**
 * Lines that make tables, stand above and below them, and hide them. No `===`: below what ended a table without a blank
 * line it makes a heading of both, which nobody writes.
 */
const line = fc.constantFrom(
  ...[
    '| a | b |',
    '| a | b |',
    'a | b',
    '| a |',
    'a | b | c',
    '| [x](y.md) | `c` |',
    '| \\| | b |',
    '|',
    '||',
    'a \\| b',
  ],
  ...[
    '|---|---|',
    '|---|---|',
    '---|---',
    '| :-: | --- |',
    '|---|',
    '| - | - |',
    '|--|--|--|',
    '---',
    ':--',
    '|-',
    '| --- | -- x |',
  ],
  ...[
    '',
    '',
    'text',
    '# A',
    '## B | c',
    '> q',
    '> | a | b |',
    '> |---|---|',
    '- item',
    '- | a | b |',
    '  |---|---|',
    '1. x',
  ],
  ...[
    '2. x',
    '```',
    '~~~',
    '<div>',
    '</div>',
    '<b> | x',
    '<!-- c -->',
    '    | a | b |',
    '   | a | b |',
    '   |---|---|',
    '    |---|---|',
  ],
  ...[
    '***',
    '[a]: b',
    '+ x | y',
    '-',
    '*',
    '#',
    '\t| a | b |',
    'a | b  ',
    '| a | b |\\',
    '#x | y',
    '<a | b',
    '- x | y',
    '10. a | b',
  ],
);
const text = fc
  .record({ lines: fc.array(line, { minLength: 1, maxLength: 9 }), eol: fc.constantFrom('\n', '\r\n') })
  .map(({ lines, eol }) => lines.join(eol));

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

test('tables begin and end where they do for GFM', () => {
  let found = 0;
  fc.assert(
    fc.property(text, (markdown) => {
      const judged = judgedExtentsOf(markdown);
      if (judged === undefined) return;
      found += judged.length;
      expect(extentsOf(markdown)).toEqual(judged);
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 5_000) },
  );
  expect(found).toBeGreaterThan(300);
});
