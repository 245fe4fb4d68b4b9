import { expect, test } from 'vitest';
import { scanFields } from '../../../server/src/core/markdown/scanFields.ts';

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
