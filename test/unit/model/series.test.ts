import { describe, expect, test } from 'vitest';
import { parseTitle } from '../../../server/src/core/model/recordTitle.ts';
import { planNumber } from '../../../server/src/core/operations/record/planNumber.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, text = 'Why.') =>
  `//- docs/adr/${name}.md\n# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n`;

describe('several series in one log', () => {
  const series = ['TEST', 'DEVEX'].flatMap((each) =>
    [1, 2].map((number) => record(`ADR-${each}-00${number}-x${number}`, `ADR-${each}-00${number}: X${number}`)),
  );
  const text = 'As ADR-TEST-006 and ADR-TEST-002.';
  const source = [
    ...series,
    record('ADR-0006-core', 'ADR-0006: Core'),
    record('ADR-0007-more', 'ADR-0007: More', text),
  ].join('');

  test('a mention with the words of a series means none of another one', async () => {
    const { log, recordOf, changedBy } = await editLog(source);
    const from = recordOf('ADR-0007-more.md');
    expect(log.resolve({ number: '006', prefix: 'ADR-TEST-' }, from)).toEqual([]);
    expect(log.resolve({ number: '002', prefix: 'ADR-TEST-' }, from)).toEqual([recordOf('ADR-TEST-002-x2.md')]);
    const core = recordOf('ADR-0006-core.md');
    const planned = planNumber(core, '8', log);
    if ('kind' in planned) throw new Error(planned.kind);
    expect(Object.keys(changedBy(renameRecord(core, planned.fileName, log))).sort()).toEqual([
      'ADR-0006-core.md',
      'ADR-0008-core.md',
    ]);
  });

  test('a title has the number of its series', async () => {
    const loaded = await loadFixture(source);
    expect(findProblems(loaded).filter(({ code }) => code.includes('number') || code.includes('title'))).toEqual([]);
    expect([...loaded.log.records.values()].map(({ title }) => `${title.number} ${title.text}`).sort()).toEqual([
      '0006 Core',
      '0007 More',
      '001 X1',
      '001 X1',
      '002 X2',
      '002 X2',
    ]);
  });
});

test.each([
  ['ADR-TEST-001: Title', { number: '001', text: 'Title' }],
  ['[ADR-DEVEX-0012] Title', { number: '0012', text: 'Title' }],
  ['ADR-TIER1-003 Title', { number: '003', text: 'Title' }],
  ['ADR-HTTP-2 migration', { number: undefined, text: 'HTTP-2 migration' }],
])('the title %s', (title, read) => {
  expect(parseTitle(title)).toEqual(read);
});
