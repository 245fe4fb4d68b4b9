import { describe, expect, test } from 'vitest';
import { fixedFiles, hasCases, loadCase, syncedFiles } from '../support/cases.ts';

/** Each a small log in another language. */
const logs = ['de', 'es', 'fr', 'ja', 'nl', 'pl', 'pt', 'ru', 'zh'].map((language) => `localized/${language}`);

describe.skipIf(!hasCases)('logs in other languages', () => {
  test.each([...logs, 'french-madr', 'plural-decisions', 'deliberate-plural'])(
    '%s: no safe fix and no sync rewrites a word',
    async (name) => {
      const loaded = await loadCase(name);
      expect(await fixedFiles(loaded)).toEqual({});
      expect(await syncedFiles(loaded)).toEqual({});
    },
  );
});
