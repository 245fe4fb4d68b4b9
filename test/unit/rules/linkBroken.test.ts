import { expect, test } from 'vitest';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';
import { whole } from './ruleCases.ts';

/** A record with a link, and other files. */
const linking = (href: string, ...others: string[]) =>
  whole(`# A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [it](${href}).\n`) +
  ['docs/adr/002-bees.md', ...others]
    .map((path) => `//- ${path}\n# B\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`)
    .join('');

async function linkAfter(source: string, title: string): Promise<string | undefined> {
  const text = (await applyFix(source, title)).get('docs/adr/001-a.md') ?? '';
  return /\[it\]\((.*)\)/.exec(text)?.[1];
}

async function nearestOf(source: string): Promise<unknown> {
  const { log } = await loadFixture(source);
  const problems = [...log.everyFile()].flatMap((uri) => checkFile(uri, log));
  return problems.find(({ code }) => code === 'link-broken')?.arguments;
}

test.each([
  ['../../src/mian.rs:25', '../../src/main.rs:25'],
  ['../../src/mian.rs:25-31', '../../src/main.rs:25-31'],
  ['../../src/mian.rs#L25', '../../src/main.rs#L25'],
])('what stands behind the path of a link stays there: %s', async (href, expected) => {
  expect(await linkAfter(linking(href, 'src/main.rs'), 'Change link to "../../src/main.rs"')).toBe(expected);
});

test('a number means the record of this log only where the link leads into it', async () => {
  expect(await nearestOf(linking('002-keep-bees.md'))).toMatchObject({ nearest: '002-bees.md' });
  expect(await nearestOf(linking('old/002-keep-bees.md'))).toMatchObject({ nearest: '002-bees.md' });
  expect(await nearestOf(linking('../rfcs/002-keep-bees.md'))).toMatchObject({ nearest: undefined });
});

test('a number means the file of the folder that the link leads to', async () => {
  expect(await nearestOf(linking('../rfcs/002-keep-hornets.md', 'docs/rfcs/002-hornets.md'))).toMatchObject({
    nearest: '../rfcs/002-hornets.md',
  });
});

test('a record of the very name is meant wherever the link leads', async () => {
  expect(await nearestOf(linking('../decisions/002-Bees.md'))).toMatchObject({ nearest: '002-bees.md' });
});

test('a link in a value of the front matter is checked like those of the text', async () => {
  const source = whole(`---\nstatus: superseded by [ADR-0002](002-keep-bees.md)\n---\n# A\n\n## Decision\n\nYes.\n`);
  expect(await nearestOf(`${source}//- docs/adr/002-bees.md\n# B\n`)).toMatchObject({ nearest: '002-bees.md' });
});

test('a number means no file whose words are others, and a file with the same words comes before one with the number', async () => {
  expect(await nearestOf(linking('002-wasps.md'))).toMatchObject({ nearest: undefined });
  expect(await nearestOf(linking('005-use-kafka.md', 'docs/adr/005-use-redis.md'))).toMatchObject({
    nearest: undefined,
  });
  expect(await nearestOf(linking('004-beta.md', 'docs/adr/004-gamma.md', 'docs/adr/005-beta.md'))).toMatchObject({
    nearest: '005-beta.md',
  });
});

test('a file is not meant by a link in itself, but another one with its words may be', async () => {
  expect(await nearestOf(linking('003-a.md'))).toMatchObject({ nearest: undefined });
  expect(await nearestOf(linking('003-a.md', 'docs/adr/004-a.md'))).toMatchObject({ nearest: '004-a.md' });
});
