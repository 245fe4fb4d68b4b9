import { describe, expect, test } from 'vitest';
import { findSupersedeProblem, supersede } from '../../../server/src/core/operations/record/supersede.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const today = '2026-03-04';
const record = (name: string, body: string) => `//- docs/adr/${name}\n${body}`;
const index = (status: string) =>
  `| No | Title | Status |\n|---|---|---|\n| 1 | [A](001-a.md) | ${status} |\n| 2 | [B](002-b.md) | Accepted |\n`;
const nygard = (name: string, status: string) => `# ${name}\n\n## Status\n\n${status}\n\n## Decision\n\nYes.\n`;

async function supersedeIn(source: string) {
  const given = await editLog(source);
  const edit = supersede(given.recordOf('001-a.md'), given.recordOf('002-b.md'), given.log, {
    text: given.textOf('001-a.md'),
    today,
  });
  return { ...given, edit, changed: given.changedBy(edit) };
}

describe('a record that is superseded', () => {
  test('says by which one, the successor says whom, and the row follows', async () => {
    const { changed } = await supersedeIn(
      record('README.md', index('Accepted')) +
        record('001-a.md', nygard('A', 'Accepted')) +
        record('002-b.md', nygard('B', 'Accepted')),
    );
    expect(changed).toEqual({
      'README.md': index('Superseded'),
      '001-a.md': nygard('A', 'Superseded by [ADR-002](002-b.md)'),
      '002-b.md': nygard('B', 'Accepted\n\nSupersedes [ADR-001](001-a.md)'),
    });
  });

  test.each([
    [
      'as adr-tools does',
      '# 1. A',
      '# 2. B',
      'Amends [1. The first](001-a.md)',
      '[2. B](002-b.md)',
      '[1. A](001-a.md)',
    ],
    ['by numbers', '# 1. A', '# 2. B', 'Amends [ADR 1](001-a.md)', '[ADR 2](002-b.md)', '[ADR 1](001-a.md)'],
    [
      'by titles without a number',
      '# A',
      '# B',
      'Amends [1. The first](001-a.md)',
      '[ADR-002](002-b.md)',
      '[ADR-001](001-a.md)',
    ],
    [
      'by titles that YAML would not hold',
      '# 1. A: x',
      '# 2. #B',
      'Amends [1. The first](001-a.md)',
      '[ADR-002](002-b.md)',
      '[ADR-001](001-a.md)',
    ],
    [
      'by titles with a relation',
      '# 1. A',
      '# 2. B replaces A',
      'Amends [1. The first](001-a.md)',
      '[2. B replaces A](002-b.md)',
      '[1. A](001-a.md)',
    ],
  ])('is named as the log names records: %s', async (_, a, b, others, by, whom) => {
    const status = '\n\n## Status\n\n';
    const other = record('003-c.md', `# 3. C${status}Accepted\n\n${others}\n`);
    const { changed } = await supersedeIn(
      record('001-a.md', `${a}${status}Accepted\n`) + record('002-b.md', `${b}${status}Accepted\n`) + other,
    );
    expect(changed).toEqual({
      '001-a.md': `${a}${status}Superseded by ${by}\n`,
      '002-b.md': `${b}${status}Accepted\n\nSupersedes ${whom}\n`,
    });
    const again = record('001-a.md', changed['001-a.md'] ?? '') + record('002-b.md', changed['002-b.md'] ?? '') + other;
    expect(findProblems(await loadFixture(again)).filter(({ code }) => code.startsWith('supersede'))).toEqual([]);
    expect((await supersedeIn(again)).changed).toEqual({});
  });

  test.each([
    [
      'front matter',
      '---\nstatus: accepted\ndate: 2020-01-01\n---\n# A\n',
      '---\nstatus: superseded by [ADR-002](002-b.md)\ndate: 2020-01-01\n---\n# A\n',
    ],
    [
      'a bullet',
      '# A\n\n* Status: accepted\n* Updated: 2020-01-01\n',
      '# A\n\n* Status: superseded by [ADR-002](002-b.md)\n* Updated: 2026-03-04\n',
    ],
    [
      'a dated status',
      nygard('A', 'Accepted 2020-01-01'),
      nygard('A', 'Superseded by [ADR-002](002-b.md) 2026-03-04\n\nAccepted 2020-01-01'),
    ],
    ['no successor yet', nygard('A', 'Superseded'), nygard('A', 'Superseded by [ADR-002](002-b.md)')],
    [
      'another one',
      nygard('A', 'Superseded by ADR-3'),
      nygard('A', 'Superseded by ADR-3\n\nSuperseded by [ADR-002](002-b.md)'),
    ],
    [
      'the successor already, but no status',
      nygard('A', 'Accepted\n\nSuperseded by ADR-2'),
      nygard('A', 'Superseded\n\nSuperseded by ADR-2'),
    ],
  ])('in the form of %s', async (_, before, after) => {
    const { changed } = await supersedeIn(
      record('001-a.md', before) + record('002-b.md', nygard('B', 'Accepted\n\nSupersedes ADR-1')),
    );
    expect(changed).toEqual({ '001-a.md': after });
  });

  const table = (status: string, supersedes: string, by: string) =>
    `# X\n\n|  |  |\n|---|---|\n| Status | ${status} |\n| Supersedes | ${supersedes} |\n| **Superseded by:** | ${by} |\n`;

  test('says it in the cells that it has for it, and so does the successor', async () => {
    const { changed } = await supersedeIn(
      record('001-a.md', table('Accepted', 'ADR-3', 'N/A')) + record('002-b.md', table('Accepted', 'ADR-3', '')),
    );
    expect(changed).toEqual({
      '001-a.md': table('Superseded', 'ADR-3', '[ADR-002](002-b.md)'),
      '002-b.md': table('Accepted', 'ADR-3, ADR-1', ''),
    });
  });

  test.each([
    ['a bullet', '# B\n\n* Supersedes: [C](003-c.md)\n', '# B\n\n* Supersedes: [C](003-c.md), [ADR-001](001-a.md)\n'],
    ['a bold line', '# B\n\n**Supersedes:** none\n', '# B\n\n**Supersedes:** [ADR-001](001-a.md)\n'],
    ['front matter', '---\nsupersedes: 3\n---\n# B\n', '---\nsupersedes: 3, 1\n---\n# B\n'],
    ['a list in front matter', '---\nsupersedes: [3]\n---\n# B\n', '---\nsupersedes: [3, 1]\n---\n# B\n'],
    ['quotes in front matter', '---\nsupersedes: "3"\n---\n# B\n', '---\nsupersedes: "3, 1"\n---\n# B\n'],
    ['lines in front matter', '---\nsupersedes:\n  - 3\n---\n# B\n', '---\nsupersedes:\n  - 3\n  - 1\n---\n# B\n'],
  ])('the successor says it in its own form: %s', async (_, before, after) => {
    const { changed } = await supersedeIn(record('001-a.md', nygard('A', 'Accepted')) + record('002-b.md', before));
    expect(changed['002-b.md']).toBe(after);
    const again = await supersedeIn(record('001-a.md', changed['001-a.md'] ?? '') + record('002-b.md', after));
    expect(again.changed).toEqual({});
  });

  test('has no problem of supersession, and a second time there is nothing to do', async () => {
    const source = record('001-a.md', nygard('A', 'Accepted')) + record('002-b.md', nygard('B', 'Accepted'));
    const { after, edit } = await supersedeIn(source);
    const again = [...after(edit)].map(([name, text]) => record(name, text)).join('');
    expect(findProblems(await loadFixture(again)).filter(({ code }) => code.startsWith('supersede'))).toEqual([]);
    expect((await supersedeIn(again)).changed).toEqual({});
  });
});

