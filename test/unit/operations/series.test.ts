import { describe, expect, test } from 'vitest';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { planNumber } from '../../../server/src/core/operations/record/planNumber.ts';
import { referenceTo } from '../../../server/src/core/operations/record/referenceTo.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { retitleRecord } from '../../../server/src/core/operations/record/retitleRecord.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (id: string, slug: string, title: string, text = 'Por qué.') =>
  `//- docs/adr/${id}-${slug}.md\n---\nid: ${id}\n---\n# ${id}: ${title}\n\n## Estado\n\nAceptado\n\n## Contexto\n\n${text}\n\n## Decisión\n\nSí.\n`;
const rows = (...lines: string[]) =>
  `//- docs/adr/README.md\n| Id | Título | Estado |\n|---|---|---|\n${lines.map((line) => `${line}\n`).join('')}`;
const four =
  record('ARCH-001', 'colas', 'Colas') +
  record('ARCH-002', 'cache', 'Caché', 'Ver [ARCH-001](ARCH-001-colas.md) y [CI-001](CI-001-pines.md).') +
  record('ARCH-003', 'registro', 'Registro') +
  record('CI-001', 'pines', 'Pines', 'Ver [ARCH-001: Colas](ARCH-001-colas.md).');
const index = rows(
  '| ARCH-001 | [Colas](ARCH-001-colas.md) | Aceptado |',
  '| ARCH-002 | [Caché](ARCH-002-cache.md) | Aceptado |',
  '| ARCH-003 | [Registro](ARCH-003-registro.md) | Aceptado |',
  '| CI-001 | [Pines](CI-001-pines.md) | Aceptado |',
);
const bodyOf = (file: string) => file.replace(/^.*\n/, '');

