import { expect, test } from 'vitest';
import { scanMarkdown } from '../../../server/src/core/markdown/syntax/scanMarkdown.ts';
import { departuresIn, expectAgreement, specificationExamples } from '../../support/mdastAgreement.ts';

test.each(specificationExamples.map((markdown, index): [number, string] => [index + 1, markdown]))(
  "example %i of CommonMark's specification gives the facts that mdast gives",
  (_, markdown) => {
    expectAgreement(markdown);
  },
);

test("of the specification's examples, mdast departs from few", () => {
  const departing = specificationExamples.filter((markdown) => departuresIn(markdown).length > 0);
  expect(departing.length / specificationExamples.length).toBeLessThan(0.02);
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
