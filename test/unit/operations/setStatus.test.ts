import { describe, expect, test } from 'vitest';
import { findStatusOf, nextStatuses } from '../../../server/src/core/model/nextStatuses.ts';
import { findRowsLeft } from '../../../server/src/core/operations/record/followStatus.ts';
import { defaultStatus } from '../../../server/src/core/operations/record/newRecord.ts';
import { findSetStatusProblem, setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { editLog } from '../../support/editLog.ts';

const today = '2026-03-04';

/** A record after a status was set. */
async function recordAfter(text: string, status: string, more = ''): Promise<string | undefined> {
  const { log, recordOf, textOf, after } = await editLog(`//- docs/adr/001-a.md\n${text}${more}`);
  return after(setStatus(recordOf('001-a.md'), status, log, { text: textOf('001-a.md'), today })).get('001-a.md');
}

describe('a status is set in the dialect of the record', () => {
  test.each([
    ['a section', '# A\n\n## Status\n\nProposed\n', '# A\n\n## Status\n\nAccepted\n'],
    ['a list', '# A\n\n## Status\n\n- proposed\n', '# A\n\n## Status\n\n- accepted\n'],
    ['a bullet', '# A\n\n* Status: PROPOSED <!-- x -->\n', '# A\n\n* Status: ACCEPTED <!-- x -->\n'],
    ['a bold line', '# A\n\n**Status:** **Proposed** (x)\n', '# A\n\n**Status:** **Accepted** (x)\n'],
    [
      'a table',
      '# A\n\n| Status | Date | By |\n|---|---|---|\n| Proposed | x | me |\n',
      '# A\n\n| Status | Date | By |\n|---|---|---|\n| Accepted | x | me |\n',
    ],
    [
      'a table of rows',
      '# A\n\n| Owner | Me |\n|---|---|\n| Status | Proposed |\n',
      '# A\n\n| Owner | Me |\n|---|---|\n| Status | Accepted |\n',
    ],
    ['front matter', '---\nstatus: "proposed"\n---\n# A\n', '---\nstatus: "accepted"\n---\n# A\n'],
    ['an emoji', '# A\n\n## Status\n\n❌ Rejected\n', '# A\n\n## Status\n\n✅ Accepted\n'],
    ['an empty section', '# A\n\n## Status\n\n## Decision\n', '# A\n\n## Status\n\nAccepted\n\n## Decision\n'],
    [
      'two places',
      '---\nstatus: proposed\n---\n# A\n\n## Status\n\nAs above\n',
      '---\nstatus: accepted\n---\n# A\n\n## Status\n\nAs above\n',
    ],
    [
      'two places that agree',
      '---\nstatus: proposed\n---\n# A\n\n## Status\n\nProposed\n',
      '---\nstatus: accepted\n---\n# A\n\n## Status\n\nAccepted\n',
    ],
    ['a word that nobody knows', '# A\n\n## Status\n\nMulled over\n', '# A\n\n## Status\n\nAccepted\n'],
    [
      'a successor that holds no more',
      '# A\n\n## Status\n\nSuperseded by [B](002-b.md)\n',
      '# A\n\n## Status\n\nAccepted\n',
    ],
    ['a bold one', '# A\n\n## Status\n\n**Superseded** by ADR-2\n', '# A\n\n## Status\n\n**Accepted**\n'],
    ['a quoted one', '---\nstatus: "superseded by ADR-2"\n---\n# A\n', '---\nstatus: "accepted"\n---\n# A\n'],
    ['windows', '# A\r\n\r\n## Status\r\n\r\nProposed', '# A\r\n\r\n## Status\r\n\r\nAccepted'],
  ])('%s', async (_, before, expected) => expect(await recordAfter(before, 'Accepted')).toBe(expected));

  test('the emoji of the old status goes where the new one has none', async () => {
    expect(await recordAfter('# A\n\n## Status\n\n✅ Accepted\n', 'Deprecated')).toBe(
      '# A\n\n## Status\n\nDeprecated\n',
    );
  });

  test.each([
    ['that of the other records', '🟢 Accepted', '🟡 Proposed', '🟢 Accepted'],
    ['the customary one where no other record has the new status', '🔴 Rejected', '🟡 Proposed', '✅ Accepted'],
    ['the same one where it stands before all statuses', '📝 Rejected', '📝 Proposed', '📝 Accepted'],
    ['the same one where no other record has one', 'Rejected', '📝 Proposed', '📝 Accepted'],
  ])('an emoji gives way to %s', async (_, other, before, expected) => {
    const record = (status: string) => `# A\n\n| | |\n|---|---|\n| Status | ${status} |\n`;
    const others = `//- docs/adr/002-b.md\n${record(other)}`;
    expect(await recordAfter(record(before), 'Accepted', others)).toBe(record(expected));
  });

  test('a record without a status gets a section where the log demands one, else a line', async () => {
    const demanding = '//- docs/adr/.adr-keeper.yaml\nsections: [Status, Decision]\n';
    expect(await recordAfter('# A\n\n## Decision\n\nYes.\n', 'Accepted', demanding)).toBe(
      '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n',
    );
    const other = '//- docs/adr/.adr-keeper.yaml\nsections: [Decision]\n';
    expect(await recordAfter('# A\n\n## Decision\n\nYes.\n', 'Accepted', other)).toBe(
      '# A\n\n- Status: Accepted\n\n## Decision\n\nYes.\n',
    );
  });
});

describe('dates', () => {
  test.each([
    [
      'its own line',
      'Initial Date: 2025-02-05\n\nLast Updated Date: 2025-02-27\n',
      'Initial Date: 2025-02-05\n\nLast Updated Date: 2026-03-04\n',
    ],
    ['a placeholder', 'Last Updated Date: \\<Date\\>\n', 'Last Updated Date: 2026-03-04\n'],
    ['a bullet', '* Updated: **2025-02-27** (x)\n', '* Updated: **2026-03-04** (x)\n'],
    [
      'a table',
      '| Owner | Me |\n|---|---|\n| Last modified | 2025-02-27 |\n',
      '| Owner | Me |\n|---|---|\n| Last modified | 2026-03-04 |\n',
    ],
    ['a form that nobody can tell', 'Last Updated: 03/04/2025\n', 'Last Updated: 03/04/2025\n'],
    ['the date of the decision', 'Date: 2025-02-27\n', 'Date: 2025-02-27\n'],
  ])('of the last change: %s', async (_, before, expected) => {
    const record = (dates: string, status: string) => `# A\n\n${dates}\n## Status\n\n${status}\n`;
    expect(await recordAfter(record(before, 'Proposed'), 'Accepted')).toBe(record(expected, 'Accepted'));
  });

  test('no date is written where nobody tells which day it is', async () => {
    const text = '# A\n\nUpdated: 2025-02-27\n\n## Status\n\nProposed 2025-02-27\n';
    const { log, recordOf, after } = await editLog(`//- docs/adr/001-a.md\n${text}`);
    expect(after(setStatus(recordOf('001-a.md'), 'Accepted', log, { text })).get('001-a.md')).toBe(
      '# A\n\nUpdated: 2025-02-27\n\n## Status\n\nAccepted 2025-02-27\n',
    );
  });

  test.each([
    ['a paragraph', 'Proposed 2020-01-01\n', 'Accepted 2026-03-04\n\nProposed 2020-01-01\n'],
    [
      'lines',
      'Proposed 2020-02-01  \nDraft 2020-01-01\n',
      'Accepted 2026-03-04  \nProposed 2020-02-01  \nDraft 2020-01-01\n',
    ],
    [
      'a list',
      '- **Draft** (2020-01-01)\n- **Proposed** (2020-02-01)\n',
      '- **Draft** (2020-01-01)\n- **Proposed** (2020-02-01)\n- **Accepted** (2026-03-04)\n',
    ],
    ['a counted list', '1. proposed, 2020-01-01', '1. proposed, 2020-01-01\n2. accepted, 2026-03-04'],
    [
      'an item with more below it',
      '- Proposed 2020-01-01\n  because\n',
      '- Proposed 2020-01-01\n  because\n- Accepted 2026-03-04\n',
    ],
  ])('a history of statuses gets one more: %s', async (_, before, expected) => {
    const text = `# A\n\n## Status\n\n${before}`;
    const after = await recordAfter(text, 'Accepted');
    expect(after).toBe(`# A\n\n## Status\n\n${expected}`);
    // It is read as the one that counts: a second time there is nothing to do.
    expect(await recordAfter(after ?? '', 'Accepted')).toBe(after);
  });

  test('a date behind a status outside of a section is that of the new one', async () => {
    expect(await recordAfter('# A\n\n- Status: proposed (2020-01-01)\n', 'Accepted')).toBe(
      '# A\n\n- Status: accepted (2026-03-04)\n',
    );
  });
});

describe('the rows follow', () => {
  const record =
    '//- docs/adr/001-a.md\n# A\n\n## Status\n\nProposed\n//- docs/adr/002-b.md\n# B\n\n## Status\n\nAccepted\n';
  const readmeAfter = async (index: string) => {
    const { log, recordOf, textOf, changedBy } = await editLog(`//- docs/adr/README.md\n${index}${record}`);
    return changedBy(setStatus(recordOf('001-a.md'), 'Accepted', log, { text: textOf('001-a.md'), today }))[
      'README.md'
    ];
  };

  test('of a table, with its padding', async () => {
    const table = (status: string) =>
      `| No | Title | Status   |\n|----|-------|----------|\n| 1  | [A](001-a.md) | ${status} |\n| 2  | [B](002-b.md) | Accepted |\n`;
    expect(await readmeAfter(table('Proposed'))).toBe(table('Accepted'));
  });

  test('of a list grouped by status', async () => {
    expect(await readmeAfter('## Proposed\n\n- [1 A](001-a.md)\n\n## Accepted\n\n- [2 B](002-b.md)\n')).toBe(
      '## Proposed\n\n\n## Accepted\n\n- [1 A](001-a.md)\n- [2 B](002-b.md)\n',
    );
  });

  test('not while the index has conflict markers', async () => {
    expect(
      await readmeAfter(
        '| No | Title | Status |\n|---|---|---|\n<<<<<<< a\n| 1 | [A](001-a.md) | Proposed |\n=======\n| 1 | [A](001-a.md) | Pending |\n>>>>>>> b\n| 2 | [B](002-b.md) | Accepted |\n',
      ),
    ).toBeUndefined();
  });

  test('a record that says it already is left alone, and its row is put right', async () => {
    const index = `| No | Title | Status |
|---|---|---|
| 1 | [A](001-a.md) | Accepted |
| 2 | [B](002-b.md) | Accepted |
`;
    const { log, recordOf, textOf, changedBy } = await editLog(`//- docs/adr/README.md\n${index}${record}`);
    const edit = setStatus(recordOf('001-a.md'), 'Proposed', log, { text: textOf('001-a.md'), today });
    expect(changedBy(edit)).toEqual({
      'README.md': `| No | Title | Status |
|---|---|---|
| 1 | [A](001-a.md) | Proposed |
| 2 | [B](002-b.md) | Accepted |
`,
    });
  });
});

describe('what may follow', () => {
  const likely = async (status: string, more = '') => {
    const { log, recordOf } = await editLog(`//- docs/adr/001-a.md\n# A\n\n## Status\n\n${status}\n${more}`);
    return nextStatuses(log, recordOf('001-a.md'));
  };

  test('is what decisions mostly go through, then all else that the log knows', async () => {
    expect(await likely('Proposed')).toEqual({
      likely: ['Accepted', 'Rejected'],
      others: ['Pending', 'Implemented', 'Deprecated', 'Superseded'],
    });
    expect((await likely('accepted')).likely).toEqual(['Implemented', 'Superseded', 'Deprecated']);
  });

  test('is spelled as the log does', async () => {
    const config = '//- docs/adr/.adr-keeper.yaml\nstatuses: [draft, approved, dropped]\n';
    expect(await likely('draft', config)).toEqual({
      likely: ['approved', 'Rejected'],
      others: ['dropped', 'Superseded'],
    });
  });

  test('is what the configuration says', async () => {
    const config = '//- docs/adr/.adr-keeper.yaml\ntransitions:\n  Proposed: [Pending]\n';
    expect((await likely('Proposed', config)).likely).toEqual(['Pending']);
    expect((await likely('Accepted', config)).likely).toEqual([]);
  });
});
describe('a record that was superseded', () => {
  const old = '# 1. Old\n\n## Status\n\nSuperseded by [ADR-002](002-new.md)\n';
  const source = (status: string) =>
    `//- docs/adr/001-old.md\n${old}//- docs/adr/002-new.md\n# 2. New\n\n## Status\n\n${status}\n\nSupersedes [ADR-001](001-old.md)\n`;

  test('gets no other status while its successor says so', async () => {
    const { log, recordOf, textOf, changedBy } = await editLog(source('Accepted'));
    const record = recordOf('001-old.md');
    const state = { text: textOf('001-old.md') };
    expect(findSetStatusProblem(record, 'Accepted', log, { text: '' })).toEqual({
      kind: 'superseded-by-other',
      file: '002-new.md',
      line: 7,
    });
    expect(changedBy(setStatus(record, 'Accepted', log, state))).toEqual({});
  });

  test('gets another one where the successor was rejected', async () => {
    const { log, recordOf, textOf, changedBy } = await editLog(source('Rejected'));
    const edit = setStatus(recordOf('001-old.md'), 'Accepted', log, { text: textOf('001-old.md') });
    expect(changedBy(edit)).toEqual({ '001-old.md': '# 1. Old\n\n## Status\n\nAccepted\n' });
  });
});

describe('a word for a status that is not known', () => {
  const logOf = (...statuses: readonly string[]) => {
    const rows = statuses.map((status, at) => `| ${at + 1} | [X](00${at + 1}-x.md) | ${status} |\n`).join('');
    const records = statuses.map(
      (status, at) => `//- docs/adr/00${at + 1}-x.md\n# X\n\n* Status: ${status}\n\n## Context\n\nWhy.\n`,
    );
    return `//- docs/adr/README.md\n| No | Title | Status |\n|---|---|---|\n${rows}${records.join('')}`;
  };

  test('gives way in the row, too, in the letters of the others', async () => {
    const { log, recordOf, textOf, changedBy } = await editLog(logOf('accepted', 'accepted', 'On hold'));
    const changed = changedBy(setStatus(recordOf('003-x.md'), 'Accepted', log, { text: textOf('003-x.md') }));
    expect(changed).toEqual({
      'README.md': `| No | Title | Status |
|---|---|---|
| 1 | [X](001-x.md) | accepted |
| 2 | [X](002-x.md) | accepted |
| 3 | [X](003-x.md) | accepted |
`,
      '003-x.md': '# X\n\n* Status: accepted\n\n## Context\n\nWhy.\n',
    });
  });

  test('stays in a row that says something else', async () => {
    const files = logOf('accepted', 'accepted', 'On hold').replace('(003-x.md) | On hold', '(003-x.md) | see below');
    const { log, recordOf, textOf, changedBy } = await editLog(files);
    const changed = changedBy(setStatus(recordOf('003-x.md'), 'Accepted', log, { text: textOf('003-x.md') }));
    expect(Object.keys(changed)).toEqual(['003-x.md']);
  });
});

test.each([
  [['已接受', '提議中'], '已拒絕', '已拒絕'],
  [['Accepté', 'Accepté'], 'Obsolète', 'Obsolète'],
  [['Accepté', 'Déprécié'], 'Obsolète', 'Déprécié'],
  [['Accepted', 'Accepted'], 'approved', 'Accepted'],
])('in a log of %j "%s" is %s', async (statuses, typed, expected) => {
  const records = statuses.map((status, at) => `//- docs/adr/00${at + 1}-x.md\n# X\n\n* Status: ${status}\n`);
  expect(findStatusOf(typed, (await editLog(records.join(''))).log)).toBe(expected);
});

test('a new record is a draft where those that are open are drafts', async () => {
  const first = async (...statuses: readonly string[]) => {
    const records = statuses.map((status, at) => `//- docs/adr/00${at + 1}-x.md\n# X\n\n* Status: ${status}\n`);
    return defaultStatus((await editLog(records.join(''))).log);
  };
  expect(await first('Accepted', 'Accepted', 'Draft')).toBe('Draft');
  expect(await first('Akzeptiert', 'Entwurf')).toBe('Entwurf');
  expect(await first('Accepted', 'Proposed', 'Draft')).toBe('Proposed');
  expect(await first('Accepted', 'Accepted')).toBe('Proposed');
});

test('rows whose words a person must change are named', async () => {
  const row = (at: number, status: string) => `| ${at} | [X](00${at}-x.md) | ${status} |\n`;
  const statuses = ['Accepted', 'Accepted 2023-01-01', 'In force since 2020', ''];
  const records = statuses.map((_, at) => `//- docs/adr/00${at + 1}-x.md\n# X\n\n* Status: Accepted\n`);
  const { log, recordOf } = await editLog(
    `//- docs/adr/README.md\n| No | Title | Status |\n|---|---|---|\n${statuses.map((each, at) => row(at + 1, each)).join('')}${records.join('')}`,
  );
  const left = statuses.map((_, at) => findRowsLeft(recordOf(`00${at + 1}-x.md`), 'Rejected', log));
  expect(left.map((rows) => rows.map(({ reason }) => reason))).toEqual([
    [],
    [{ kind: 'status', found: 'Accepted', expected: 'Rejected' }],
    [{ kind: 'status', found: 'In force since 2020', expected: 'Rejected' }],
    [],
  ]);
});

describe('a record without a status says it where those with one do', () => {
  const body = '## Context\n\nWhy.\n\n## Decision\n\nYes.\n';
  const logOf = (status: (body: string) => string) =>
    ['a', 'b', 'c', 'd', 'e']
      .map((name, at) => `//- docs/adr/00${at + 1}-${name}.md\n# ${name}\n\n${at === 0 ? status(body) : body}`)
      .join('');

  test.each<[string, (body: string) => string, (body: string) => string]>([
    ['in a line', (text) => `* Status: accepted\n\n${text}`, (text) => `* Status: rejected\n\n${text}`],
    [
      'in a section',
      (text) => text.replace('## Decision', '## Status\n\nAccepted\n\n## Decision'),
      (text) => text.replace('## Decision', '## Status\n\nRejected\n\n## Decision'),
    ],
  ])('%s', async (_, said, written) => {
    const { log, recordOf, textOf, changedBy } = await editLog(logOf(said));
    const edit = setStatus(recordOf('005-e.md'), 'Rejected', log, { text: textOf('005-e.md') });
    expect(changedBy(edit)).toEqual({ '005-e.md': `# e\n\n${written(body)}` });
  });
});

test('the first status of a log whose records have front matter is written there', async () => {
  const fields = '---\nid: ARCH-001\ntitle: A\n---\n\n## Decision\n\nYes.\n';
  const others = '//- docs/adr/002-b.md\n---\nid: ARCH-002\ntitle: B\n---\n\n## Decision\n\nNo.\n';
  expect(await recordAfter(fields, 'Accepted', others)).toBe(`---\nstatus: Accepted\n${fields.slice(4)}`);
  const bare = '//- docs/adr/002-b.md\n# B\n\n## Decision\n\nNo.\n//- docs/adr/003-c.md\n# C\n\n## Decision\n\nNo.\n';
  expect(await recordAfter('# A\n\n## Decision\n\nYes.\n', 'Accepted', bare)).toMatch(
    /^# A\n\n## Status\n\nAccepted\n/,
  );
});
