import { describe, expect, test } from 'vitest';
import { addToIndex } from '../../../server/src/core/operations/index/addToIndex.ts';
import { sortIndex } from '../../../server/src/core/operations/index/sortIndexGroup.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { type LoadedFixture, loadFixture } from '../../support/loadFixture.ts';

/** A log whose records have the given names and titles. */
const logOf = (
  records: Readonly<Record<string, string>>,
  index = '',
  statuses: Readonly<Record<string, string>> = {},
) =>
  `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\nrules:\n  index-missing: off\n${
    index === '' ? '' : `//- docs/adr/README.md\n${index}`
  }${Object.entries(records)
    .map(([name, title]) => `//- docs/adr/${name}\n# ${title}\n\n## Status\n\n${statuses[name] ?? 'Accepted'}\n`)
    .join('')}`;

/** Where which problems are: `README.md:5 index-order`, lines counted from 1. */
async function problemsIn(source: string): Promise<string[]> {
  const problems = findProblems(await loadFixture(source));
  return problems.map(({ path, line, code }) => `${path.replace('docs/adr/', '')}:${line + 1} ${code}`).sort();
}

const table = (header: string, rows: readonly string[]) =>
  `# Index\n\n${header}\n${header.replace(/[^|]+/g, '---')}\n${rows.join('\n')}\n`;

/** The index after a change that `edit` makes. */
async function indexAfter(
  source: string,
  edit: (loaded: LoadedFixture, text: string) => ReturnType<typeof sortIndex>,
): Promise<string> {
  const loaded = await loadFixture(source);
  const uri = loaded.disk.uri('docs/adr/README.md');
  const text = loaded.fixture.files.get('docs/adr/README.md') ?? '';
  return applyEdit(edit(loaded, text), new Map([[uri, text]])).get(uri) ?? '';
}

describe('a row with a link in a sentence', () => {
  const records = { '0001-mate.md': 'Mate', '0003-azucar.md': 'Azúcar', '0004-leche.md': 'Leche' };
  const rows = [
    '| [0001](0001-mate.md) | Aceptado | Servimos mate. |',
    '| [0003](0003-azucar.md) | Aceptado | Servimos azúcar. |',
    '| [0004](0004-leche.md) | Aceptado | Servimos leche. |',
  ];

  test('is that of its own number, which may be gone', async () => {
    const retired = [
      '| 0002 | Sustituido | Integrada en [0003](0003-azucar.md). |',
      '| 0005 | Sustituido | Integrada en [0003](0003-azucar.md) y [0004](0004-leche.md). |',
      '| 0006 | Rechazado | Véase [0001](0001-mate.md). |',
    ];
    const index = table('| ADR | Estado | Decisión |', rows) + table('| ADR | Estado | Destino |', retired);
    expect(await problemsIn(logOf(records, index))).toEqual([]);
  });

  test('is that of the record where it begins with the link', async () => {
    const wrong = rows.map((row) => row.replace(/\| (\[0003\]\S+) \| Aceptado/, '| $1 (nueva) | Propuesto'));
    expect(await problemsIn(logOf(records, table('| ADR | Estado | Decisión |', wrong)))).toEqual([
      'README.md:6 index-status-mismatch',
    ]);
  });
});

describe('the legend of an index', () => {
  const records = { '001-tee.md': 'Tee', '002-milch.md': 'Milch', '003-zucker.md': 'Zucker' };
  const rows = ['| 001 | Tee | ✅ |', '| 002 | Milch | 📋 |', '| 003 | Zucker | ✅ |'];
  const statuses = { '002-milch.md': 'Proposed' };

  test('is no list of what to do', async () => {
    const list = '\n- ✅ Kontext\n- ✅ Alternativen\n- ❌ Romane schreiben\n';
    const index = table('| # | Titel | Status |', rows.slice(0, 1)) + list;
    expect(await problemsIn(logOf({ '001-tee.md': 'Tee' }, index))).toEqual([]);
  });

  test('may be a table, with words that explain', async () => {
    const legend = table('| Symbol | Bedeutung |', [
      '| ✅ | Accepted – gilt |',
      '| 📋 | Proposed – in Arbeit |',
      '| 🔄 | Superseded – ersetzt |',
    ]);
    const index = table('| # | Titel | Status |', rows);
    expect(await problemsIn(logOf(records, legend + index, statuses))).toEqual([]);
    const wrong = legend + index.replace('Zucker | ✅', 'Zucker | 🔄');
    expect(await problemsIn(logOf(records, wrong, statuses))).toEqual(['README.md:14 index-status-mismatch']);
  });

  test('may be a list, with words that explain', async () => {
    const legend = '- ✅ Accepted: gilt\n- 📋 Proposed: in Arbeit\n\n';
    const index = legend + table('| # | Titel | Status |', rows);
    expect(await problemsIn(logOf(records, index))).toEqual(['README.md:9 index-status-mismatch']);
  });
});

