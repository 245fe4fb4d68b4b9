import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LineTable } from '../../../server/src/core/markdown/lineTable.ts';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { scanInlineLinks } from '../../../server/src/core/markdown/scanInlineLinks.ts';

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

test('a table may follow a paragraph without a blank line, and ends at a blank line', () => {
  const { tables } = readFacts('Words:\n| A | B |\n|---|---|\n| 1 | 2 |\n3\n\n| no | table |\n');
  expect(tables).toHaveLength(1);
  expect(tables[0]?.rows.map(({ cells }) => cells.map(({ raw }) => raw))).toEqual([['1', '2'], ['3']]);
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

const markdownPiece = fc.oneof(
  fc.constantFrom(
    '# ',
    '## ',
    '```',
    '| a | b |',
    '|---|---|',
    '- ',
    '> ',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '---\n',
    '[x](y.md)',
    '<!--',
    '-->',
    '\t',
    '    ',
    '\\',
    '`',
    '😀',
    '<<<<<<< HEAD\n',
    '=======\n',
    '>>>>>>> b\n',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
  ),
  fc.string({ maxLength: 8 }),
);
const markdown = fc.array(markdownPiece, { maxLength: 40 }).map((pieces) => pieces.join(''));

test('any text gives facts whose places lie in it, in order', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const { headings, links, tables } = readFacts(text);
      const spans = [
        ...headings.map(({ block }) => block),
        ...links.map(({ target }) => target),
        ...tables.flatMap(({ rows }) => rows.map(({ span }) => span)),
      ];
      for (const { start, end } of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true);
      for (const row of tables.flatMap(({ header, delimiter, rows }) => [header, delimiter, ...rows])) {
        const between = row.cells.map(({ outer }) => text.slice(outer.start, outer.end)).join('|');
        expect(`${row.hasLeadingPipe ? '|' : ''}${between}${row.hasTrailingPipe ? '|' : ''}`).toBe(
          slice(text, row.span),
        );
      }
    }),
    { numRuns: 1000 },
  );
}, 300_000);

test('lines and positions are those of the LSP library', () => {
  fc.assert(
    fc.property(markdown, fc.nat(300), (text, offset) => {
      const table = new LineTable(text);
      const document = TextDocument.create('file:///x.md', 'markdown', 0, text);
      const within = Math.min(offset, text.length);
      expect(table.positionAt(within)).toEqual(document.positionAt(within));
      expect(table.offsetAt({ line: offset % 7, character: offset % 11 })).toBe(
        document.offsetAt({ line: offset % 7, character: offset % 11 }),
      );
    }),
    { numRuns: 1000 },
  );
}, 300_000);

const cellPiece = fc.constantFrom(
  '[',
  ']',
  '(',
  ')',
  '](',
  '](a.md)',
  '[x](b.md)',
  '![i](c.png)',
  '`',
  '``',
  '\\',
  '<',
  '>',
  '<d e.md>',
  '"t"',
  ' ',
  'x',
  '!',
  '&amp;',
  '*',
);

test('links in a cell are those that CommonMark finds', () => {
  fc.assert(
    fc.property(fc.array(cellPiece, { maxLength: 12 }), (pieces) => {
      const cell = `a${pieces.join('')}z`;
      const expected: [string, string, number][] = [];
      const visit = (
        node: ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number],
      ): void => {
        if (node.type === 'link' && cell[node.position?.start.offset ?? 0] === '[')
          expected.push(['link', node.url, node.position?.start.offset ?? -1]);
        if (node.type === 'image') expected.push(['image', node.url, node.position?.start.offset ?? -1]);
        if ('children' in node) for (const child of node.children) visit(child);
      };
      visit(fromMarkdown(cell));
      expect(scanInlineLinks(cell, 0).map(({ kind, href, whole }) => [kind, href, whole.start])).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
}, 300_000);

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
