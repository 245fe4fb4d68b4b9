import { describe, expect, test } from 'vitest';
import { describeFix } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix, expectProblems, findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const config = '//- docs/adr/.adr-keeper.yaml\nsections: [Decision]\nrules:\n  index-missing: off\n';

/** A log with one record that has these lines under its title. */
const record = (head: string, name = '001-a.md') =>
  `//- docs/adr/${name}\n# A\n\n${head}\n\n## Decision\n\nYes, of ${name}.\n`;

const codesOf = async (source: string) => findProblems(await loadFixture(source)).map(({ code }) => code);

/** What the only problem of a log is shown at, where it is an open choice. */
async function listIn(source: string): Promise<string | undefined> {
  const { log } = await loadFixture(source);
  const [uri = ''] = log.records.keys();
  const [problem, ...others] = checkFile(uri, log);
  expect(others).toEqual([]);
  if (problem === undefined) return undefined;
  expect(problem.code).toBe('choice-open');
  const text = source.slice(source.lastIndexOf('//- docs/adr/001-a.md\n') + '//- docs/adr/001-a.md\n'.length);
  return text.slice(problem.span.start, problem.span.end);
}

describe('a list of statuses in the place of one', () => {
  test.each([
    ['- Status: ', '[ accepted | deprecated | superseded by [xxx](yyyymmdd-xxx.md)]', ' <!-- optional -->'],
    ['- Status: ', '[proposed | rejected | accepted | … | superseded by ADR-0005', ' <!-- optional -->'],
    ['**Status:** ', 'Proposed | Accepted | Superseded | Deprecated', ''],
    ['* Status: ', '{proposed | rejected | accepted | deprecated | … | superseded by [ADR-0005](0005-x.md)}', ''],
    ['Status: _', '[Proposed/Accepted/Rejected/Deprecated]', '_'],
    ['## Status\n\n', 'Proposed | Accepted | Deprecated', ''],
    ['## Status\n\n', '[Proposed | Ratified | Accepted]', ''],
    ['## Status\n\n', '{Deprecated|Proposed|Accepted}', ''],
    ['## Status\n\n', '<accepted | rejected>', ''],
    ['## Status\n\n> A decision is "proposed" until it is agreed upon.\n\n', '{Deprecated|Proposed|Accepted}', ''],
    ['## Status: ', '[Proposed | Accepted]', ''],
    ['| Status | Date |\n|---|---|\n| ', 'Proposed, Accepted, Rejected, Deprecated', ' | 2024-05-06 |'],
    ['| Status | Date |\n|---|---|\n| ', '[Proposed \\| Accepted]', ' | 2024-05-06 |'],
    ['- Status: ', '[vorgeschlagen | angenommen | abgelehnt | ersetzt durch ADR-0005]', ''],
    ['- Status: ', '[vorgeschlagen, angenommen, oder abgelehnt]', ''],
    ['- Statut : ', '[Proposé | Accepté | Rejeté | Remplacé]', ''],
    ['- Estado: ', '{propuesto | aceptado | rechazado}', ''],
    ['- Статус: ', '[предложено | принято | отклонено]', ''],
    ['## ステータス\n\n', '提案 | 承認 | 却下', ''],
    ['## 状态\n\n', '[提议，已接受，已拒绝]', ''],
  ])('%s%s%s', async (before, list, behind) => {
    expect(await listIn(config + record(before + list + behind))).toBe(list);
  });

  test.each([
    [
      '"{proposed | rejected | accepted | … | superseded by [ADR-0005](0005-x.md)}"',
      '{proposed | rejected | accepted | … | superseded by [ADR-0005](0005-x.md)}',
    ],
    ['{proposed | accepted}', '{proposed | accepted}'],
    ['"proposed | accepted | deprecated"', 'proposed | accepted | deprecated'],
    ["'proposed | accepted | deprecated'", 'proposed | accepted | deprecated'],
    ['"proposed, accepted, rejected, deprecated" # pick one', 'proposed, accepted, rejected, deprecated'],
    [
      '"proposed | accepted | … | superseded by [ADR-0005](0005-x.md)"',
      'proposed | accepted | … | superseded by [ADR-0005](0005-x.md)',
    ],
    ['[proposed, accepted, rejected]', '[proposed, accepted, rejected]'],
    ['proposed | accepted | rejected # pick one', 'proposed | accepted | rejected'],
  ])('in front matter: %s', async (value, list) => {
    expect(
      await listIn(`${config}//- docs/adr/001-a.md\n---\nstatus: ${value}\n---\n# A\n\n## Decision\n\nYes.\n`),
    ).toBe(list);
  });

  test.each(['"', "'"])('gives way to the status that is picked, within %s', async (quote) => {
    const source = (status: string) => `---\nstatus: ${quote}${status}${quote}\n---\n# A\n\n## Decision\n\nYes.\n`;
    const fixed = await applyFix(
      `${config}//- docs/adr/001-a.md\n${source('proposed | accepted | deprecated')}`,
      'Change the status to "accepted"',
    );
    expect(fixed.get('docs/adr/001-a.md')).toBe(source('accepted'));
  });

  test('is one problem, whatever else is wrong with it', async () => {
    const list = '{proposed | accepted | superseded by [ADR-9](009-gone.md)}';
    const template = `//- docs/adr/template.md\n# {short title}\n\n- Status: ${list}\n\n## Decision\n\n{what was decided}\n`;
    expect(await codesOf(config + template + record(`- Status: ${list}`))).toEqual(['choice-open']);
    expect(await codesOf(config + template + record(`- Status: ${list}\n- State: Accepted`))).toEqual(['choice-open']);
    const off = config.replace('rules:\n', 'rules:\n  choice-open: off\n');
    expect(await codesOf(off + template + record(`- Status: ${list}`))).toContain('placeholder-left');
  });

  test('says no status that could contradict another one', async () => {
    const two =
      '//- docs/adr/001-a.md\n---\nstatus: accepted\n---\n# A\n\n- Status: [proposed | rejected]\n\n## Decision\n\nYes.\n';
    expect(await codesOf(config + two)).toEqual(['choice-open']);
  });
});