describe('the titles of an index', () => {
  const records = {
    'ADR-DB-001-pg.md': 'リレーショナル DB に PostgreSQL を採用',
    'ADR-DB-002-kv.md': 'キャッシュに Valkey を採用',
    'ADR-CI-001-cd.md': 'GitOps に Argo CD を採用',
    'ADR-CI-002-kv.md': 'ポリシー適用に Kyverno を採用',
  };
  const items = [
    '- [ADR-DB-001](ADR-DB-001-pg.md) — PostgreSQL を HA 運用',
    '- [ADR-DB-002](ADR-DB-002-kv.md) — Valkey をキャッシュに使う',
    '- [ADR-CI-001](ADR-CI-001-cd.md) — Argo CD で配信を行う',
    '- [ADR-CI-002](ADR-CI-002-kv.md) — ポリシー適用に Kyverno を採用',
  ];
  const index = `# 一覧\n\n${items.join('\n')}\n`;

  test('are free words where most rows have others than the records', async () => {
    expect(await problemsIn(logOf(records, index))).toEqual([]);
  });

  test('are compared where the configuration asks for it, and where few differ', async () => {
    const asked = logOf(records, index).replace('rules:\n', 'rules:\n  index-title-mismatch: warning\n');
    expect(await problemsIn(asked)).toHaveLength(3);
    const few = index
      .replace('PostgreSQL を HA 運用', 'リレーショナル DB に PostgreSQL を採用')
      .replace('Valkey をキャッシュに使う', 'キャッシュに Valkey を採用');
    expect(await problemsIn(logOf(records, few))).toEqual(['README.md:5 index-title-mismatch']);
  });

  test('may have changed where numbers name the records', async () => {
    const rows = ['| 1 | Thé |', '| 2 | Choix du lait entier pour le thé |', '| 3 | Sucre |'];
    const named = {
      '0001-the.md': 'Thé',
      '0002-lait.md': 'Choix du lait demi-écrémé pour le thé',
      '0003-s.md': 'Sucre',
    };
    expect(await problemsIn(logOf(named, table('| Numéro | Titre |', rows)))).toEqual([
      'README.md:6 index-title-mismatch',
    ]);
  });
});

describe('the order of an index', () => {
  const names = ['STOR-001-a', 'STOR-002-b', 'MIG-001-c', 'MIG-002-d', 'BS-001-e'];
  const records = Object.fromEntries(names.map((name) => [`ADR-${name}.md`, `Choix ${name}`]));
  const item = (name: string) => `- [Choix ${name}](ADR-${name}.md)`;
  const list = (...all: string[]) => `# Décisions\n\n${all.map(item).join('\n')}\n`;

  test('is that of each prefix by itself', async () => {
    expect(await problemsIn(logOf(records, list(...names)))).toEqual([]);
    const wrong = list('STOR-001-a', 'STOR-002-b', 'MIG-002-d', 'MIG-001-c', 'BS-001-e');
    expect(await problemsIn(logOf(records, wrong))).toEqual([expect.stringMatching(/^README\.md:[56] index-order$/)]);
    expect(await indexAfter(logOf(records, wrong), ({ log }, text) => sortIndex(log.index as never, text))).toBe(
      list(...names),
    );
  });

  test('puts a new row behind those of its prefix', async () => {
    const more = { ...records, 'ADR-MIG-003-f.md': 'Choix MIG-003-f', 'ADR-NET-001-g.md': 'Choix NET-001-g' };
    const add = (name: string) => (loaded: LoadedFixture) => {
      const { log, disk } = loaded;
      return addToIndex(log.index as never, log.records.get(disk.uri(`docs/adr/ADR-${name}.md`)) as never, log);
    };
    const source = logOf(more, list(...names));
    expect(await indexAfter(source, add('MIG-003-f'))).toBe(
      list('STOR-001-a', 'STOR-002-b', 'MIG-001-c', 'MIG-002-d', 'MIG-003-f', 'BS-001-e'),
    );
    expect(await indexAfter(source, add('NET-001-g'))).toBe(list(...names, 'NET-001-g'));
  });

  const numbered = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`000${n}-t${n}.md`, `Sujet ${n}`]));
  const row = (n: number, words: string) => `| [${n}](000${n}-t${n}.md) | Sujet ${n} | ${words} |`;

  test('may be that of the days of the decisions', async () => {
    const rows = [1, 2, 6, 3, 4, 5].map((n, at) => row(n, `2024-0${at + 1}-01`));
    expect(await problemsIn(logOf(numbered, table('| Nº | Titre | Date |', rows)))).toEqual([]);
    const wrong = rows.with(2, row(6, '2025-12-01'));
    expect(await problemsIn(logOf(numbered, table('| Nº | Titre | Date |', wrong)))).toEqual([
      'README.md:7 index-order',
    ]);
  });
});

