import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyTextEdits } from '../../../client/src/applyTextEdits.ts';

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