describe('no list, or one that was chosen from', () => {
  test.each([
    'Accepted',
    'Proposed, Accepted',
    'proposed | **accepted** | rejected',
    'proposed | [accepted] | rejected',
    'proposed | ACCEPTED | rejected',
    'proposed | ~~accepted~~ | rejected',
    '[ ] Proposed [x] Accepted [ ] Rejected',
    'Proposed → Accepted → Superseded by [B](001-a.md)',
    'Proposed 2024-01-01 | Accepted 2024-02-02 | Deprecated 2024-03-03',
    'Proposed / Accepted / Implemented',
    'Accepted (was proposed, then rejected)',
    'Accepted (proposed 2024-01-01, rejected 2024-02-02, accepted 2024-03-03)',
    'Accepted | Implemented',
    'Accepted | Pending',
    'Accepted [Proposed](001-a.md)',
    'Accepted, one of [proposed, accepted, rejected]',
    'Accepted <!-- Proposed | Accepted | Rejected -->',
    '<!-- Proposed | Accepted | Rejected --> Accepted',
    'Accepted | Backend | Core',
    'Accepted [by the board, the council, and all others]',
  ])('%s', async (status) => {
    expect(await codesOf(config + record(`- Status: ${status}`))).not.toContain('choice-open');
  });

  test('in a template', async () => {
    const list = '{proposed | rejected | accepted}';
    const template = `//- docs/adr/template.md\n# {short title}\n\n- Status: ${list}\n\n## Decision\n\nYes.\n`;
    expect(await codesOf(config + template + record('- Status: accepted'))).toEqual([]);
  });

  test('in the text', () =>
    expectProblems(
      `${config}//- docs/adr/001-a.md\n# A\n\n- Status: Accepted\n\n## Decision\n\nStatus: [Proposed | Accepted | Rejected]\n`,
    ));

  test('in a comment or in code below the status', () =>
    expectProblems(
      `${config}//- docs/adr/001-a.md\n# A\n\n## Status\n\nAccepted\n\n<!--\n[Proposed | Accepted | Rejected]\n-->\n\n\`\`\`text\n[Proposed | Accepted]\n\`\`\`\n\n## Decision\n\nYes.\n`,
    ));
});

describe('a list after a status', () => {
  test.each([
    ['- Status: Proposed [Proposed, Accepted, Rejected, Deprecated, Superseded, etc.]', '- Status: Proposed'],
    ['- Status: **Accepted** {proposed | accepted}', '- Status: **Accepted**'],
    ['- Status: Accepted (proposed | accepted | rejected)', '- Status: Accepted'],
    ['## Status\n\nAccepted\n\n[Proposed | Accepted | Deprecated]', '## Status\n\nAccepted'],
    ['## Status\n\nAccepted\n[Proposed | Accepted | Deprecated]', '## Status\n\nAccepted'],
    ['## Status\n\n[Proposed | Accepted | Deprecated]\n\nAccepted', '## Status\n\nAccepted'],
    ['- Status: Akzeptiert [vorgeschlagen | akzeptiert | abgelehnt]', '- Status: Akzeptiert'],
    ['- Statut : Accepté [proposé | accepté | rejeté]', '- Statut : Accepté'],
  ])('is removed: %j', async (head, after) => {
    const texts = await applyFix(config + record(head), 'Remove the list');
    expect(texts.get('docs/adr/001-a.md')).toBe(`# A\n\n${after}\n\n## Decision\n\nYes, of 001-a.md.\n`);
    expect(await codesOf(config + record(after))).toEqual([]);
  });

  test('is a habit of the log where three records and a tenth keep it', async () => {
    const kept = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        record('- Status: Accepted [Proposed | Accepted | Rejected]', `00${at + 1}-a.md`),
      ).join('');
    expect(await codesOf(config + kept(2))).toEqual(['choice-open', 'choice-open']);
    expect(await codesOf(config + kept(3))).toEqual([]);
  });
});

test('each status of a list can be taken, except one that needs a successor', async () => {
  const source = config + record('- Status: {proposed | rejected | accepted | … | superseded by ADR-0005}');
  const { log } = await loadFixture(source);
  const offered = [...log.records.keys()].flatMap((uri) =>
    checkFile(uri, log).flatMap((problem) => findFixes(problem, uri, log)),
  );
  expect(offered.map(({ title }) => describeFix(title, english))).toEqual([
    'Change the status to "proposed"',
    'Change the status to "rejected"',
    'Change the status to "accepted"',
  ]);
  expect(offered.every(({ isSafe }) => !isSafe)).toBe(true);
  const texts = await applyFix(source, 'Change the status to "accepted"');
  expect(texts.get('docs/adr/001-a.md')).toBe('# A\n\n- Status: accepted\n\n## Decision\n\nYes, of 001-a.md.\n');
});

test('a list says none of its statuses to a row of the index', async () => {
  const row = '//- docs/adr/README.md\n| ADR | Status |\n|---|---|\n| [A](001-a.md) | Accepted |\n';
  for (const list of ['[Proposed | Accepted | Rejected]', '{Proposed|Accepted}', 'Proposed | Accepted | Rejected'])
    expect(await codesOf(config + row + record(`- Status: ${list}`))).toEqual(['choice-open']);
});
