import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { harmlessMarkdown } from '../../../server/src/core/markdown/harmlessMarkdown.ts';

/** Pieces that open and close what hides an image from one reader and shows it to another. */
const pieces = fc.constantFrom(
  ...[
    '![x](https://e/p.png)',
    '[x](command:y)',
    '[x](<command:y>)',
    '<command:y>',
    '<img src=x>',
    '![a][r]',
    '\n\n[r]: https://e/p.png\n',
  ],
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '|',
    '\\',
    '\\|',
    '!',
    '\n',
    '\n\n',
    '\n|---|---|\n',
    '| a | b |\n|---|---|\n',
    '> ',
    '- ',
    '1. ',
    '# ',
    '    ',
  ],
  ...[
    '<div>',
    '</div>',
    '<style>',
    '<textarea>',
    '<!--',
    '-->',
    '<?',
    '<![CDATA[',
    ']]>',
    '<a title="',
    '">',
    '&',
    '&#33;',
    '*',
    '_',
    ' ',
    'a',
    '(',
    ')',
    '[',
    ']',
  ],
);

test('whatever the text, what is shown of it has no image, no tag and no command', () => {
  const renderers = [true, false].map((html) => new MarkdownIt({ html, linkify: true }));
  for (const each of renderers) each.validateLink = () => true;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      const shown = harmlessMarkdown(parts.join(''));
      for (const renderer of renderers)
        expect(renderer.render(shown)).not.toMatch(/<img|<a[^>]* href="command:|<(?:div|style|textarea|!--|\?)/i);
      expect(harmlessMarkdown(shown)).toBe(shown);
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 3000) },
  );
});
