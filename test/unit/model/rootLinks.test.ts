import { describe, expect, test } from 'vitest';
import { linkLike, resolveLink } from '../../../server/src/core/model/links.ts';
import { followMoves } from '../../../server/src/core/operations/record/followMoves.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { applyFix, expectProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const root = 'file:///w/repo';
const from = `${root}/docs/adr/001-a.md`;

test.each([
  ['/docs/adr/002-b.md', `${root}/docs/adr/002-b.md`],
  ['/docs/adr/002%20b.md#why', `${root}/docs/adr/002%20b.md`],
  ['/docs/../x.md', `${root}/x.md`],
  ['//host/x.md', undefined],
  ['/', undefined],
  ['https://host/x.md', undefined],
])('%s counts from the root of the workspace folder', (href, target) => {
  expect(resolveLink(from, href, root)).toBe(target);
});

test('a path from the root leads nowhere without a workspace folder', () => {
  expect(resolveLink(from, '/docs/adr/002-b.md')).toBeUndefined();
});

test('a path that begins with the workspace folder itself counts from the repository above it', () => {
  const folder = `${root}/docs/adr`;
  expect(resolveLink(from, '/docs/adr/002-b.md', folder)).toBe(`${root}/docs/adr/002-b.md`);
  expect(linkLike('/docs/adr/002-b.md', { uri: from, root: folder }, `${root}/docs/adr/003-c.md`)).toBe(
    '/docs/adr/003-c.md',
  );
});

test.each([
  ['/docs/x.md', '/docs/adr/002-b.md'],
  ['./x.md', './002-b.md'],
  ['x.md', '002-b.md'],
])('a link is written as %s is', (sample, link) => {
  expect(linkLike(sample, { uri: from, root }, `${root}/docs/adr/002-b.md`)).toBe(link);
});

const source = `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
- [1. Un](/docs/adr/001-un.md)
- [2. Deux](/docs/adr/002-deux.md)
//- docs/adr/001-un.md
# 1. Un

## Status

Superseded by [2](/docs/adr/002-deux.md)
//- docs/adr/002-deux.md
# 2. Deux

## Status

Accepted. Supersedes [1](/docs/adr/001-un.md). See [site](/adr/2), [page](/guide.md) and [logo](/img/logo.png).
`;

describe('a log with links from the root', () => {
  test('has no problem, and what may be a path of a web site is not reported', () => expectProblems(source));

  test('has a broken link where the first folder exists', () =>
    expectProblems(
      source
        .replace('See [site](/adr/2)', 'See [gone](/docs/gone.md#x)')
        .replace('logo.png).\n', `logo.png).\n${' '.repeat(58)}^^^^^^^^^^^^^^^ link-broken\n`),
    ));

  test('keeps them so when the record moves, and when the file that has them does', async () => {
    const { log, disk, fixture, workspace } = await loadFixture(source);
    const texts = new Map([...fixture.files].map(([path, text]) => [disk.uri(path), text]));
    const moves = new Map([
      [disk.uri('docs/adr/002-deux.md'), disk.uri('docs/adr/web/002-zwei.md')],
      [disk.uri('docs/adr/001-un.md'), disk.uri('docs/adr/web/001-un.md')],
    ]);
    const after = applyEdit(followMoves(moves, workspace), texts);
    expect(after.get(log.readme?.uri ?? '')).toBe(
      '- [1. Un](/docs/adr/web/001-un.md)\n- [2. Deux](/docs/adr/web/002-zwei.md)\n',
    );
    expect(after.get(disk.uri('docs/adr/001-un.md'))).toContain('Superseded by [2](/docs/adr/web/002-zwei.md)');
    expect(after.get(disk.uri('docs/adr/002-deux.md'))).toContain(
      'Supersedes [1](/docs/adr/web/001-un.md). See [site](/adr/2), [page](/guide.md) and [logo](/img/logo.png).',
    );
  });

  test('gets the nearest file as a link of the same kind', async () => {
    const slip = source.replace('See [site](/adr/2)', 'See [two](/docs/adr/002-deus.md)');
    const texts = await applyFix(slip, 'Change link to "002-deux.md"');
    expect(texts.get('docs/adr/002-deux.md')).toContain('See [two](/docs/adr/002-deux.md), [page]');
  });
});

test('a row of an index is for the file that it links, not for a page of a web site', async () => {
  const { log, disk } = await loadFixture(`
//- docs/adr/README.md
| Issue | ADR | Status |
|---|---|---|
| [1](/issues/1.md) | [Un](001-un.md) | Accepted |
| [2](/issues/2.md) | [Deux](002-deux.md) | Accepted |
//- docs/adr/001-un.md
# Un
//- docs/adr/002-deux.md
# Deux
`);
  expect([...(log.index?.targets ?? [])]).toEqual([disk.uri('docs/adr/001-un.md'), disk.uri('docs/adr/002-deux.md')]);
});
