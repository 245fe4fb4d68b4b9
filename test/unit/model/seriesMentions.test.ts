import { describe, expect, test } from 'vitest';
import { readGraph } from '../../../server/src/core/graph/readGraph.ts';
import { findMentions } from '../../../server/src/core/markdown/findMentions.ts';
import { nearestNumber } from '../../../server/src/core/model/nearestNumber.ts';
import { findRecordsAt, findReferencesTo } from '../../../server/src/core/model/recordReferences.ts';
import { planNumber } from '../../../server/src/core/operations/record/planNumber.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (id: string, text = 'Why.', status = 'Accepted') =>
  `//- docs/adr/${id}-x${id.length}.md\n# ${id}: About ${id}\n\n## Status\n\n${status}\n\n## Context\n\n${text}\n\n## Decision\n\nYes.\n`;
const log = (...records: string[]) =>
  [record('ARCH-001'), record('ARCH-002'), record('CI-001'), record('CI-002'), ...records].join('');

describe('words of a series before a number', () => {
  const series = new Set(['ARCH-', 'CI-']);
  test.each([
    ['See ARCH-012, CI-7 and `x`.', ['ARCH-012', 'CI-7']],
    ['(ARCH-012a) ARCH-012-1', ['ARCH-012a', 'ARCH-012-1']],
    ['arch-012 Arch-012', []],
    ['PROJ-123 UTF-8 RFC-2119 SHA-256', []],
    ['XARCH-012 X-ARCH-012 a/ARCH-012 ARCH-012x ARCH-1.2', []],
    ['被ARCH-002取代', ['ARCH-002']],
    ['ADR-012 and [[012]]', ['ADR-012', '[[012]]']],
  ])('%s', (text, found) => {
    const mentions = findMentions(text, { start: 0, end: text.length }, 0, series);
    expect(mentions.map(({ span }) => text.slice(span.start, span.end))).toEqual(found);
    const plain = findMentions(text, { start: 0, end: text.length });
    expect(plain.map(({ number }) => number)).toEqual(found.some((each) => /ADR/.test(each)) ? ['012', '012'] : []);
  });
});

describe('a record named by the word of its series', () => {
  const text = 'As in ARCH-001, ARCH-1 and CI-001, unlike ADR-001 or UTF-8.';
  const source = log(record('ARCH-003', text), '//- src/a.ts\n// See ARCH-001, and CI-001.\nconst left = CI-1;\n');

  test('is found by its references, and answers at them', async () => {
    const { log: loaded, workspace } = await loadFixture(source);
    const records = [...loaded.records.values()];
    const [first, third] = ['ARCH-001', 'ARCH-003'].map((id) => records.find(({ file }) => file.name.startsWith(id)));
    if (first === undefined || third === undefined) throw new Error('not read');
    const body = source.split('//- docs/adr/ARCH-003-x8.md\n')[1] ?? '';
    const at = (words: string) => body.indexOf(words) + 1;
    expect(findRecordsAt(third.file, workspace, at('ARCH-1 '))).toEqual([first]);
    expect(findRecordsAt(third.file, workspace, at('CI-001')).map(({ file }) => file.name)).toEqual(['CI-001-x6.md']);
    expect(findRecordsAt(third.file, workspace, at('ADR-001'))).toEqual([]);
    const references = findReferencesTo(first, workspace).map(({ file, references: found }) => [
      file.name,
      found.map(({ number }) => number?.raw),
    ]);
    expect(references).toEqual([
      ['ARCH-003-x8.md', ['001', '1']],
      ['a.ts', ['001']],
    ]);
  });

  test('gets another number there, with its word and its padding', async () => {
    const { log: loaded, recordOf, changedBy } = await editLog(source);
    const planned = planNumber(recordOf('ARCH-001-x8.md'), '9', loaded);
    if ('kind' in planned) throw new Error(planned.kind);
    const changed = changedBy(renameRecord(recordOf('ARCH-001-x8.md'), planned.fileName, loaded));
    expect(changed['ARCH-003-x8.md']).toContain('As in ARCH-009, ARCH-9 and CI-001, unlike ADR-001 or UTF-8.');
  });

  test('is superseded by it, and is in the graph', async () => {
    const { log: loaded } = await loadFixture(
      [record('ARCH-001', 'Why.', 'Superseded by ARCH-002'), record('ARCH-002', 'See CI-001.'), record('CI-001')].join(
        '',
      ),
    );
    const name = (uri: string) => uri.replace(/.*\//, '').replace(/-x.*/, '');
    expect(readGraph(loaded).edges.map(({ from, to, kind }) => `${name(from)} ${kind} ${name(to)}`)).toEqual([
      'ARCH-002 supersedes ARCH-001',
      'ARCH-002 mentions CI-001',
    ]);
  });
});

describe('a number that no record of a series has', () => {
  test.each([
    ['is reported where it is padded', 'See ARCH-020 and ARCH-099.', ['ARCH-020', 'ARCH-099']],
    ['is reported where it is a gap', 'See CI-111.', ['CI-111']],
    ['may be that of a ticket', 'See ARCH-412, CI-7 and ADR-099.', []],
    ['may be that of another series', 'See PROJ-001 and SEC-003.', []],
  ])('%s', async (_, text, found) => {
    const source = log(record('ARCH-003', text), record('CI-112'));
    const loaded = await loadFixture(source);
    const problems = findProblems(loaded).filter(({ code }) => code === 'reference-unknown');
    const lineOf = (path: string, line: number) => loaded.files.get(path)?.split('\n')[line] ?? '';
    expect(problems.map(({ path, line, start, end }) => lineOf(path, line).slice(start, end))).toEqual(found);
  });

  test('is near to one of its series', async () => {
    const { log: loaded } = await loadFixture(log(record('ADR-025'), record('ARCH-035')));
    expect(nearestNumber({ number: '045', prefix: 'ARCH-' }, loaded)).toBe('035');
    expect(nearestNumber({ number: '022', prefix: 'CI-' }, loaded)).toBe('002');
  });
});
