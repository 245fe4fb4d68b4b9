import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFields } from '../../../server/src/core/markdown/frontMatter.ts';
import { scanFields } from '../../../server/src/core/markdown/scanFields.ts';
import { realMarkdown } from '../../support/markdownSamples.ts';

const runs = Number(process.env['ADR_KEEPER_RUNS'] ?? 2500);

test('keys with values and lists of values are fields, where they stand', () => {
  const yaml = 'status: "accepted" \n# who\ndeciders:\n  - Jane Doe\n  - \'Bob\'\ndate: 2024-01-02\n';
  expect(
    scanFields(yaml, 4)?.map(({ key, value }) => [
      key,
      value.raw,
      yaml.slice(value.span.start - 4, value.span.end - 4),
    ]),
  ).toEqual([
    ['status', '"accepted"', '"accepted"'],
    ['deciders', 'Jane Doe', 'Jane Doe'],
    ['deciders', "'Bob'", "'Bob'"],
    ['date', '2024-01-02', '2024-01-02'],
  ]);
});

test.each([
  'a: {b: c}',
  'a: |\n  b',
  'a: b\n  c',
  'a: b: c',
  'a: "b\\"c"',
  'a: *b',
  '- a',
  'a: b\na: c',
  'a:\n  b: c',
  'a: b\n- c',
])('what may mean more is left to the YAML parser: %j', (yaml) => {
  expect(scanFields(yaml, 0)).toBeUndefined();
});

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

test.skipIf(realMarkdown.size === 0)(
  'the front matter of real records has the fields that the YAML parser sees',
  () => {
    const blocks = [...realMarkdown.values()].flatMap(
      (text) => /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text)?.[1] ?? [],
    );
    const sure = blocks.filter((yaml) => scanFields(yaml, 0) !== undefined);
    for (const yaml of sure) expect(scanFields(yaml, 0)).toEqual(parseFields(yaml, 0).fields);
    expect(sure.length / blocks.length).toBeGreaterThan(0.5);
  },
);
