import { expect, test } from 'vitest';
import { hashWords } from '../../../server/src/core/markdown/hashWords.ts';

const hashOf = (text: string) => hashWords(text, { start: 0, end: text.length });

test('one character makes another hash, wherever it stands', () => {
  const text = 'We decide that the cluster keeps its state in one store';
  const hashes = new Set(Array.from(text, (_, at) => hashOf(`${text.slice(0, at)}#${text.slice(at + 1)}`)));
  expect(hashes.size).toBe(text.length);
  expect(hashes).not.toContain(hashOf(text));
});
