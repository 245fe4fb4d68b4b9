import { describe, expect, test } from 'vitest';
import { findRenamable } from '../../server/src/core/features/findRenamable.ts';
import { newRecord, planRecord } from '../../server/src/core/operations/record/newRecord.ts';
import { renameRecord } from '../../server/src/core/operations/record/renameRecord.ts';
import { retitleRecord } from '../../server/src/core/operations/record/retitleRecord.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { caseFiles, fixedFiles, hasCases, loadCase, problemLines, syncedFiles } from '../support/cases.ts';

async function numbersOf(name: string): Promise<string[]> {
  const { log } = await loadCase(name);
  return [...log.records.values()].map(({ number, name: { slug } }) => `${number} ${slug}`).sort();
}

async function expectUntouched(name: string): Promise<void> {
  const loaded = await loadCase(name);
  expect(problemLines(loaded).filter((line) => /number|file-name|title/.test(line))).toEqual([]);
  expect(await fixedFiles(loaded)).toEqual({});
  expect(await syncedFiles(loaded)).toEqual({});
}

describe.skipIf(!hasCases)('digits after the number', () => {
  test('begin the slug where neither title nor row says otherwise', async () => {
    expect(await numbersOf('slug-begins-with-digits')).toEqual([
      '001 coin-format',
      '002 module-versions',
      '003 acknowledgements',
      '004 02-client-refactor',
    ]);
    await expectUntouched('slug-begins-with-digits');
  });

  test('begin the slug of a title that begins with a number', async () => {
    expect(await numbersOf('title-begins-with-a-number')).toContain('0004 2-factor-authentication');
    await expectUntouched('title-begins-with-a-number');
    const { log } = await loadCase('title-begins-with-a-number');
    expect(planRecord(log, '24-hour clock')).toMatchObject({ fileName: '0005-24-hour-clock.md', number: '0005' });
  });
});

describe.skipIf(!hasCases)('a title with code and emphasis', () => {
  test('is offered as Markdown, and typed as Markdown', async () => {
    const { log, workspace, disk, files } = await loadCase('f2-code-title');
    const uri = disk.uri('docs/adr/0001-use-uv.md');
    const text = files.get('docs/adr/0001-use-uv.md') ?? '';
    expect(findRenamable(workspace.lookUp(uri), { line: 0, character: 9 }, text)?.placeholder).toBe(
      'Use `uv` for *Python*',
    );
    const record = log.records.get(uri);
    const edit =
      record === undefined ? undefined : retitleRecord(record, 'Use `uv` and `ruff` for *Python*', log, text);
    const texts = new Map([...files].map(([path, each]) => [disk.uri(path), each]));
    const after = edit === undefined ? texts : applyEdit(edit, texts);
    expect(after.get(disk.uri('docs/adr/0001-use-uv-and-ruff-for-python.md')) ?? after.get(uri)).toMatch(
      /^# 1\. Use `uv` and `ruff` for \*Python\*\n/,
    );
    expect(after.get(disk.uri('docs/adr/README.md'))).toContain(' | Use `uv` and `ruff` for *Python* | Accepted |\n');
  });
});