test('nothing supersedes itself, nor what has superseded it', async () => {
  const { log, recordOf } = await editLog(
    record('001-a.md', nygard('A', 'Superseded by [B](002-b.md)')) +
      record('002-b.md', nygard('B', 'Accepted')) +
      record('003-c.md', nygard('C', 'Accepted\n\nSupersedes ADR-2')),
  );
  const [a, b, c] = ['001-a.md', '002-b.md', '003-c.md'].map(recordOf) as [
    ReturnType<typeof recordOf>,
    ReturnType<typeof recordOf>,
    ReturnType<typeof recordOf>,
  ];
  expect(findSupersedeProblem(a, a, log, { text: '' })).toEqual({ kind: 'own-successor' });
  expect(findSupersedeProblem(b, a, log, { text: '' })).toEqual({ kind: 'successor-in-circle', file: '001-a.md' });
  expect(findSupersedeProblem(c, a, log, { text: '' })).toEqual({ kind: 'successor-in-circle', file: '001-a.md' });
  expect(findSupersedeProblem(a, c, log, { text: '' })).toBeUndefined();
});

test('a field with a remark that would become false is refused, as for any other status', async () => {
  const { log, recordOf } = await editLog(
    ['001-a', '002-b']
      .map((name) => record(`${name}.md`, `# ${name}\n\n**Status:** Accepted by the board\n\n## Decision\n\nYes.\n`))
      .join(''),
  );
  expect(findSupersedeProblem(recordOf('001-a.md'), recordOf('002-b.md'), log, { text: '' })).toEqual({
    kind: 'status-with-remark',
    file: '001-a.md',
    line: 3,
  });
});

