import { expect, test } from 'vitest';
import { nextFreeNumber } from '../../../server/src/core/model/takenNumbers.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { findSetStatusProblem } from '../../../server/src/core/operations/record/setStatus.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const sections = '\n## Context\n\nWhy.\n\n## Decision\n\nYes.\n';

/** Records with what stands above their sections, numbered from 1. */
const logOf = (...heads: string[]) =>
  heads
    .map((head, at) => `//- docs/adr/${String(at + 1).padStart(4, '0')}-use-tool-${at + 1}.md\n${head}\n${sections}`)
    .join('');

async function codesIn(source: string): Promise<string[]> {
  const { log } = await loadFixture(source);
  return [...log.everyFile()].flatMap((uri) => checkFile(uri, log).map(({ code }) => code));
}

const dated = (count: number) =>
  Array.from({ length: count }, (_, at) => `# ${at + 1}. Use it\n\nStatus: Accepted\nDate: 2024-05-12\n`);

test.each(['2024-05-12', '*2024-05-12*', '> 2024-05-12', 'Decided on 12.5.2024 in the round.', 'May 12, 2024 – Team'])(
  'no date is missed where one stands in the head: %s',
  async (line) => {
    const last = `# 12. Use it\n\nStatus: Accepted\n\n${line}\n`;
    expect(await codesIn(logOf(...dated(11), last))).not.toContain('date-missing');
    expect(await codesIn(logOf(...dated(11), '# 12. Use it\n\nStatus: Accepted\n'))).toContain('date-missing');
  },
);

test.each(['3. 3. 2023', '14. 12. 2023', '2023. 3. 3.'])('%s is a day', async (day) => {
  expect(await codesIn(logOf(`# 1. Use it\n\nDatum: ${day}\n`))).not.toContain('date-invalid');
});

test('31. 2. 2023 is none', async () => {
  expect(await codesIn(logOf('# 1. Use it\n\nDatum: 31. 2. 2023\n'))).toContain('date-invalid');
});

test.each(['No. 9: Use it', '#9 Use it', '[9] Use it', 'Use it (ADR 9)'])(
  'a title that has its number in another form does not lack it: %s',
  async (title) => {
    expect(await codesIn(logOf(...dated(8), `# ${title}\n\nStatus: Accepted\n`))).not.toContain('title-number-missing');
  },
);

test.each(['**2024**', '2024', '— 2024 —'])('the year %s among the rows is no number', async (year) => {
  const rows = [1, 2, 3].map((n) => `| [000${n}](0001-use-tool-${n}.md) | Use it |`);
  const index = `//- docs/adr/README.md\n| Number | Title |\n|---|---|\n${rows[0]}\n| ${year} | |\n${rows[1]}\n${rows[2]}\n`;
  const { log } = await loadFixture(index + logOf(...dated(3)));
  expect(nextFreeNumber(log)).toBe('0004');
});

test.each(['**Accepted**, 2022-01-12, @mira', 'Accepted, 2024-05-12', '*Accepted on 2024-05-12*', '✅ Accepted'])(
  'a status in the head without a label gets no second one: %s',
  async (line) => {
    const others = Array.from({ length: 4 }, (_, at) => `# ${at + 2}. Use it\n\n- Status: Accepted\n`);
    const { log } = await loadFixture(logOf(`# 1. Use it\n\n${line}\n`, ...others));
    const record = [...log.records.values()].find(({ number }) => number === '0001');
    expect(record && findSetStatusProblem(record, 'Deprecated', log, { text: '' })).toMatchObject({
      kind: 'status-unreadable',
    });
    expect(await codesIn(logOf(`# 1. Use it\n\n${line}\n`, ...others))).not.toContain('status-missing');
  },
);

test.each(['**Date:** 2024-05-12', '- **Date:** 2024-05-12', '**Date**: 2024-05-12', '__Date:__ 2024-05-12'])(
  'a new record has its date as the others have theirs: %s',
  async (line) => {
    const head = `# 1. Use it\n\n${line.startsWith('-') ? '- ' : ''}**Status:** Accepted\n${line}\n`;
    const { log } = await loadFixture(logOf(head, head.replace('1.', '2.'), head.replace('1.', '3.')));
    const planned = planRecord(log, 'Use X', {});
    if ('kind' in planned) throw new Error(planned.kind);
    const { text } = newRecord(log, planned, undefined, { today: '2026-03-04' });
    expect(text).toContain(`\n${line.slice(0, -10)}2026-03-04\n`);
  },
);

test('a successor in words of a series is named', async () => {
  const record = (n: number, status: string) =>
    `//- docs/adr/ARCH-00${n}-use-tool-${n}.md\n# Use tool ${n}\n\n## Status\n\n${status}\n${sections}`;
  const source =
    [1, 2, 3].map((n) => record(n, 'Accepted')).join('') + record(4, 'Superseded by ARCH-005') + record(5, 'Accepted');
  expect(await codesIn(source)).not.toContain('supersede-no-successor');
});

test('a mention of an ADR is none of a record of another series', async () => {
  const record = (n: number) =>
    `//- docs/adr/ARCH-00${n}-use-tool-${n}.md\n# Use tool ${n}\n\n## Status\n\nAccepted\n\nSee ADR-001 of old.\n${sections}`;
  const { log, recordOf, changedBy } = await editLog([1, 2, 3].map(record).join(''));
  const changed = changedBy(renameRecord(recordOf('ARCH-001-use-tool-1.md'), 'ARCH-009-use-tool-1.md', log));
  expect(JSON.stringify(changed)).not.toContain('ADR-009');
});