describe.skipIf(!hasCases)('number and title of a record', () => {
  test('take the anchor of the title and the front matter with them', async () => {
    const { log, disk, files } = await loadCase('f2-rename-title');
    const texts = new Map([...files].map(([path, each]) => [disk.uri(path), each]));
    const first = log.records.get(disk.uri('docs/adr/0001-use-postgres.md'));
    const third = log.records.get(disk.uri('docs/adr/0003-fm.md'));
    if (first === undefined || third === undefined) throw new Error('The records were not read.');
    const renumbered = applyEdit(renameRecord(first, '0007-use-postgres.md', log), texts);
    expect(renumbered.get(disk.uri('docs/adr/0002-b.md'))).toContain('[db](0007-use-postgres.md#7-use-postgres).');
    const edit = retitleRecord(third, 'Use NATS: soon', log, files.get('docs/adr/0003-fm.md') ?? '');
    const retitled = edit === undefined ? texts : applyEdit(edit, texts);
    expect(retitled.get(disk.uri('docs/adr/0003-fm.md'))).toMatch(
      /^---\ntitle: "Use NATS: soon"\n[^#]*# 3\. Use NATS: soon\n/,
    );
  });

  test('are not changed by a safe fix in a way that breaks a link', async () => {
    const files = caseFiles('fix-breaks-anchor');
    const path = 'docs/adr/0001-a.md';
    files.set(path, (files.get(path) ?? '').replace('# 1. Alpha', '# 7. Alpha'));
    files.set('docs/guide.md', '[d](adr/0001-a.md#decisions) [e](adr/0001-a.md#7-alpha)\n');
    files.set('docs/adr/0002-b.md', `${files.get('docs/adr/0002-b.md')}\n[Alpha](0001-a.md#7-alpha)\n`);
    const fixed = await fixedFiles({ files });
    expect(fixed[path]).toMatch(/^# 1\. Alpha\n/);
    expect(fixed['docs/guide.md']).toBe('[d](adr/0001-a.md#decisions) [e](adr/0001-a.md#1-alpha)\n');
    expect(fixed['docs/adr/0002-b.md']).toContain('[Alpha](0001-a.md#1-alpha)');
  });

  test('stand in the front matter, too', async () => {
    const loaded = await loadCase('front-matter-number');
    expect(problemLines(loaded).filter((line) => line.includes('title-number-mismatch'))).toEqual([
      'docs/adr/0002-b.md:2 warning title-number-mismatch: Front matter "number: 3" does not match file name (0002).',
      'docs/adr/0002-b.md:3 warning title-number-mismatch: Front matter "id: 0003" does not match file name (0002).',
    ]);
    const { log, disk, files } = loaded;
    expect((await fixedFiles(loaded))['docs/adr/0002-b.md']).toMatch(/^---\nnumber: 2\nid: ADR-0002\ntitle: Beta\n/);
    const texts = new Map([...files].map(([path, each]) => [disk.uri(path), each]));
    const last = log.records.get(disk.uri('docs/adr/0004-d.md'));
    if (last === undefined) throw new Error('The record was not read.');
    const renumbered = applyEdit(renameRecord(last, '0007-d.md', log), texts);
    expect(renumbered.get(disk.uri('docs/adr/0007-d.md'))).toMatch(/^---\nnumber: 7\nid: ADR-0007\ntitle: Delta\n/);
    const planned = planRecord(log, 'Epsilon');
    if ('kind' in planned) throw new Error(planned.kind);
    expect(newRecord(log, planned, undefined, { today: '2026-03-04' }).text).toMatch(
      /^---\nnumber: 5\nid: ADR-0005\ntitle: Epsilon\nstatus: proposed\ndate: 2026-03-04\n---\n\n# Epsilon\n/,
    );
  });
});

describe.skipIf(!hasCases)('links from the root of the workspace', () => {
  test('lead to records, make an index, and are reported where they are broken', async () => {
    const loaded = await loadCase('root-absolute-links');
    const { log, disk } = loaded;
    expect([...(log.index?.targets ?? [])]).toEqual([disk.uri('docs/adr/0001-a.md'), disk.uri('docs/adr/0002-b.md')]);
    expect(problemLines(loaded).filter((line) => /supersede|index-row-missing|link-broken/.test(line))).toEqual([
      'docs/adr/0001-a.md:21 warning link-broken: "/docs/adr/0009-nope.md" does not exist.',
      'docs/adr/0001-a.md:21 warning link-broken: "0009-nope" does not exist.',
      'docs/adr/0003-c.md:1 warning index-row-missing: This record is not listed in README.md.',
    ]);
    expect(await syncedFiles(loaded)).toEqual({
      'docs/adr/README.md': expect.stringContaining('| [0003](/docs/adr/0003-c.md) | Gamma | Accepted |\n'),
    });
  });

  test('follow another number, and stay as they are written', async () => {
    const { log, disk, files } = await loadCase('root-absolute-links');
    const texts = new Map([...files].map(([path, each]) => [disk.uri(path), each]));
    const second = log.records.get(disk.uri('docs/adr/0002-b.md'));
    if (second === undefined) throw new Error('The record was not read.');
    const after = applyEdit(renameRecord(second, '0007-b.md', log), texts);
    const changed = (path: string) => after.get(disk.uri(path));
    expect(changed('README.md')).toContain('See [b](/docs/adr/0007-b.md) and [b2](docs/adr/0007-b.md)');
    expect(changed('docs/adr/0001-a.md')).toContain('Superseded by [7](/docs/adr/0007-b.md)\n');
    expect(changed('docs/adr/0001-a.md')).toContain('[abs ok](/docs/adr/0007-b.md) [abs bad](/docs/adr/0009-nope.md)');
    expect(changed('docs/adr/README.md')).toContain('| [0007](/docs/adr/0007-b.md) | Beta | Accepted |');
  });
});

describe.skipIf(!hasCases)('names of several kinds', () => {
  test('with digits in the prefix are several series', async () => {
    const loaded = await loadCase('prefixes-and-digit');
    expect(loaded.log.records.size).toBe(7);
    expect(problemLines(loaded).filter((line) => /file-name|number/.test(line))).toEqual([]);
    for (const language of ['en', 'ja']) {
      const { log } = await loadCase(`digit-prefix-${language}`);
      expect([...log.records.values()].map(({ name }) => `${name.prefix}${name.number}`)).toContain('ADR-TIER1-002');
    }
  });

  test('with a date and a number go on with both', async () => {
    expect(await numbersOf('date-and-number')).toEqual(['001 paper-maps', '002 vector-maps', '003 tiles']);
    const { log } = await loadCase('date-and-number');
    expect(planRecord(log, 'Globes')).toMatchObject({ fileName: '2026-03-04_004-globes.md', number: '004' });
  });

  test('go on after 9 as decimals', async () => {
    const { log } = await loadCase('octal');
    expect(planRecord(log, 'Next')).toMatchObject({ number: '0009' });
  });

  test.each([
    'natural-numbers',
    'natural-numbers-2',
    'unpadded-numbers',
    'date-underscore',
    'versions',
    'translations',
  ])('are named as the others are, and alone have their numbers: %s', async (name) => {
    expect(
      problemLines(await loadCase(name)).filter((line) => /number-duplicate|file-name|row-missing/.test(line)),
    ).toEqual([]);
  });

  test('belong to a record as notes and amendments, or wait for their number', async () => {
    const loaded = await loadCase('companions');
    expect(problemLines(loaded)).toEqual([]);
    expect(await syncedFiles(loaded)).toEqual({});
  });

  test('that are reviews and plans among records are none', async () => {
    expect((await loadCase('design-review-beside')).log.records.size).toBe(9);
    const { workspace } = await loadCase('records-among-documents');
    expect(workspace.logs.map(({ records }) => records.size)).toEqual([3, 3]);
  });
});
