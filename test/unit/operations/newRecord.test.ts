import { describe, expect, test } from 'vitest';
import type { FilledDetails } from '../../../server/src/core/operations/record/fillTemplate.ts';
import { newRecord, planRecord, type RecordWishes } from '../../../server/src/core/operations/record/newRecord.ts';
import { listTemplates } from '../../../server/src/core/operations/record/recordTemplates.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const details: FilledDetails = { today: '2026-03-04', author: 'Ada Lovelace' };

interface Wanted extends RecordWishes, FilledDetails {
  /** What the log has beside its one record. */
  readonly files?: string;
}

/** What a record "Use NATS" says that is made in a log of one record. */
async function make({ files = '', context, ...wishes }: Wanted = {}): Promise<string> {
  // Templates without a place for a status are filled as they are: that a log demands one is tested below.
  const rules = '//- docs/adr/.adr-keeper.yaml\nrules:\n  status-missing: off\n';
  const { log, workspace } = await loadFixture(
    `${rules}//- docs/adr/001-ants.md\n# ADR 001: Ants\n\n## Status\n\nAccepted\n\n## Context\n\nWords.\n${files}`,
  );
  const planned = planRecord(log, 'Use NATS', wishes);
  if ('kind' in planned) return planned.kind;
  const { uri } = planned.template;
  const text = uri === undefined ? undefined : await workspace.readText(uri);
  return newRecord(log, planned, text, { ...details, context }).text;
}

/** The record that a template of this text gives. */
function fill(template: string, more: FilledDetails & RecordWishes = {}): Promise<string> {
  return make({ files: `//- docs/adr/000-template.md\n${template}`, ...more });
}

test('a record without a template has the line endings of the others', async () => {
  const { log } = await loadFixture('//- docs/adr/001-ants.md\n# ADR 001: Ants\r\n\r\n## Status\r\n\r\nAccepted\r\n');
  const planned = planRecord(log, 'Use NATS');
  if ('kind' in planned) throw new Error(planned.kind);
  expect(newRecord(log, planned, undefined, details).text).not.toMatch(/(?<!\r)\n/);
});

test.each([
  ['# ADR {ADR-NUMBER}: {TITLE}\n', '# ADR 002: Use NATS\n\n## Status\n\nAccepted\n'],
  [
    '# Title\n\n|  |  |\n| --- | --- |\n| Status | Draft |\n',
    '# Use NATS\n\n|  |  |\n| --- | --- |\n| Status | Accepted |\n',
  ],
])('the template %j gives %j', async (template, filled) => {
  expect(await fill(template, { status: 'Accepted' })).toBe(filled);
});

test.each([
  [
    'Proposed\n\n<!-- one of Proposed, Accepted -->\n\nDecided by: {names}\n',
    'Accepted\n\n<!-- one of Proposed, Accepted -->\n\nDecided by: {names}\n',
  ],
  ['What is the status, such as proposed,\naccepted or rejected?\n\n- Owner: @\n', 'Accepted\n\n- Owner: @\n'],
  ['Proposed\nAccepted\nRejected\n', 'Accepted\n'],
  ['{proposed | accepted}\n**Tracking issue:** #\n', 'Accepted\n**Tracking issue:** #\n'],
  ['- Proposed\n- Supersedes: none\n', '- Accepted\n- Supersedes: none\n'],
  ['* [ ] Proposed\n* [ ] Accepted\n', '* [ ] Proposed\n* [x] Accepted\n'],
])('of the Status section %j becomes %j', async (section, filled) => {
  const text = (status: string) => `\n\n## Status\n\n${status}\n## Context\n\nWhy?\n`;
  expect(await fill(`# N. Title${text(section)}`, { status: 'Accepted' })).toBe(`# 002. Use NATS${text(filled)}`);
});

test('a template that asks for the status twice gets it twice', async () => {
  const text = await fill(
    '---\nstatus: proposed\n---\n\n# {title}\n\n## Status\n\n[Proposed | Accepted]\n\n## Context\n\nWhy?\n',
  );
  expect(text).toBe('---\nstatus: proposed\n---\n\n# Use NATS\n\n## Status\n\nProposed\n\n## Context\n\nWhy?\n');
});