test.each([
  [
    'Accepted\n\nSupersedes: none\n\nSuperseded by: none',
    'Superseded\n\nSupersedes: none\n\nSuperseded by: [ADR-002](002-b.md)',
  ],
  ['- Accepted\n- Superseded by: n/a', '- Superseded\n- Superseded by: [ADR-002](002-b.md)'],
  ['Accepted\n\n**Superseded by:** -', 'Superseded\n\n**Superseded by:** [ADR-002](002-b.md)'],
])('a place in the Status section that waits for a record is filled: %j', async (before, after) => {
  const { changed } = await supersedeIn(
    record('001-a.md', nygard('A', before)) + record('002-b.md', nygard('B', before)),
  );
  expect(changed['001-a.md']).toBe(nygard('A', after));
});

test('the name of a record has zeros only where those of others have some', async () => {
  const { changed } = await supersedeIn(
    record('001-a.md', nygard('A', 'Accepted')) +
      record('002-b.md', nygard('B', 'Accepted')) +
      record('011-c.md', nygard('C', 'Superseded by [ADR 12](012-d.md)')) +
      record('012-d.md', nygard('D', 'Accepted')),
  );
  expect(changed['001-a.md']).toBe(nygard('A', 'Superseded by [ADR 2](002-b.md)'));
});

test('the name of a record says its series, where its number alone is that of others, too', async () => {
  const names = ['ADR-OPS-001-a.md', 'ADR-WEB-002-b.md', 'ADR-OPS-002-c.md', 'ADR-WEB-001-d.md'];
  const { log, recordOf, changedBy, textOf } = await editLog(
    names.map((name) => record(name, nygard(name, 'Accepted\n\nAmends [ADR-001](ADR-OPS-001-a.md)'))).join(''),
  );
  const [a = '', b = ''] = names;
  const changed = changedBy(supersede(recordOf(a), recordOf(b), log, { text: textOf(a), today }));
  expect(changed[a]).toContain('Superseded by [ADR-WEB-002](ADR-WEB-002-b.md)');
  expect(changed[b]).toContain('Supersedes [ADR-OPS-001](ADR-OPS-001-a.md)');
});

test('a status in small letters leaves the name and the address behind it as they are', async () => {
  const body = '\n## Context\n\nWhy.\n\n## Decision\n\nYes.\n';
  const said = (status: string) => `---\nowner: Ann\n${status}---\n\n# X\n${body}`;
  const { log, recordOf, changedBy, textOf } = await editLog(
    record('001-A.md', said('')) + record('002-B.md', said('status: accepted\n')),
  );
  const [a, b] = [recordOf('001-A.md'), recordOf('002-B.md')];
  const changed = changedBy(supersede(a, b, log, { text: textOf('001-A.md'), today }));
  expect(changed['001-A.md']).toContain('status: superseded by [ADR-002](002-B.md)');
});

test.each(['', '# B\n\n'])('a relation is below the table that says the status, after %j', async (title) => {
  const table = '| Status   | Date       |\n|:---------|:-----------|\n| Accepted | 2020-01-01 |\n';
  const { changed } = await supersedeIn(
    record('001-a.md', nygard('A', 'Accepted')) + record('002-b.md', `${title}${table}\n## Decision\n\nYes.\n`),
  );
  expect(changed['002-b.md']).toBe(`${title}${table}\nSupersedes [ADR-001](001-a.md)\n\n## Decision\n\nYes.\n`);
});