describe('records with a word before their number', () => {
  test.each([
    ['as a table', index],
    ['with the number in the link', index.replace(/\| ([A-Z]+-\d+) \| \[([^\]]*)\]\(([^)]*)\)/g, '| [$1]($3) | $2')],
    [
      'as a list',
      '//- docs/adr/README.md\n# Índice\n\n- [ARCH-001: Colas](ARCH-001-colas.md)\n- [ARCH-002: Caché](ARCH-002-cache.md)\n- [ARCH-003: Registro](ARCH-003-registro.md)\n- [CI-001: Pines](CI-001-pines.md)\n',
    ],
  ])('agree with their index, %s', async (_, written) => {
    const loaded = await loadFixture(written + four);
    expect(findProblems(loaded)).toEqual([]);
    const { log } = loaded;
    expect(log.index?.meanings.map(({ says, words }) => `${says.number} ${words}`)).toEqual([
      '001 Colas',
      '002 Caché',
      '003 Registro',
      '001 Pines',
    ]);
    expect(
      [...log.records.values()].map(({ title, numberFields }) => `${title.number} ${numberFields[0]?.number.raw}`),
    ).toEqual(['001 001', '002 002', '003 003', '001 001']);
  });

  test('report a number of their row, title and front matter that is another one', async () => {
    const wrong = record('ARCH-004', 'otra', 'Otra')
      .replace('id: ARCH-004', 'id: ARCH-005')
      .replace('# ARCH-004', '# ARCH-006');
    const row = '| ARCH-007 | [Otra](ARCH-004-otra.md) | Aceptado |\n';
    const at = index.indexOf('| CI-001');
    const loaded = await loadFixture(index.slice(0, at) + row + index.slice(at) + four + wrong);
    expect(
      findProblems(loaded)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['index-number-mismatch', 'title-number-mismatch', 'title-number-mismatch']);
  });

  test('get another number everywhere', async () => {
    const { log, recordOf, changedBy } = await editLog(index + four);
    const planned = planNumber(recordOf('ARCH-001-colas.md'), '9', log);
    if ('kind' in planned) throw new Error(planned.kind);
    expect(planned.fileName).toBe('ARCH-009-colas.md');
    const changed = changedBy(renameRecord(recordOf('ARCH-001-colas.md'), planned.fileName, log));
    expect(changed['ARCH-009-colas.md']).toContain('id: ARCH-009\n---\n# ARCH-009: Colas\n');
    expect(changed['ARCH-002-cache.md']).toContain('Ver [ARCH-009](ARCH-009-colas.md) y [CI-001](CI-001-pines.md).');
    expect(changed['CI-001-pines.md']).toContain('Ver [ARCH-009: Colas](ARCH-009-colas.md).');
    expect(changed['README.md']).toContain('| ARCH-009 | [Colas](ARCH-009-colas.md) | Aceptado |');
    expect(changed['README.md']).not.toContain('ARCH-001');
  });

  test('get another title, and keep their numbers', async () => {
    const { log, recordOf, textOf, changedBy } = await editLog(index + four);
    const edit = retitleRecord(recordOf('ARCH-001-colas.md'), 'Mensajes', log, textOf('ARCH-001-colas.md'));
    const changed = changedBy(edit ?? {});
    expect(changed['ARCH-001-mensajes.md']).toContain('# ARCH-001: Mensajes\n');
    expect(changed['README.md']).toContain('| ARCH-001 | [Mensajes](ARCH-001-mensajes.md) | Aceptado |');
  });

  test('get rows, and show the next one how it is named', async () => {
    const missing = index.replace('| ARCH-003 | [Registro](ARCH-003-registro.md) | Aceptado |\n', '');
    const { log, textOf, changedBy } = await editLog(missing + four);
    expect(syncIndex(log, textOf('README.md')).text).toBe(bodyOf(index));
    const planned = planRecord(log, 'Métricas');
    if ('kind' in planned) throw new Error(planned.kind);
    const changed = changedBy(newRecord(log, planned, undefined, {}).edit);
    expect(changed['ARCH-004-metricas.md']).toContain('id: ARCH-004\n---\n\n# ARCH-004: Métricas\n');
    expect(changed['README.md']).toContain('| ARCH-004 | [Métricas](ARCH-004-metricas.md) |');
  });

  test('begin in the series that is asked for, with its number and its words', async () => {
    const { log, changedBy } = await editLog(index + four);
    const planned = planRecord(log, 'Métricas', { series: 'ci' });
    if ('kind' in planned) throw new Error(planned.kind);
    const changed = changedBy(newRecord(log, planned, undefined, {}).edit);
    expect(changed['CI-002-metricas.md']).toContain('id: CI-002\n---\n\n# CI-002: Métricas\n');
    expect(changed['README.md']).toContain('| CI-002 | [Métricas](CI-002-metricas.md) |');
    const template = '# ADR-NNNN: {title}\n\n## Estado\n\n## Contexto\n';
    expect(newRecord(log, planned, template, {}).text).toContain('# CI-002: Métricas\n');
  });

  test('begin in no other series', async () => {
    const { log } = await editLog(index + four);
    expect(planRecord(log, 'Métricas', { series: 'SEC' })).toEqual({
      kind: 'no-such-series',
      typed: 'SEC',
      known: ['ARCH', 'CI'],
    });
    expect(planRecord(log, 'Métricas', { series: 'CI', parent: '003' })).toMatchObject({ kind: 'no-parent-number' });
    expect(planRecord(log, 'Métricas', { parent: '003' })).toMatchObject({ fileName: 'ARCH-003-1-metricas.md' });
  });

  test('are referred to by their own words', async () => {
    const { log, recordOf } = await editLog(index + four);
    const name = referenceTo(recordOf('CI-001-pines.md'), recordOf('ARCH-001-colas.md'), log);
    expect(name).toBe('[CI-001](CI-001-pines.md)');
  });
});

test('labels of tickets do not show how records are referred to', async () => {
  const plain = (name: string, text: string) =>
    `//- docs/adr/${name}.md\n# T ${name}\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n\n## Decision\n\nYes.\n`;
  const { log, recordOf } = await editLog(
    plain('0001-a', '[JIRA-1234](JIRA-1234-x.md), [JIRA-1235](JIRA-1235-x.md)') +
      plain('0002-b', 'x') +
      plain('0003-c', 'x'),
  );
  expect(referenceTo(recordOf('0002-b.md'), recordOf('0001-a.md'), log)).toBe('[ADR-0002](0002-b.md)');
});
