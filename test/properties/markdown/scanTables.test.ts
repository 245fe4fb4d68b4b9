import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extentsOf, judgedExtentsOf } from '../../support/tableExtents.ts';

/**
 * Lines that make tables, stand above and below them, and hide them. No `===`: below what ended a table without a blank
 * line it makes a heading of both, which nobody writes.
 */
const line = fc.constantFrom(
  ...[
    '| a | b |',
    '| a | b |',
    'a | b',
    '| a |',
    'a | b | c',
    '| [x](y.md) | `c` |',
    '| \\| | b |',
    '|',
    '||',
    'a \\| b',
  ],
  ...[
    '|---|---|',
    '|---|---|',
    '---|---',
    '| :-: | --- |',
    '|---|',
    '| - | - |',
    '|--|--|--|',
    '---',
    ':--',
    '|-',
    '| --- | -- x |',
  ],
  ...[
    '',
    '',
    'text',
    '# A',
    '## B | c',
    '> q',
    '> | a | b |',
    '> |---|---|',
    '- item',
    '- | a | b |',
    '  |---|---|',
    '1. x',
  ],
  ...[
    '2. x',
    '```',
    '~~~',
    '<div>',
    '</div>',
    '<b> | x',
    '<!-- c -->',
    '    | a | b |',
    '   | a | b |',
    '   |---|---|',
    '    |---|---|',
  ],
  ...[
    '***',
    '[a]: b',
    '+ x | y',
    '-',
    '*',
    '#',
    '\t| a | b |',
    'a | b  ',
    '| a | b |\\',
    '#x | y',
    '<a | b',
    '- x | y',
    '10. a | b',
  ],
);
const text = fc
  .record({ lines: fc.array(line, { minLength: 1, maxLength: 9 }), eol: fc.constantFrom('\n', '\r\n') })
  .map(({ lines, eol }) => lines.join(eol));

test('tables begin and end where they do for GFM', () => {
  let found = 0;
  fc.assert(
    fc.property(text, (markdown) => {
      const judged = judgedExtentsOf(markdown);
      if (judged === undefined) return;
      found += judged.length;
      expect(extentsOf(markdown)).toEqual(judged);
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 5_000) },
  );
  expect(found).toBeGreaterThan(300);
});
