import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LineTable } from '../../../server/src/core/markdown/kept/lineTable.ts';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { scanInlineLinks } from '../../../server/src/core/markdown/scanLinks.ts';

const slice = (text: string, span: { start: number; end: number } | undefined) =>
  span && text.slice(span.start, span.end);

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
