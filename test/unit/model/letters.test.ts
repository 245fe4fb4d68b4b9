import { describe, expect, test } from 'vitest';
import { completeRecord } from '../../../server/src/core/features/completeRecord.ts';
import { viewLog } from '../../../server/src/core/features/logViews.ts';
import { nextFreeNumber } from '../../../server/src/core/model/takenNumbers.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, { lead = '', text = 'Why.' } = {}) =>
  `//- docs/adr/${name}.md\n${lead}# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n\n## Decision\n\nYes.\n`;
const off = '//- docs/adr/.adr-keeper.yaml\nrules: { index-missing: off, reference-unknown: warning }\n';

async function numbersIn(source: string): Promise<Record<string, string | undefined>> {
  const { log } = await loadFixture(off + source);
  return Object.fromEntries([...log.records.values()].map(({ file, number }) => [file.name, number]));
}

describe('a letter behind the number of a file name', () => {
  const companion = '//- docs/adr/0034a-options.md\n# 0034a — Options\n\nA survey, without any section.\n';

  test.each([
    ['where its record exists', record('0034-live', '0034 — Live') + companion],
    ['where another letter of it exists', record('0034b-live', '0034b — Live') + companion],
  ])('makes a sub-record %s, whatever it says', async (_, source) => {
    expect(await numbersIn(source)).toMatchObject({ '0034a-options.md': '0034a' });
  });

  test.each([
    ['an area of the log', 'docs/adr/web/0034a-options.md', { 'docs/adr/web/0034-live.md': '' }],
    ['the log', 'docs/adr/adr-0034a-options.md', { 'docs/adr/adr-0034-live.md': '' }],
  ])('makes one within %s', async (_, own, others) => {
    const text = '# T\n\n## Status\n\nAccepted\n';
    const files = [own, ...Object.keys(others)].map((path) => `//- ${path}\n${text}`).join('');
    expect(Object.values(await numbersIn(record('0001-x', 'X') + files)).sort()).toEqual(['0001', '0034', '0034a']);
  });

  test.each(['3d-models', '100k-users', '007-x', '404a', '0034ab-x', '0034g-x', '1000000a-x', '0035a-lone'])(
    'is a part of the words of %s',
    async (name) => {
      const plain = record('0001-a', '1. A') + record('0034-live', '34. Live') + record('0007-b', '7. B');
      const before = Object.keys(await numbersIn(plain)).length;
      const numbers = await numbersIn(`${plain}//- docs/adr/${name}.md\n# Notes\n\nNothing.\n`);
      expect(Object.keys(numbers)).toHaveLength(
        name === '007-x' || name === '404a' ? before + Number(name === '007-x') : before,
      );
      expect(numbers[`${name}.md`]).toBe(name === '007-x' ? '007' : undefined);
    },
  );

  test('is none of the number where nothing shows it: a record by what it says has no number', async () => {
    const lone = record('0001-a', 'A') + record('365d-retention', 'Retention of a year');
    expect(await numbersIn(lone)).toEqual({ '0001-a.md': '0001', '365d-retention.md': undefined });
  });

  test('follows its record, which comes and goes', async () => {
    const source = off + record('0034-live', 'Live') + record('0034a-options', 'Options') + record('0035-c', 'C');
    const { log, disk } = await loadFixture(source);
    const uriOf = (name: string) => disk.uri(`docs/adr/${name}.md`);
    const numberOf = () => log.records.get(uriOf('0034a-options'))?.number;
    const parent = log.records.get(uriOf('0034-live'));
    if (parent === undefined) throw new Error('There is no parent.');
    expect(numberOf()).toBe('0034a');
    expect(log.remove(parent.file.uri)).toContain(uriOf('0034a-options'));
    expect(numberOf()).toBe(undefined);
    expect(log.setRecord(parent.file)).toContain(uriOf('0034a-options'));
    expect(numberOf()).toBe('0034a');
  });
});

