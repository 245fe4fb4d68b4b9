import { describe, expect, test } from 'vitest';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix, findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, status: string, text = 'Text.') =>
  `//- docs/adr/${name}\n# ${name.replace(/\.md$/, '')}\n\n## Status\n\n${status}\n\n## Context\n\n${text}\n\n## Decision\n\nYes.\n`;

/** The problems of supersession, by the files they are in. */
async function supersessionOf(source: string): Promise<string[]> {
  const found = findProblems(await loadFixture(source)).filter(({ code }) => code.startsWith('supersede-'));
  return found.map(({ path, code }) => `${path.replace('docs/adr/', '')} ${code}`).sort();
}

describe('one side alone', () => {
  test('a record that is not accepted demands nothing of the one that it would supersede', async () => {
    for (const status of ['Draft', 'Proposed', 'Rejected', 'Vorgeschlagen', 'Proposé', '提案'])
      expect(
        await supersessionOf(record('001-a.md', 'Accepted') + record('002-b.md', `${status}\n\nSupersedes ADR-1`)),
      ).toEqual([]);
    expect(
      await supersessionOf(record('001-a.md', 'Accepted') + record('002-b.md', 'Accepted\n\nSupersedes ADR-1')),
    ).toEqual(['002-b.md supersede-one-sided']);
  });

  test('is one problem for each other record, however often it is named', async () => {
    const often = 'Accepted\n\nSupersedes ADR-1\n\nSupersedes [A](001-a.md)\n\nSupersedes ADR-3';
    expect(
      await supersessionOf(record('001-a.md', 'Accepted') + record('002-b.md', often) + record('003-c.md', 'Accepted')),
    ).toEqual(['002-b.md supersede-one-sided', '002-b.md supersede-one-sided']);
  });

  test('any mention back is an answer', async () => {
    for (const text of ['As [A](001-a.md) says.', 'See ADR-001.', 'In part it extends ADR 1.'])
      expect(
        await supersessionOf(record('001-a.md', 'Superseded by [B](002-b.md)') + record('002-b.md', 'Accepted', text)),
      ).toEqual([]);
  });

  test('an answer that is taken away while typing is missed at once', async () => {
    const source = (text: string) =>
      record('001-a.md', 'Superseded by [B](002-b.md)') + record('002-b.md', 'Accepted', text);
    const { log, disk, takeChanges, workspace } = await loadFixture(source('As ADR-001 says.'));
    takeChanges();
    const without = await loadFixture(source('As it says.'));
    const file = without.log.records.get(disk.uri('docs/adr/002-b.md'))?.file;
    if (file === undefined) throw new Error('The record is missing.');
    expect([...log.setRecord(file)].map((uri) => uri.replace(/^.*\//, '')).sort()).toContain('001-a.md');
    expect(workspace.logs).toHaveLength(1);
  });
});

describe('one side alone, as a log does it', () => {
  const successors = (count: number) =>
    Array.from({ length: count }, (_, at) => record(`00${at + 1}-old.md`, 'Superseded by [New](009-new.md)')).join('');

  test('is a habit where three records and a tenth get no answer', async () => {
    const unanswered = successors(2) + record('009-new.md', 'Accepted');
    expect(await supersessionOf(unanswered)).toEqual([
      '001-old.md supersede-one-sided',
      '002-old.md supersede-one-sided',
    ]);
    expect(await supersessionOf(successors(3) + record('009-new.md', 'Accepted'))).toEqual([]);
    expect(await supersessionOf(successors(3) + record('009-new.md', 'Accepted', 'See ADR-1 and ADR-2.'))).toEqual([
      '003-old.md supersede-one-sided',
    ]);
  });

  test('is a habit no more, and for all records, once enough get an answer', async () => {
    const { log, disk } = await loadFixture(successors(3) + record('009-new.md', 'Accepted'));
    expect(log.areSuccessorsSilent).toBe(true);
    const other = await loadFixture(record('009-new.md', 'Accepted', 'See ADR-1.'));
    const file = other.log.records.get(disk.uri('docs/adr/009-new.md'))?.file;
    if (file === undefined) throw new Error('The record is missing.');
    expect([...log.setRecord(file)].filter((uri) => /-old\.md$/.test(uri))).toHaveLength(3);
    expect(log.areSuccessorsSilent).toBe(false);
    log.setRecord((await loadFixture(record('009-new.md', 'Accepted'))).log.records.get(file.uri)?.file ?? file);
    expect(log.areSuccessorsSilent).toBe(true);
    log.remove(disk.uri('docs/adr/001-old.md'));
    expect(log.areSuccessorsSilent).toBe(false);
  });

  test('is one fact in a status and in a field', async () => {
    const twice = '//- docs/adr/001-a.md\n---\nstatus: ersetzt durch [B](002-b.md)\nersetzt-durch: 002\n---\n\n# A\n';
    expect(await supersessionOf(twice + record('002-b.md', 'Accepted'))).toEqual(['001-a.md supersede-one-sided']);
  });

  test('is not asked of versions of one record', async () => {
    const versions = record('001-a.v1.md', 'Superseded by [v2](001-a.v2.md)') + record('001-a.v2.md', 'Accepted');
    expect(await supersessionOf(versions)).toEqual([]);
  });

  test('is not asked of a record that is named beside what was superseded', async () => {
    const field = (words: string) =>
      `//- docs/adr/002-b.md\n# B\n\n**Status**: Accepted\n**Supersedes**: ${words}\n\n## Decision\n\nYes.\n`;
    const old = record('001-a.md', 'Accepted');
    expect(await supersessionOf(old + field('The flat table that was introduced alongside ADR-001'))).toEqual([]);
    expect(await supersessionOf(old + field('Store teas in a table (ADR-001)'))).toEqual([
      '002-b.md supersede-one-sided',
    ]);
  });

  test.each([
    ['> **Superseded 2026-07-11 by [B](002-b.md)**: the words below are kept.', 'Accepted'],
    ['Ersetzt durch [B](002-b.md), was die Tabelle angeht.', 'Akzeptiert'],
    ['Remplacé par [B](002-b.md) : le reste est en vigueur.', 'Accepté'],
  ])('is about a section where the record is in effect: %s', async (note, status) => {
    const source = record('001-a.md', status, note) + record('002-b.md', status);
    expect(await supersessionOf(source)).toEqual([]);
    const { log, disk } = await loadFixture(source);
    expect(log.records.get(disk.uri('docs/adr/001-a.md'))?.status?.word).toBe(status);
    const own = source.replace('## Context', '## Superseded');
    expect(await supersessionOf(own)).toContain('001-a.md supersede-one-sided');
  });
});

describe('a successor that is not decided yet', () => {
  const byDraft = ['001-a.md supersede-by-draft'];

  test.each([
    ['Superseded by [B](002-b.md)', 'Proposed'],
    ['Superseded by ADR-2', 'Draft'],
    ['Accepted\n\nSuperseded by [B](002-b.md)', 'In Review'],
    ['Ersetzt durch [B](002-b.md)', 'Vorgeschlagen'],
    ['Remplacé par [B](002-b.md)', 'Brouillon'],
    ['Substituído por [B](002-b.md)', 'Proposto'],
    ['被 [B](002-b.md) 取代', '提议'],
  ])('is told of: %j by %j', async (old, status) => {
    for (const text of ['Text.', 'Supersedes ADR-1.', 'See [A](001-a.md).'])
      expect(await supersessionOf(record('001-a.md', old) + record('002-b.md', status, text))).toEqual(byDraft);
  });

  test.each([
    ['Superseded by [B](002-b.md)', 'Accepted'],
    ['Superseded by [B](002-b.md)', 'Rejected'],
    ['Superseded by [B](002-b.md)', 'Ratified'],
    ['Superseded by [B](002-b.md)', 'Proposed, accepted 2024-05-06'],
    ['Superseded by [B](002-b.md)', 'Proposed → Accepted'],
    ['Superseded by [B](002-b.md)', '[Proposed | Accepted | Rejected]'],
    ['Superseded by [B](002-b.md)', 'Proposed, but see the minutes: accepted'],
    ['Superseded by [B](002-b.md)', 'Superseded by [C](003-c.md)'],
    ['Superseded by [B](002-b.md) and [C](003-c.md)', 'Proposed'],
    ['Superseded by [B](002-b.md) and ADR-99', 'Proposed'],
    ['Superseded by [C](003-c.md)', 'Proposed'],
    ['Accepted\n\nPartially superseded by [B](002-b.md)', 'Proposed'],
    ['Accepted\n\nAmended by [B](002-b.md)', 'Proposed'],
    ['Proposed\n\nSuperseded by [B](002-b.md)', 'Proposed'],
    ['Proposed → Superseded by [B](002-b.md)', 'Proposed'],
    ['Superseded by [B](002-b.md), original: Draft', 'Proposed'],
    ['Accepted\n\nTo be superseded by [B](002-b.md)', 'Proposed'],
  ])('is none: %j by %j', async (old, status) => {
    const source = record('001-a.md', old) + record('002-b.md', status, 'See ADR-1.') + record('003-c.md', 'Accepted');
    expect(await supersessionOf(source)).not.toContain('001-a.md supersede-by-draft');
  });

  test('is not made one by the safe fix of a misspelt status', async () => {
    const source = (old: string) => record('001-a.md', old) + record('002-b.md', 'Propsed', 'See ADR-1.');
    for (const [old, isSafe] of [
      ['Superseded by [B](002-b.md)', false],
      ['Accepted', true],
    ] as const) {
      const { log, disk } = await loadFixture(source(old));
      const uri = disk.uri('docs/adr/002-b.md');
      const fixes = checkFile(uri, log).flatMap((problem) => findFixes(problem, uri, log));
      expect(fixes.find(({ title }) => title.kind === 'take-status')?.isSafe).toBe(isSafe);
    }
  });

  test('is none where it gives another status, too', async () => {
    const two = record('002-b.md', 'Proposed', 'See ADR-1.').replace('# 002-b', '---\nstatus: accepted\n---\n# 002-b');
    expect(await supersessionOf(record('001-a.md', 'Superseded by ADR-2') + two)).toEqual([]);
  });

  test('is told of until it is decided, and again when it is not', async () => {
    const old = record('001-a.md', 'Superseded by [B](002-b.md)');
    const { log, disk } = await loadFixture(old + record('002-b.md', 'Proposed', 'See ADR-1.'));
    const uri = disk.uri('docs/adr/001-a.md');
    const codes = () => checkFile(uri, log).flatMap(({ code }) => (code.startsWith('supersede-') ? [code] : []));
    expect(codes()).toEqual(['supersede-by-draft']);
    for (const [status, expected] of [
      ['Accepted', []],
      ['Draft', ['supersede-by-draft']],
    ] as const) {
      const other = await loadFixture(old + record('002-b.md', status, 'See ADR-1.'));
      const file = other.log.records.get(disk.uri('docs/adr/002-b.md'))?.file;
      if (file === undefined) throw new Error('The record is missing.');
      expect([...log.setRecord(file)]).toContain(uri);
      expect(codes()).toEqual(expected);
    }
  });
});

describe('the fix of one side alone', () => {
  const fixed = async (first: string, second: string) => {
    const texts = await applyFix(
      record('001-a.md', first) + record('002-b.md', second) + record('003-c.md', 'Accepted'),
      'Add the matching link to 001-a.md',
    );
    return /## Status\n\n([\s\S]*?)\n\n## Context/.exec(texts.get('docs/adr/001-a.md') ?? '')?.[1];
  };

  test('writes Superseded where a record in effect says so', async () => {
    expect(await fixed('Accepted', 'Accepted\n\nSupersedes ADR-1')).toBe('Superseded by [ADR-002](002-b.md)');
    expect(await fixed('Superseded', 'Accepted\n\nSupersedes ADR-1')).toBe('Superseded by [ADR-002](002-b.md)');
  });

  test('only links a record in effect where the other one is not', async () => {
    expect(await fixed('Accepted', 'Superseded by [C](003-c.md)\n\nSupersedes ADR-1')).toBe(
      'Accepted\n\nRelates to [ADR-002](002-b.md)',
    );
    expect(await fixed('Accepted', 'Deprecated\n\nSupersedes ADR-1')).toBe(
      'Accepted\n\nRelates to [ADR-002](002-b.md)',
    );
    expect(await fixed('Accepted', 'Ratified\n\nSupersedes ADR-1')).toBe('Accepted\n\nRelates to [ADR-002](002-b.md)');
  });

  test('names a further successor of one that was superseded', async () => {
    expect(await fixed('Superseded by [C](003-c.md)', 'Superseded by [C](003-c.md)\n\nSupersedes ADR-1')).toBe(
      'Superseded by [C](003-c.md)\n\nSuperseded by [ADR-002](002-b.md)',
    );
  });
});

describe('no successor', () => {
  test.each([
    'Superseded, see [B](002-b.md)',
    'Superseded. [B](002-b.md) is newer.',
    'Superseded\n\nSee [B](002-b.md).',
    'Superseded by [the RFC](https://example.org/rfc)',
    'Superseded-in-part by [B](002-b.md)',
    'Ersetzt durch [B](002-b.md)',
  ])('is not reported where one is named: %s', async (status) => {
    const found = await supersessionOf(record('001-a.md', status) + record('002-b.md', 'Accepted', 'See ADR-1.'));
    expect(found).toEqual([]);
  });

  test('is reported in every language', async () => {
    for (const status of ['Superseded', 'Ersetzt', 'Remplacé', 'Заменено'])
      expect(await supersessionOf(record('001-a.md', status) + record('002-b.md', 'Accepted'))).toEqual([
        '001-a.md supersede-no-successor',
      ]);
  });

  test('offers records of the same folder and prefix that make no circle', async () => {
    const offeredFor = async (source: string) =>
      applyFix(source, '').then(
        () => '',
        (error: Error) =>
          error.message
            .replace(/, only:/, ':')
            .match(/Mark as superseded by [^,.]+\.md/g)
            ?.join('; ') ?? '',
      );
    const folders = ['a', 'b']
      .map(
        (folder) =>
          record(`${folder}/001-x.md`, folder === 'a' ? 'Superseded' : 'Accepted') +
          record(`${folder}/002-y.md`, folder === 'b' ? 'Accepted\n\nSupersedes ADR-001' : 'Accepted'),
      )
      .join('');
    expect(await offeredFor(folders)).toBe('Mark as superseded by 002-y.md');
    const texts = await applyFix(folders, 'Mark as superseded by 002-y.md');
    expect(texts.get('docs/adr/a/001-x.md')).toContain('Superseded by [ADR-002](002-y.md)');
    expect(texts.get('docs/adr/a/002-y.md')).toContain('Supersedes [ADR-001](001-x.md)');
    expect(
      await offeredFor(
        record('001-a.md', 'Superseded\n\nSupersedes [B](002-b.md)') +
          record('002-b.md', 'Superseded by [A](001-a.md)') +
          record('003-c.md', 'Accepted'),
      ),
    ).toBe('Mark as superseded by 003-c.md');
  });

  test('the successor is named in the words of the status', async () => {
    for (const [status, verb, expected] of [
      ['Ersetzt', 'Supersedes', 'Ersetzt durch [ADR-002](002-b.md)'],
      ['Remplacée', 'Remplace', 'Remplacée par [ADR-002](002-b.md)'],
      ['Zastąpione', 'Supersedes', 'Zastąpione przez [ADR-002](002-b.md)'],
      ['已取代', '取代', '已取代\n\n被 [ADR-002](002-b.md) 取代'],
    ] as const) {
      const source = record('001-a.md', status) + record('002-b.md', `Accepted\n\n${verb} ADR-1`);
      const texts = await applyFix(source, 'Mark as superseded by 002-b.md');
      expect(texts.get('docs/adr/001-a.md')).toContain(`## Status\n\n${expected}\n`);
    }
  });
});

describe('a circle', () => {
  test('is made of certain relations of accepted records alone', async () => {
    const circle = (a: string, b: string) => record('001-a.md', a) + record('002-b.md', b);
    expect(await supersessionOf(circle('Accepted\n\nSupersedes ADR-2', 'Accepted\n\nSupersedes ADR-1'))).toEqual([
      '001-a.md supersede-cycle',
      '002-b.md supersede-cycle',
    ]);
    expect(await supersessionOf(circle('Accepted\n\nSupersedes ADR-2', 'Proposed\n\nSupersedes ADR-1'))).toEqual([]);
    expect(
      await supersessionOf(circle('Accepted\n\nSupersedes ADR-2', 'Accepted\n\nWould have superseded ADR-1')),
    ).toEqual([]);
    expect(await supersessionOf(circle('Accepted\n\nSupersedes ADR-2', 'Superseded, see ADR-1'))).toEqual([]);
    expect(await supersessionOf(circle('Accepted\n\nSupersedes §2 of ADR-2', 'Accepted\n\nSupersedes ADR-1'))).toEqual(
      [],
    );
  });
});

test('a log whose records agree has no problem', async () => {
  expect(
    await supersessionOf(
      record('001-a.md', 'Ersetzt durch [ADR-002](002-b.md)') +
        record('002-b.md', 'Accepted. Ersetzt [ADR-001](001-a.md)'),
    ),
  ).toEqual([]);
});