test('choices below what explains them are filled in, and not left beside a status', async () => {
  const head = '# {title}\n\n## Status\n\n';
  expect(
    await fill(`${head}> A decision may be "proposed" or "accepted".\n\n{Proposed|Accepted}\n\n## Context\n\nWhy?\n`),
  ).toBe(`${head.replace('{title}', 'Use NATS')}Proposed\n\n## Context\n\nWhy?\n`);
});

test.each(['Date', 'Entscheidungsdatum', 'Fecha de decisión'])('the day of the line %s is filled in', async (label) => {
  const text = await fill(`# {title}\n\n**${label}:** YYYY-MM-DD\n\n## Context\n\nWhy?\n`);
  expect(text).toContain(`**${label}:** 2026-03-04\n`);
});

describe('a status that the template has no place for is written where the log has its statuses', () => {
  const template = '# {title}\n\n## Context\n\nWhy?\n';
  const ofThree = (record: (title: string) => string) =>
    ['Ants', 'Bees', 'Cats'].map((title, at) => `//- docs/adr/000${at + 1}-${title}.md\n${record(title)}`).join('');
  const makeIn = async (files: string, wishes: RecordWishes) => {
    const { log, workspace } = await loadFixture(files);
    const planned = planRecord(log, 'Use NATS', wishes);
    if ('kind' in planned) throw new Error(planned.kind);
    const { uri } = planned.template;
    const { text } = newRecord(log, planned, uri && (await workspace.readText(uri)), details);
    const { log: grown } = await loadFixture(`${files}\n//- docs/adr/${planned.fileName}\n${text}`);
    return { text, status: grown.records.get(planned.uri)?.status?.word };
  };

  test.each([
    [
      'in a section',
      (title: string) => `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWords.\n`,
      '# Use NATS\n\n## Status\n\nRejected\n\n## Context\n\nWhy?\n',
    ],
    [
      'in the front matter',
      (title: string) => `---\nstatus: accepted\n---\n# ${title}\n\n## Context\n\nWords.\n`,
      '---\nstatus: rejected\n---\n\n# Use NATS\n\n## Context\n\nWhy?\n',
    ],
    [
      'in bullets',
      (title: string) => `# ${title}\n\n* Status: accepted\n\n## Context\n\nWords.\n`,
      '# Use NATS\n\n* Status: rejected\n\n## Context\n\nWhy?\n',
    ],
    [
      'in a section that the log demands and no record has',
      (title: string) => `# ${title}\n\n## Context\n\nWords.\n`,
      '# Use NATS\n\n## Status\n\nRejected\n\n## Context\n\nWhy?\n',
    ],
  ])('%s', async (_, record, expected) => {
    const files = `${ofThree(record)}//- docs/templates/short.md\n${template}`;
    const { text, status } = await makeIn(files, { status: 'Rejected', template: 'short' });
    expect(text).toBe(expected);
    expect(status).toMatch(/rejected/i);
  });

  test.each([
    '---\nstatus:\n---\n\n# {title}\n\n## Context\n',
    '+++\ntitle = "{title}"\nstatus = "Proposed"\n+++\n\n## Context\n',
    '# {title}\n\n- Status:\n\n## Context\n',
    '# {title}\n\nStatus:\n\n## Context\n',
    '# {title}\n\n- **Status:**\n\n## Context\n',
    '# {title}\n\n| Status | Date | By |\n| --- | --- | --- |\n|  |  |  |\n\n## Context\n',
    '# {title}\n\n|  |  |\n| --- | --- |\n| Status | |\n\n## Context\n',
    '# {title}\n\n## Status\n',
    '## Context\n',
    '',
  ])('or for which it has an empty place: %j', async (template) => {
    const files = `${ofThree((title) => `# ${title}\n\n## Context\n\nWords.\n`)}//- docs/templates/short.md\n${template}`;
    const { text, status } = await makeIn(files, { status: 'Rejected', template: 'short' });
    expect(status).toBe('Rejected');
    expect(text.match(/status/gi)).toHaveLength(1);
  });

  test('also where nobody asks for one, but the log demands it', async () => {
    const files = ofThree((title) => `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWords.\n`);
    expect((await makeIn(`${files}//- docs/templates/short.md\n${template}`, { template: 'short' })).text).toBe(
      '# Use NATS\n\n## Status\n\nProposed\n\n## Context\n\nWhy?\n',
    );
  });

  test('but not where a log of many records has none, and nobody asks for one', async () => {
    const files = Array.from(
      { length: 9 },
      (_, at) => `//- docs/adr/000${at + 1}-ants-${at}.md\n# Ants ${at}\n\n## Context\n\nWords.\n`,
    ).join('');
    expect((await makeIn(files, {})).text).not.toMatch(/status/i);
    const { text, status } = await makeIn(files, { status: 'Proposed' });
    expect(text).toMatch(/^# .*Use NATS\n\n- Status: Proposed\n\n## Context\n/);
    expect(status).toBe('Proposed');
  });
});

test.each([
  ['Use *foo*_bar | baz [x](y) `c*d`', 'Use *foo*_bar | baz [x](y) `c*d`', 'Use foo_bar | baz x c*d'],
  ['Keep C:\\\\| and \\', 'Keep C:\\\\| and \\', 'Keep C:\\| and \\'],
  [
    'Why snake_case & <b>, [1] or \\*x\\*?',
    'Why snake_case & <b>, [1] or \\*x\\*?',
    'Why snake_case & <b>, [1] or *x*?',
  ],
  ['ADR 099: Foo', 'Foo', 'Foo'],
  ['7. Foo', 'Foo', 'Foo'],
])('the title %j reads the same in the record and in its row', async (typed, written, title) => {
  for (const row of [
    '| [1](001-ants.md) | Ants | Accepted |',
    '| 1 | [Ants](001-ants.md) | Accepted |',
    '* [Ants](001-ants.md)\n* [Cats](003-cats.md)',
  ]) {
    const header = row.startsWith('|') ? '| No | Title | Status |\n|---|---|---|\n' : '';
    const files = `//- docs/adr/README.md\n# Log\n\n${header}${row}\n//- docs/adr/001-ants.md\n# Ants\n\n## Status\n\nAccepted\n`;
    const given = await editLog(files);
    const planned = planRecord(given.log, typed);
    if ('kind' in planned) throw new Error(planned.kind);
    const { edit } = newRecord(given.log, planned, undefined, details);
    const texts = given.after(edit);
    const { log } = await loadFixture([...texts].map(([name, text]) => `//- docs/adr/${name}\n${text}`).join(''));
    const made = log.records.get(planned.uri);
    expect(planned.title).toBe(written);
    expect(made?.title.text).toBe(title);
    expect(log.index?.rowsLinking(planned.uri).map(({ words }) => words)).toEqual([title]);
    expect(log.index?.targets.size).toBe(row.startsWith('|') ? 2 : 3);
  }
});

test.each([
  ['20200101-ants.md', '20200203-bees.md', '20260304-use-nats.md'],
  ['2020-01-01-ants.md', '2020-02-03-bees.md', '2026-03-04-use-nats.md'],
])('beside %s and %s stands %s', async (first, second, made) => {
  const record = (name: string) => `//- docs/adr/${name}\n# ${name}\n\n## Status\n\nAccepted\n`;
  const { log } = await loadFixture(record(first) + record(second));
  expect(planRecord(log, 'Use NATS')).toMatchObject({ fileName: made });
});

describe('a record without a template says its status and its day where most of the others do', () => {
  const sections = '## Context\n\nWords.\n\n## Decision\n\nYes.\n';
  test.each<[string, (title: string, status: string, day: string) => string, string]>([
    [
      'in front matter',
      (title: string, status: string, day: string) => `---\nstatus: ${status}\ndate: ${day}\n---\n\n# ${title}\n\n`,
      'proposed',
    ],
    [
      'in TOML',
      (title: string, status: string, day: string) =>
        `+++\ntitle = "${title}"\ndate = ${day}\nstatus = "${status}"\n+++\n\n# ${title}\n\n`,
      'proposed',
    ],
    [
      'in TOML with other blanks and quotes',
      (title: string, status: string, day: string) =>
        `+++\ntitle  = "${title}"\ncreated="${day}"\nstatus = '${status}'\n+++\n\n# ${title}\n\n`,
      'Proposed',
    ],
    [
      'in TOML and a section',
      (title: string, status: string) => `+++\ntitle = "${title}"\n+++\n\n# ${title}\n\n## Status\n\n${status}\n\n`,
      'Proposed',
    ],
    [
      'in a definition list',
      (title: string, status: string, day: string) => `# ${title}\n\nStatus\n: ${status}\nDate\n: ${day}\n\n`,
      'Proposed',
    ],
    [
      'in bullets',
      (title: string, status: string, day: string) => `# ${title}\n\n* Status: ${status}\n* Date: ${day}\n\n`,
      'proposed',
    ],
    ...[
      ['**Status:** ', ''],
      ['**Status**: ', ''],
      ['**Status: ', '**'],
      ['_Status: ', '_'],
      ['__Status:__ ', ''],
      ['- **Status:**  ', ''],
      ['+ Status : ', ''],
      ['<b>Status:</b> ', ''],
      ['**Statut :** ', ''],
    ].map(([before = '', after = '']): [string, (title: string, status: string) => string, string] => [
      `in a line as ${before}…${after}`,
      (title, status) => `# ${title}\n\n${before}${status}${after}\n\n`,
      'Proposed',
    ]),
    [
      'in lines that end with blanks',
      (title: string, status: string, day: string) => `# ${title}\n\nStatus: ${status}  \nDate: ${day}  \n\n`,
      'Proposed',
    ],
    [
      'in a quote',
      (title: string, status: string, day: string) => `# ${title}\n\n> Status: ${status}\n> Date: ${day}\n\n`,
      'Proposed',
    ],
    ['in a heading', (title: string, status: string) => `# ${title}\n\n## Status: ${status}\n\n`, 'Proposed'],
    [
      'in a heading with a number',
      (title: string, status: string) => `# ${title}\n\n## 2. Status: ${status}\n\n`,
      'Proposed',
    ],
    [
      'in lines with blank ones between them',
      (title: string, status: string, day: string) => `# ${title}\n\nDate: ${day}\n\nStatus: ${status}\n\n`,
      'Proposed',
    ],
    [
      'in a table',
      (title: string, status: string, day: string) =>
        `# ${title}\n\n| Field | Value |\n|---|:--|\n| **Status** | ${status} |\n| Date | ${day} |\n\n`,
      'Proposed',
    ],
    [
      'in a table that begins with the status',
      (title: string, status: string, day: string) =>
        `# ${title}\n\n| Status | ${status} |\n|---|---|\n| Created | ${day} |\n\n`,
      'proposed',
    ],
    [
      'in a table with values below',
      (title: string, status: string, day: string) =>
        `# ${title}\n\n| Title | Status | Date |\n|---|---|---|\n| ${title} | ${status} | ${day} |\n\n`,
      'Proposed',
    ],
    [
      'in a line and a section',
      (title: string, status: string, day: string) => `# 1. ${title}\n\nDate: ${day}\n\n## Status\n\n${status}\n\n`,
      'Proposed',
    ],
  ])('%s', async (_, head, status) => {
    const old = status === 'proposed' ? 'accepted' : 'Accepted';
    const records = ['Ants', 'Bees', 'Cats'].map(
      (title, at) =>
        `//- docs/adr/000${at + 1}-${title.toLowerCase()}.md\n${head(title, old, `2020-01-0${at + 1}`)}${sections}`,
    );
    const { log } = await loadFixture(records.join(''));
    const planned = planRecord(log, 'Use NATS', { status: 'Proposed' });
    if ('kind' in planned) throw new Error(planned.kind);
    const { text } = newRecord(log, planned, undefined, details);
    expect(text.slice(0, text.indexOf('## Context'))).toBe(
      head('Use NATS', status, '2026-03-04').replace('# 1. ', '# 4. '),
    );
  });

  test('with the emphasis that words behind the status have in the others', async () => {
    const records = ['Ants', 'Bees', 'Cats'].map(
      (title, at) =>
        `//- docs/adr/00${at + 1}-${title.toLowerCase()}.md\n# ${title}\n\n**Status: accepted.** Told\nby ${title}.\n\n${sections}`,
    );
    const { log } = await loadFixture(records.join(''));
    const planned = planRecord(log, 'Use NATS', { status: 'Proposed' });
    if ('kind' in planned) throw new Error(planned.kind);
    expect(newRecord(log, planned, undefined, details).text).toContain(
      '# Use NATS\n\n**Status: proposed.**\n\n## Context',
    );
  });

  test('under a title that begins as theirs do, in sections of their level', async () => {
    const records = ['Ants', 'Bees', 'Cats'].map(
      (title, at) =>
        `//- docs/adr/00${at + 1}-${title.toLowerCase()}.md\n# Decision record: ${title}\n\nStatus: Accepted\n\n${sections.replaceAll('##', '###')}`,
    );
    const { log } = await loadFixture(records.join(''));
    const planned = planRecord(log, 'Use NATS', { status: 'Proposed' });
    if ('kind' in planned) throw new Error(planned.kind);
    expect(newRecord(log, planned, undefined, details).text).toBe(
      '# Decision record: Use NATS\n\nStatus: Proposed\n\n### Context\n\n<!-- Context -->\n\n### Decision\n\n<!-- Decision -->\n\n### Consequences\n\n<!-- Consequences -->\n',
    );
  });

  test('with the names that most have in their tables, and without the values of one record', async () => {
    const table = (lines: string) => `|          |            |\n|----------|------------|\n${lines}\n`;
    const records = [
      '| Status   | Accepted   |\n| Number   | ADR-0001   |\n| Owner    | Ann        |',
      '| Status   | Rejected   |\n| Number   | ADR-0002   |\n| Owner    | Bob        |\n| Ticket   | ABC-1      |',
      '| Status   | Accepted   |\n| Number   | ADR-0003   |',
    ].map((lines, at) => `//- docs/adr/000${at + 1}-x${at}.md\n# X${at}\n\n${table(lines)}\n${sections}`);
    const { log } = await loadFixture(records.join(''));
    const planned = planRecord(log, 'Use NATS');
    if ('kind' in planned) throw new Error(planned.kind);
    expect(newRecord(log, planned, undefined, details).text).toContain(
      `# Use NATS\n\n${table('| Status   | Proposed   |\n| Number   | ADR-0004   |\n| Owner    |            |')}\n## Context\n`,
    );
  });

  test.each([
    [['1 January 2020', '12 May 2021', '3 December 2022'], '4 March 2026'],
    [['Jan 11, 2020', 'May 12, 2021', 'Dec 3, 2022'], 'Mar 4, 2026'],
    [['13/01/2020', '12/05/2021', '03/12/2022'], '04/03/2026'],
    [['1/13/2020', '5/12/2021', '12/3/2022'], '3/4/2026'],
    [['13.1.2020', '12.5.2021', '3.12.2022'], '4.3.2026'],
    [['2020/01/13', '2021/05/12', '2022/12/03'], '2026/03/04'],
    // Nothing tells which is the month.
    [['01/02/2020', '12/05/2021', '03/12/2022'], '2026-03-04'],
    [['soon', 'Friday', '?'], '2026-03-04'],
  ])('with the day written as in %j: %s', async (days, day) => {
    const records = days.map(
      (each, at) => `//- docs/adr/000${at + 1}-x${at}.md\n# X${at}\n\nDate: ${each}\n\n${sections}`,
    );
    const { log } = await loadFixture(records.join(''));
    const planned = planRecord(log, 'Use NATS');
    if ('kind' in planned) throw new Error(planned.kind);
    expect(newRecord(log, planned, undefined, details).text).toContain(`\nDate: ${day}\n`);
  });

  test('in the order and the letters of most, whatever their statuses', async () => {
    const made = async (...statuses: readonly string[]) => {
      const records = statuses.map(
        (status, at) =>
          `//- docs/adr/000${at + 1}-x${at}.md\n# X${at}\n\n* Status: ${status}\n* Date: 2024-01-02\n\n${sections}`,
      );
      const { log } = await loadFixture(records.join(''));
      const planned = planRecord(log, 'Use NATS');
      if ('kind' in planned) throw new Error(planned.kind);
      return newRecord(log, planned, undefined, details).text;
    };
    const head = (status: string) => `# Use NATS\n\n* Status: ${status}\n* Date: 2026-03-04\n\n## Context\n`;
    expect(await made('accepted', 'On hold', 'Retired', 'acepted')).toContain(head('Proposed'));
    expect(await made('ACCEPTED', 'ACCEPTED', 'PROPOSED')).toContain(head('PROPOSED'));
  });

  test('and not as few of them do', async () => {
    const { log } = await loadFixture(
      ['Ants', 'Bees', 'Cats']
        .map(
          (title, at) =>
            `//- docs/adr/000${at}-${title}.md\n# ${title}\n\n${at === 1 ? 'Date: 2020-01-01\n\n' : ''}## Status\n\nAccepted\n`,
        )
        .join(''),
    );
    const planned = planRecord(log, 'Use NATS');
    if ('kind' in planned) throw new Error(planned.kind);
    expect(newRecord(log, planned, undefined, details).text).not.toContain('Date');
  });
});

describe('the day and the author are written where the template asks for them', () => {
  test.each([
    ['Date: YYYY-MM-DD', 'Date: 2026-03-04'],
    ['* Date: {YYYY-MM-DD when the decision was last updated}', '* Date: 2026-03-04'],
    ['- **Date:** DD.MM.YYYY', '- **Date:** 04.03.2026'],
    ['Date: MM/DD/YYYY', 'Date: 03/04/2026'],
    ['Initial Date: \\<Date\\>', 'Initial Date: 2026-03-04'],
    ['Last Updated Date: \\<Date\\>', 'Last Updated Date: 2026-03-04'],
    ['Date: 2019-01-01', 'Date: 2026-03-04'],
    ['- **Date:**', '- **Date:** 2026-03-04'],
    ['| Date | YYYY-MM-DD |\n| --- | --- |', '| Date | 2026-03-04 |\n| --- | --- |'],
    ['- Date: [YYYY-MM-DD when it was decided] <!-- optional -->', '- Date: 2026-03-04 <!-- optional -->'],
    ['Author: \\<Name\\>', 'Author: Ada Lovelace'],
    ['Initial Author: \\<Name\\>', 'Initial Author: Ada Lovelace'],
    ['* **Authors:** [names]', '* **Authors:** Ada Lovelace'],
    ['Author:', 'Author: Ada Lovelace'],
    ['Written by {author}.', 'Written by Ada Lovelace.'],
  ])('%s', async (asked, written) => {
    const text = (title: string, lines: string) => `# ${title}\n\n${lines}\n\n## Status\n\nProposed\n`;
    expect(await fill(text('Title', asked))).toBe(text('Use NATS', written));
  });

  test.each([
    'Authors:\n- {name}',
    'The author decides.',
    'Deciders: {list everyone}',
    'Date of review: \\<Date\\>',
    'Author: Grace Hopper',
    'Dates are written YYYY-MM-DD.',
  ])('and %s stays', async (asked) => {
    expect(await fill(`# Title\n\n${asked}\n\n## Status\n\nProposed\n`)).toContain(`\n\n${asked}\n\n`);
  });

  test('in a section of its own, and in front matter', async () => {
    expect(await fill('---\ndate: {YYYY-MM-DD}\n---\n# Title\n\n## Date\n\nYYYY-MM-DD\n\n## Context\n')).toBe(
      '---\ndate: 2026-03-04\n---\n# Use NATS\n\n## Date\n\n2026-03-04\n\n## Context\n',
    );
  });
});

describe('a record that quotes something begins its context with it', () => {
  test.each([
    ['before the guidance', '\n## Context\n\nWhy?\n', '\n## Context\n\n> Quote\n\nWhy?\n'],
    ['in an empty section', '\n## Context\n\n## Decision\n', '\n## Context\n\n> Quote\n\n## Decision\n'],
    [
      'between headings without a blank line',
      '\n## Context\n## Decision\n',
      '\n## Context\n\n> Quote\n\n## Decision\n',
    ],
    ['at the end', '\n## Context\n', '\n## Context\n\n> Quote\n'],
    ['at the end without a line break', '\n## Context', '\n## Context\n\n> Quote\n'],
    [
      'under another name',
      '\n## Context and Problem Statement\n\nWhy?\n',
      '\n## Context and Problem Statement\n\n> Quote\n\nWhy?\n',
    ],
    [
      'in the first section of a log without context',
      '\n## Decision\n\nWhat?\n',
      '\n## Decision\n\n> Quote\n\nWhat?\n',
    ],
  ])('%s', async (_, sections, expected) => {
    expect(await fill(`# Title\n${sections}`, { context: '> Quote' })).toBe(`# Use NATS\n${expected}`);
  });

  test('with the line ends of the template', async () => {
    expect(await fill('# Title\r\n\r\n## Context\r\n\r\nWhy?\r\n', { context: '> A\n> B' })).toBe(
      '# Use NATS\r\n\r\n## Context\r\n\r\n> A\r\n> B\r\n\r\nWhy?\r\n',
    );
  });
});

describe('a record is made from', () => {
  const nygard = '# ADR 002: Use NATS\n\n## Status\n\nProposed\n\n## Context\n\n<!-- Context -->\n\n## Decision\n';

  test('a preset, by its name in any case', async () => {
    expect(await make({ template: 'nygard' })).toMatch(nygard);
    expect(await make({ template: 'MADR 4' })).toBe(
      [
        '---\nstatus: Proposed\ndate: 2026-03-04\n---',
        '# ADR 002: Use NATS',
        '## Context and Problem Statement\n\n<!-- Context and Problem Statement -->',
        '## Considered Options\n\n<!-- Considered Options -->',
        '## Decision Outcome\n\n<!-- Decision Outcome -->\n',
      ].join('\n\n'),
    );
  });

  test.each(['docs/templates', 'docs/adr/templates'])('a file of %s', async (folder) => {
    const files = `//- ${folder}/Short one.md\n# {title}\n\nAuthor:\n\n## Why\n`;
    expect(await make({ files, template: 'short one' })).toBe('# Use NATS\n\nAuthor: Ada Lovelace\n\n## Why\n');
  });

  test('nothing that there is not', async () => {
    expect(await make({ template: 'Nobody' })).toBe('no-such-template');
  });

  test('its own template first, then files, then presets', async () => {
    const files =
      '//- docs/adr/000-template.md\n# Title\n//- docs/templates/short.md\n# T\n//- docs/templates/README.md\nUse!\n';
    const { log } = await loadFixture(`//- docs/adr/001-a.md\n# ADR 1: A\n\n## Status\n\nAccepted\n${files}`);
    expect(listTemplates(log).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'log 000-template.md',
      'file short.md',
      'preset Harmony',
      'preset Nygard',
      'preset MADR 4',
    ]);
  });

  test('the sections of a log without a template', async () => {
    const { log } = await loadFixture('//- docs/adr/001-a.md\n# ADR 1: A\n\n## Status\n\nAccepted\n');
    expect(listTemplates(log).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'log ',
      'preset Harmony',
      'preset Nygard',
      'preset MADR 4',
    ]);
  });
});

