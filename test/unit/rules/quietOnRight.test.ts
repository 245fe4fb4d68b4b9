import { expect, test } from 'vitest';
import { english } from '../../../server/src/core/messages/english.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { loadFixture } from '../../support/loadFixture.ts';

/** The problems of a log's files, as their codes. */
async function codesIn(source: string): Promise<string[]> {
  const { log } = await loadFixture(source);
  return [...log.everyFile()].sort().flatMap((uri) => checkFile(uri, log).map(({ code }) => code));
}

const record = (name: string, title: string, status = 'Accepted', context = 'Ours.') =>
  `//- docs/adr/${name}.md\n# ${title}\n\n## Status\n\n${status}\n\n## Context\n\n${context}\n`;

test('a section that says it in its heading is not empty', async () => {
  const records = ['001-ants', '002-bees', '003-cows'].map((name) =>
    record(name, name.slice(4)).replace('## Status\n\n', '## Status: '),
  );
  expect(await codesIn(records.join(''))).not.toContain('section-empty');
});

test('a link may name the id that a heading is given', async () => {
  const source =
    record('001-ants', 'Ants').replace('## Context', '## Context {#why}') +
    record('002-bees', 'Bees', 'Accepted', 'See [why](001-ants.md#why), not [what](001-ants.md#what).');
  expect((await codesIn(source)).filter((code) => code === 'link-fragment-broken')).toHaveLength(1);
});

test('a line break in a cell parts words', async () => {
  const index = '//- docs/adr/README.md\n| No | Title |\n|---|---|\n| [1](001-ants.md) | Use<br>ants |\n';
  expect(await codesIn(index + record('001-ants', 'Use ants'))).not.toContain('index-title-mismatch');
});

test('a record that supersedes itself is told so', async () => {
  const { log } = await loadFixture(record('001-ants', 'Ants', 'Superseded by ADR-001') + record('002-bees', 'Bees'));
  const [problem] = [...log.records.keys()]
    .flatMap((uri) => checkFile(uri, log))
    .filter(({ code }) => code === 'supersede-cycle');
  expect(problem?.code === 'supersede-cycle' ? english.problems['supersede-cycle'](problem.arguments) : '').toBe(
    'This record supersedes itself.',
  );
});

test('where most statuses are words of its own, rows that say another one are told', async () => {
  const statuses = ['Kabul edildi', 'Önerildi', 'Reddedildi', 'Kabul edildi'];
  const index = `//- docs/adr/README.md
| No | Title | Status |
|---|---|---|
| [1](001-a.md) | A | Önerildi |
| [2](002-b.md) | B | Önerildi |
| [3](003-c.md) | C | Reddedildi |
| [4](004-d.md) | D | Kabul edildi |
`;
  const records = statuses.map(
    (status, at) =>
      `//- docs/adr/00${at + 1}-${'abcd'[at]}.md\n---\nstatus: ${status}\n---\n# ${'ABCD'[at]}\n\n## Bağlam\n\nX.\n`,
  );
  expect((await codesIn(index + records.join(''))).filter((code) => code === 'index-status-mismatch')).toHaveLength(1);
});

test('a status that the template calls optional is asked for once', async () => {
  const template = `//- docs/adr/template.md
# [short title]

* Status: [proposed | accepted] <!-- optional -->

## Context
`;
  const records = ['0001-ants', '0002-bees', '0003-cows'].map(
    (name) => `//- docs/adr/${name}.md\n# ${name.slice(5)}\n\n## Context\n\nOurs.\n`,
  );
  const countIn = async (source: string) =>
    (await codesIn(source + records.join(''))).filter((code) => code === 'status-missing').length;
  const all = records.map((text) => text.replace('## Context', '* Status: accepted\n\n## Context')).join('');
  expect((await codesIn(template + all)).filter((code) => code === 'status-missing')).toEqual([]);
  expect([await countIn(template), await countIn(template.replace(' <!-- optional -->', ''))]).toEqual([1, 3]);
});