describe('the names of files', () => {
  const naming = async (...names: string[]) =>
    problemsIn(logOf(Object.fromEntries(names.map((name) => [name, `Topic ${name.replace(/\W+/g, ' ')}`]))));

  test('may have numbers that are not padded', async () => {
    const numbers = Array.from({ length: 14 }, (_, at) => at + 1);
    expect(await naming(...numbers.map((n) => `ADR-${n}.md`))).toEqual([]);
    expect(await naming(...numbers.map((n) => `${n}-topic.md`), '0015-topic.md')).toEqual([
      '0015-topic.md:1 file-name',
    ]);
  });

  test('may have numbers that are padded, up to a width', async () => {
    expect(await naming('098-a.md', '099-b.md', '100-c.md', '101-d.md', '1000-e.md', '1-f.md')).toEqual([
      '1-f.md:1 file-name',
    ]);
  });

  test('may begin with a day, however it is written', async () => {
    expect(await naming('2021_03_15_thee.md', '2021_03_16_melk.md', '2021_04_01_suiker.md')).toEqual([]);
    const { log } = await loadFixture(logOf({ '2021_03_15_thee.md': 'Thee' }));
    expect([...log.records.values()].map(({ number, name, date }) => [number, name.slug, date])).toEqual([
      ['2021-03-15', 'thee', '2021-03-15'],
    ]);
  });

  test('tell which texts are of one decision', async () => {
    expect(await naming('0001-tea.md', '0001-tea.v2.md', '0002-milk.v3.md', '0002-milk.v4.md')).toEqual([]);
    expect(await naming('0001-tea.md', '0001-tea-party.md')).toEqual([
      '0001-tea-party.md:1 number-duplicate',
      '0001-tea.md:1 number-duplicate',
    ]);
  });

  test('tell what is a translation, a note or a draft, and wants no row', async () => {
    const records = {
      '0001-tea.md': 'Tea',
      '0001-tea.pt-BR.md': 'Chá',
      '0001-tea-amendment-1.md': 'More tea',
      '0002-milk.md': 'Milk',
      'XXXX-sugar.md': 'Sugar',
    };
    const index = table('| ADR | Title |', ['| [1](0001-tea.md) | Tea |', '| [2](0002-milk.md) | Milk |']);
    const source = `${logOf(records, index)}//- docs/adr/fr/0001-tea.md\n# Thé\n\n## Status\n\nAccepted\n`;
    expect(await problemsIn(source)).toEqual([]);
  });
});

describe('a file without a number among those that have one', () => {
  const others = { 'ADR-001-a.md': 'A', 'ADR-002-b.md': 'B', 'ADR-003-c.md': 'C' };
  const review =
    '//- docs/adr/REVIEW-b.md\n---\nstatus: Approved\n---\n\n# Review of B\n\n## Summary\n\nx\n\n## Context\n\nx\n';
  const recordsIn = async (source: string) => (await loadFixture(source)).log.records.size;

  test('is a record only if it decides', async () => {
    const numbered = Object.fromEntries(Object.entries(others).map(([name, title]) => [name.slice(4), title]));
    expect(await recordsIn(logOf(numbered) + review)).toBe(3);
    expect(await recordsIn(`${logOf(numbered)}${review}\n## Decision\n\ny\n`)).toBe(4);
  });

  test('is a record only if its title says so, where all others are called ADR', async () => {
    expect(await recordsIn(`${logOf(others)}${review}\n## Decision\n\ny\n`)).toBe(3);
    expect(await recordsIn(`${logOf(others)}${review.replace('# Review of B', '# ADR: Review of B')}`)).toBe(4);
  });
});

