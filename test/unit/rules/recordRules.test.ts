import { describe, expect, test } from 'vitest';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import type { DecisionRecord } from '../../../server/src/core/model/decisionRecord.ts';
import { parseRecordName } from '../../../server/src/core/model/recordName.ts';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix, expectProblems, findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';
import { whole } from './ruleCases.ts';

test('a comment on the line, or above it, concerns that line alone', () =>
  expectProblems(
    whole(
      '# A\n\n## Status\n\nAccepted\n\n## Decision\n\n[b](b.md) <!-- adr-disable-line link-broken -->\n\n<!-- adr-disable-next-line -->\n[c](c.md)\n[d](d.md)\n    ^^^^ link-broken\n',
    ),
  ));

test.each([
  '# <!-- adr-disable-next-line status-unknown -->\nstatus: acepted',
  'status: acepted # <!-- adr-disable-line status-unknown -->',
])('in front matter a comment stands behind a #: %j', async (fields) => {
  await expectProblems(whole(`---\n${fields}\n---\n# A\n\n## Decision\n\nYes.\n`));
});

describe('the convention of a log that does not explain itself', () => {
  const nygard = (number: number, extra = '') =>
    `//- docs/adr/000${number}-x.md\n# ${number}. X\n\n## Status\n\nAccepted\n\n## Context\n\nC.\n\n## Decision\n\nD.\n${extra}`;

  test("records of Nygard's form are held to his four sections", async () => {
    const log = [1, 2, 3].map((number) => nygard(number, number === 3 ? '' : '\n## Consequences\n\nE.\n')).join('');
    const problems = findProblems(await loadFixture(log));
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'docs/adr/0001-x.md index-missing',
      'docs/adr/0003-x.md section-missing',
    ]);
  });

  test('MADR by other names is the same sections', async () => {
    const madr = (number: number) =>
      `//- docs/adr/000${number}-x.md\n---\nstatus: accepted\n---\n# X\n\n## Context and Problem Statement\n\nC.\n\n## Considered Options\n\n* A\n\n## Decision Outcome\n\nA.\n`;
    const problems = findProblems(await loadFixture([1, 2, 3].map(madr).join('')));
    expect(problems.map(({ code }) => code)).toEqual(['index-missing']);
  });

  const eight = (...sections: string[]) =>
    [1, 2, 3, 4, 5, 6, 7, 8]
      .map(
        (number) =>
          `//- docs/adr/000${number}-x.md\n# X\n\n${sections.map((name) => `## ${name}\n\nWords.\n`).join('\n')}`,
      )
      .join('');

  test.each([
    [['Context', 'Decision'], 'Nygard', ['Context', 'Decision']],
    [['Context', 'Decision', 'Considered Options'], 'Nygard', ['Context', 'Decision']],
    [
      ['Context and Problem Statement', 'Considered Options', 'Decision'],
      'MADR 4',
      ['Context and Problem Statement', 'Considered Options', 'Decision'],
    ],
    [
      ['Context', 'Decision', 'Consequences', 'Considered Options', 'Rationale'],
      'Nygard',
      ['Context', 'Decision', 'Consequences'],
    ],
  ])('sections have the names that most records give them: %j', async (written, preset, sections) => {
    const { log } = await loadFixture(eight(...written));
    expect(log.convention.preset.name).toBe(preset);
    expect(log.convention.sections.value.map(({ name }) => name)).toEqual(sections);
  });

  test('a section that three of eight records lack is asked for once, one that most lack is none of the log', async () => {
    const consequences = '\n## Consequences\n\nE.\n';
    const saidOf = async (lacking: number) => {
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
      const records = numbers.map((number) => nygard(number, number > 1 && number < lacking + 2 ? '' : consequences));
      const loaded = await loadFixture(records.join(''));
      const problems = [...loaded.log.everyFile()].flatMap((uri) => checkFile(uri, loaded.log));
      return problems.map((problem) => describeProblem(problem, english)).filter((text) => !/index/.test(text));
    };
    expect(await saidOf(3)).toEqual([
      '3 of 8 records have no "Consequences" section. Is it part of this log\'s convention?',
    ]);
    expect(await saidOf(5)).toEqual([]);
    expect(await saidOf(2)).toEqual(Array(2).fill('The section "Consequences" is missing.'));
  });
});

