import fc from 'fast-check';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';
import { HeadingSlugs } from '../../../server/src/core/markdown/headingSlug.ts';

test('the slugs of headings are those of github-slugger, in whatever characters', () => {
  const text = fc.oneof(
    fc.constantFrom(
      'Notes',
      'notes',
      'Notes 1',
      'notes-1',
      'constructor',
      '__proto__',
      '',
      'A  b',
      'Änderung',
      '日本 語',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), (headings) => {
      const [own, reference] = [new HeadingSlugs(), new GithubSlugger()];
      expect(headings.map((heading) => own.take(heading))).toEqual(headings.map((heading) => reference.slug(heading)));
    }),
  );
});