describe('a mention of no record', () => {
  test.each([
    ['The former ADR-0006 (withdrawn) had it; ADR-006 was first.', 0],
    ['前 ADR-TEST-006（撤回済）は観測性を構造化した。', 0],
    ['ADR-006 wurde zurückgezogen. So sagt ADR 6.', 0],
    ['ADR-006 (retirée) et ADR-007.', 1],
    ['ADR-006 (new) was withdrawn later by ADR-001.', 1],
    ['We removed ADR-006.', 1],
  ])('is fine where the text says that it is gone: %s', async (text, unknown) => {
    const source = `${logOf({ 'ADR-001-a.md': 'A' })}\n${text}\n`;
    expect((await problemsIn(source)).filter((line) => line.endsWith('reference-unknown'))).toHaveLength(unknown);
  });
});

describe('records that an index lacks which is no table or list', () => {
  const records = { '0001-tea.md': 'Tea', '0002-cups.md': 'Cups', '0003-milk.md': 'Milk', '0004-jam.md': 'Jam' };
  const rowsOf = (names: readonly string[]) => names.map((name) => `| [${name.slice(0, 4)}](${name}) | Accepted |`);
  const some = rowsOf(Object.keys(records).slice(0, 3));
  const whole = rowsOf(Object.keys(records));
  const forms: readonly [string, (rows: readonly string[]) => string, number][] = [
    ['in a quote', (rows) => ['', '| ADR | Status |', '|---|---|', ...rows].join('\n> '), 6],
    ['with a blank line above its delimiter row', (rows) => ['| ADR | Status |\n', '|---|---|', ...rows].join('\n'), 6],
    ['without a delimiter row', (rows) => ['| ADR | Status |', ...rows].join('\n'), 4],
    [
      'of HTML',
      (rows) => `<ul>\n${rows.join('\n').replace(/.*\((.*)\).*/g, '<li><a href="$1">x</a></li>')}\n</ul>\n`,
      4,
    ],
  ];

  test.each(forms)('are reported at its first row: a table %s', async (_, write, line) => {
    const index = (rows: readonly string[]) => `# Index\n\n${write(rows)}\n`;
    expect(await problemsIn(logOf(records, index(some)))).toEqual([`README.md:${line} index-incomplete`]);
    expect(await problemsIn(logOf(records, index(whole)))).toEqual([]);
    expect(await problemsIn(logOf(records, `${index(some)}\nNot ADR-0004.\n`))).toEqual([]);
  });

  test.each([
    ['few of them', `# Index\n\n> ${some.slice(0, 2).join('\n> ')}\n`],
    ['text', '# Index\n\nRead [Tea](0001-tea.md) and [Cups](0002-cups.md),\nor [Milk](0003-milk.md).\n'],
    [
      'text in paragraphs',
      '# Index\n\nSee [Tea](0001-tea.md).\n\nSee [Cups](0002-cups.md).\n\nSee [Milk](0003-milk.md).\n',
    ],
  ])('are not asked for in %s', async (_, index) => {
    expect(await problemsIn(logOf(records, index))).toEqual([]);
  });
});

describe('a table beside the index that is about something else', () => {
  const records = { '0001-tea.md': 'Tea', '0002-cups.md': 'Cups', '0003-milk.md': 'Milk', '0004-jam.md': 'Jam' };
  const index = table('| No | Title | Status |', [
    '| [0001](0001-tea.md) | Tea | Accepted |',
    '| [0002](0002-cups.md) | Cups | Accepted |',
    '| [0003](0003-milk.md) | Milk | Accepted |',
  ]);
  const glossary = `${index}
| Term | Meaning | Decision |
|---|---|---|
| Brew | hot | [0002](0002-cups.md) |
| Cup | 0.2 l | [0001](0001-tea.md) |
| Spread | sweet | [0004](0004-jam.md) |
`;

  test('lists no record, and stays as it is', async () => {
    expect(await problemsIn(logOf(records, glossary))).toEqual([
      '0004-jam.md:1 index-row-missing',
      'README.md:3 index-incomplete',
    ]);
    expect(await indexAfter(logOf(records, glossary), ({ log }, text) => sortIndex(log.index ?? fail(), text))).toBe(
      glossary,
    );
  });

  test.each([
    ['a status', '| Area | Status | ADR |', '| Food | Accepted | [0004](0004-jam.md) |'],
    ['their titles', '| Area | Decision |', '| Food | [Jam](0004-jam.md) |'],
  ])('but one that says %s of records is a part of it', async (_, header, row) => {
    const more = table(header, [row]).replace('# Index\n', '');
    expect(await problemsIn(logOf(records, index + more))).toEqual([]);
  });
});

function fail(): never {
  throw new Error('There is no index.');
}
