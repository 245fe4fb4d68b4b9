import { tests as specExamples } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReadingOptions, readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { parseByMdast } from '../../../server/src/core/markdown/syntax/parseByMdast.ts';
import { scanMarkdown, scanSource } from '../../../server/src/core/markdown/syntax/scanMarkdown.ts';
import { Unsure } from '../../../server/src/core/markdown/syntax/unsure.ts';
import { comparableTree } from '../../support/comparableTree.ts';
import { mutatedMarkdown, realMarkdown, syntheticMarkdown } from '../../support/markdownSamples.ts';

/** How many generated texts are compared; `ADR_KEEPER_RUNS=100000` takes some minutes. */
const runs = Number(process.env['ADR_KEEPER_RUNS'] ?? 5000);
const timeout = 20_000 + runs * 20;

const examples = specExamples.map(({ markdown }) => markdown.replaceAll('→', '\t'));

const byScanner: ReadingOptions = { parse: scanSource };
const byMdast: ReadingOptions = { parse: ({ withoutRows }) => parseByMdast(withoutRows()) };

/** Why the scanner leaves a text to mdast, if it does. */
function doubtAbout(text: string, scan: (text: string) => unknown): string | undefined {
  try {
    scan(text);
    return undefined;
  } catch (error) {
    if (error instanceof Unsure) return error.message;
    throw error;
  }
}

/** Demands that the scanner sees the same tree and reads the same facts as mdast, and says whether it was sure. */
function expectAgreement(text: string): boolean {
  if (doubtAbout(text, scanMarkdown) === undefined)
    expect(comparableTree(scanMarkdown(text), text)).toEqual(comparableTree(parseByMdast(text), text));
  // Facts are read from the text with front matter and rows hidden: another text, on which the scanner may be sure.
  if (doubtAbout(text, (each) => readFacts(each, byScanner)) !== undefined) return false;
  expect(readFacts(text, byScanner)).toEqual(readFacts(text, byMdast));
  return true;
}

test.each(examples.map((markdown, index): [number, string] => [index + 1, markdown]))(
  "example %i of CommonMark's specification gives the facts that mdast gives",
  (_, markdown) => {
    expectAgreement(markdown);
  },
);

test("of the specification's examples, the scanner leaves few to mdast", () => {
  const doubts = examples.map((markdown) => doubtAbout(markdown, scanMarkdown)).filter((doubt) => doubt !== undefined);
  expect(doubts.length / examples.length).toBeLessThan(0.03);
});

test.each([
  ['syntax in any order', syntheticMarkdown],
  ['mutated records', mutatedMarkdown(examples)],
])('%s gives the facts that mdast gives', { timeout }, (_, markdown) => {
  let sure = 0;
  let all = 0;
  fc.assert(
    fc.property(markdown, (text) => {
      all++;
      if (expectAgreement(text)) sure++;
    }),
    { numRuns: runs },
  );
  // A scanner that is never sure would agree, too.
  expect(sure / all).toBeGreaterThan(0.8);
});

describe.skipIf(realMarkdown.size === 0)('real records', () => {
  test('give the facts that mdast gives', { timeout: 600_000 }, () => {
    for (const [path, text] of realMarkdown)
      if (doubtAbout(text, (each) => readFacts(each, byScanner)) === undefined)
        expect(readFacts(text, byScanner), path).toEqual(readFacts(text, byMdast));
  });

  test('hardly ever need mdast', () => {
    const doubts = [...realMarkdown].flatMap(([path, text]) => {
      const doubt = doubtAbout(text, (each) => readFacts(each, byScanner));
      return doubt === undefined ? [] : [`${path}: ${doubt}`];
    });
    const share = 1 - doubts.length / realMarkdown.size;
    console.log(`${(share * 100).toFixed(2)} % of ${realMarkdown.size} real files need no mdast.`, doubts);
    expect(share).toBeGreaterThanOrEqual(0.99);
  });
});

test.each<[string, string]>([
  ['a NUL', 'a\0b\n'],
  ['a declaration', '<!DOCTYPE html>\n'],
  ['HTML that ends with its quote', '> <!-- a\n\nb\n'],
])('the scanner leaves %s to mdast', (_, text) => {
  expect(doubtAbout(text, scanMarkdown)).toBeDefined();
  expect(readFacts(text)).toEqual(readFacts(text, byMdast));
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
  ['a thousand tables', '| a | b |\n|---|---|\n| 1 | [2](c) |\n\n[x](y)\n\n'.repeat(1000)],
  ['a list of a hundred thousand items', '- [a](b.md)\n'.repeat(100_000)],
])('the facts of %s are read in linear time', { timeout: 20_000 }, (_, text) => {
  expect(readFacts(text, byScanner).lines.length).toBe(text.length);
});
