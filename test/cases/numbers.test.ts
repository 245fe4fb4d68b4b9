import { describe, expect, test } from 'vitest';
import { planRecord } from '../../server/src/core/operations/newRecord.ts';
import { retitleRecord } from '../../server/src/core/operations/retitleRecord.ts';
import { prepareRename } from '../../server/src/lsp/rename.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { fixedFiles, hasCases, loadCase, problemLines, syncedFiles } from '../support/cases.ts';

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
    expect(prepareRename(uri, { line: 0, character: 9 }, text, workspace)?.placeholder).toBe('Use `uv` for *Python*');
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
