import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFields } from '../../../server/src/core/markdown/frontMatter.ts';
import { scanFields } from '../../../server/src/core/markdown/scanFields.ts';

const runs = Number(process.env['ADR_KEEPER_RUNS'] ?? 2500);

const words = fc.constantFrom(
  ...[
    'accepted',
    'b c',
    'null',
    '2024-01-02',
    'Jane, Bob',
    "it's",
    'é “x”',
    'http://x.y',
    '[a](b.md)',
    '"x"',
    "'y'",
    'a:b',
  ],
  ...[
    ': ',
    '- ',
    ' ',
    '\t',
    ' # c',
    '#',
    '"',
    "'",
    '{',
    '}',
    '[',
    '|',
    '>',
    '&',
    '*',
    '!',
    '?',
    '~',
    ',',
    '\\',
    '\r',
    '\n  ',
  ],
);
const line = fc
  .tuple(
    fc.constantFrom(
      'status: ',
      'date: ',
      'a b: ',
      'deciders:',
      'list:\n  - ',
      '- ',
      '  - ',
      '    - ',
      '# ',
      '',
      'true: ',
    ),
    fc.array(words, { maxLength: 2 }),
    fc.constantFrom('', '', ' ', '\r'),
  )
  .map(([start, some, end]) => start + some.join('') + end);

test('whatever front matter says, its fields are those that the YAML parser sees', {
  timeout: 20_000 + runs * 10,
}, () => {
  let sure = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (some) => {
      const yaml = `${some.join('\n')}\n`;
      const fields = scanFields(yaml, 7);
      if (fields === undefined) return;
      sure++;
      expect(fields).toEqual(parseFields(yaml, 7).fields);
    }),
    { numRuns: runs },
  );
  expect(sure / runs).toBeGreaterThan(0.1);
});
