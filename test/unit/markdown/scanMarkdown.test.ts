import { tests as specExamples } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReadingOptions, readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { scanMarkdown, scanSource } from '../../../server/src/core/markdown/syntax/scanMarkdown.ts';
import { comparableTree } from '../../support/comparableTree.ts';
import { mutatedMarkdown, realMarkdown, syntheticMarkdown } from '../../support/markdownSamples.ts';
import { parseByMdast } from '../../support/parseByMdast.ts';

/** How many generated texts are compared; `ADR_KEEPER_RUNS=100000` takes some minutes. */
const runs = Number(process.env['ADR_KEEPER_RUNS'] ?? 5000);
const timeout = 20_000 + runs * 20;

const examples = specExamples.map(({ markdown }) => markdown.replaceAll('→', '\t'));

const byScanner: ReadingOptions = { parse: (source) => scanSource(source) };
const byMdast: ReadingOptions = { parse: ({ withoutRows }) => parseByMdast(withoutRows()) };

/** Where micromark, and so mdast, departs from CommonMark in a text. */
function departuresIn(text: string): readonly string[] {
  const found: string[] = [];
  scanMarkdown(text, (construct) => found.push(construct));
  // Facts are read from the text with front matter and rows hidden: another text.
  readFacts(text, { parse: (source) => scanSource(source, (construct) => found.push(construct)) });
  return found;
}

/** Demands that the scanner sees the same tree and reads the same facts as mdast, and says whether both go by CommonMark. */
function expectAgreement(text: string): boolean {
  if (departuresIn(text).length > 0) return false;
  expect(comparableTree(scanMarkdown(text), text)).toEqual(comparableTree(parseByMdast(text), text));
  expect(readFacts(text, byScanner)).toEqual(readFacts(text, byMdast));
  return true;
}

test.each(examples.map((markdown, index): [number, string] => [index + 1, markdown]))(
  "example %i of CommonMark's specification gives the facts that mdast gives",
  (_, markdown) => {
    expectAgreement(markdown);
  },
);

test("of the specification's examples, mdast departs from few", () => {
  const departing = examples.filter((markdown) => departuresIn(markdown).length > 0);
  expect(departing.length / examples.length).toBeLessThan(0.02);
});

test.each([
  ['syntax in any order', syntheticMarkdown],
  ['mutated records', mutatedMarkdown(examples)],
])('%s gives the facts that mdast gives', { timeout }, (_, markdown) => {
  let compared = 0;
  let all = 0;
  fc.assert(
    fc.property(markdown, (text) => {
      all++;
      if (expectAgreement(text)) compared++;
    }),
    { numRuns: runs },
  );
  // If all departed, all would agree.
  expect(compared / all).toBeGreaterThan(0.8);
});

describe.skipIf(realMarkdown.size === 0)('real records', () => {
  test('give the facts that mdast gives', { timeout: 600_000 }, () => {
    for (const [path, text] of realMarkdown)
      if (departuresIn(text).length === 0) expect(readFacts(text, byScanner), path).toEqual(readFacts(text, byMdast));
  });

  test('hardly ever have what mdast departs in', () => {
    const departing = [...realMarkdown].filter(([, text]) => departuresIn(text).length > 0).map(([path]) => path);
    expect(departing.length / realMarkdown.size).toBeLessThanOrEqual(0.01);
  });
});

test.each<[string, string]>([
  ['a NUL', 'a\0b\n'],
  ['a declaration', '<!DOCTYPE html>\n'],
  ['an instruction', '<?xml\n\n?>\n\n# A\n'],
  ['character data', '<![CDATA[\n\n# A\n]]>\n\n# B\n'],
  ['HTML that ends with its quote', '> <!-- a\n\nb\n'],
  ['HTML after a tab', '- a\n\n \t<b>\n'],
  ['code in which a tab of a quote ends', '> `a\n>\tb`\n'],
  ['a definition with an underline', '[a]: b\n===\n\n[a]\n'],
  ['what is nearly a tag', '<a b=c=d>\nx\n\n<a "b">\ny\n'],
])('%s is read as mdast reads it', (_, text) => {
  expect(expectAgreement(text)).toBe(true);
});

test('a line of code behind a quote, a tag in a lazy line and a heading below definitions are read as CommonMark has it', () => {
  const typesIn = (text: string) => scanMarkdown(text).children.map(({ type }) => type);
  expect(typesIn('> # H\n    a\n    b\n')).toEqual(['blockquote', 'code']);
  expect(typesIn('> a\n<b>\nc\n')).toEqual(['blockquote']);
  expect(scanMarkdown('[a]: b\nc\n===\n').children[1]).toMatchObject({ type: 'heading', start: 7 });
});

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
  expect(readFacts(text, byScanner).lines.length).toBe(text.length);
});
