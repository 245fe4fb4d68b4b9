import fc from 'fast-check';
import { expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { resolveLink } from '../../../server/src/core/model/links.ts';

const from = URI.file('/work space/docs/adr/001-ä.md').toString();

/** What a link means, by way of `vscode-uri` alone. */
function resolveSlowly(path: string): string {
  const segments = URI.parse(from).path.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.splice(Math.max(1, segments.length - 1));
    else if (segment !== '.') segments.push(segment);
  }
  return URI.parse(from)
    .with({ path: segments.join('/') })
    .toString();
}

test('a link leads where vscode-uri says, in whatever letters it is written', () => {
  const segment = fc.constantFrom(
    '.',
    '..',
    'a',
    'b-c_d.md',
    '002-x.md',
    'é',
    'a b',
    '~x',
    '.hidden',
    "it's",
    'x(1).md',
  );
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('', '#a', '?q'),
      (segments, rest) => {
        const path = segments.join('/');
        expect(resolveLink(from, path + rest)).toBe(resolveSlowly(path));
      },
    ),
  );
});