const index = `//- docs/adr/README.md
# Decisions

| No | Title | Status |
|---|---|---|
| [0034](0034-live.md) | Live | Accepted |
| [0034a](0034a-options.md) | Options | Accepted |
| 0034b | [More options](0034b-more.md) | Accepted |
| [0035](0035-cli.md) | Command line | Accepted |
`;
const log34 =
  off +
  index +
  record('0034-live', 'ADR 0034: Live', { lead: '---\nid: 0034\n---\n', text: 'See ADR-0034a and [[0034b]].' }) +
  record('0034a-options', '0034a — Options', { lead: '---\nid: 0034a\n---\n' }) +
  record('0034b-more', '0034b. More options', { lead: '---\nid: 0034b\n---\n' }) +
  record('0035-cli', 'ADR 0035: Command line', { lead: '---\nid: 0035\n---\n', text: 'As [0034a](0034a-options.md).' });

test('titles, front matter, rows, labels and mentions have the same number', async () => {
  const loaded = await loadFixture(log34);
  const { log } = loaded;
  expect(findProblems(loaded)).toEqual([]);
  const said = [...log.records.values()].map(({ number, title, numberFields }) => [
    number,
    title.number,
    title.text,
    ...numberFields.map((field) => field.number.raw),
  ]);
  expect(said.sort()).toEqual([
    ['0034', '0034', 'Live', '0034'],
    ['0034a', '0034a', 'Options', '0034a'],
    ['0034b', '0034b', 'More options', '0034b'],
    ['0035', '0035', 'Command line', '0035'],
  ]);
  expect(log.index?.meanings.map(({ says }) => says.number)).toEqual(['0034', '0034a', '0034b', '0035']);
  expect(log.resolve({ number: '34a' }).map(({ file }) => file.name)).toEqual(['0034a-options.md']);
  expect(log.resolve({ number: '34c' })).toEqual([]);
  expect(nextFreeNumber(log)).toBe('0036');
  const parents = viewLog(log, 'x').records.map(({ number, parent }) => [number, parent?.split('/').at(-1)]);
  expect(parents).toEqual([
    ['0034', undefined],
    ['0034a', '0034-live.md'],
    ['0034b', '0034-live.md'],
    ['0035', undefined],
  ]);
});

test('a number with another letter is reported where the letter is known as one, and nowhere else', async () => {
  const text = 'As ADR-0034c and ADR-0035a say.';
  const loaded = await loadFixture(log34 + record('0036-x', 'ADR 0036: X', { text }));
  const unknown = findProblems(loaded).filter(({ code }) => code === 'reference-unknown');
  expect(unknown).toMatchObject([{ path: 'docs/adr/0036-x.md', start: 3, end: 12 }]);
});

test.each(['ADR-0034a: Live', '0034a. Live', '100d — Live'])(
  'a title %j contradicts no name without a letter',
  async (title) => {
    const loaded = await loadFixture(off + record('0033-x', '33. X') + record('0034-live', title));
    expect(findProblems(loaded).filter(({ code }) => code === 'title-number-mismatch')).toEqual([]);
  },
);

test('are completed', async () => {
  const { log, recordOf } = await editLog(log34);
  const { file } = recordOf('0035-cli.md');
  const offered = completeRecord({ file, text: 'ADR-0034a', offset: 9, line: 'ADR-0034a' }, log);
  expect(offered?.map(({ insert }) => insert)).toEqual(['0034a']);
});

test('an appendix with the status Reference is not the template', async () => {
  const appendix =
    '//- docs/adr/0034a-options.md\n---\nid: 0034a\nstatus: reference\n---\n# 0034a — Options\n\nA survey.\n';
  const { log } = await loadFixture(off + record('0034-live', '0034 — Live') + appendix);
  expect([...log.records.values()].map(({ isTemplate }) => isTemplate)).toEqual([false, false]);
});
