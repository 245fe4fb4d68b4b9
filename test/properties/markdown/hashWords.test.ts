import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashWords } from '../../../server/src/core/markdown/hashWords.ts';

const hashOf = (text: string) => hashWords(text, { start: 0, end: text.length });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ß', '語', '-', '*'), minLength: 1, maxLength: 9 });
const gap = fc.constantFrom(' ', '  ', '\n', '\r\n', ' \n', '\n  ', '\n> ', '\t');

test('words have the same hash however they are wrapped, indented and quoted', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 30 }), word, (words, last) => {
      const wrapped = words.map((pair) => pair.join('')).join('') + last;
      const plain = [...words.map(([each]) => each), last].join(' ');
      expect(hashOf(wrapped)).toBe(hashOf(plain));
    }),
  );
});

test('a piece of a text has the hash that it has alone', () => {
  fc.assert(
    fc.property(word, word, word, (before, words, behind) => {
      const span = { start: before.length, end: before.length + words.length };
      expect(hashWords(before + words + behind, span)).toBe(hashOf(words));
    }),
  );
});
