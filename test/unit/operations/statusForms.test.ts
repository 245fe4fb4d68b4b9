import { describe, expect, test } from 'vitest';
import { setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { findStatusProblem } from '../../../server/src/core/operations/record/statusChanges.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const body = '\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n\n## Consequences\n\nThat.\n';

/** The record after its status was set, or the line on which it says one that cannot be changed. */
async function set(record: string, status: string): Promise<string | number | undefined> {
  const { log, recordOf, textOf, changedBy } = await editLog(`//- docs/adr/001-a.md\n${record}`);
  const subject = recordOf('001-a.md');
  const problem = findStatusProblem(subject, status, log);
  if (problem !== undefined) return 'line' in problem ? problem.line : problem.kind;
  return changedBy(setStatus(subject, status, log, { text: textOf('001-a.md'), today: '2026-03-04' }))['001-a.md'];
}

describe('a status is changed where it is', () => {
  test.each<[string, string, string, string]>([
    [
      'a German label',
      '# A\n\n**Aktueller Status:** Vorgeschlagen (seit Mai)\n',
      'Abgelehnt',
      '# A\n\n**Aktueller Status:** Abgelehnt (seit Mai)\n',
    ],
    ['a Polish heading with the value', '# A\n\n## Stan: Zaproponowane\n', 'Odrzucone', '# A\n\n## Stan: Odrzucone\n'],
    ['a Russian list item', '# A\n\n- **Статус**: Принято\n', 'Отклонено', '# A\n\n- **Статус**: Отклонено\n'],
    [
      'a Japanese callout',
      '# A\n\n> [!NOTE]\n> ステータス： 提案\n',
      '却下',
      '# A\n\n> [!NOTE]\n> ステータス： 却下\n',
    ],
    ['emphasis on a line of its own', '# A\n\n__Status__\n\nAccepted\n', 'Rejected', '# A\n\n__Status__\n\nRejected\n'],
    ['a dash', '# A\n\n*Status* — Accepted\n', 'Rejected', '# A\n\n*Status* — Rejected\n'],
    ['one box', '# A\n\n## Status\n\n- [x] Accepted\n', 'Rejected', '# A\n\n## Status\n\n- [x] Rejected\n'],
    [
      'a quote below the heading',
      '# A\n\n## Status\n\n> *Accepted*\n',
      'Rejected',
      '# A\n\n## Status\n\n> *Rejected*\n',
    ],
    [
      'a shortcode of an emoji',
      '# A\n\n## Status\n\n:construction: Proposed\n',
      'Accepted',
      '# A\n\n## Status\n\n:construction: Accepted\n',
    ],
    [
      'TOML',
      '+++\ntitle = "A"\nstatus = "Accepted"\n+++\n\n# A\n',
      'Rejected',
      '+++\ntitle = "A"\nstatus = "Rejected"\n+++\n\n# A\n',
    ],
    [
      'front matter below a licence',
      '<!-- MIT -->\n\n---\nstatus: Accepted\n---\n\n# A\n',
      'Rejected',
      '<!-- MIT -->\n\n---\nstatus: Rejected\n---\n\n# A\n',
    ],
    [
      'a misspelled one below labels',
      '| 状态 | 日期 |\n|---|---|\n| 已受 | 2024-09-14 |\n',
      '已拒绝',
      '| 状态 | 日期 |\n|---|---|\n| 已拒绝 | 2024-09-14 |\n',
    ],
    [
      'a link',
      '# A\n\n## Status\n\n[Accepted](https://example.org/x)\n',
      'Rejected',
      '# A\n\n## Status\n\n[Rejected](https://example.org/x)\n',
    ],
    [
      'a placeholder of YAML',
      '---\nstatus: {accepted}\n---\n\n# A\n',
      'Rejected',
      '---\nstatus: {rejected}\n---\n\n# A\n',
    ],
    [
      'a definition list',
      '# A\n\nStatus\n: Proposed\n\nDate\n: 2024-01-01\n',
      'Accepted',
      '# A\n\nStatus\n: Accepted\n\nDate\n: 2024-01-01\n',
    ],
    [
      'one with more marks',
      '# A\n\n**Statut**\n\n:   Accepté\n:   par Anne\n',
      'Rejeté',
      '# A\n\n**Statut**\n\n:   Rejeté\n:   par Anne\n',
    ],
    [
      'one in a quote',
      '# A\n\n> Date\n> : 2024-01-01\n>\n> Статус\n> : Принято\n',
      'Отклонено',
      '# A\n\n> Date\n> : 2024-01-01\n>\n> Статус\n> : Отклонено\n',
    ],
    [
      'a block of YAML',
      '---\nstatus: |\n  Accepted\ndate: 2026-01-01\n---\n\n# A\n',
      'Rejected',
      '---\nstatus: |\n  Rejected\ndate: 2026-01-01\n---\n\n# A\n',
    ],
  ])('%s', async (_, record, status, after) => {
    expect(await set(record + body, status)).toBe(after + body);
  });

  test('where it names a successor, that goes with it, whatever is around it', async () => {
    const by = '[ADR-2](002-b.md)';
    expect(await set(`# A\n\n## Status\n\n**Superseded** by ${by}. Kept for its figures.\n${body}`, 'Accepted')).toBe(
      `# A\n\n## Status\n\n**Accepted**. Kept for its figures.\n${body}`,
    );
    expect(await set(`---\nstatus: ["Superseded by ${by}"]\n---\n\n# A\n${body}`, 'Accepted')).toBe(
      `---\nstatus: ["Accepted"]\n---\n\n# A\n${body}`,
    );
  });

  test('a history gets one more line, in its form and order', async () => {
    expect(await set(`# A\n\n## Status\n\n2025-01-01: Proposed  \n2025-02-01: Accepted\n${body}`, 'Deprecated')).toBe(
      `# A\n\n## Status\n\n2025-01-01: Proposed  \n2025-02-01: Accepted  \n2026-03-04: Deprecated\n${body}`,
    );
    expect(await set(`# A\n\n## Status\n\n- 2025-01-01: Proposed\n- 2025-02-01: Typos\n${body}`, 'Accepted')).toBe(
      `# A\n\n## Status\n\n- 2025-01-01: Proposed\n- 2025-02-01: Typos\n- 2026-03-04: Accepted\n${body}`,
    );
  });
});

describe('of a list below the heading the item that is the status is changed', () => {
  const section = (...items: string[]) => `# A\n\n## Status\n\n${items.join('\n')}\n${body}`;

  test.each<[string[], string[]]>([
    [
      ['* Proposed', '* 2023-01-01', '* by Ann'],
      ['* Rejected', '* 2023-01-01', '* by Ann'],
    ],
    [
      ['- Proposed', '- see minutes of 2023-05-05'],
      ['- Rejected', '- see minutes of 2023-05-05'],
    ],
    [
      ['* Proposed (2023-01-01)', '* Ann, Bob'],
      ['* Rejected (2026-03-04)', '* Ann, Bob'],
    ],
    [
      ['1. 2023-01-01', '2. **Proposed**', '3. Deciders: Ann'],
      ['1. 2023-01-01', '2. **Rejected**', '3. Deciders: Ann'],
    ],
    [
      ['- Draft', '- Accepted', '', '- Review due in May'],
      ['- Draft', '- Rejected', '', '- Review due in May'],
    ],
    [
      ['- Parked', '- 2023-01-01', '- by Ann'],
      ['- Rejected', '- 2023-01-01', '- by Ann'],
    ],
    [
      ['- Akzeptiert', '- am 1. Mai 2023', '- Offene Fragen: keine'],
      ['- Rejected', '- am 1. Mai 2023', '- Offene Fragen: keine'],
    ],
    [
      ['- 承認済み', '- 2023年5月1日', '- 作成者: 山田'],
      ['- Rejected', '- 2023年5月1日', '- 作成者: 山田'],
    ],
    [
      ['> * Proposed', '> * by Ann'],
      ['> * Rejected', '> * by Ann'],
    ],
  ])('%j', async (before, after) => {
    expect(await set(section(...before), 'Rejected')).toBe(section(...after));
  });

  test.each([[['- Proposed', '- Parked']], [['- Mulled over', '- by Ann']], [['- Ann', '- Bob']]])(
    '%j, where that cannot be told, is refused',
    async (items) => {
      expect(await set(section(...items), 'Rejected')).toBe(3);
      expect(await set(section(...items).replace('## Status', '## 1. Status'), 'Rejected')).toBe(3);
    },
  );
});

test.each([
  ['[Superseded by ADR-2](002-b.md)', 'Accepted'],
  ['**[Superseded by B](002-b.md)**', '**Accepted**'],
  ['[Superseded](https://example.org/x) by [ADR-2](002-b.md)', '[Accepted](https://example.org/x)'],
  [
    '[Ersetzt](https://example.org/x) durch ADR-2. Bleibt lesenswert.',
    '[Accepted](https://example.org/x). Bleibt lesenswert.',
  ],
])('of a link the words are changed: %s', async (before, after) => {
  const section = (status: string) => `# A\n\n## Status\n\n${status}\n${body}`;
  expect(await set(section(before), 'Accepted')).toBe(section(after));
});

test.each([
  ['## Status\n\n**State:** Proposed', '## Status\n\n**State:** Rejected'],
  [
    '## Status\n\n* **Status:** Proposed\n* **Date:** 2023-01-01',
    '## Status\n\n* **Status:** Rejected\n* **Date:** 2023-01-01',
  ],
  ['## Estado\n\nEstado: Propuesto\nDesde: 2023', '## Estado\n\nEstado: Rejected\nDesde: 2023'],
])('a label below the heading stays: %j', async (before, after) => {
  expect(await set(`# A\n\n${before}\n${body}`, 'Rejected')).toBe(`# A\n\n${after}\n${body}`);
});

test.each([
  ['a paragraph below the status', '# A\n\n## Status\n\nSuperseded\n\nSuperseded by [B](002-b.md)\n', 7],
  ['a field', '# A\n\nSuperseded by: ADR-2\n\n## Status\n\nSuperseded\n', 3],
  ['front matter', '---\nstatus: superseded\nsuperseded-by: 2\n---\n\n# A\n', 3],
  ['a section', '# A\n\n## Status\n\nSuperseded\n\n## Superseded by\n\n- [B](002-b.md)\n', 9],
])('a record that says in %s that it was superseded gets no other status', async (_, record, line) => {
  expect(await set(record + body, 'Accepted')).toBe(line);
});

describe('of boxes another one is ticked', () => {
  test.each([
    [
      '## Status\n\n- [x] Proposed\n- [ ] Accepted\n- [ ] Superseded',
      '## Status\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Superseded',
    ],
    [
      '## Status\n\n* [ ] Accepted by the board\n* [X] Proposed',
      '## Status\n\n* [X] Accepted by the board\n* [ ] Proposed',
    ],
    [
      '## Status\n\n> 1. [x] Vorgeschlagen\n> 2. [ ] Angenommen',
      '## Status\n\n> 1. [ ] Vorgeschlagen\n> 2. [x] Angenommen',
    ],
    ['## Status\n\n☑ 提案  \n☐ 承認済み', '## Status\n\n☐ 提案  \n☑ 承認済み'],
    ['**Status:** [ ] Accepted [x] Proposed [ ] Rejected', '**Status:** [x] Accepted [ ] Proposed [ ] Rejected'],
    [
      '| Owner | Me |\n|---|---|\n| Status | ⬜ Accepted<br>✅ Proposed |',
      '| Owner | Me |\n|---|---|\n| Status | ✅ Accepted<br>⬜ Proposed |',
    ],
    [
      '## Status\n\n- [x] **Draft**\n- [ ] **Approved**\n- [ ] **Accepted**',
      '## Status\n\n- [ ] **Draft**\n- [ ] **Approved**\n- [x] **Accepted**',
    ],
  ])('%j', async (before, after) => {
    expect(await set(`# A\n\n${before}\n${body}`, 'Accepted')).toBe(`# A\n\n${after}\n${body}`);
    expect(await set(`# A\n\n${after}\n${body}`, 'Accepted')).toBeUndefined();
  });

  test.each([
    ['the status has none', '- [x] Proposed\n- [ ] Rejected', 5],
    ['several of them are ticked', '- [x] Proposed\n- [x] Rejected\n- [ ] Accepted', 6],
    ['none of them is ticked', '- [ ] Proposed\n- [ ] Accepted', 3],
    ['two of them have it', '- [x] Proposed\n- [ ] Accepted (v1)\n- [ ] Accepted (v2)', 5],
    ['the one that is ticked names a record', '- [ ] Accepted\n- [x] Superseded by [B](002-b.md)', 6],
  ])('but where %s, nothing is', async (_, boxes, line) => {
    expect(await set(`# A\n\n## Status\n\n${boxes}\n${body}`, 'Accepted')).toBe(line);
  });

  test('where a line has boxes of which none is ticked, it says no status', async () => {
    expect(await set(`# A\n\nStatus: [ ] Proposed [ ] Accepted\n${body}`, 'Accepted')).toBe(3);
    const loaded = await loadFixture(`//- docs/adr/001-a.md\n# A\n\nStatus: [ ] Proposed [ ] Accepted\n${body}`);
    expect(findProblems(loaded).filter(({ code }) => code.startsWith('status'))).toEqual([]);
  });
});

describe('a title is not a status, whatever its words', () => {
  test.each([
    ['# 2. Status: how we show it', 'Date: 2023-01-02'],
    ['# Status – who may change it', 'We ask the board.'],
    ['# ADR-2: Accepted risks', 'Accepted risks are listed here.'],
    ['# Statut : comment le montrer', 'Le 2 mai.'],
    ['# ステータス: 表示', '概要'],
    ['# Status', 'Date: 2023-01-02'],
    ['Status: how we show it\n======================', '* 2023-01-02'],
  ])('%s', async (title, line) => {
    const record = (status: string) => `${title}\n\n${line}\n\n## Status\n\n${status}\n${body}`;
    expect(await set(record('Proposed'), 'Accepted')).toBe(record('Accepted'));
  });

  test('in a record without a title, whose sections are of the first level, it may be', async () => {
    const record = (status: string) => `# Status\n\n${status}\n\n# Context\n\nWhy.\n\n# Decision\n\nThis.\n`;
    expect(await set(record('Proposed'), 'Accepted')).toBe(record('Accepted'));
  });
});

describe('a status in a form that is not read is not doubled', () => {
  test.each<[string, string, number]>([
    ['a badge', '# A\n\n![Status](https://example.org/status-accepted.svg)\n', 3],
    ['a table of HTML', '# A\n\n<table><tr><td>Statut</td><td>Accepté</td></tr></table>\n', 3],
    ['a mapping', '---\nstatus: { value: Accepted, date: 2024-01-01 }\n---\n\n# A\n', 2],
    ['a mapping like JSON', '---\n"status": {"value": "Accepted"}\n---\n\n# A\n', 2],
    ['a mapping of several lines', '---\ntitle: A\nstatus:\n  value: Accepted\n---\n\n# A\n', 3],
    ['a list of mappings', '---\nstatus:\n  - value: Accepted\n    date: 2024-01-01\n---\n\n# A\n', 2],
    ['a table of TOML', '+++\nstatus = { value = "Accepted" }\n+++\n\n# A\n', 2],
    ['a table of TOML of several lines', '+++\n[status]\nvalue = "Accepted"\n+++\n\n# A\n', 2],
    ['a definition list in a section', '# A\n\n## About\n\nStatus\n: Accepted\n', 6],
    ['a nested key', '---\nadr:\n  status: accepted\n---\n\n# A\n', 3],
    ['a sentence', '# A\n\n## Status\n\nWe have agreed on this one in May.\n', 5],
    ['code below the heading', '# A\n\n## Status\n\n```\nAccepted\n```\n', 3],
  ])('%s', async (_, record, line) => {
    expect(await set(record + body, 'Rejected')).toBe(line);
  });

  test('nor is one with a remark that would become false, or in a language that is not known', async () => {
    expect(await set(`# A\n\n## Status\n\nAccepted by the board in May.\n${body}`, 'Rejected')).toBe(5);
    expect(await set(`# A\n\n## Status\n\nAccepted on 2025-01-01\n${body}`, 'Rejected')).toBe(
      `# A\n\n## Status\n\nRejected on 2026-03-04\n\nAccepted on 2025-01-01\n${body}`,
    );
    const korean = '# 1. 결정\n\n## 상태\n\n승인됨\n\n## 배경\n\n본문.\n';
    expect(await set(korean, 'Rejected')).toBe('sections-unknown');
  });

  test.each([
    ['Proposed → Accepted', 'Proposed → Accepted → Rejected'],
    ['Proposed → **Accepted**', 'Proposed → **Accepted** → **Rejected**'],
    ['proposed | **accepted** | rejected', 'proposed | accepted | **rejected**'],
    ['**Proposed** / Accepted / Rejected', 'Proposed / Accepted / **Rejected**'],
    ['Proposed | [Accepted] | Rejected', 'Proposed | Accepted | [Rejected]'],
    ['Proposed 2024-01-01, accepted 2024-02-02', 'Proposed 2024-01-01, accepted 2024-02-02, rejected 2026-03-04'],
    [
      'Proposed (2024-01-01); Accepted (2024-01-09)',
      'Proposed (2024-01-01); Accepted (2024-01-09); Rejected (2026-03-04)',
    ],
  ])('of "%s" the one that counts is changed, and what was before stays', async (before, after) => {
    expect(await set(`# A\n\nStatus: ${before}\n${body}`, 'Rejected')).toBe(`# A\n\nStatus: ${after}\n${body}`);
  });

  test('of several choices none is', async () => {
    for (const status of ['proposed | accepted | deprecated', 'proposed | **accepted** | deprecated'])
      expect(await set(`# A\n\nStatus: ${status}\n${body}`, 'Rejected')).toBe(3);
    const table = '| Date | Status |\n|---|---|\n| 2023-01-01 | Proposed |\n| 2023-02-01 | Accepted |\n';
    expect(await set(`# A\n\n## Status\n\n${table}${body}`, 'Rejected')).toBe(3);
  });

  test('and is not reported as missing', async () => {
    const loaded = await loadFixture(`//- docs/adr/001-a.md\n# A\n\n<!-- status: accepted -->\n${body}`);
    expect(findProblems(loaded).filter(({ code }) => code === 'status-missing')).toEqual([]);
  });

  test('prose about another status is none', async () => {
    const record = `# A\n\n## Context\n\nThe status of a request is kept.\nStatus codes such as 404 are not.\n`;
    expect(await set(record, 'Accepted')).toContain('Accepted');
  });
});

describe('of a history the last one counts', () => {
  test.each([
    ['Proposed 2024-01-01, accepted 2024-02-02', 'Accepted'],
    ['Proposed (2024-01-01), Accepted (2024-01-09)', 'Accepted'],
    ['Proposed on 2024-01-01; accepted on 2024-02-01', 'Accepted'],
    ['Proposed in May, accepted in June', 'Accepted'],
    ['proposed, then accepted', 'Accepted'],
    ['Proposed 2020-01-02. Accepted 2020-02-01.', 'Accepted'],
    ['2020-01-02 proposed<br>2020-02-01 accepted', 'Accepted'],
    ['Proposed / Accepted 2020-02-01', 'Accepted'],
    ['Proposed > Accepted', 'Accepted'],
    ['Draft → Review → **Accepted** → Deprecated', 'Accepted'],
    ['draft, review, ***accepted***, deprecated', 'Accepted'],
    ['Draft | Review | `Accepted` | Deprecated', 'Accepted'],
    ['- Accepted\n- Supersedes: none\n- Superseded by: none', 'Accepted'],
    ['* Accepted 2020-01-02\n* Superseded by: -', 'Accepted'],
    ['- Accepted\n- Deprecated: no\n- Implemented in: v2.0\n- Draft: https://x.y/1', 'Accepted'],
    ['* 2020-02-01 Accepted\n* 2021-02-01 Review: still valid\n* 2022-02-01 Review planned', 'Accepted'],
    ['Proposed: 2020-01-02\nAccepted: 2020-02-01\nDeprecated: -\nSuperseded: -', 'Accepted'],
    ['Proposed by Ann, accepted by the board', 'Accepted'],
    ['Accepted 2024-01-01, deprecated 2025-01-01', 'Deprecated'],
    ['Vorgeschlagen im Mai, dann angenommen', 'Accepted'],
    ['Proposé le 2024-01-01, accepté le 2024-02-01', 'Accepted'],
    ['Proposed by Ana on 2024-01-01.\n\nAccepted by the board on 2024-02-02.', 'Accepted'],
    ['Proposed\n\nRejected', 'Rejected'],
    ['~~Proposed~~\n\nAccepted', 'Accepted'],
    ['~~Proposed~~\n\n~~Accepted~~\n\nRejected', 'Rejected'],
    ['2024-01-01 proposed\n\n2024-02-01 accepted', 'Accepted'],
    ['Proposed | [Accepted] | Superseded', 'Accepted'],
  ])('%j is %s', async (section, status) => {
    const { recordOf } = await editLog(`//- docs/adr/001-a.md\n# A\n\n## Status\n\n${section}\n${body}`);
    expect(recordOf('001-a.md').status?.stage).toBe(status.toLowerCase());
  });

  test.each([
    ['Proposed, accepted risks are below', 'Proposed'],
    ['Proposed (accepted by one team)', 'Proposed'],
    ['Proposed, to be accepted in June', 'Proposed'],
    ['Proposed, not accepted', 'Proposed'],
    ['Proposed, accepted?', 'Proposed'],
    ['Proposed, Accepted, Rejected', 'Proposed'],
    ['Proposed [Proposed, Accepted, Rejected, etc.]', 'Proposed'],
    ['Proposed (of: proposed, accepted)', 'Proposed'],
    ['Accepted, implemented in 2.0', 'Accepted'],
    ['Accepted, proposed by Ana', 'Accepted'],
    ['Accepted\n\nImplemented in 2.0', 'Accepted'],
    ['Proposed\n\nAccepted risks are listed below.', 'Proposed'],
    ['Proposed\n\nThe board accepted it.', 'Proposed'],
    ['Accepted\n\n~~Rejected~~', 'Accepted'],
  ])('but %j is %s', async (section, status) => {
    const { recordOf } = await editLog(`//- docs/adr/001-a.md\n# A\n\n## Status\n\n${section}\n${body}`);
    expect(recordOf('001-a.md').status?.stage).toBe(status.toLowerCase());
  });

  test.each([
    'N/A',
    '100% rolled out',
    'See [0001](0001-u1.md)',
    'Draft → Review → **Accepted** → Deprecated',
    '~~Draft~~, ~~Review~~, Accepted, ~~Deprecated~~',
    'Superseded in 2021, accepted again in 2023',
  ])('nothing is written where a person must tell: %s', async (line) => {
    expect(await set(`# A\n\n## Status\n\n${line}\n${body}`, 'Rejected')).toBe(5);
    const row = '| No | Title | Status |\n|---|---|---|\n| 1 | [A](001-a.md) | Implemented |\n';
    const files = `//- docs/adr/README.md\n${row}//- docs/adr/001-a.md\n# A\n\n## Status\n\n${line}\n${body}`;
    expect(findProblems(await loadFixture(files)).map(({ code }) => code)).not.toContain('index-status-mismatch');
  });

  test.each([
    ['- Proposed 2020-01-02\n- Accepted 2020-02-01\n- Reviewed 2021-02-01, still holds', '\n- Deprecated 2026-03-04'],
    ['1. Proposed 2020-01-02\n2. Accepted 2020-02-01\n   by the board\n3. Bo', '\n4. Deprecated 2026-03-04'],
    [
      '2020-01-02 proposed by Ann\n2020-02-01 accepted\n2022-03-01 amended by [4](0004-x.md)',
      '\n2026-03-04 deprecated',
    ],
    ['* 2020-01-02: Proposed\n* 2020-02-01: Accepted\n* 2021-02-01: Rolled out', '\n* 2026-03-04: Deprecated'],
  ])('and whatever stands below it in the list or paragraph stays: %j', async (section, added) => {
    const record = (text: string) => `# A\n\n## Status\n\n${text}\n${body}`;
    const changed = await set(record(section), 'Deprecated');
    expect(changed).toBe(record(section + added));
    const { recordOf } = await editLog(`//- docs/adr/001-a.md\n${changed}`);
    expect(recordOf('001-a.md').status?.stage).toBe('deprecated');
  });

  test('and one more stands behind it, or none is written', async () => {
    const record = (section: string) => `# A\n\n## Status\n\n${section}\n${body}`;
    const history = '2024-01-01 proposed\n\n2024-02-01 accepted';
    expect(await set(record(history), 'Deprecated')).toBe(record(`${history}\n\n2026-03-04 deprecated`));
    expect(await set(record('~~Proposed~~\n\nAccepted'), 'Deprecated')).toBe(record('~~Proposed~~\n\nDeprecated'));
    for (const line of [
      'proposed, then accepted',
      'Accepted, 2020-02-01, Ann',
      'Accepted (2020-02-01) by all, except Bo.',
    ])
      expect(await set(record(line), 'Deprecated')).toBe(5);
    expect(await set(record('Proposed > Accepted'), 'Deprecated')).toBe(record('Proposed > Accepted > Deprecated'));
    expect(await set(record('Proposed 2020-01-02. Accepted 2020-02-01.'), 'Deprecated')).toBe(
      record('Proposed 2020-01-02. Accepted 2020-02-01. Deprecated 2026-03-04.'),
    );
    expect(await set(record('Proposed in May, accepted in June'), 'Deprecated')).toBe(5);
  });
});

test('words of languages that are not known are no slips either', async () => {
  const swedish = (number: number) => `//- docs/adr/000${number}-a.md
# ${number}. Sak ${number}

## Status

Accepterad

## Kontext

Varför.

## Beslut

Detta.

## Konsekvenser

Följd.
`;
  const catalan = `//- docs/adr/0004-a.md
# 4. Cosa

## Status

Acceptat

## Context

Per què.

## Decisió

Això.

## Conseqüències

Allò.
`;
  const loaded = await loadFixture([1, 2, 3].map(swedish).join('') + catalan);
  expect(findProblems(loaded).filter(({ code }) => code === 'section-misspelled')).toEqual([]);
});

test('a row is not compared with a status that is not sure', async () => {
  const row = '| No | Title | Status |\n|---|---|---|\n| 1 | [A](001-a.md) | Accepted |\n';
  const files = `//- docs/adr/README.md\n${row}//- docs/adr/001-a.md\n# A\n\n## Status\n\nProposed (accepted by one team)\n${body}`;
  expect(findProblems(await loadFixture(files)).map(({ code }) => code)).not.toContain('index-status-mismatch');
});

test.each(['# A (accepted)', '# A [ACCEPTED]', '# [DRAFT] A', '# 2. A (Accepted)'])(
  'a status in a title is not doubled, and not missed: %s',
  async (title) => {
    expect(await set(`${title}\n${body}`, 'Rejected')).toBe(1);
    const loaded = await loadFixture(`//- docs/adr/001-a.md\n${title}\n${body}`);
    expect(findProblems(loaded).map(({ code }) => code)).not.toContain('status-missing');
  },
);

describe('a status that an image shows', () => {
  const badge = (status: string) => `![${status}](https://img.shields.io/badge/status-${status}-green)`;
  const record = (number: number, status: string) =>
    `//- docs/adr/00${number}-a.md\n# A${number}\n\n**Status**: ${badge(status)}\n${body}`;

  test('gives way to the image of another record, and stays where there is none', async () => {
    const { log, recordOf, textOf, changedBy } = await editLog(record(1, 'Accepted') + record(2, 'Proposed'));
    const subject = recordOf('002-a.md');
    const state = { text: textOf('002-a.md') };
    expect(changedBy(setStatus(subject, 'Accepted', log, state))).toEqual({
      '002-a.md': textOf('002-a.md').replaceAll('Proposed', 'Accepted'),
    });
    expect(findStatusProblem(subject, 'Rejected', log)).toMatchObject({ kind: 'status-unreadable', line: 3 });
    expect(changedBy(setStatus(subject, 'Rejected', log, state))).toEqual({});
  });
});
