import { describe, expect, test } from 'vitest';
import { newRecord, planRecord } from '../../server/src/core/operations/record/newRecord.ts';
import { fixedFiles, hasCases, loadCase, problemLines, syncedFiles } from '../support/cases.ts';

/** Each a small log in another language. */
const logs = ['de', 'es', 'fr', 'ja', 'nl', 'pl', 'pt', 'ru', 'zh'].map((language) => `localized/${language}`);
const largerLogs = ['de10', 'es10', 'fr10', 'pt10', 'zh10'].flatMap((name) => [
  `localized/${name}`,
  `localized/${name}i`,
]);

describe.skipIf(!hasCases)('logs in other languages', () => {
  test.each([...logs, ...largerLogs, 'french-madr', 'plural-decisions', 'deliberate-plural'])(
    '%s: no safe fix and no sync rewrites a word',
    async (name) => {
      const loaded = await loadCase(name);
      expect(await fixedFiles(loaded)).toEqual({});
      expect(await syncedFiles(loaded)).toEqual({});
    },
  );

  test.each([...logs, ...largerLogs])('%s: no section and no status is missing or unknown', async (name) => {
    const lines = problemLines(await loadCase(name));
    expect(lines.filter((line) => /section-m|status-|index-status/.test(line))).toEqual([]);
  });

  test('a French MADR log gets a new record in French', async () => {
    const { log } = await loadCase('french-madr');
    const planned = planRecord(log, 'Chose 4');
    if ('kind' in planned) throw new Error(planned.kind);
    expect(newRecord(log, planned, undefined, { today: '2026-03-04' }).text).toBe(
      `# Chose 4

* statut : proposé
* date : 2026-03-04

## Contexte et énoncé du problème

<!-- Contexte et énoncé du problème -->

## Options envisagées

<!-- Options envisagées -->

## Résultat de la décision

<!-- Résultat de la décision -->
`,
    );
  });
});
