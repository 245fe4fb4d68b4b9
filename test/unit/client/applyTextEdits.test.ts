import { expect, test } from 'vitest';
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
