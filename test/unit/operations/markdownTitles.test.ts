import { describe, expect, test } from 'vitest';
import { asHeading, withoutLinks } from '../../../server/src/core/markdown/inlineMarkdown.ts';
import { plainText } from '../../../server/src/core/markdown/plainText.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { retitleRecord } from '../../../server/src/core/operations/record/retitleRecord.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string) => `//- docs/adr/${name}.md\n# ${title}\n\n## Status\n\nAccepted\n`;
const configuration = '//- docs/adr/.adr-keeper.yaml\nsections: [Status]\n';
const rows = (...titles: string[]) =>
  titles.map((title, at) => `| [000${at + 1}](000${at + 1}-x.md) | ${title} | Accepted |\n`).join('');
const index = (...titles: string[]) =>
  `//- docs/adr/README.md\n| ADR | Title | Status |\n|---|---|---|\n${rows(...titles)}`;

test.each([
  ['Use `a|b`', 'Use `a|b`'],
  ['C # ', 'C #'],
  ['Use C #', 'Use C \\#'],
  ['Use C #\nnow', 'Use C # now'],
  ['Use `x #`', 'Use `x #`'],
  ['List<T> and `Map<K>`', 'List\\<T> and `Map<K>`'],
  ['Since \\<T> and a < b', 'Since \\<T> and a < b'],
  ['See <https://example.org/x>', 'See <https://example.org/x>'],
  ['`a` \\` b #`', '`a` \\` b #`'],
])('%j as the content of a heading is %j', (typed, heading) => {
  expect(asHeading(typed)).toBe(heading === 'C #' ? 'C \\#' : heading);
});

test.each([
  ['Use `a*b*c` and *d*', 'Use a*b*c and d'],
  ['`` a`b `` \\`c\\`', 'a`b `c`'],
  ['[`x`](y.md) `z', 'x `z'],
  ['`a\\|b` \\| c', 'a|b | c'],
])('a reader sees of %j: %j', (markdown, plain) => {
  expect(plainText(markdown)).toBe(plain);
});

test('a title in a row has no links, tags and comments, except in code', () => {
  expect(withoutLinks('Use [`uv`](https://x) <a id="u"></a>and `[a](b) <c>` <!-- why -->')).toBe(
    'Use `uv` and `[a](b) <c>`',
  );
});

describe('F2 on a title', () => {
  const source = configuration + record('0001-x', '1. Verwende `a_b`') + record('0002-y', '2. Zwei');

  test.each([
    ['Verwende `c|d[0]` statt *e*', '# 1. Verwende `c|d[0]` statt *e*', '| Verwende `c\\|d[0]` statt *e* |'],
    ['Ein \\*Stern\\* #', '# 1. Ein \\*Stern\\* \\#', '| Ein \\*Stern\\* \\# |'],
    ['`nur_code`', '# 1. `nur_code`', '| `nur_code` |'],
  ])('writes %j as it is typed', async (typed, heading, cell) => {
    const { log, recordOf, textOf, changedBy } = await editLog(
      configuration + index('Verwende `a_b`') + source.slice(configuration.length),
    );
    const edit = retitleRecord(recordOf('0001-x.md'), typed, log, textOf('0001-x.md'));
    const changed = edit === undefined ? {} : changedBy(edit);
    expect(changed['0001-x.md']?.split('\n')[0]).toBe(heading);
    expect(changed['README.md']).toContain(cell);
    const again = `${configuration}//- docs/adr/README.md\n${changed['README.md']}//- docs/adr/0001-x.md\n${changed['0001-x.md']}`;
    expect(findProblems(await loadFixture(again)).filter(({ code }) => /title/.test(code))).toEqual([]);
  });

  test('keeps the number of a row whose words have markup', async () => {
    const list = '//- docs/adr/README.md\n- [1. Use `uv`](0001-x.md)\n- [2. Zwei](0002-y.md)\n';
    const { log, recordOf, textOf, changedBy } = await editLog(
      configuration + list + record('0001-x', '1. Use `uv`') + record('0002-y', '2. Zwei'),
    );
    const edit = retitleRecord(recordOf('0001-x.md'), 'Use `uv[dev]` [now]', log, textOf('0001-x.md'));
    expect(edit && changedBy(edit)['README.md']).toBe(
      '- [1. Use `uv[dev]` \\[now\\]](0001-x.md)\n- [2. Zwei](0002-y.md)\n',
    );
  });
});

test('a new record has its title as it is typed, in the file and in its row', async () => {
  const { log, changedBy } = await editLog(
    configuration + index('A', 'B') + record('0001-x', '1. A') + record('0002-x', '2. B'),
  );
  const planned = planRecord(log, 'Use `a|b` and *c*');
  if ('kind' in planned) throw new Error(planned.kind);
  expect(planned.fileName).toBe('0003-use-a-b-and-c.md');
  const changed = changedBy(newRecord(log, planned, undefined, {}).edit);
  expect(changed[planned.fileName]).toMatch(/^# 3\. Use `a\|b` and \*c\*\n/);
  expect(changed['README.md']).toContain('| Use `a\\|b` and *c* | Proposed |');
});

test('a sync writes titles with their markup, and leaves rows alone that have another one', async () => {
  const source =
    configuration +
    index('Use uv', '**Deux**', 'Trois') +
    record('0001-x', '1. Use `uv`') +
    record('0002-x', '2. *Deux*') +
    record('0003-x', '3. Trois') +
    record('0004-quatre', '4. Le `quatre`|_cinq_');
  const { log, fixture } = await loadFixture(source);
  const text = fixture.files.get('docs/adr/README.md') ?? '';
  expect(syncIndex(log, text).text).toBe(`${text}| [0004](0004-quatre.md) | Le \`quatre\`\\|_cinq_ | Accepted |\n`);
});