test.each([
  ['Accepted (for one region).', 'Accepted (for one region).\n\nSuperseded by [ADR-002](002-b.md)'],
  [
    '- Accepted (first in [#3](https://example.org/3))',
    '- Accepted (first in [#3](https://example.org/3))\n\nSuperseded by [ADR-002](002-b.md)',
  ],
])('what brackets say of the status is not said of the successor: %s', async (before, after) => {
  const { changed } = await supersedeIn(
    record('001-a.md', nygard('A', before)) + record('002-b.md', nygard('B', 'Accepted')),
  );
  expect(changed['001-a.md']).toBe(nygard('A', after));
  const again = record('001-a.md', changed['001-a.md'] ?? '') + record('002-b.md', changed['002-b.md'] ?? '');
  expect(findProblems(await loadFixture(again)).filter(({ code }) => code.startsWith('s'))).toEqual([]);
});

describe('fields of front matter for relations', () => {
  const withFields = (name: string, ...fields: readonly string[]) =>
    record(`${name}.md`, `---\n${fields.join('\n')}\n---\n\n# ${name}\n\n## Decision\n\nYes.\n`);

  test('are filled as the other records fill theirs', async () => {
    const { changed } = await supersedeIn(
      withFields('001-a', 'status: accepted', 'supersedes: []', 'superseded-by: []') +
        withFields('002-b', 'status: accepted', 'supersedes: []', 'superseded-by: []') +
        withFields('003-c', 'status: superseded', 'supersedes: []', 'superseded-by: [4]') +
        withFields('004-d', 'status: accepted', 'supersedes: [3]', 'superseded-by: []'),
    );
    expect(changed['001-a.md']).toContain('status: superseded\nsupersedes: []\nsuperseded-by: [2]\n---');
    expect(changed['002-b.md']).toContain('status: accepted\nsupersedes: [1]\nsuperseded-by: []\n---');
  });

  test('are added where the other records have such', async () => {
    const { changed } = await supersedeIn(
      withFields('001-a', 'status: accepted') +
        withFields('002-b', 'status: accepted') +
        withFields('003-c', 'status: superseded', 'superseded_by: ADR-004') +
        withFields('004-d', 'status: accepted', 'supersedes: ADR-003'),
    );
    expect(changed['001-a.md']).toContain('status: superseded\nsuperseded_by: ADR-002\n---');
    expect(changed['002-b.md']).toContain('status: accepted\nsupersedes: ADR-001\n---');
  });
});

describe('a Status section of several lines', () => {
  const files = (status: string) =>
    record('001-a.md', nygard('A', status)) + record('002-b.md', nygard('B', status.replace('2023', '2024')));

  test.each<[string, string]>([
    ['* Accepted\n* 2023-01-01\n* by Ann', '* Superseded by [ADR-002](002-b.md)\n* 2023-01-01\n* by Ann'],
    ['* Accepted\n\n* by Ann\n\n  who asked Bob', '* Superseded by [ADR-002](002-b.md)\n\n* by Ann\n\n  who asked Bob'],
    ['Accepted\nby Ann', 'Superseded by [ADR-002](002-b.md)\nby Ann'],
    ['> Accepted\n> by Ann', '> Superseded by [ADR-002](002-b.md)\n> by Ann'],
  ])('%j is not split, and only the status is another one', async (status, superseded) => {
    const { changed } = await supersedeIn(files(status));
    expect(changed).toEqual({
      '001-a.md': nygard('A', superseded),
      '002-b.md': nygard('B', `${status.replace('2023', '2024')}\n\nSupersedes [ADR-001](001-a.md)`),
    });
  });
});

