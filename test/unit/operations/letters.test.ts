import { describe, expect, test } from 'vitest';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { planNumber } from '../../../server/src/core/operations/record/planNumber.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { editLog } from '../../support/editLog.ts';

const record = (number: string, slug: string, title: string, text = 'Pourquoi.') =>
  `//- docs/adr/${number}-${slug}.md\n---\nid: ${number}\n---\n# ${number} — ${title}\n\n## Statut\n\nAccepté\n\n## Contexte\n\n${text}\n`;
const rows = (...lines: string[]) =>
  `//- docs/adr/README.md\n| N° | Titre | Statut |\n|---|---|---|\n${lines.map((line) => `${line}\n`).join('')}`;

const three =
  record('0007', 'file', 'File') +
  record('0007a', 'essais', 'Essais', 'Voir ADR-0007 et [0007](0007-file.md).') +
  record('0008', 'cache', 'Cache', 'Voir ADR-0007a, [0007a](0007a-essais.md).');
const index = rows(
  '| [0007](0007-file.md) | File | Accepté |',
  '| [0007a](0007a-essais.md) | Essais | Accepté |',
  '| [0008](0008-cache.md) | Cache | Accepté |',
);

describe('a record with a letter', () => {
  test('goes along with its record', async () => {
    const { log, recordOf, changedBy } = await editLog(index + three);
    const planned = planNumber(recordOf('0007-file.md'), '12', log);
    if ('kind' in planned) throw new Error(planned.kind);
    const changed = changedBy(renameRecord(recordOf('0007-file.md'), planned.fileName, log));
    expect(changed['0012a-essais.md']).toContain('id: 0012a\n---\n# 0012a — Essais\n');
    expect(changed['0012a-essais.md']).toContain('Voir ADR-0012 et [0012](0012-file.md).');
    expect(changed['0008-cache.md']).toContain('Voir ADR-0012a, [0012a](0012a-essais.md).');
    expect(changed['README.md']).toBe(
      rows(
        '| [0008](0008-cache.md) | Cache | Accepté |',
        '| [0012](0012-file.md) | File | Accepté |',
        '| [0012a](0012a-essais.md) | Essais | Accepté |',
      ).replace(/^.*\n/, ''),
    );
  });

  test.each([
    ['7b', { number: '0007b', fileName: '0007b-essais.md' }],
    ['0008a', { number: '0008a', fileName: '0008a-essais.md' }],
    ['0009a', { kind: 'no-number' }],
    ['0007g', { kind: 'no-number' }],
    ['9', { number: '0009', fileName: '0009-essais.md' }],
    ['0008', { kind: 'number-taken' }],
  ])('gets the number %s, or not', async (typed, planned) => {
    const { log, recordOf } = await editLog(index + three);
    expect(planNumber(recordOf('0007a-essais.md'), typed, log)).toMatchObject(planned);
  });

  test('becomes a whole one everywhere', async () => {
    const { log, recordOf, changedBy } = await editLog(index + three);
    const changed = changedBy(renameRecord(recordOf('0007a-essais.md'), '0009-essais.md', log));
    expect(changed['0009-essais.md']).toContain('id: 0009\n---\n# 0009 — Essais\n');
    expect(changed['0008-cache.md']).toContain('Voir ADR-0009, [0009](0009-essais.md).');
    expect(changed['README.md']).toContain('| [0009](0009-essais.md) | Essais | Accepté |');
    expect(changed['0007-file.md']).toBe(undefined);
  });

  test('gets its row behind that of its record, written as the others are', async () => {
    const missing = index.replace('| [0007a](0007a-essais.md) | Essais | Accepté |\n', '');
    const { log, textOf } = await editLog(missing + three);
    expect(syncIndex(log, textOf('README.md')).text).toBe(index.replace(/^.*\n/, ''));
  });

  test('shows the next row how the number is written', async () => {
    const last = rows('| [0007](0007-file.md) | File | Accepté |', '| [0007a](0007a-essais.md) | Essais | Accepté |');
    const { log, textOf } = await editLog(last + three);
    expect(syncIndex(log, textOf('README.md')).text).toBe(index.replace(/^.*\n/, ''));
  });

  test('is followed by the next whole number, and by the next letter below its record', async () => {
    const { log, changedBy } = await editLog(index + three);
    const made = (title: string, parent?: string) => {
      const planned = planRecord(log, title, { parent });
      if ('kind' in planned) throw new Error(planned.kind);
      return changedBy(newRecord(log, planned, undefined, {}).edit);
    };
    const whole = made('Journal');
    expect(whole['0009-journal.md']).toContain('id: 0009\n---\n\n# 0009 — Journal\n');
    expect(whole['README.md']).toContain('| [0009](0009-journal.md) | Journal |');
    const below = made('Mesures', '0007');
    expect(below['0007b-mesures.md']).toContain('# 0007b — Mesures\n');
    expect(below['README.md']).toContain('Essais | Accepté |\n| [0007b](0007b-mesures.md) | Mesures |');
  });
});
