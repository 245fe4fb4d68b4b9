import { expect, test } from 'vitest';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { loadFixture } from '../../support/loadFixture.ts';

/** The numbers that a record mentions and no record has. */
async function unknownIn(text: string): Promise<string[]> {
  const { log } = await loadFixture(
    `//- docs/adr/0001-a.md\n# A\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n//- docs/adr/0002-b.md\n# B\n\n## Status\n\nAccepted\n`,
  );
  const [first = ''] = [...log.records.keys()].sort();
  return checkFile(first, log).flatMap((problem) =>
    problem.code === 'reference-unknown' ? [problem.arguments.number] : [],
  );
}

test.each([
  'The former ADR-0007 (withdrawn) had another plan. ADR-0007 was too dear.',
  'ADR-0007 was withdrawn in May.',
  'Das ältere ADR-0007 (zurückgezogen) war teurer.',
  'Voir ADR-0007 (retiré).',
  '前 ADR-0007（撤回済）は別の案だった。',
  'См. ADR-0007 (отозван).',
])('a number that the text says was withdrawn is no unknown reference: %j', async (text) => {
  expect(await unknownIn(text)).toEqual([]);
});

test('a record that removed something is one that is looked for', async () => {
  expect(await unknownIn('ADR-0007 removed the cache.')).toEqual(['0007']);
});