describe('boxes', () => {
  const boxes = (ticked: string, more = '') =>
    ['Proposed', 'Accepted', `Superseded${more}`]
      .map((each) => `- [${each === ticked ? 'x' : ' '}] ${each}`)
      .join('\n');

  test('the one for superseded is ticked, and the names of the records are below them', async () => {
    const { changed } = await supersedeIn(
      record('001-a.md', nygard('A', boxes('Accepted'))) + record('002-b.md', nygard('B', boxes('Accepted'))),
    );
    expect(changed).toEqual({
      '001-a.md': nygard('A', `${boxes('Superseded')}\n\nSuperseded by [ADR-002](002-b.md)`),
      '002-b.md': nygard('B', `${boxes('Accepted')}\n\nSupersedes [ADR-001](001-a.md)`),
    });
  });

  test('one with a place for a record is for a person to fill in', async () => {
    const given = await editLog(
      record('001-a.md', nygard('A', boxes('Accepted', ' by [ADR-0005](0005-example.md)'))) +
        record('002-b.md', nygard('B', boxes('Accepted'))),
    );
    const [old, successor] = [given.recordOf('001-a.md'), given.recordOf('002-b.md')];
    expect(old.relations).toEqual([]);
    expect(findSupersedeProblem(old, successor, given.log, { text: '' })).toEqual({
      kind: 'status-unreadable',
      file: '001-a.md',
      line: 6,
    });
  });
});

describe('a status that is a link', () => {
  test.each([
    ['[Accepted](https://example.org/x-1)', '[Superseded](https://example.org/x-1) by [ADR-002](002-b.md)'],
    [
      '**[Accepted](https://example.org/x-1)** (2023)',
      '**[Superseded](https://example.org/x-1) by [ADR-002](002-b.md)** (2023)',
    ],
    ['[**Accepted**][x]', '[**Superseded**][x] by [ADR-002](002-b.md)'],
    ['[Accepted](<https://example.org/a b>)', '[Superseded](<https://example.org/a b>) by [ADR-002](002-b.md)'],
  ])('%s goes on with the successor', async (status, expected) => {
    const { changed } = await supersedeIn(
      record('001-a.md', nygard('A', status)) + record('002-b.md', nygard('B', 'Accepted')),
    );
    expect(changed['001-a.md']).toBe(nygard('A', expected));
    const again = await supersedeIn(
      record('001-a.md', changed['001-a.md'] ?? '') + record('002-b.md', changed['002-b.md'] ?? ''),
    );
    expect(again.changed).toEqual({});
  });
});