describe('the status of a record', () => {
  test.each([
    ['front matter', '---\nstatus: accepted\n---\n# A\n'],
    ['front matter in the braces of a template', '---\nstatus: { accepted }\ndate: 2024-05-06\n---\n# A\n'],
    ['a table row', '# A\n\n|  |  |\n|---|---|\n| Date | today |\n| **Status** | Accepted |\n'],
    ['a table column', '# A\n\n| Date | Status | Owner |\n|---|---|---|\n| today | Accepted | me |\n'],
    ['a list item', '# A\n\n* Status: accepted\n'],
    ['a bold line', '# A\n\n**Status:** ✅ Accepted, 2024-05-06\n'],
    ['the last entry of a list', '# A\n\n## Status\n\n* Proposed 2024\n* Accepted 2025\n'],
    ['a numbered section', '# A\n\n## 1. Status\n\n[Accepted](./x.md)\n'],
  ])('is read from %s', async (_, text) => {
    const { log } = await loadFixture(`//- docs/adr/001-a.md\n${text}`);
    expect([...log.records.values()][0]?.status?.known).toBe('Accepted');
  });

  test('is not read from a table or a list in the body', async () => {
    const text = '# A\n\n## Context\n\n| Status | Code |\n|---|---|\n| Accepted | 202 |\n\n* Status: accepted\n';
    const { log } = await loadFixture(`//- docs/adr/001-a.md\n${text}`);
    expect([...log.records.values()][0]?.status).toBeUndefined();
  });
});

test.each([
  ['ODH-ADR-Operator-0007-auth-crd.md', 'ODH-ADR-Operator-', '0007', 'auth-crd'],
  ['adr-012-x.md', 'adr-', '012', 'x'],
  ['ADR-000.md', 'ADR-', '000', ''],
  ['017-1-Nats.md', '', '017', '1-Nats', { number: '017-1', at: 0, slug: 'Nats' }],
  ['adr-017-1.md', 'adr-', '017', '1', { number: '017-1', at: 4, slug: '' }],
  ['0003-64-bit.md', '', '0003', '64-bit', { number: '0003-64', at: 0, slug: 'bit' }],
  ['0005_24_hours.md', '', '0005', '24_hours'],
  ['ADR-TIER1-001-tea.md', 'ADR-TIER1-', '001', 'tea'],
  ['2024-01-05_001-x.md', '', '2024-01-05', '001-x', { number: '001', at: 11, slug: 'x' }],
  ['010-3d-printing.md', '', '010', '3d-printing'],
  ['2024-05-06-x.md', '', '2024-05-06', 'x'],
  ['20240506-x.md', '', '20240506', 'x'],
])('the name %s is read', (name, prefix, number, slug, other?: object) => {
  expect(parseRecordName(name)).toEqual({ prefix, number, at: prefix.length, slug, ...(other && { other }) });
});

