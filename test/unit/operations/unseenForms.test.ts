import { describe, expect, test } from 'vitest';
import { addToIndex } from '../../../server/src/core/operations/index/addToIndex.ts';
import { createIndex } from '../../../server/src/core/operations/index/createIndex.ts';
import { deleteRecord } from '../../../server/src/core/operations/record/deleteRecord.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { findSetStatusProblem, setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { supersede } from '../../../server/src/core/operations/record/supersede.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { type EditableLog, editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

// What logs that nobody here wrote have in forms of their own, and what commands must write there.

const today = '2026-11-30';

function record(name: string, title: string, status: string, words = ['Status', 'Context', 'Decision']): string {
  return `//- docs/adr/${name}
# ${title}

## ${words[0]}

${status}

## ${words[1]}

Because.

## ${words[2]}

This.
`;
}

const inGerman = ['Status', 'Kontext', 'Entscheidung'];

function readme(header: string, ...rows: readonly string[]): string {
  const columns = header.split('|').length - 2;
  return `//- docs/adr/README.md
# Decisions

${header}
|${'---|'.repeat(columns)}
${rows.join('\n')}
`;
}

function created({ log, changedBy }: EditableLog, title: string): Record<string, string | undefined> {
  const planned = planRecord(log, title);
  if ('kind' in planned) throw new Error(planned.kind);
  return changedBy(newRecord(log, planned, undefined, { today }).edit);
}

function superseded({ log, recordOf, textOf, changedBy }: EditableLog, old: string, successor: string) {
  return changedBy(supersede(recordOf(old), recordOf(successor), log, { text: textOf(old), today }));
}

describe('the title of a new record', () => {
  test.each([
    ['a record that waits for its number', 'adr-xxx-use-mtls.md', 'ADR-XXX: Use mTLS'],
    ['a draft', 'draft-mtls.md', 'ADR-TBD: Use mTLS'],
    ['no other record', 'adr-003-use-cups.md', 'ADR-003: Use cups'],
  ])('is like those of records with a number, beside %s', async (_, name, title) => {
    const given = await editLog(
      record('adr-001-use-go.md', 'ADR-001: Use Go', 'Accepted') +
        record('adr-002-use-nats.md', 'ADR-002: Use NATS', 'Accepted') +
        record(name, title, 'Proposed'),
    );
    const [text] = Object.values(created(given, 'Use Redis'));
    expect(text).toMatch(/^# ADR-00[34]: Use Redis\n/);
  });
});

describe('a title that only the front matter has', () => {
  const inFrontMatter = (number: number, title: string) => `//- docs/adr/000${number}-x${number}.md
---
title: ${title}
status: accepted
---

## Context

Because.

## Decision

This.
`;
  const log = inFrontMatter(1, 'Adopt gRPC & Buf') + inFrontMatter(2, 'Use `Redux`') + inFrontMatter(3, 'Use C');

  test('is the title of its row', async () => {
    const rows = readme('| ADR | Title | Status |', '| [0003](0003-x3.md) | Use C | accepted |');
    const { log: live, recordOf, changedBy } = await editLog(log + rows);
    if (live.index === undefined) throw new Error('no index');
    const text = ['0001-x1.md', '0002-x2.md'].map(
      (name) => changedBy(addToIndex(live.index as NonNullable<typeof live.index>, recordOf(name), live))['README.md'],
    );
    expect(text[0]).toContain('| [0001](0001-x1.md) | Adopt gRPC & Buf | accepted |\n');
    expect(text[1]).toContain('| [0002](0002-x2.md) | Use `Redux` | accepted |\n');
  });

  test.each([
    ['as it is', (title: string) => title, '---\ntitle: Use Redis\nstatus: proposed\n---\n\n## Context\n'],
    [
      'with its number',
      (title: string, number: number) => `"ADR 000${number}: ${title}"`,
      '---\ntitle: "ADR 0004: Use Redis"\nstatus: proposed\n---\n\n## Context\n',
    ],
  ])('is where a new record has its own, %s, and no heading says it again', async (_, written, expected) => {
    const given = await editLog(
      [1, 2, 3].map((number) => inFrontMatter(number, written(`Use X${number}`, number))).join(''),
    );
    expect(created(given, 'Use Redis')['0004-use-redis.md']?.startsWith(expected)).toBe(true);
  });
});

test.each([
  ['modele.md', 'NNNN. Titre'],
  ['_modele.md', 'ADR-XXX – Titre de la décision'],
  ['modelo.md', 'NNNN. Título'],
  ['NNNN-title.md', 'NNNN. Title'],
])('%s with a title to fill in is a template, and gets no row', async (name, title) => {
  const loaded = await loadFixture(
    record('0001-a.md', '1. A', 'Accepted') +
      record('0002-b.md', '2. B', 'Accepted') +
      record(name, title, `Proposed | Accepted | Superseded by [NNNN](${name})`) +
      readme('| No | Title |', '| [1](0001-a.md) | A |', '| [2](0002-b.md) | B |'),
  );
  expect(loaded.log.template?.file.name).toBe(name);
  expect(findProblems(loaded)).toEqual([]);
});

test('a record about a model is no template', async () => {
  const { recordOf } = await editLog(
    record('0001-a.md', '1. A', 'Accepted') + record('modelo.md', 'Use a domain model', 'Accepted'),
  );
  expect(recordOf('modelo.md').isTemplate).toBe(false);
});

describe('a record is named in another one', () => {
  test.each([
    ['by its title, with code and emphasis', '[2. Use `B` *now*](0002-b.md)', '[4. Use `D`](0004-d.md)'],
    ['by a word and its number', '[ADR 2](0002-b.md)', '[ADR 4](0004-d.md)'],
    ['by its number alone', '[0002](0002-b.md)', '[0004](0004-d.md)'],
    ['by the name of its file', '[0002-b](0002-b.md)', '[0004-d](0004-d.md)'],
  ])('as this log does it: %s', async (_, link, expected) => {
    const given = await editLog(
      record('0001-a.md', '1. A', `Accepted\n\nAmends ${link}`) +
        record('0002-b.md', '2. Use `B` *now*', 'Accepted') +
        record('0003-c.md', '3. C', 'Accepted') +
        record('0004-d.md', '4. Use `D`', 'Accepted'),
    );
    expect(superseded(given, '0003-c.md', '0004-d.md')['0003-c.md']).toContain(`\nSuperseded by ${expected}\n`);
  });
});

describe('the row of a record that is superseded', () => {
  const log = (successor: string) =>
    record('0001-a.md', '1. A', 'Akzeptiert', inGerman) +
    record('0002-b.md', '2. B', `Abgelöst durch [5. Aurora](0005-aurora.md)`, inGerman) +
    record('0003-c.md', '3. C', 'Akzeptiert', inGerman) +
    record('0005-aurora.md', '5. Aurora', 'Akzeptiert\n\nLöst [2. B](0002-b.md) ab', inGerman) +
    readme(
      '| Nr | Titel | Status |',
      '| [1](0001-a.md) | A | Akzeptiert |',
      `| [2](0002-b.md) | B | ${successor} |`,
      '| [3](0003-c.md) | C | Akzeptiert |',
      '| [5](0005-aurora.md) | Aurora | Akzeptiert |',
    );

  test.each([
    ['by a link', 'Abgelöst durch [5](0005-aurora.md)', 'Abgelöst durch [3](0003-c.md)'],
    ['by its number', '*Abgelöst durch ADR-0005*', '*Abgelöst durch ADR-0003*'],
    ['by its title', '⛔ Abgelöst durch [Aurora](./0005-aurora.md)', '⛔ Abgelöst durch [C](./0003-c.md)'],
    ['not at all', 'Abgelöst', 'Abgelöst'],
    ['with a day that is of that record alone', 'Abgelöst durch [5](0005-aurora.md), 2024-05-06', 'Abgelöst'],
  ])('names its successor as other rows name theirs: %s', async (_, row, expected) => {
    const text = superseded(await editLog(log(row)), '0001-a.md', '0003-c.md')['README.md'];
    expect(text).toContain(`| [1](0001-a.md) | A | ${expected} |\n`);
  });
});

describe('the emoji of statuses', () => {
  const log =
    record('001-a.md', 'ADR-001: A', '✅ Aceito') +
    record('002-b.md', 'ADR-002: B', '⛔ Substituído por [ADR-003](003-c.md)') +
    record('003-c.md', 'ADR-003: C', '✅ Aceito') +
    record('004-d.md', 'ADR-004: D', '📝 Proposto');

  test('are those of a new record, and of one that is superseded', async () => {
    const given = await editLog(log);
    expect(created(given, 'X')['005-x.md']).toContain('\n\n📝 Proposto\n\n');
    expect(superseded(given, '001-a.md', '004-d.md')['001-a.md']).toContain(
      '\n\n⛔ Substituído por [ADR-004](004-d.md)\n\n',
    );
  });

  test('of a record is that of its row, where no other row has it', async () => {
    const {
      log: live,
      changedBy,
      recordOf,
      textOf,
    } = await editLog(
      log.replace('# ADR-003: C\n\n## Status\n\n✅ Aceito', '# ADR-003: C\n\n## Status\n\n🗑️ Descontinuado') +
        readme(
          '| ADR | Status |',
          '| [001 A](001-a.md) | ✅ Aceito |',
          '| [003 C](003-c.md) | ✅ Aceito |',
          '| [004 D](004-d.md) | 📝 Proposto |',
        ),
    );
    const state = { text: textOf('003-c.md'), today };
    expect(findSetStatusProblem(recordOf('003-c.md'), 'Descontinuado', live, { text: '' })).toBeUndefined();
    expect(changedBy(setStatus(recordOf('003-c.md'), 'Descontinuado', live, state))['README.md']).toContain(
      '| [003 C](003-c.md) | 🗑️ Descontinuado |\n',
    );
  });
});

test('a new index is in the language of the log', async () => {
  const { log, changedBy } = await editLog(
    record('0001-a.md', '1. A', 'Akzeptiert', inGerman) + record('0002-b.md', '2. B', 'Akzeptiert', inGerman),
  );
  const edit = createIndex(log);
  expect(edit && changedBy(edit)['README.md']).toMatch(
    /^# Architekturentscheidungen\n\n\| Nummer \| Titel \| Status \|\n/,
  );
});

test('no second index is made where a README above the log lists the records', async () => {
  const { log } = await editLog(
    `//- README.md
| ADR | Title |
|---|---|
| [1](docs/adr/0001-a.md) | A |
| [2](docs/adr/0002-b.md) | B |
${record('0001-a.md', '1. A', 'Accepted')}${record('0002-b.md', '2. B', 'Accepted')}`,
  );
  expect(createIndex(log)).toBeUndefined();
});

describe('an index whose items have more about them below', () => {
  const log =
    record('0001-a.md', '1. A', 'Accepted') +
    record('0002-b.md', '2. B', 'Accepted') +
    record('0003-c.md', '3. C', 'Accepted') +
    `//- docs/adr/README.md
# Decisions

- [0001 A](0001-a.md)
  - owner: web
  - since 2023
- [0002 B](0002-b.md)
  - owner: ops

More.
`;

  test('gets the row of a record after all of what is below the last one', async () => {
    const { log: live, recordOf, changedBy } = await editLog(log);
    const edit = live.index && addToIndex(live.index, recordOf('0003-c.md'), live);
    expect(edit && changedBy(edit)['README.md']).toContain('  - owner: ops\n- [0003 C](0003-c.md)\n\nMore.\n');
  });

  test('loses with a row what is below it', async () => {
    const { log: live, recordOf, changedBy } = await editLog(log);
    expect(changedBy(deleteRecord(recordOf('0001-a.md'), live))['README.md']).toContain(
      '# Decisions\n\n- [0002 B](0002-b.md)\n  - owner: ops\n',
    );
  });
});

test('a relation goes into a line of its own under the title where other records have one for it', async () => {
  const lines = (number: number, ...more: readonly string[]) =>
    [`//- docs/adr/000${number}-x.md`, `# ADR-${number}: X${number}`, '', '- **Status:** Accepted', ...more].join('\n');
  const rest = '\n\n## Context\n\nBecause.\n\n## Decision\n\nThis.\n';
  const given = await editLog(
    lines(1, '- **Date:** 2024-01-02') +
      rest +
      lines(2, '- **Date:** 2024-01-03', '- **Supersedes:** [ADR-9](0009-x.md)') +
      rest +
      lines(3, '- **Date:** 2024-01-04') +
      rest,
  );
  expect(superseded(given, '0001-x.md', '0003-x.md')['0003-x.md']).toContain(
    '- **Date:** 2024-01-04\n- **Supersedes:** [ADR-1](0001-x.md)\n\n## Context\n',
  );
});

describe('words that are no slips', () => {
  const problems = async (source: string) => findProblems(await loadFixture(source)).map(({ code }) => code);

  test('"Ersetzt" with a record as its object says what this record does', async () => {
    const { recordOf } = await editLog(
      record('0001-a.md', '1. Oracle', 'Ersetzt durch [2. Postgres](0002-b.md)', inGerman) +
        record('0002-b.md', '2. Postgres', 'Angenommen\n\nErsetzt [1. Oracle](0001-a.md)', inGerman) +
        record('0003-c.md', '3. Kafka', 'Angenommen\n\nErsetzt', inGerman),
    );
    expect(['0001-a.md', '0002-b.md', '0003-c.md'].map((name) => recordOf(name).status?.stage)).toEqual([
      'superseded',
      'accepted',
      'superseded',
    ]);
  });

  test.each([
    ['Polish with other endings', ['Status', 'Kontekst', 'Decyzja'], ['Zaakceptowano', 'Zastąpiona', 'Odrzucono']],
    ['French with other endings', ['Statut', 'Contexte', 'Décision'], ['Acceptée', 'Remplacée', 'Accepté']],
    ['Slovak, which is nearly Czech', ['Stav', 'Kontext', 'Rozhodnutie'], ['Prijaté', 'Prijaté', 'Přijato']],
    ['Catalan, which is not known', ['Estat', 'Context', 'Decisió'], ['Acceptat', 'Acceptat', 'Proposat']],
  ])('%s', async (_, words, statuses) => {
    const source = statuses.map((status, at) => record(`000${at + 1}-x.md`, `${at + 1}. X`, status, words)).join('');
    const slips = await problems(
      `${source}${readme('| No | Title |', ...[1, 2, 3].map((n) => `| [${n}](000${n}-x.md) | X |`))}`,
    );
    expect(slips.filter((code) => code.startsWith('status-'))).toEqual([]);
  });
});

test('a record of Backstage gets its number in the title of its front matter', async () => {
  const given = await editLog(
    [1, 2, 3]
      .map(
        (n) =>
          `//- docs/adr/adr00${n}-x${n}.md\n---\nid: adrs-adr00${n}\ntitle: 'ADR00${n}: X${n}'\n---\n\n## Context\n\nA.\n\n## Decision\n\nB.\n`,
      )
      .join(''),
  );
  expect(created(given, 'Use Vite')['adr004-use-vite.md']).toMatch(
    /^---\nid: adrs-adr004\ntitle: 'ADR004: Use Vite'\n---\n\n## Context\n/,
  );
});

test('an emoji goes where the new status has none', async () => {
  const { log, recordOf, textOf, changedBy } = await editLog(
    record('0001-a.md', '1. A', '✅ Accepted') +
      record('0002-b.md', '2. B', '🟡 Proposed') +
      readme('| No | Title | Status |', '| [1](0001-a.md) | A | ✅ Accepted |', '| [2](0002-b.md) | B | 🟡 Proposed |'),
  );
  const edit = setStatus(recordOf('0001-a.md'), 'Deprecated', log, { text: textOf('0001-a.md'), today });
  expect(changedBy(edit)['README.md']).toContain('| [1](0001-a.md) | A | Deprecated |\n');
});

describe('in tables of active and other decisions', () => {
  const table = (heading: string, ...rows: readonly string[]) =>
    `## ${heading}\n\n| ADR | Title | Status |\n|---|---|---|\n${rows.join('\n')}\n\n`;
  const log = (first: string, last: string) =>
    ['Accepted', 'Accepted', 'Proposed', 'Rejected']
      .map((status, at) => record(`000${at + 1}-x.md`, `${at + 1}. X${at + 1}`, status))
      .join('') +
    `//- docs/adr/README.md\n# ADRs\n\n${table(
      first,
      '| [0001](0001-x.md) | X1 | Accepted |',
      '| [0002](0002-x.md) | X2 | Accepted |',
      '| [0003](0003-x.md) | X3 | Proposed |',
    )}${table(last, '| [0004](0004-x.md) | X4 | Rejected |')}`;

  test.each([
    ['Active', 'Inactive', 'Proposed', '| [0003](0003-x.md) | X3 | Proposed |'],
    ['Active', 'Inactive', 'Rejected', '| [0004](0004-x.md) | X4 | Rejected |'],
    ['Accepted', 'Superseded / Rejected', 'Rejected', '| [0004](0004-x.md) | X4 | Rejected |'],
  ])('%s / %s, a %s record stands where others of its status do', async (first, last, status, above) => {
    const { log: live, recordOf, changedBy } = await editLog(log(first, last) + record('0005-x.md', '5. X5', status));
    const edit = live.index && addToIndex(live.index, recordOf('0005-x.md'), live);
    expect(edit && changedBy(edit)['README.md']).toContain(`${above}\n| [0005](0005-x.md) | X5 | ${status} |\n`);
  });
});

test('a record without a status that a quote says was superseded gets no other one', async () => {
  const { log, recordOf } = await editLog(
    `//- docs/adr/0001-a.md\n# 1. A\n\n> Superseded by [2](0002-b.md)\n\n## Context\n\nC.\n\n## Decision\n\nD.\n${record('0002-b.md', '2. B', 'Accepted')}`,
  );
  expect(findSetStatusProblem(recordOf('0001-a.md'), 'Accepted', log, { text: '' })).toEqual({
    kind: 'superseded-elsewhere',
    file: '0001-a.md',
    line: 3,
  });
});

test('in tables by status that say the status, too, the row of a record moves with its word', async () => {
  const table = (heading: string, ...rows: readonly string[]) =>
    `## ${heading}\n\n| ADR | Title | Status | Author |\n|---|---|---|---|\n${rows.join('\n')}\n\n`;
  const given = await editLog(
    ['Accepted', 'Accepted', 'Accepted', 'Superseded by [3](0003-x.md)']
      .map((status, at) => record(`000${at + 1}-x.md`, `${at + 1}. X${at + 1}`, status))
      .join('') +
      `//- docs/adr/README.md\n# ADRs\n\n${table(
        'Accepted',
        '| [1](0001-x.md) | X1 | Accepted | Jo |',
        '| [2](0002-x.md) | X2 | Accepted | Al |',
        '| [3](0003-x.md) | X3 | Accepted | Jo |',
      )}${table('Superseded', '| [4](0004-x.md) | X4 | Superseded | Jo |')}`,
  );
  expect(superseded(given, '0002-x.md', '0003-x.md')['README.md']).toBe(
    `# ADRs\n\n${table(
      'Accepted',
      '| [1](0001-x.md) | X1 | Accepted | Jo |',
      '| [3](0003-x.md) | X3 | Accepted | Jo |',
    )}${table('Superseded', '| [2](0002-x.md) | X2 | Superseded | Al |', '| [4](0004-x.md) | X4 | Superseded | Jo |')}`,
  );
});