test.each([
  ['# 1. Ants', '# 4. Use *NATS*'],
  ['# ADR-0001 — Ants', '# ADR-0004 — Use *NATS*'],
  ['# [ADR-1] Ants', '# \\[ADR-4\\] Use *NATS*'],
  ['# Ants', '# Use *NATS*'],
  ['# Architecture Decision Record: Ants', '# Architecture Decision Record: Use *NATS*'],
])('where no template says how titles are written, the other records do: %s', async (written, expected) => {
  const records = [1, 2, 3].map(
    (number) =>
      `//- docs/adr/000${number}-ants-${number}.md\n${written.replace('1', `${number}`)} ${number}\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`,
  );
  const { log } = await loadFixture(records.join(''));
  const planned = planRecord(log, 'Use *NATS*');
  if ('kind' in planned) throw new Error(planned.kind);
  const [first] = newRecord(log, planned, undefined, { today: undefined }).text.split('\n');
  expect(first).toBe(expected);
});

describe('the name of a new file', () => {
  const logOf = (...names: string[]) =>
    names.map((name) => `//- docs/adr/${name}\n# ${name}\n\n## Status\n\nAccepted\n`).join('');

  test.each([
    [['0001-tea.md', '0002-warm_milk.md'], '0003-bone-china.md'],
    [['001_tee.md', '002_warme_milch.md', '003_brauner_zucker.md'], '004_bone_china.md'],
    [['001_tee.md', '002_warme-milch.md'], '003_bone-china.md'],
    [['001_tee.md', '002_saft.md', '003_milch.md', '004_brauner_zucker.md'], '005_bone_china.md'],
    [['ADR-8.md', 'ADR-9.md', 'ADR-10.md'], 'ADR-11.md'],
    [['2024_01_05_thee.md', '2024_02_07_warme_melk.md', '2024_02_08_bruine_suiker.md'], '2026_03_04_bone_china.md'],
  ])('is written as those of %j are', async (names, expected) => {
    const { log } = await loadFixture(logOf(...names));
    expect(planRecord(log, 'Bone china')).toMatchObject({ fileName: expected });
  });
});