describe('a place for the other record is filled', () => {
  const withField = (name: string, fields: string, status = 'Accepted') =>
    `# ${name}\n\n${fields}\n\n## Status\n\n${status}\n`;
  const files = (fields: string) =>
    record('001-a.md', withField('A', fields)) + record('002-b.md', withField('B', fields));

  test.each([
    [
      'Date: 2023-01-01  \n**Supersedes:**  \n**Superseded by:**  ',
      'Date: 2023-01-01  \n**Supersedes:**  \n**Superseded by:** [ADR-002](002-b.md)  ',
      'Date: 2023-01-01  \n**Supersedes:** [ADR-001](001-a.md)  \n**Superseded by:**  ',
    ],
    [
      '* Date: 2023-01-01\n* Supersedes:\n* Superseded by:',
      '* Date: 2023-01-01\n* Supersedes:\n* Superseded by: [ADR-002](002-b.md)',
      '* Date: 2023-01-01\n* Supersedes: [ADR-001](001-a.md)\n* Superseded by:',
    ],
    [
      '- **Ersetzt**:\n- **Ersetzt durch**:',
      '- **Ersetzt**:\n- **Ersetzt durch**: [ADR-002](002-b.md)',
      '- **Ersetzt**: [ADR-001](001-a.md)\n- **Ersetzt durch**:',
    ],
    [
      '__Supersedes:__\\\n__Superseded by:__\\\n__Date:__ x',
      '__Supersedes:__\\\n__Superseded by:__ [ADR-002](002-b.md)\\\n__Date:__ x',
      '__Supersedes:__ [ADR-001](001-a.md)\\\n__Superseded by:__\\\n__Date:__ x',
    ],
    [
      '> Supersedes:\n> Superseded by:',
      '> Supersedes:\n> Superseded by: [ADR-002](002-b.md)',
      '> Supersedes: [ADR-001](001-a.md)\n> Superseded by:',
    ],
  ])('%j', async (fields, superseded, successor) => {
    const { changed } = await supersedeIn(files(fields));
    expect(changed).toEqual({
      '001-a.md': withField('A', superseded, 'Superseded'),
      '002-b.md': withField('B', successor),
    });
  });

  test('of a definition list', async () => {
    const list = (status: string, supersedes: string) => `# B\n\nStatus\n: ${status}\n\nSupersedes\n: ${supersedes}\n`;
    const { changed } = await supersedeIn(
      record('001-a.md', list('Accepted', 'none')) + record('002-b.md', list('Accepted', '[ADR-007](007-x.md)')),
    );
    expect(changed).toEqual({
      '001-a.md': list('Superseded by [ADR-002](002-b.md)', 'none'),
      '002-b.md': list('Accepted', '[ADR-007](007-x.md), [ADR-001](001-a.md)'),
    });
  });

  test('one with its value below it is not empty', async () => {
    const { changed } = await supersedeIn(files('**Supersedes:**\n\n- ADR-7'));
    expect(changed['002-b.md']).toBe(
      withField('B', '**Supersedes:**\n\n- ADR-7', 'Accepted\n\nSupersedes [ADR-001](001-a.md)'),
    );
  });

  const withKeys = (name: string, keys: string, status = 'Accepted') =>
    `---\n${keys}\n---\n\n# ${name}\n\n## Status\n\n${status}\n`;

  test.each([
    ['supersedes:\nsuperseded-by:', 'supersedes: ADR-001\nsuperseded-by:'],
    ['superseded-by: \nsupersedes: # none', 'superseded-by: \nsupersedes: ADR-001 # none'],
    [
      'supersedes:\n  - ADR-0007\n  - ADR-0009 # half of it\ndate: x',
      'supersedes:\n  - ADR-0007\n  - ADR-0009 # half of it\n  - ADR-0001\ndate: x',
    ],
    ['supersedes:\n- "0007"', 'supersedes:\n- "0007"\n- "0001"'],
    ['a: {b: c}\nsupersedes:\n  - 0007-use-x.md', 'a: {b: c}\nsupersedes:\n  - 0007-use-x.md\n  - 001-a.md'],
    ['supersedes: [adr-7]', 'supersedes: [adr-7, adr-1]'],
    ['a: {b: c}\nsupersedes:', 'a: {b: c}\nsupersedes: ADR-001'],
  ])('of front matter: %j', async (before, after) => {
    const { changed } = await supersedeIn(
      record('001-a.md', withKeys('A', 'date: x')) + record('002-b.md', withKeys('B', before)),
    );
    expect(changed['002-b.md']).toBe(withKeys('B', after));
    const again = await supersedeIn(
      record('001-a.md', changed['001-a.md'] ?? '') + record('002-b.md', withKeys('B', after)),
    );
    expect(again.changed).toEqual({});
  });

  test('an empty one as other records fill theirs', async () => {
    const { changed } = await supersedeIn(
      record('001-a.md', withKeys('A', 'superseded-by:')) +
        record('002-b.md', withKeys('B', 'supersedes:')) +
        record('003-c.md', withKeys('C', 'supersedes: "#0004"\nsuperseded-by: "#0002"')),
    );
    expect(changed).toEqual({
      '001-a.md': withKeys('A', 'superseded-by: "#0002"', 'Superseded'),
      '002-b.md': withKeys('B', 'supersedes: "#0001"'),
    });
  });
});

