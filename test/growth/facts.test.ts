import { expect, test } from 'vitest';
import { readFacts } from '../../server/src/core/markdown/readFacts.ts';

/** Up to a megabyte each: what takes quadratic time takes minutes then, and is seen without a clock. */
test.each<[string, string]>([
  ['ten thousand links in a paragraph', '[a](b.md) '.repeat(10_000)],
  ['a thousand headings', '## Same\n\ntext\n\n'.repeat(1000)],
  ['a hundred thousand decisions', '## Decision\n\nWe keep the state of it in one store.\n\n'.repeat(100_000)],
  ['a line of a megabyte', 'word '.repeat(200_000)],
  ['a line of a megabyte of emphasis', '*a* _b '.repeat(150_000)],
  ['brackets that nothing closes', '['.repeat(500_000)],
  ['brackets that nothing opens', ']'.repeat(500_000)],
  ['links that nothing closes', '[a]('.repeat(200_000)],
  ['titles that nothing closes', '[a](b ('.repeat(150_000)],
  ['backticks that nothing closes', Array.from({ length: 1000 }, (_, length) => `${'`'.repeat(length)} `).join('')],
  ['comments that nothing closes', 'a <!--'.repeat(150_000)],
  ['closers without openers', 'a* b_ '.repeat(150_000)],
  ['a run of blanks', `a${' '.repeat(500_000)}b`],
  ['code behind quotes', '\n\tA\n>'.repeat(150_000)],
  ['headings behind quotes', '> # h\nA\n'.repeat(100_000)],
  ['items and paragraphs', '- a\n\nb\n\n'.repeat(100_000)],
  ['tags', '<b>'.repeat(300_000)],
  ['instructions that nothing closes', 'a <?'.repeat(200_000)],
  ['declarations that nothing closes', 'a <!b '.repeat(150_000)],
  ['character data that nothing closes', 'a <![CDATA['.repeat(90_000)],
  ['attributes that nothing closes', `<a b=${'c='.repeat(400_000)}`],
  ['definitions with underlines', '[a]: b\n===\n\n'.repeat(70_000)],
  ['a thousand tables', '| a | b |\n|---|---|\n| 1 | [2](c) |\n\n[x](y)\n\n'.repeat(1000)],
  ['a list of a hundred thousand items', '- [a](b.md)\n'.repeat(100_000)],
])('the facts of %s are read in linear time', { timeout: 20_000 }, (_, text) => {
  expect(readFacts(text).lines.length).toBe(text.length);
});
