import { describe, expect, test } from 'vitest';
import { hasCases, loadCase, problemLines } from '../support/cases.ts';

test.skipIf(!hasCases)('a mention of a withdrawn record is no unknown reference', async () => {
  const lines = problemLines(await loadCase('withdrawn-mention'));
  expect(lines.filter((line) => line.includes('reference-unknown'))).toEqual([]);
});

/** What is said of sections, statuses and titles. */
async function saidOf(name: string): Promise<string[]> {
  return problemLines(await loadCase(name)).filter((line) => /(?:section|status|title)-(?!number)/.test(line));
}

describe.skipIf(!hasCases)('sections, statuses and titles', () => {
  test.each([
    'heading-with-qualifier',
    'heading-with-qualifier-madr',
    'heading-with-addition',
    'plural-decisions',
    'plural',
    'deliberate-plural',
    'compulsory-marks',
    'date-in-front-matter',
    'status-heading-question',
    'own-status-word',
    'everybody-says-active',
    'status-with-suffix',
    'design-review-beside',
  ])('%s: nothing is reported', async (name) => {
    expect(await saidOf(name)).toEqual([]);
  });

  test.each([
    ['no-status-at-all', /0010-choice-j\.md:1 warning status-missing/],
    ['status-missing-once', /0003-t3\.md:1 warning status-missing/],
    ['no-headings', /information title-missing: 4 of 4 records/],
    ['no-titles-at-all', /information title-missing: 9 of 9 records/],
  ])('%s: one thing is said', async (name, line) => {
    expect(await saidOf(name)).toEqual([expect.stringMatching(line)]);
  });
});