describe('the section for a relation', () => {
  const withSection = (name: string, status: string, section: string) =>
    `# ${name}\n\n## Status\n\n${status}\n\n## Decision\n\nYes.\n\n${section}`;
  const links = '## Links\n\n* [Paper](https://example.org/paper)\n';
  const superseding = `${links}* Supersedes [ADR-003](003-c.md)\n`;
  const others =
    record('003-c.md', withSection('C', 'Superseded by [ADR-004](004-d.md)', links)) +
    record('004-d.md', withSection('D', 'Accepted', superseding));

  test.each([
    ['None.', '[ADR-002](002-b.md)', '[ADR-001](001-a.md)'],
    ['- n/a', '- [ADR-002](002-b.md)', '- [ADR-001](001-a.md)'],
    ['<!-- none yet -->', '<!-- none yet -->\n\n[ADR-002](002-b.md)', '[ADR-001](001-a.md)\n\n<!-- none yet -->'],
    [
      '- [ADR-003](003-c.md)\n- [ADR-004](004-d.md)',
      '- [ADR-003](003-c.md)\n- [ADR-004](004-d.md)\n- [ADR-002](002-b.md)',
      '- [ADR-003](003-c.md)\n- [ADR-004](004-d.md)\n- [ADR-001](001-a.md)',
    ],
  ])('by its name is filled: %j', async (body, inOld, inSuccessor) => {
    const sections = (supersededBy: string, supersedes: string) =>
      `## Superseded by\n\n${supersededBy}\n\n### Ersetzt\n\n${supersedes}\n`;
    const given =
      record('001-a.md', withSection('A', 'Accepted', sections(body, 'None.'))) +
      record('002-b.md', withSection('B', 'Accepted', sections('None.', body)));
    const { changed } = await supersedeIn(given);
    expect(changed).toEqual({
      '001-a.md': withSection('A', 'Superseded', sections(inOld, 'None.')),
      '002-b.md': withSection('B', 'Accepted', sections('None.', inSuccessor)),
    });
    const again = await supersedeIn(
      record('001-a.md', changed['001-a.md'] ?? '') + record('002-b.md', changed['002-b.md'] ?? ''),
    );
    expect(again.changed).toEqual({});
  });

  test.each([
    ['as this record has it', superseding, `${superseding}* Supersedes [ADR-001](001-a.md)\n`],
    ['as the others have it', links, `${links}* Supersedes [ADR-001](001-a.md)\n`],
    ['where it is empty', '## Links\n', '## Links\n\n* Supersedes [ADR-001](001-a.md)\n'],
    [
      'with its own marker',
      links.replaceAll('* ', '1. '),
      `${links.replaceAll('* ', '1. ')}2. Supersedes [ADR-001](001-a.md)\n`,
    ],
  ])('of links, %s', async (_, before, after) => {
    const { changed } = await supersedeIn(
      record('001-a.md', withSection('A', 'Accepted', links)) +
        record('002-b.md', withSection('B', 'Accepted', before)) +
        others,
    );
    expect(changed).toEqual({
      '001-a.md': withSection('A', 'Superseded by [ADR-002](002-b.md)', links),
      '002-b.md': withSection('B', 'Accepted', after),
    });
  });

  test('is not that of a status which is superseded', async () => {
    const text = '# A\n\n## Status: Superseded\n\nAmends [ADR-002](002-b.md)\n';
    const { recordOf } = await editLog(record('001-a.md', text) + record('002-b.md', nygard('B', 'Accepted')));
    expect(recordOf('001-a.md').relations.map(({ kind }) => kind)).toEqual(['amends']);
  });

  test('of links, which others do not use for it, is left alone', async () => {
    const { changed } = await supersedeIn(
      record('001-a.md', withSection('A', 'Accepted', links)) + record('002-b.md', withSection('B', 'Accepted', links)),
    );
    expect(changed['002-b.md']).toBe(withSection('B', 'Accepted\n\nSupersedes [ADR-001](001-a.md)', links));
  });
});

describe('the spelling of the log', () => {
  test.each([
    ['Superceded', 'Supercedes', 'by'],
    ['Replaced', 'Replaces', 'by'],
    ['Abgelöst', 'Löst ab:', 'durch'],
  ])('is used on both sides: %s', async (word, supersedes, by) => {
    const { changed } = await supersedeIn(
      record('001-a.md', nygard('A', 'Accepted')) +
        record('002-b.md', nygard('B', 'Accepted')) +
        record('003-c.md', nygard('C', `${word} ${by} [ADR-004](004-d.md)`)) +
        record('004-d.md', nygard('D', `Accepted\n\n${supersedes} [ADR-003](003-c.md)`)),
    );
    expect(changed['001-a.md']).toBe(nygard('A', `${word} ${by} [ADR-002](002-b.md)`));
    expect(changed['002-b.md']).toContain('[ADR-001](001-a.md)');
  });

  test('is used also for what no record says yet', async () => {
    const { changed } = await supersedeIn(
      record('001-a.md', nygard('A', 'Accepted')) +
        record('002-b.md', nygard('B', 'Accepted')) +
        record('003-c.md', nygard('C', 'Superceded by [ADR-002](002-b.md)')),
    );
    expect(changed['002-b.md']).toBe(nygard('B', 'Accepted\n\nSupercedes [ADR-001](001-a.md)'));
  });

  test('where two words are used, is that of the common one', async () => {
    const old = (number: number, word: string) =>
      record(`00${number}-x.md`, nygard('X', `${word} by [ADR-002](002-b.md)`));
    const { changed } = await supersedeIn(
      record('001-a.md', nygard('A', 'Accepted')) +
        record('002-b.md', nygard('B', 'Accepted')) +
        old(3, 'Superseded') +
        old(4, 'Superceded') +
        old(5, 'Superseded'),
    );
    expect(changed['001-a.md']).toBe(nygard('A', 'Superseded by [ADR-002](002-b.md)'));
  });
});

