import { expect, test } from 'vitest';
import { findLinkProblem, linkKinds, linkRecords } from '../../../server/src/core/operations/record/linkRecords.ts';
import { editLog } from '../../support/editLog.ts';

const a = '# A\n\nUpdated: 2020-01-01\n\n## Status\n\nAccepted\n';
const b = '# B\n';
const source = (first: string, second: string) => `//- docs/adr/001-a.md\n${first}//- docs/adr/002-b.md\n${second}`;

test.each([
  ['amends', 'Amends', 'Amended by'],
  ['depends-on', 'Depends on', 'Needed by'],
  ['relates-to', 'Relates to', 'Relates to'],
] as const)('a link that %s is written on both sides, once', async (kind, there, here) => {
  const { log, recordOf, changedBy } = await editLog(source(a, b));
  const changed = changedBy(linkRecords(recordOf('001-a.md'), kind, recordOf('002-b.md'), log, '2026-03-04'));
  expect(changed).toEqual({
    '001-a.md': `# A\n\nUpdated: 2026-03-04\n\n## Status\n\nAccepted\n\n${there} [ADR-002](002-b.md)\n`,
    '002-b.md': `# B\n\n${here} [ADR-001](001-a.md)\n`,
  });
  const again = await editLog(source(changed['001-a.md'] ?? '', changed['002-b.md'] ?? ''));
  const edit = linkRecords(again.recordOf('001-a.md'), kind, again.recordOf('002-b.md'), again.log, '2026-03-05');
  expect(again.changedBy(edit)).toEqual({});
});

test('every kind is read as what it was written for', async () => {
  for (const kind of linkKinds) {
    const { log, recordOf, after } = await editLog(source(a, b));
    const texts = after(linkRecords(recordOf('001-a.md'), kind, recordOf('002-b.md'), log, undefined));
    const written = await editLog(source(texts.get('001-a.md') ?? '', texts.get('002-b.md') ?? ''));
    expect(written.recordOf('001-a.md').relations.map((relation) => relation.kind)).toEqual([kind]);
  }
});

test.each(['amends', 'depends-on'] as const)('no circle of records that %s one another is made', async (kind) => {
  const said = { amends: 'Amends', 'depends-on': 'Depends on' }[kind];
  const back = { amends: 'Amended by', 'depends-on': 'Needed by' }[kind];
  // The first relation is said by one side, the second one by the other.
  const { log, recordOf } = await editLog(
    `${source(`${a}\n${said} [ADR-002](002-b.md)\n`, b)}//- docs/adr/003-c.md\n# C\n\n${back} [ADR-002](002-b.md)\n`,
  );
  const [first, second, third] = ['001-a.md', '002-b.md', '003-c.md'].map(recordOf);
  if (first === undefined || second === undefined || third === undefined) throw new Error('There are three.');
  expect(findLinkProblem(second, kind, first, log)).toEqual({
    kind: 'link-in-circle',
    file: '001-a.md',
    relation: kind,
  });
  expect(findLinkProblem(third, kind, first, log)).toMatchObject({ kind: 'link-in-circle' });
  expect(findLinkProblem(first, kind, third, log)).toBeUndefined();
  expect(findLinkProblem(third, 'relates-to', first, log)).toBeUndefined();
});
