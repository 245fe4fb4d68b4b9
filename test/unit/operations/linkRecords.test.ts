import { expect, test } from 'vitest';
import { linkKinds, linkRecords } from '../../../server/src/core/operations/linkRecords.ts';
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
    '001-a.md': `${a.replace('2020-01-01', '2026-03-04').trimEnd()}\n\n${there} [ADR-002](002-b.md)\n`,
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