test('the column for the successor follows, where it names none', async () => {
  const record = (name: string, title: string) => `//- docs/adr/${name}\n# ${title}\n\n## Status\n\nAccepted\n`;
  const index = `//- docs/adr/README.md
| No. | Title | Status | Superseded by |
|---|---|---|---|
| [0001](0001-tea.md) | Tea | Superseded | [0003](0003-juice.md) |
| [0002](0002-milk.md) | Milk | Accepted | - |
| [0003](0003-juice.md) | Juice | Accepted | - |
| [0004](0004-water.md) | Water | Accepted | |
`;
  const tea = '//- docs/adr/0001-tea.md\n# Tea\n\n## Status\n\nSuperseded by [0003](0003-juice.md)\n';
  const { log, recordOf, textOf, after } = await editLog(
    index + tea + record('0002-milk.md', 'Milk') + record('0003-juice.md', 'Juice') + record('0004-water.md', 'Water'),
  );
  const edit = supersede(recordOf('0002-milk.md'), recordOf('0004-water.md'), log, { text: textOf('0002-milk.md') });
  expect(after(edit).get('README.md')).toContain(
    '\n| [0002](0002-milk.md) | Milk | Superseded | [0004](0004-water.md) |\n| [0003]',
  );
});

test.each([
  ['Supersedes', '-', '[0002](0002-milk.md)'],
  ['Remplace', '', '[0002](0002-milk.md)'],
  ['Replaces', '[0001](0001-tea.md)', '[0001](0001-tea.md), [0002](0002-milk.md)'],
  ['Supersedes', '[0002](0002-milk.md)', '[0002](0002-milk.md)'],
  // "Replaced" or "replaces", and words beside a record are somebody's own.
  ['Ersetzt', '-', '-'],
  ['Supersedes', 'the cellar', 'the cellar'],
])('the column "%s" of the successor follows, where it says %j', async (column, before, expected) => {
  const record = (name: string, title: string) => `//- docs/adr/${name}\n# ${title}\n\n## Status\n\nAccepted\n`;
  const index = `//- docs/adr/README.md
| No. | Title | Status | ${column} |
|---|---|---|---|
| [0001](0001-tea.md) | Tea | Accepted | - |
| [0002](0002-milk.md) | Milk | Accepted | - |
| [0003](0003-juice.md) | Juice | Accepted | ${before} |
`;
  const { log, recordOf, textOf, after } = await editLog(
    index + record('0001-tea.md', 'Tea') + record('0002-milk.md', 'Milk') + record('0003-juice.md', 'Juice'),
  );
  const edit = supersede(recordOf('0002-milk.md'), recordOf('0003-juice.md'), log, { text: textOf('0002-milk.md') });
  expect(after(edit).get('README.md')).toContain(`\n| [0003](0003-juice.md) | Juice | Accepted | ${expected} |\n`);
});

describe('a status in a form with marks of its own', () => {
  const rest = '\n## Context\n\nWhy.\n\n## Decision\n\nYes.\n';
  const both = (head: string) =>
    record('001-a.md', `# A\n\n${head}\n${rest}`) + record('002-b.md', `# B\n\n${head}\n${rest}`);

  test('the successor names the record below the line under its heading', async () => {
    const { changed } = await supersedeIn(both('Status: Accepted\n---'));
    expect(changed).toEqual({
      '001-a.md': `# A\n\nStatus: Superseded by [ADR-002](002-b.md)\n---\n${rest}`,
      '002-b.md': `# B\n\nStatus: Accepted\n---\n\nSupersedes [ADR-001](001-a.md)\n${rest}`,
    });
  });

  test('no link is written into code', async () => {
    expect((await supersedeIn(both('## Status\n\n`Accepted`'))).changed).toEqual({});
  });
});
