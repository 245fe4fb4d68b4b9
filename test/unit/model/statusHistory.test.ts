import { describe, expect, test } from 'vitest';
import { setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { findStatusProblem } from '../../../server/src/core/operations/record/statusChanges.ts';
import { findSupersedeProblem, supersede } from '../../../server/src/core/operations/record/supersede.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const body = '\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n\n## Consequences\n\nThat.\n';
const other = `//- docs/adr/002-b.md\n# B\n\n## Status\n\nAccepted\n${body}`;

const load = (head: string) => editLog(`//- docs/adr/001-a.md\n${head}${body}${other}`);

const histories: readonly [name: string, head: string, status: string, line: number][] = [
  [
    'a table with the day first',
    `# A

| Date | Status | Author |
|---|---|---|
| 2024-01-01 | Proposed | Ann |
| 2024-02-01 | Accepted | Ben |
`,
    'Accepted',
    6,
  ],
  [
    'a table with the newest first',
    `# A

| Version | Date | Status |
|---|---|---|
| 1.1 | 1 Feb 2024 | Accepted |
| 1.0 | 1 Jan 2024 | Proposed |
`,
    'Accepted',
    5,
  ],
  [
    'a table without days',
    `# A

| Version | Status |
|---|---|
| 1.0 | Proposed |
| 1.1 | Accepted |
| 1.2 | |
`,
    'Accepted',
    6,
  ],
  [
    'a Chinese table',
    `# A

| 日期 | 状态 |
|---|---|
| 2024年1月1日 | 提议 |
| 2024年2月1日 | 已接受 |
`,
    '已接受',
    6,
  ],
  [
    'two rows of a table of fields',
    `# A

| Field | Value |
|---|---|
| Status | Proposed (2024-01-01) |
| Status | Accepted (2024-02-01) |
`,
    'Accepted',
    6,
  ],
  [
    'two rows of such a table without a header',
    `# A

| Status | Proposed (2024-01-01) |
|---|---|
| Status | Accepted (2024-02-01) |
`,
    'Accepted',
    5,
  ],
];

describe('in a table that tells the history of a status', () => {
  test.each(histories)('the latest one counts: %s', async (_, head, status) => {
    const { recordOf } = await load(head);
    expect(recordOf('001-a.md').status?.known).toBe(status);
    expect(recordOf('001-a.md').statuses).toHaveLength(1);
  });

  test.each(histories)('no row is changed: %s', async (_, head, status, line) => {
    const { log, recordOf, changedBy, textOf } = await load(head);
    const [old, successor] = [recordOf('001-a.md'), recordOf('002-b.md')];
    const state = { text: textOf('001-a.md'), today: '2026-03-04' };
    const problem = { kind: 'status-unreadable', file: '001-a.md', line };
    expect(findStatusProblem(old, 'Deprecated', log)).toEqual(problem);
    expect(changedBy(setStatus(old, 'Deprecated', log, state))).toEqual({});
    expect(findSupersedeProblem(old, successor, log, state)).toEqual(problem);
    expect(changedBy(supersede(old, successor, log, state))).toEqual({});
    expect(findStatusProblem(old, status, log)).toBeUndefined();
  });

  test('an older row does not contradict the front matter', async () => {
    const loaded = await loadFixture(
      `//- docs/adr/001-a.md
---
status: accepted
---
# A

| Date | Status |
|---|---|
| 2024-01-01 | Proposed |
| 2024-02-01 | Accepted |
${body}${other}`,
    );
    expect(findProblems(loaded).map(({ code }) => code)).not.toContain('status-conflict');
  });
});

/** What the record of a text says, what a command makes of it, and what that says. */
async function readBack(head: string, run: 'status' | 'supersede') {
  const { log, recordOf, textOf, changedBy } = await load(head);
  const [old, successor] = [recordOf('001-a.md'), recordOf('002-b.md')];
  const state = { text: textOf('001-a.md'), today: '2026-03-04' };
  const edit = run === 'status' ? setStatus(old, 'Deprecated', log, state) : supersede(old, successor, log, state);
  const text = changedBy(edit)['001-a.md'] ?? '';
  const again = await editLog(`//- docs/adr/001-a.md\n${text}${other}`);
  return {
    before: old.status?.known,
    head: text.slice(0, -body.length),
    after: again.recordOf('001-a.md').status?.known,
  };
}

describe('of paragraphs that date a status, the latest one counts', () => {
  test.each([
    ['Proposed 2024-01-01\n\nAccepted 2024-02-01', 'Accepted'],
    ['Proposed 2024-01-01\n\nAccepted 2024-02-01\n\nDeprecated 2024-03-01', 'Deprecated'],
    ['2024-01-01 proposed\n\n2024-02-01 accepted', 'Accepted'],
    ['2024-01-01 proposed\n\n2024-02-01 accepted\n\n2024-03-01 rejected', 'Rejected'],
    ['Accepted 2024-02-01\n\nProposed 2024-01-01', 'Accepted'],
    ['Accepted on 2024-02-01\n\nSuperseded on 2024-03-01', 'Superseded'],
    ['Accepted 2024-02-01\n\nReviewed 2024-03-01', 'Accepted'],
    ['Accepted 2024-02-01\n\nRejected ideas of 2024-03-01 are below', 'Accepted'],
    ['Proposed\n\nAccepted 2024-02-01\n\nDeprecated 2024-03-01', 'Deprecated'],
  ])('%j is %s', async (history, status) => {
    const { recordOf } = await load(`# A\n\n## Status\n\n${history}\n`);
    expect(recordOf('001-a.md').status?.known).toBe(status);
  });

  test.each([
    ['Proposed 2024-01-01\n\nAccepted 2024-02-01', '\n\nDeprecated 2026-03-04'],
    ['2024-01-01 proposed\n\n2024-02-01 accepted', '\n\n2026-03-04 deprecated'],
    ['Proposed\n\nAccepted 2024-02-01', '\n\nDeprecated 2026-03-04'],
  ])('%j gets one more', async (history, added) => {
    const head = `# A\n\n## Status\n\n${history}\n`;
    expect(await readBack(head, 'status')).toEqual({
      before: 'Accepted',
      head: `# A\n\n## Status\n\n${history}${added}\n`,
      after: 'Deprecated',
    });
    expect((await readBack(head, 'supersede')).after).toBe('Superseded');
  });
});

describe('in a line that tells one status after another', () => {
  test.each([
    'Proposed → Accepted on 2024-03-03',
    'Proposed (2024-01-01) -> Accepted (2024-03-03)',
    'Proposed -> Accepted on 2024-03-03',
    'Draft → Proposed on 2024-01-01 → Accepted on 2024-03-03',
    'Proposed 2024-01-01 → Accepted',
  ])('%s gets one more', async (history) => {
    const head = `# A\n\n## Status\n\n${history}\n`;
    const { before, after } = await readBack(head, 'supersede');
    expect([before, after]).toEqual(['Accepted', 'Superseded']);
    expect((await readBack(head, 'status')).after).toBe('Deprecated');
  });

  test('an arrow behind the next clause does not hide that one', async () => {
    const { recordOf } = await load('# A\n\n## Status\n\nProposed 2024-01-01, accepted 2024-02-02 → see below\n');
    expect(recordOf('001-a.md').status?.known).toBe('Accepted');
  });
});

describe('what would not be read as it was asked for is not written', () => {
  test.each([['a proposal above the status', '# A\n\n## Status\n\nProposed\n\nAccepted\n', 7]])(
    '%s',
    async (_, head, line) => {
      const { log, recordOf, textOf, changedBy } = await load(head);
      const [old, successor] = [recordOf('001-a.md'), recordOf('002-b.md')];
      const state = { text: textOf('001-a.md'), today: '2026-03-04' };
      expect(old.status?.known).toBe('Accepted');
      expect(findSupersedeProblem(old, successor, log, state)).toEqual({
        kind: 'status-unreadable',
        file: '001-a.md',
        line,
      });
      expect(changedBy(supersede(old, successor, log, state))).toEqual({});
    },
  );
});