test('the fragment that is nearest is offered', async () => {
  const source = whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [b](#decison).\n');
  const texts = await applyFix(source, 'Change link to "#decision"');
  expect(texts.get('docs/adr/001-a.md')).toContain('See [b](#decision).');
});

test('links in a table of a record are looked at, too', () =>
  expectProblems(
    whole(
      '# A\n\n| Owner | Status |\n|---|---|\n| [me](@me) | Accepted |\n       ^^^ link-broken\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n',
    ),
  ));

test('a status of another meaning is not taken for a misspelt one', async () => {
  const { log } = await loadFixture(whole('# A\n\n## Status\n\nReverted\n\n## Decision\n\nYes.\n'));
  const [uri = ''] = log.records.keys();
  const [problem] = checkFile(uri, log);
  expect(problem).toMatchObject({ code: 'status-unknown', arguments: { found: 'Reverted', nearest: undefined } });
  expect(problem && findFixes(problem, uri, log).map(({ title }) => title.kind)).toEqual(['add-status']);
});

test('a hyphen in a status is a blank', async () => {
  const { log } = await loadFixture('//- docs/adr/001-a.md\n---\nstatus: { in-progress }\n---\n# A\n');
  expect([...log.records.values()][0]?.status?.known).toBe('In Progress');
});

test('a number in a title with markup is reported, and left to a person', async () => {
  const source = whole(
    '# **ADR 017**: A\n  ^^^^^^^^^^^^^^ title-number-mismatch\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n',
  );
  const { log } = await expectProblems(source);
  const [uri = ''] = log.records.keys();
  const problems = checkFile(uri, log);
  expect(problems.flatMap((problem) => findFixes(problem, uri, log))).toEqual([]);
});

test('a part of an earlier section is not taken for the section of that name', async () => {
  const { log } = await loadFixture(
    whole(
      '# A\n\n## Status\n\nAccepted\n\n### Decision\n\nBy the board.\n\n## Decision\n\nYes.\n\n## Decision\n\nNo.\n',
    ),
  );
  const [uri = ''] = log.records.keys();
  expect(checkFile(uri, log)).toMatchObject([
    { code: 'section-duplicate', arguments: { section: 'Decision', line: 11 } },
  ]);
});

test('one record that lacks a section does not change what the others demand', async () => {
  const sections = ['Context', 'Decision', 'Rationale', 'Consequences', 'Alternatives considered', 'Additional Notes'];
  const record = (number: number) => {
    const own = sections.filter((name) => number !== 5 || name !== 'Rationale');
    const body = own.map((name) => `## ${name}\n\nWords about it.\n`).join('\n');
    return `//- docs/adr/00${number}-thing.md\n# Thing ${number}\n\n## Status\n\nAccepted\n\n${body}`;
  };
  const { log } = await loadFixture([1, 2, 3, 4, 5, 6, 7, 8, 9].map(record).join(''));
  const problems = [...log.records.keys()].flatMap((uri) =>
    checkFile(uri, log).map((each) => [uri.slice(-12), each.code]),
  );
  expect(problems.filter(([, code]) => code !== 'index-missing')).toEqual([['005-thing.md', 'section-missing']]);
});

const ownStatuses = (status: string, section: string) =>
  `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\nstatuses: [Proposed, Approved, Accepted]\n//- docs/adr/001-a.md\n# A\n\n* Status: ${status}\n\n## Status\n\n${section}\n`;

test('two words that a log lists both are two statuses', () =>
  expectProblems(ownStatuses('Accepted', 'Approved\n^^^^^^^^ status-conflict')));

test('the number of a title that is all that of another record is no safe change', async () => {
  const titled = (name: string, title: string) => `//- docs/adr/${name}.md\n# ${title}\n\n## Decision\n\nYes.\n`;
  const { log } = await loadFixture(
    titled('001-tea', '1. Use tea') + titled('002-milk', '1. Use tea') + titled('003-jam', '1. Use jam'),
  );
  const isSafe = [...log.records.keys()].flatMap((uri) =>
    checkFile(uri, log).flatMap((problem) =>
      problem.code === 'title-number-mismatch' ? findFixes(problem, uri, log).map((fix) => fix.isSafe) : [],
    ),
  );
  expect(isSafe).toEqual([false, true]);
});

test('a misspelt status is no safe change where another word says something else in this log', async () => {
  const { log } = await loadFixture(ownStatuses('Acepted', 'Approved'));
  const [uri = ''] = log.records.keys();
  const problem = checkFile(uri, log).find(({ code }) => code === 'status-unknown');
  expect(problem && findFixes(problem, uri, log)[0]).toMatchObject({
    title: { kind: 'take-status', status: 'Accepted' },
    isSafe: false,
  });
});

test.each([
  ['On Hold until May', 'On Hold'],
  ['on hold (see below)', 'on hold'],
  ['**Shelved** 2024-05-06', 'Shelved'],
  ['Reverted by ADR-12', 'Reverted'],
  ['Needs more work, as of May', 'Needs more work'],
  ['Parked', 'Parked'],
])('the status that %j can be added as is %j', async (written, status) => {
  const text = whole(`# A\n\n## Status\n\n${written}\n\n## Decision\n\nYes.\n`);
  const { log } = await loadFixture(text);
  const [uri = ''] = log.records.keys();
  const [problem] = checkFile(uri, log);
  expect(problem?.code).toBe('status-unknown');
  expect(problem && findFixes(problem, uri, log).at(-1)?.title).toEqual({ kind: 'add-status', status });
});

test('a misspelt status is found before other words', async () => {
  const text = whole('# A\n\n## Status\n\nAcepted yesterday\n\n## Decision\n\nYes.\n');
  const texts = await applyFix(text, 'Change the status to "Accepted"');
  expect(texts.get('docs/adr/001-a.md')).toContain('\nAccepted yesterday\n');
});

describe('a hyphen between two numbers', () => {
  const record = (name: string, text: string) =>
    `//- docs/adr/${name}.md\n# ADR ${name.replace(/-(?=[a-z])/, ': ')}\n\n## Status\n\nAccepted\n\n## Decision\n\n${text}\n`;
  const config = '//- docs/adr/.adr-keeper.yaml\nsections: [Status, Decision]\nrules: { index-missing: off }\n';
  const log = (...others: string[]) =>
    [config, record('001-a', 'See ADR 2-4 and ADR-002-1.'), record('002-b', 'Yes.'), ...others].join('');

  test('makes a range in a log without sub-records: its first record is meant', async () => {
    const { log: loaded } = await expectProblems(log());
    const [, second] = [...loaded.records.values()];
    expect(loaded.resolve({ number: '2-4' })).toEqual([second]);
  });

  test('makes a sub-record in a log that has them', async () => {
    const marked = log(record('002-1-c', 'Yes.')).replace('ADR-002-1.', 'ADR-002-1.\n    ^^^^^^^ reference-unknown');
    await expectProblems(marked);
  });

  test('means another record as soon as there are sub-records', async () => {
    const loaded = await loadFixture(log());
    const subRecord = (await loadFixture(record('002-1-c', 'Yes.'))).log.firstRecord?.file.facts;
    const findUnknown = () => findProblems(loaded).filter(({ code }) => code === 'reference-unknown').length;
    expect(findUnknown()).toBe(0);
    const uri = loaded.disk.uri('docs/adr/002-1-c.md');
    loaded.takeChanges();
    const [first, second] = [...loaded.log.records.values()] as [DecisionRecord, DecisionRecord];
    const file = { ...second.file, uri, name: '002-1-c.md', facts: subRecord ?? second.file.facts };
    expect(loaded.log.setRecord(file)).toContain(first.file.uri);
    expect(findUnknown()).toBe(1);
    expect(loaded.log.remove(uri)).toContain(first.file.uri);
    expect(findUnknown()).toBe(0);
  });

  test('takes a new number beside the sub-records of its parent', async () => {
    const problems = log(record('002-1-c', 'Yes.'), record('002-1-d', 'Yes.'), record('003-e', 'Yes.'));
    const texts = await applyFix(problems, 'Rename the file to "002-2-c.md" and update its links and index row');
    expect(texts.has('docs/adr/002-2-c.md')).toBe(true);
  });
});

test.each([
  ['29 Meshes', '030', '30 Meshes'],
  ['029 Meshes', '030', '030 Meshes'],
  ['ADR-9: Meshes', '012', 'ADR-12: Meshes'],
])('a number is written as the one in its place was: %s', async (title, number, expected) => {
  const others = ['001', '002', '003'].map(
    (each) => `//- docs/adr/${each}-x.md\n# ${each} X\n\n## Status\n\nAccepted\n`,
  );
  const log = `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\n${others.join('')}//- docs/adr/${number}-y.md\n# ${title}\n\n## Status\n\nAccepted\n`;
  const texts = await applyFix(log, `Change the number to ${/\d+/.exec(expected)?.[0]}`);
  expect(texts.get(`docs/adr/${number}-y.md`)).toContain(`# ${expected}\n`);
});

test('links say the new number of a record that they lead to', async () => {
  const linking = (number: string) =>
    `# B\n\n## Status\n\nAccepted\n\nSee [ADR-${number}](${number}-a.md), [${number}](${number}-a.md#x), [MADR ${number}: a](./${number}-a.md), [why](${number}-a.md), [ADR-001](001-b.md), ADR-001.\n`;
  const first = '- [ADR-001](001-a.md) - A\n';
  const rest = '- [ADR-001](001-b.md) - B\n- [ADR-003](003-c.md) - C\n';
  const log = `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\n//- docs/adr/README.md\n${first}${rest}//- docs/adr/001-a.md\n# A\n\n## Status\n\nAccepted\n//- docs/adr/001-b.md\n# B\n\n## Status\n\nAccepted\n//- docs/adr/003-c.md\n${linking('001')}`;
  const texts = await applyFix(log, 'Rename the file to "004-a.md" and update its links and index row');
  expect(texts.get('docs/adr/003-c.md')).toBe(linking('004'));
  expect(texts.get('docs/adr/README.md')).toBe(`${rest}- [ADR-004](004-a.md) - A\n`);
});

test.each([
  [
    '---\ntags: [x]\n---\n\n# C\n\n## Decision\n\nYes.\n',
    '---\nstatus: accepted\ntags: [x]\n---\n\n# C\n\n## Decision\n\nYes.\n',
  ],
  ['# C\n\n## Decision\n\nYes.\n', '---\nstatus: accepted\n---\n\n# C\n\n## Decision\n\nYes.\n'],
])('a status is inserted where the other records have theirs: %j', async (before, after) => {
  const madr = (name: string) =>
    `//- docs/adr/${name}.md\n---\nstatus: accepted\n---\n\n# ${name}\n\n## Decision\n\nYes.\n`;
  const configuration =
    '//- docs/adr/.adr-keeper.yaml\nsections: [Decision]\nstatuses: [Accepted, Rejected]\nrules:\n  index-missing: off\n';
  const log = `${configuration}${['001-a', '002-b', '004-d', '005-e'].map(madr).join('')}//- docs/adr/003-c.md\n${before}`;
  const texts = await applyFix(log, 'Insert the status "Accepted"');
  expect(texts.get('docs/adr/003-c.md')).toBe(after);
});
