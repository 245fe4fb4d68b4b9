import { expect, test } from 'vitest';
import { slugOf } from '../../../server/src/core/model/recordName.ts';

test.each([
  ['a'.repeat(300), 'a'.repeat(100)],
  ['決'.repeat(300), '決'.repeat(60)],
  ['𠀀'.repeat(300), '𠀀'.repeat(45)],
  [`${'word '.repeat(60)}`, 'word-'.repeat(20).slice(0, -1)],
])('the name of a file has room on every disk: %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});
