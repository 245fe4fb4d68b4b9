import { expect, test } from 'vitest';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, status: string) => `//- docs/adr/${name}.md\n# ${name}\n\n## Status\n\n${status}\n`;
const log = (...statuses: string[]) => statuses.map((status, at) => record(`00${at + 1}-x`, status)).join('');

test('a list of statuses that is written for the first time has those that the log uses', async () => {
  const texts = await applyFix(
    log('Accepted', 'In Review', 'superseded by ADR-3', 'Reverted'),
    'Add "Reverted" to the statuses of this log',
  );
  expect(texts.get('docs/adr/.adr-keeper.yaml')).toBe('statuses: [Proposed, Accepted, In Review, Reverted]\n');
});

test('the first word of a sentence is offered to nobody as a status', async () => {
  const { log: loaded } = await loadFixture(log('Accepted', 'The board has not met since then'));
  const problems = [...loaded.records.keys()].flatMap((uri) =>
    checkFile(uri, loaded)
      .filter(({ code }) => code === 'status-unknown')
      .map((problem) => ({ problem, uri })),
  );
  expect(problems).toHaveLength(1);
  expect(problems.flatMap(({ problem, uri }) => findFixes(problem, uri, loaded))).toEqual([]);
});
