import { expect, test } from 'vitest';
import { findNearest, nearestName } from '../../../server/src/core/model/nearestName.ts';
import { numberedName, sluggedName } from '../../../server/src/core/model/numberedNames.ts';
import { UriIndex } from '../../../server/src/core/model/uriIndex.ts';

const many = Array.from({ length: 5_000 }, (_, at) => `${String(at).padStart(4, '0')}-word-${(at * 7919) % 5_000}.md`);

test.each([
  ['at its beginning', '1234-word', '234-word'],
  ['at its end', '.md', '.mdd'],
  ['in its middle', '-word-', '-wrod-'],
])('among thousands of names the nearest is found, with a slip %s', (_, right, wrong) => {
  const name = many[1234] as string;
  const missing = name.replace(right, wrong);
  expect(missing).not.toBe(name);
  expect(nearestName(missing, many)).toBe(name);
  expect(findNearest(missing, many)).toBe(name);
});

test('of a few names the nearest is found wherever they differ', () => {
  expect(nearestName('xain.rs', ['lib.rs', 'main.rs', 'mod.rs'])).toBe('main.rs');
  expect(nearestName('quite-another.rs', ['lib.rs'])).toBeUndefined();
});

test('the only file with a number is found where its words do not say otherwise, and none of two', () => {
  expect(numberedName('007-kafka.md', ['0007-use-kafka.md', 'README.md'])).toBe('0007-use-kafka.md');
  expect(numberedName('007-use-kafka.md', ['0007-use-redis.md'])).toBeUndefined();
  expect(numberedName('007.md', ['007-a.md', '007-b.md'])).toBeUndefined();
  expect(numberedName('adr-007.md', ['007-a.md', 'adr-007-b.md'])).toBe('adr-007-b.md');
  expect(numberedName('gone.md', ['007-a.md'])).toBeUndefined();
});

test('a file with the same words is found under another number, unless two have them', () => {
  expect(sluggedName('004-beta.md', ['0004-gamma.md', '0005-beta.md'])).toBe('0005-beta.md');
  expect(sluggedName('004-beta.md', ['0005-beta.md', '0006-Beta.md'])).toBeUndefined();
  expect(sluggedName('004.md', ['0005.md'])).toBeUndefined();
});

test('an index of files forgets a key with its last file', () => {
  const index = new UriIndex<string>();
  for (const uri of ['a', 'b', 'a']) index.add('key', uri);
  expect(index.get('key')).toEqual(['a', 'b']);
  index.delete('key', 'c');
  index.delete('key', 'a');
  expect([...index.keys()]).toEqual(['key']);
  index.delete('key', 'b');
  index.delete('other', 'b');
  expect(index.has('key')).toBe(false);
  expect(index.get('key')).toEqual([]);
  index.add('key', 'a');
  index.delete('key', 'a');
  expect(index.has('key')).toBe(false);
});
