import { describe, expect, test } from 'vitest';
import { findBrokenBy } from '../../../server/src/core/features/brokenBy.ts';
import { readWebAddress } from '../../../server/src/core/model/webAddresses.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';
import { unindent } from '../../support/unindent.ts';

const tea = 'https://github.com/org/tea/blob/main';

/** A log of three records, of which two link the others by addresses of the repository; the third says `links`. */
const linking = (links: string) => unindent`
  //- docs/adr/README.md
  # Decisions

  | Number | Title | Status |
  |---|---|---|
  | [001](001-kettle.md) | Kettle | Accepted |
  | [002](002-leaves.md) | Leaves | Accepted |
  | [003](003-cups.md) | Cups | Accepted |
  //- docs/adr/001-kettle.md
  # Kettle

  ## Status

  Accepted

  ## Context

  See [Leaves](${tea}/docs/adr/002-leaves.md).

  ## Decision

  Copper.
  //- docs/adr/002-leaves.md
  # Leaves

  ## Status

  Accepted

  ## Context

  See [Cups](${tea}/docs/adr/003-cups.md#status).

  ## Decision

  Green.
  //- docs/adr/003-cups.md
  # Cups

  ## Status

  Accepted

  ## Context

  ${links}

  ## Decision

  Glass.
  //- src/kettle.ts
  export {};
`;

async function brokenIn(source: string): Promise<string[]> {
  const { log } = await loadFixture(source);
  return [...log.everyFile()].flatMap((uri) =>
    checkFile(uri, log).flatMap((problem) => (problem.code === 'link-broken' ? [problem.arguments.target] : [])),
  );
}

test.each([
  'https://github.com/org/tea/blob/main/docs/adr/004-spoons.md',
  'https://github.com/Org/Tea/blob/master/docs/adr/004-spoons.md#status',
  'https://github.com/org/tea/tree/main/src/pots',
])('an address of the repository that leads to nothing is broken: %s', async (address) => {
  expect(await brokenIn(linking(`See [it](${address}).`))).toEqual([address]);
});

test.each([
  ['what exists', `${tea}/docs/adr/001-kettle.md#status`],
  ['a line of code', `${tea}/src/kettle.ts#L3`],
  ['a folder', 'https://github.com/org/tea/tree/main/docs/adr'],
  ['a commit', 'https://github.com/org/tea/blob/0123456789abcdef/docs/adr/004-spoons.md'],
  ['another branch', 'https://github.com/org/tea/blob/pots/docs/adr/004-spoons.md'],
  ['another repository', 'https://github.com/org/coffee/blob/main/docs/adr/004-spoons.md'],
  ['an issue', 'https://github.com/org/tea/issues/3'],
  ['a folder that is not here, as after a sparse checkout', `${tea}/backend/pots.py`],
])('nothing is said of %s', async (_, address) => {
  expect(await brokenIn(linking(`See [it](${address}).`))).toEqual([]);
});

test('one record that is linked by an address is no evidence, nor are two repositories', async () => {
  const broken = `See [it](${tea}/docs/adr/004-spoons.md).`;
  const one = linking(broken).replace(`${tea}/docs/adr/002-leaves.md`, '002-leaves.md');
  expect(await brokenIn(one)).toEqual([]);
  const fork = 'https://github.com/fork/tea/blob/main';
  const two = `${broken} Also [a](${fork}/docs/adr/001-kettle.md) and [b](${fork}/docs/adr/002-leaves.md).`;
  expect(await brokenIn(linking(two))).toEqual([]);
});

test('the fix keeps the address, and what stands behind its path', async () => {
  const source = linking(`See [it](${tea}/docs/adr/004-kettle.md#status).`);
  const title = 'Change link to "001-kettle.md"';
  const text = (await applyFix(source, title)).get('docs/adr/003-cups.md');
  expect(text).toContain(`See [it](${tea}/docs/adr/001-kettle.md#status).`);
});

test.each([
  ['https://gitlab.com/group/sub/tea/-/blob/main/docs/a.md', 'gitlab.com/group/sub/tea', '/docs/a.md', ''],
  ['https://codeberg.org/org/tea/src/branch/main/docs/a.md#L3', 'codeberg.org/org/tea', '/docs/a.md', '#L3'],
  ['https://bitbucket.org/org/tea/src/master/docs/a.md?at=x', 'bitbucket.org/org/tea', '/docs/a.md', '?at=x'],
  ['http://www.github.com/Org/Tea/tree/trunk/docs', 'github.com/org/tea', '/docs', ''],
])('%s is read', (href, repository, path, rest) => {
  expect(readWebAddress(href)).toMatchObject({ repository, path, rest });
});

test.each([
  'https://github.com/org/tea',
  'https://github.com/org/tea/blob/main',
  'https://github.com/org/tea/blob/v1.0/docs/a.md',
  'https://example.org/blob/main/a.md',
  'docs/blob/main/a.md',
])('%s is no address of a file of a published branch', (href) => {
  expect(readWebAddress(href)).toBeUndefined();
});

test('addresses of a record follow it to its new name', async () => {
  const source = linking(`See [it](${tea}/docs/adr/001-kettle.md#status) and [2](002-leaves.md).`);
  const { log, recordOf, after } = await editLog(source);
  const texts = after(renameRecord(recordOf('002-leaves.md'), '004-leaves.md', log));
  expect(texts.get('001-kettle.md')).toContain(`See [Leaves](${tea}/docs/adr/004-leaves.md).`);
  expect(texts.get('003-cups.md')).toContain(`See [it](${tea}/docs/adr/001-kettle.md#status) and [4](004-leaves.md).`);
});

describe('what a record that is deleted would break', () => {
  async function brokenWithout(source: string): Promise<string[]> {
    const { log, recordOf } = await editLog(source);
    return findBrokenBy(recordOf('002-leaves.md'), log).flatMap(({ file, references }) =>
      references.map(() => file.name),
    );
  }
  const notes = (address: string) => `//- notes/plan.md\nSee [Leaves](${address}).\n`;

  test('are its addresses in other records, in the index and in other documents', async () => {
    const source = `${linking('None.')}${notes(`${tea}/docs/adr/002-leaves.md`)}`;
    const indexed = source.replace('# Decisions\n', `$&\nSee [it](${tea}/docs/adr/002-leaves.md#context).\n`);
    expect((await brokenWithout(indexed)).sort()).toEqual(['001-kettle.md', 'README.md', 'plan.md']);
  });

  test('are not those of another repository where it is known which one this is', async () => {
    const source = `${linking('None.')}${notes('https://github.com/org/coffee/blob/main/docs/adr/002-leaves.md')}`;
    expect(await brokenWithout(source)).toEqual(['001-kettle.md']);
  });

  test('is the only address that there is, if its path is that of the record', async () => {
    const source = linking(`[None](${tea}/doc/adr/002-leaves.md).`).replace(
      `${tea}/docs/adr/003-cups.md`,
      '003-cups.md',
    );
    expect(await brokenWithout(source)).toEqual(['001-kettle.md']);
  });
});
