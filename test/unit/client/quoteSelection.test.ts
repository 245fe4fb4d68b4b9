import { expect, test } from 'vitest';
import { quoteSelection, type Selection } from '../../../client/src/commands/quoteSelection.ts';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';

function quote(selection: Partial<Selection>): string {
  return quoteSelection({
    text: 'Words.',
    languageId: 'markdown',
    path: '/w/docs/adr/001-ants.md',
    firstLine: 3,
    lastLine: 3,
    folder: '/w/docs/adr',
    ...selection,
  });
}

test('prose becomes a quotation, paragraph by paragraph', () => {
  expect(quote({ text: '\n  One\r\ntwo\r\n\r\nThree\n\n' })).toBe(
    '[001-ants.md](./001-ants.md):\n\n>   One\n> two\n>\n> Three',
  );
});

test('anything else becomes code, with its lines in the link', () => {
  const path = '/w/src/agent (old)/main_.ts';
  expect(quote({ text: 'const a = 1;\n', languageId: 'typescript', path, lastLine: 4 })).toBe(
    '[main\\_.ts](../../src/agent%20%28old%29/main_.ts#L3-L4):\n\n```typescript\nconst a = 1;\n```',
  );
  expect(quote({ languageId: 'go', path: '/w/a.go' })).toContain('(../../a.go#L3)');
});

test('code that has a fence gets a longer one', () => {
  expect(quote({ text: 'a\n````\nb', languageId: 'text' })).toMatch(/\n`````text\na\n````\nb\n`````$/);
});

test('what lies on no disk has no link', () => {
  expect(quote({ path: undefined })).toBe('> Words.');
});

test.each([
  ['/w/docs/adr/sub/a.md', './sub/a.md'],
  ['/w/docs/adr', '../adr'],
  ['/x/ä#b.md', '../../../x/ä#b.md'],
])('the link to %s is a link', (path, href) => {
  const [link] = readFacts(quote({ path })).links;
  expect(decodeURIComponent(link?.href ?? '')).toBe(href);
});
