import { describe, expect, test } from 'vitest';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { retitleRecord } from '../../../server/src/core/operations/record/retitleRecord.ts';
import { applyFix, findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const configuration =
  '//- docs/adr/.adr-keeper.yaml\nsections: [Kontext]\nrules: { index-missing: off, status-missing: off }\n';
const record = (name: string, fields: string, title: string, more = '') =>
  `//- docs/adr/${name}.md\n---\n${fields}\n---\n\n# ${title}\n\n## Kontext\n\nText.${more}\n`;

const log = (second: string) =>
  configuration +
  record('0001-a', `nr: "0001"\nid: ADR-1\ntitle: 'Über A'`, 'Über A') +
  record('0002-b', second, 'B') +
  record('0003-c', `nr: "0003"\nid: ADR-3\ntitle: 'Über C'`, 'Über C');

describe('a number in the front matter', () => {
  test('that is not that of the file is a mismatch at its digits, and is fixed in its form', async () => {
    const source = log(`nr: "0009"\nid: ADR-2\ntitle: 'B'`);
    const { fixture, ...loaded } = await loadFixture(source);
    expect(findProblems({ fixture, ...loaded })).toEqual([
      { path: 'docs/adr/0002-b.md', line: 1, start: 5, end: 9, code: 'title-number-mismatch' },
    ]);
    const fixed = await applyFix(source, 'Change the number to 0002');
    expect(fixed.get('docs/adr/0002-b.md')).toContain(`nr: "0002"\nid: ADR-2\n`);
  });

  test.each([
    ['is a hash', 'id: 7f3a21'],
    ['is a slug', 'id: 9-lives'],
    ['is another thing in most records', 'no: 77'],
  ])('is none where it %s', async (_, field) => {
    const others = record('0001-a', 'no: 51', 'A') + record('0003-c', 'no: 3', 'C');
    const loaded = await loadFixture(configuration + others + record('0002-b', field, 'B'));
    expect(findProblems(loaded)).toEqual([]);
  });

  test('tells a sub-record', async () => {
    const loaded = await loadFixture(configuration + record('0001-2-b', 'id: ADR-0001-2', 'B'));
    expect(loaded.log.firstRecord?.number).toBe('0001-2');
  });

  test('follows another number of the file, as the title and the links to its anchor do', async () => {
    const source =
      configuration +
      record('0001-a', 'id: adr-0001\ntitle: "1. Über A"', '1. Über A', ' [oben](#1-über-a)') +
      record('0002-b', 'id: adr-0002', '2. B', ' [a](0001-a.md#1-%C3%BCber-a) [b](0001-a.md#kontext)');
    const { log: given, recordOf, changedBy } = await editLog(source);
    const changed = changedBy(renameRecord(recordOf('0001-a.md'), '0005-a.md', given));
    expect(changed['0005-a.md']).toBe(
      '---\nid: adr-0005\ntitle: "5. Über A"\n---\n\n# 5. Über A\n\n## Kontext\n\nText. [oben](#5-über-a)\n',
    );
    expect(changed['0002-b.md']).toContain('[a](0005-a.md#5-über-a) [b](0005-a.md#kontext)');
  });

  test('is filled in for a new record in the form of the others, with the title', async () => {
    const { log: given } = await editLog(log(`nr: "0002"\nid: ADR-2\ntitle: 'B'`));
    const planned = planRecord(given, "Wie geht's: `x`?");
    if ('kind' in planned) throw new Error(planned.kind);
    expect(newRecord(given, planned, undefined, {}).text).toMatch(
      /^---\n(?:status: Vorgeschlagen\n)?nr: "0004"\nid: ADR-4\ntitle: 'Wie geht''s: x\?'\n---\n/,
    );
  });

  test('is filled in where the template has a place for it', async () => {
    const { log: given } = await editLog(log(`nr: "0002"\nid: ADR-2\ntitle: 'B'`));
    const planned = planRecord(given, 'Neu');
    if ('kind' in planned) throw new Error(planned.kind);
    const template = '---\nnumber: N\nid: "ADR-XXXX"\ntitle: {title}\ntags: [N]\n---\n\n# {title}\n\n## Kontext\n';
    expect(newRecord(given, planned, template, {}).text).toMatch(
      /^---\nnumber: 4\nid: "ADR-0004"\ntitle: Neu\ntags: \[N\]\n/,
    );
  });
});

test.each([
  ['title: Über A', 'Neu: B', 'title: "Neu: B"'],
  ["title: 'Über A'", "Geht's", "title: 'Geht''s'"],
  ['title: "ADR 1: Über A"', 'Sag "ja"', 'title: "ADR 1: Sag \\"ja\\""'],
  ['title: Etwas anderes', 'Neu', 'title: Etwas anderes'],
  ['title: Über A', '42', 'title: "42"'],
])('F2 changes %j for %j to %j', async (field, typed, expected) => {
  const given = await editLog(configuration + record('0001-a', field, '1. Über A'));
  const edit = retitleRecord(given.recordOf('0001-a.md'), typed, given.log, given.textOf('0001-a.md'));
  const [text] = Object.values(edit === undefined ? {} : given.changedBy(edit)).filter((each) => each !== undefined);
  expect(text?.split('\n')[1]).toBe(expected);
});
