import { expect, test } from 'vitest';
import { foldsOf, outlineOf, type Section, selectionsAt } from '../../../server/src/core/features/outline.ts';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';

const text = `---
status: x
---
# One

## Two

words

| A | B |
|---|---|
| c | d |

### Three

## Four
`;
const facts = readFacts(text);

test('the outline has sections within sections', () => {
  const toLines = ({ heading, children }: Section): unknown => [heading.text, ...children.map(toLines)];
  expect(outlineOf(facts).map(toLines)).toEqual([['One', ['Two', ['Three']], ['Four']]]);
});

test('front matter, sections and tables can be folded', () => {
  const firstLines = foldsOf(facts).map(({ start }) => text.slice(start).split('\n')[0]);
  expect(firstLines).toEqual(['---', '# One', '## Two', '### Three', '## Four', '| A | B |']);
});

test('a selection grows from a cell to the file', () => {
  const spans = selectionsAt(facts, text.indexOf('d |'));
  expect(spans.map(({ start, end }) => text.slice(start, end).split('\n')[0])).toEqual([
    '---',
    '# One',
    '## Two',
    '| c | d |',
    'd',
  ]);
  for (const [at, { start, end }] of spans.entries()) {
    const outer = spans[at - 1];
    if (outer !== undefined) expect(outer.start <= start && end <= outer.end).toBe(true);
  }
});

test.each(['', '#', '\n\n', '# A', 'x\n===\n'])('%j has an outline, whatever it is', (broken) => {
  const each = readFacts(broken);
  expect(() => [outlineOf(each), foldsOf(each), selectionsAt(each, 0)]).not.toThrow();
});
