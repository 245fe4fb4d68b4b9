import { describe, expect, test } from 'vitest';
import { describeSupersedeProblem } from '../../server/src/core/messages/describe.ts';
import { english } from '../../server/src/core/messages/english.ts';
import type { DecisionRecord } from '../../server/src/core/model/decisionRecord.ts';
import type { LiveLog } from '../../server/src/core/model/liveLog.ts';
import { setStatus } from '../../server/src/core/operations/record/setStatus.ts';
import { findStatusProblem } from '../../server/src/core/operations/record/statusChanges.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { fixedFiles, hasCases, loadCase, problemLines, syncedFiles } from '../support/cases.ts';
import type { LoadedFiles } from '../support/loadFixture.ts';

/** The record of a file. */
function recordOf({ log, disk }: LoadedFiles, path: string): DecisionRecord {
  const record = log.records.get(disk.uri(path));
  if (record === undefined) throw new Error(`${path} is not a record.`);
  return record;
}

/** The lines that setting a status takes from a file and puts into it, or why it is refused. */
function setTo(status: string, path: string, loaded: LoadedFiles, log: LiveLog = loaded.log): readonly string[] {
  const record = recordOf(loaded, path);
  const problem = findStatusProblem(record, status, log);
  if (problem !== undefined) return [describeSupersedeProblem(problem, english)];
  const texts = new Map([...loaded.files].map(([each, text]) => [loaded.disk.uri(each), text]));
  const before = loaded.files.get(path) ?? '';
  const edit = setStatus(record, status, log, { text: before, today: '2026-03-04' });
  const after = applyEdit(edit, texts).get(loaded.disk.uri(path)) ?? '';
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

const form = (number: number) => `docs/adr/${String(number).padStart(4, '0')}-f.md`;
const refused = (file: string, line: number) => [
  `The status of ${file} on line ${line} has a form that cannot be changed automatically. Edit that line.`,
];

describe.skipIf(!hasCases)('statuses', () => {
  test.each<[number, string, string]>([
    [1, '- *Status:* Accepted', '- *Status:* Rejected'],
    [2, '- _Status_: Accepted', '- _Status_: Rejected'],
    [3, '*Status*: Accepted', '*Status*: Rejected'],
    [4, '**Status:** Accepted', '**Status:** Rejected'],
    [5, '__Status__: Accepted', '__Status__: Rejected'],
    [6, '**Status** Accepted', '**Status** Rejected'],
    [7, 'Status - Accepted', 'Status - Rejected'],
    [8, 'Status: **Accepted**', 'Status: **Rejected**'],
    [9, '## Status: Accepted', '## Status: Rejected'],
    [10, '## Status – Accepted', '## Status – Rejected'],
    [11, 'Accepted', 'Rejected'],
    [12, 'Accepted', 'Rejected'],
    [13, 'Accepted', 'Rejected'],
    [14, '<b>Status:</b> Accepted', '<b>Status:</b> Rejected'],
    [15, 'Status:: Accepted', 'Status:: Rejected'],
    [16, '> Status: Accepted', '> Status: Rejected'],
    [17, '> **Status:** Accepted', '> **Status:** Rejected'],
    [18, '> Status: Accepted', '> Status: Rejected'],
    [19, '| **Status** | Accepted |', '| **Status** | Rejected |'],
    [20, '| Status | Accepted |', '| Status | Rejected |'],
    [21, '| Status | Accepted |', '| Status | Rejected |'],
    [24, 'Status: Accepted | Date: 2026-01-01', 'Status: Rejected | Date: 2026-01-01'],
    [25, '**Status:** Accepted · **Date:** 2026-01-01', '**Status:** Rejected · **Date:** 2026-01-01'],
    [26, '_Status: Accepted_', '_Status: Rejected_'],
    [27, '**Status: Accepted**', '**Status: Rejected**'],
    [28, '*Status*: *Accepted*', '*Status*: *Rejected*'],
    [29, '`Status: Accepted`', '`Status: Rejected`'],
    [30, 'Status : Accepted', 'Status : Rejected'],
    [31, 'STATUS: ACCEPTED', 'STATUS: REJECTED'],
    [33, 'Status: Accepted', 'Status: Rejected'],
    [35, 'Accepted', 'Rejected'],
    [36, '**Current status:** Accepted', '**Current status:** Rejected'],
    [37, '**Decision status:** Accepted', '**Decision status:** Rejected'],
    [38, '**State:** Accepted', '**State:** Rejected'],
    [39, '[Status: Accepted]', '[Status: Rejected]'],
    [42, 'Status: [Accepted](https://x.y/pr/1)', 'Status: [Rejected](https://x.y/pr/1)'],
    [43, 'Status: Accepted.', 'Status: Rejected.'],
    [44, 'Status: Accepted (2026-01-01)', 'Status: Rejected (2026-03-04)'],
    [47, '**Status**: Accepted', '**Status**: Rejected'],
    [48, '**Status**: Accepted', '**Status**: Rejected'],
    [49, '- Status: Accepted', '- Status: Rejected'],
  ])('form %i is changed in its place', async (number, before, after) => {
    expect(setTo('Rejected', form(number), await loadCase('status-forms'))).toEqual([`-${before}`, `+${after}`]);
  });

  test.each([22, 32, 34, 40, 41])('form %i is not read, and refused', async (number) => {
    const name = form(number).slice('docs/adr/'.length);
    expect(setTo('Rejected', form(number), await loadCase('status-forms'))).toEqual(refused(name, 3));
  });

  test('nothing in these forms is reported as a missing status', async () => {
    const lines = problemLines(await loadCase('status-forms')).filter((line) => /status/i.test(line));
    expect(lines).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['a', ['-status: accepted # was proposed', '+status: rejected # was proposed']],
    ['b', ['-Status: Accepted', '+Status: Rejected']],
    ['c', ['-  - accepted', '+  - rejected']],
    ['d', ['-status: [accepted]', '+status: [rejected]']],
    ['e', ['-  accepted', '+  rejected']],
    ['g', ['-status: accepted', '+status: rejected']],
    ['h', ['-status: accepted', '+status: rejected']],
    ['i', ['-status = "accepted"', '+status = "rejected"']],
    ['j', ['-status: accepted', '+status: rejected']],
    ['k', ['-"status": "accepted"', '+"status": "rejected"']],
    ['l', ['-status: "superseded by [ADR-0001](0001-a.md)"', '+status: "rejected"']],
    ['o', refused('0015-o.md', 3)],
    ['p', ['-status: Accepted', '+status: Rejected']],
    ['q', ["-status: 'accepted'", "+status: 'rejected'"]],
  ])('front matter %s is changed in its place or refused', async (letter, expected) => {
    const loaded = await loadCase('front-matter-forms');
    const path = [...loaded.files.keys()].find((each) => each.endsWith(`-${letter}.md`)) ?? '';
    expect(setTo('Rejected', path, loaded)).toEqual(expected);
  });

  test('the last of several statuses counts, and what is struck does not', async () => {
    const loaded = await loadCase('struck-status');
    expect(['001-a', '004-d'].map((name) => recordOf(loaded, `docs/adr/${name}.md`).status?.known)).toEqual([
      'Superseded',
      'Rejected',
    ]);
    expect(await fixedFiles(loaded)).toEqual({});
    expect(await syncedFiles(loaded)).toEqual({});
    expect(setTo('Accepted', 'docs/adr/004-d.md', loaded)).toEqual([
      '-**Status:** ~~Proposed~~ Rejected',
      '+**Status:** ~~Proposed~~ Accepted',
    ]);
  });

  test('a record that was accepted and then superseded is superseded', async () => {
    const loaded = await loadCase('accepted-then-superseded');
    const statuses = ['0001-a', '0002-b', '0003-c'].map(
      (name) => recordOf(loaded, `docs/adr/${name}.md`).status?.known,
    );
    expect(statuses).toEqual(['Superseded', 'Accepted', 'Superseded']);
    expect(await fixedFiles(loaded)).toEqual({});
    expect(await syncedFiles(loaded)).toEqual({});
    expect(setTo('Accepted', 'docs/adr/0001-a.md', loaded)).toEqual([
      '0001-a.md is already marked as superseded (line 9). Change that line first.',
    ]);
    expect(setTo('Accepted', 'docs/adr/0003-c.md', loaded)).toEqual([
      '-Accepted, superseded by [2. Beta](0002-b.md)',
      '+Accepted',
    ]);
  });

  test('cells with remarks and struck words stay as they are', async () => {
    const loaded = await loadCase('annotated-status-cells');
    expect(await fixedFiles(loaded)).toEqual({});
    expect(await syncedFiles(loaded)).toEqual({});
  });

  test.each(['status-without-colon', 'heading-status-colon', 'status-in-heading', 'status-at-the-end'])(
    '%s: the status is read, and nothing is written by itself',
    async (name) => {
      const loaded = await loadCase(name);
      for (const record of loaded.log.records.values()) expect(record.status?.known).toBeDefined();
      expect(await fixedFiles(loaded)).toEqual({});
    },
  );

  test('a status in a heading is changed there', async () => {
    expect(setTo('Accepted', 'docs/adr/0003-three.md', await loadCase('status-in-heading'))).toEqual([
      '-## Status: Proposed',
      '+## Status: Accepted',
    ]);
    expect(setTo('Rejected', 'docs/adr/0002-thing2.md', await loadCase('status-without-colon'))).toEqual([
      '-**Status** Accepted',
      '+**Status** Rejected',
    ]);
  });

  test('the status of a French, German or Chinese record is changed in its place', async () => {
    expect(setTo('Rejeté', 'docs/adr/0002-b.md', await loadCase('localized/fr'))).toEqual(['-Proposé', '+Rejeté']);
    expect(setTo('Abgelehnt', 'docs/adr/0002-b.md', await loadCase('localized/de'))).toEqual([
      '-Vorgeschlagen',
      '+Abgelehnt',
    ]);
    expect(setTo('已拒绝', 'docs/adr/0002-b.md', await loadCase('localized/zh'))).toEqual(['-提议', '+已拒绝']);
    const configured = await loadCase('localized/more-26b-french-configured');
    expect(setTo('Remplacé', 'docs/adr/0001-t1.md', configured)).toEqual(['-Accepté', '+Remplacé']);
  });

  test('a sentence about the status is not overwritten', async () => {
    const loaded = await loadCase('status-prose');
    expect(setTo('Rejected', 'doc/adr/0008-h.md', loaded)).toEqual(refused('0008-h.md', 7));
  });
});
