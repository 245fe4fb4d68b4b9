import { describe, expect, test } from 'vitest';
import { findBrokenBy } from '../../../server/src/core/features/brokenBy.ts';
import { deleteRecord } from '../../../server/src/core/operations/record/deleteRecord.ts';
import { editLog } from '../../support/editLog.ts';
import { renumber } from '../../support/renumber.ts';

const source = `
//- docs/adr/README.md
See [ADR-002](002-bees.md#why) and ADR-2.

| Number | Title |
|---|---|
| [001](./001-ants.md) | Ants |
| [002](./002-bees.md) | ADR-002 Bees |
//- docs/adr/001-ants.md
---
superseded-by: 2, 3
---
# 1. Ants

Needs [2. Bees](./002-bees.md), [the bees](002-bees.md), [\`ADR-002\`: b\\]](<002-bees.md>), ADR-002, ADR-0002 and ADR-002-1.
See [2 of them][bees] and \`ADR-002\`.

[bees]: 002-bees.md
//- docs/adr/002-bees.md
# ADR-002: \`Bees\`

This is ADR-002, [itself](002-bees.md).
//- docs/adr/002-1-queens.md
# ADR-002-1: Queens

Part of ADR-002.
`;

describe('another number', () => {
  test.each([
    ['2-phase commit', '2-phase commit'],
    ['`2-phase` commit', '`2-phase` commit'],
    ['2.5 phases', '2.5 phases'],
    ['2:1 commit', '2:1 commit'],
    ['2nd commit', '2nd commit'],
    ['2-phase-commit.md', '12-phase-commit.md'],
    ['2-phase-commit', '12-phase-commit'],
    ['2 - phase commit', '12 - phase commit'],
    ['2. phase commit', '12. phase commit'],
    ['`2` – phase commit', '`12` – phase commit'],
    ['2', '12'],
  ])('leaves numbers in the words of links: %s', async (label, expected) => {
    const index = (text: string, name: string) =>
      `| Title |\n|---|\n| [${text}](${name}) |\n\nSee [${text}](${name}).\n`;
    const files = `//- docs/adr/README.md\n${index(label, '2-phase-commit.md')}//- docs/adr/2-phase-commit.md\n# Phase commit\n\n## Status\n\nAccepted\n`;
    expect(await renumber(files, '2-phase-commit.md', '12')).toMatchObject({
      'README.md': index(expected, '12-phase-commit.md'),
    });
  });

  test('is what the file, the title, the row, the links and their texts, and the mentions say', async () => {
    expect(await renumber(source, '002-bees.md', '24')).toEqual({
      'README.md':
        'See [ADR-024](024-bees.md#why) and ADR-24.\n\n| Number | Title |\n|---|---|\n| [001](./001-ants.md) | Ants |\n| [024](./024-bees.md) | ADR-024 Bees |\n',
      '001-ants.md':
        '---\nsuperseded-by: 24, 3\n---\n# 1. Ants\n\nNeeds [24. Bees](./024-bees.md), [the bees](024-bees.md), [`ADR-024`: b\\]](<024-bees.md>), ADR-024, ADR-0024 and ADR-024-1.\nSee [2 of them][bees] and `ADR-002`.\n\n[bees]: 024-bees.md\n',
      '002-bees.md': undefined,
      '024-bees.md': '# ADR-024: `Bees`\n\nThis is ADR-024, [itself](024-bees.md).\n',
      '002-1-queens.md': undefined,
      '024-1-queens.md': '# ADR-024-1: Queens\n\nPart of ADR-024.\n',
    });
  });

  test('is the next free one where none is given', async () => {
    expect(await renumber(source, '001-ants.md')).toMatchObject({
      '001-ants.md': undefined,
      '003-ants.md': expect.stringMatching(/^# 3\. Ants$/m),
    });
  });

  test('may make a sub-record of a record', async () => {
    expect(await renumber(source, '001-ants.md', '2-2')).toMatchObject({ '002-2-ants.md': expect.any(String) });
  });

  test('is refused where it is taken, or no number', async () => {
    expect(await renumber(source, '001-ants.md', '2')).toEqual({ kind: 'number-taken', number: '002' });
    expect(await renumber(source, '001-ants.md', 'two')).toEqual({ kind: 'no-number', typed: 'two' });
    const nameless = `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\n${['001-a', '002-b', '003-c', 'notes'].map((name) => `//- docs/adr/${name}.md\n# ${name}\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`).join('')}`;
    expect(await renumber(nameless, 'notes.md', '4')).toEqual({ kind: 'name-without-number', fileName: 'notes.md' });
  });

  test('leaves mentions alone that may mean another record with the number', async () => {
    const twice = `${source}//- docs/adr/2-wasps.md\n# Wasps\n\nSee ADR-002.\n`;
    expect(await renumber(twice, '002-bees.md', '24')).not.toHaveProperty('2-wasps.md');
  });
});

describe('a record that is deleted', () => {
  test('takes its row along, and nothing else', async () => {
    const { log, recordOf, changedBy } = await editLog(source);
    expect(changedBy(deleteRecord(recordOf('001-ants.md'), log))).toEqual({
      '001-ants.md': undefined,
      'README.md':
        'See [ADR-002](002-bees.md#why) and ADR-2.\n\n| Number | Title |\n|---|---|\n| [002](./002-bees.md) | ADR-002 Bees |\n',
    });
  });

  test('takes all of its rows along, also the last ones', async () => {
    const rows = '| No | Title |\n|---|---|\n| [2](002-b.md) | B |\n';
    const twice = `//- docs/adr/README.md\n${rows}| [1](001-a.md) | A |\n| [1](001-a.md) | A again |\n\nEnd\n//- docs/adr/001-a.md\n# A\n//- docs/adr/002-b.md\n# B\n`;
    const { log, recordOf, changedBy } = await editLog(twice);
    expect(changedBy(deleteRecord(recordOf('001-a.md'), log))['README.md']).toBe(`${rows}\nEnd\n`);
  });

  test('breaks what leads to it: links, mentions and fields, but not its rows', async () => {
    const { log, recordOf } = await editLog(source);
    const broken = findBrokenBy(recordOf('002-bees.md'), log);
    expect(broken.map(({ file, references }) => [file.name, references.map(({ kind }) => kind)])).toEqual([
      ['001-ants.md', ['field', 'link', 'link', 'link', 'mention', 'mention', 'link']],
      ['002-1-queens.md', ['mention']],
      ['README.md', ['link', 'mention']],
    ]);
  });
});

describe('the index of a renumbered record', () => {
  const record = (name: string, title: string, text = '') =>
    `//- docs/adr/${name}\n# ${title}\n\n## Status\n\nAccepted\n${text}`;
  const records =
    record('001-ants.md', 'ADR 001: Ants') +
    record('002-bees.md', 'ADR 002: Replace ADR-001') +
    record('002-1-hive.md', 'ADR 002-1: Hive') +
    record(
      '003-cats.md',
      'ADR 003: Cats',
      '\nAs ADR-001 of another team, and [ADR-001](https://example.com/ADR-001).\n',
    );
  const table = (...rows: string[]) => `| No | Title |\n|---|---|\n${rows.map((row) => `${row}\n`).join('')}`;
  const row = (number: string, file: string, title: string) => `| [${number}](${number}-${file}.md) | ${title} |`;
  const rows = [
    row('001', 'ants', 'Ants'),
    row('002', 'bees', 'Replace ADR-001'),
    row('002-1', 'hive', 'Hive'),
    row('003', 'cats', 'Cats'),
  ];

  test('has the rows of the record and of its sub-records in their new places', async () => {
    const changed = await renumber(`//- docs/adr/README.md\n${table(...rows)}${records}`, '002-bees.md', '9');
    expect(changed).toMatchObject({
      'README.md': table(
        rows[0] as string,
        rows[3] as string,
        row('009', 'bees', 'Replace ADR-001'),
        row('009-1', 'hive', 'Hive'),
      ),
      '009-1-hive.md': '# ADR 009-1: Hive\n\n## Status\n\nAccepted\n',
    });
  });

  test('keeps its rows where they were not in order', async () => {
    const mixed = [rows[3], rows[0], rows[2], rows[1]] as string[];
    const changed = await renumber(`//- docs/adr/README.md\n${table(...mixed)}${records}`, '001-ants.md', '9');
    expect(changed).toMatchObject({
      'README.md': table(
        mixed[0] as string,
        row('009', 'ants', 'Ants'),
        mixed[2] as string,
        row('002', 'bees', 'Replace ADR-009'),
      ),
    });
  });

  test('says what the titles say that name the record, and mentions of others stay', async () => {
    const item = (number: string, file: string, title: string) =>
      `- [${Number(number)}. ${title}](${number}-${file}.md)\n`;
    const before = item('001', 'ants', 'Ants') + item('002', 'bees', 'Replace ADR-001') + item('003', 'cats', 'Cats');
    const changed = await renumber(`//- docs/adr/README.md\n${before}${records}`, '001-ants.md', '9');
    expect(changed).toEqual({
      'README.md': item('002', 'bees', 'Replace ADR-009') + item('003', 'cats', 'Cats') + item('009', 'ants', 'Ants'),
      '001-ants.md': undefined,
      '002-bees.md': '# ADR 002: Replace ADR-009\n\n## Status\n\nAccepted\n',
      '009-ants.md': '# ADR 009: Ants\n\n## Status\n\nAccepted\n',
    });
  });
});
