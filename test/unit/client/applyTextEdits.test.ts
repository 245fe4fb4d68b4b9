import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyTextEdits } from '../../../client/src/applyTextEdits.ts';

const at = (line: number, character: number) => ({ line, character });

test('edits of several lines are applied at once, whatever their order', () => {
  const text = '# Title\n\n## Status\n\nProposed\n';
  const edits = [
    { range: { start: at(4, 0), end: at(4, 8) }, newText: 'Accepted' },
    { range: { start: at(0, 2), end: at(0, 7) }, newText: 'Another title' },
    { range: { start: at(5, 0), end: at(5, 0) }, newText: 'More.\n' },
  ];
  expect(applyTextEdits(text, edits)).toBe('# Another title\n\n## Status\n\nAccepted\nMore.\n');
});

test('a position after the end of a line or of the text is that end', () => {
  const edit = (line: number) => [{ range: { start: at(line, 99), end: at(line, 99) }, newText: '!' }];
  expect(applyTextEdits('a\r\nb\r\n', edit(0))).toBe('a!\r\nb\r\n');
  expect(applyTextEdits('a\r\nb', edit(7))).toBe('a\r\nb!');
});

test('insertions at one place keep their order', () => {
  const insert = (newText: string) => ({ range: { start: at(0, 1), end: at(0, 1) }, newText });
  expect(applyTextEdits('ab', [insert('1'), insert('2')])).toBe('a12b');
});

test('the result is that of an LSP document', () => {
  const piece = fc.constantFrom('a', 'é', '😀', ' ', '\n', '\r\n', '|');
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const arbitrary = fc.record({ before: text, newText: text, from: fc.nat(40), to: fc.nat(40) });
  fc.assert(
    fc.property(arbitrary, ({ before, newText, from, to }) => {
      const document = TextDocument.create('file:///a.md', 'markdown', 1, before);
      const [start, end] = [Math.min(from, to), Math.max(from, to)].map((offset) => document.positionAt(offset));
      if (start === undefined || end === undefined) return;
      const edits = [{ range: { start, end }, newText }];
      expect(applyTextEdits(before, edits)).toBe(TextDocument.applyEdits(document, edits));
    }),
  );
});
