import { describe, expect, test } from 'vitest';
import { statusesOf } from '../../../server/src/core/model/nextStatuses.ts';
import { checkFile, severityOf } from '../../../server/src/core/rules/checkFile.ts';
import { loadFixture } from '../../support/loadFixture.ts';

/** A log whose records have these statuses, one each. */
function logOf(statuses: readonly string[], other = ''): string {
  const records = statuses.map(
    (status, at) =>
      `//- docs/adr/${String(at + 1).padStart(4, '0')}-x.md\n---\nstatus: ${status}\n---\n# X\n\n## Context\n\nC.\n\n## Decision\n\nD.\n`,
  );
  return records.join('') + other;
}

/** What is said of the statuses: severity, word, and what was probably meant. */
async function strangersIn(source: string): Promise<string[]> {
  const { log } = await loadFixture(source);
  return [...log.records.keys()].sort().flatMap((uri) =>
    checkFile(uri, log).flatMap((problem) => {
      if (problem.code !== 'status-unknown') return [];
      const { found, nearest } = problem.arguments;
      return [`${severityOf(problem, log)} ${found}${nearest === undefined ? '' : ` → ${nearest}`}`];
    }),
  );
}

const times = (count: number, status: string) => Array.from({ length: count }, () => status);

test.each([
  ['Proposed / Pending / Accepted', ['Proposed', 'Pending', 'Accepted']],
  ['one of Proposed, Accepted, Superseded', ['Proposed', 'Accepted', 'Superseded']],
  ['One of the following: proposed, accepted or superseded by ADR-NNN', ['proposed', 'accepted', 'superseded']],
  ['Either Draft | Parked', ['Draft', 'Parked']],
  ['currently Proposed, Accepted', ['Proposed', 'Accepted']],
  ['eine von Vorgeschlagen, Angenommen oder Abgelöst', ['Vorgeschlagen', 'Angenommen', 'Abgelöst']],
  ["l'un de Proposé, Accepté ou Remplacé", ['Proposé', 'Accepté', 'Remplacé']],
  ['In review, Partially implemented, Done', ['In review', 'Partially implemented', 'Done']],
])('an index that explains the status as "%s" lists %j', async (purpose, expected) => {
  const readme = `//- docs/adr/README.md\n| Section | Purpose |\n|---|---|\n| Status | ${purpose.replaceAll('|', '\\|')} |\n`;
  const { log } = await loadFixture(logOf(['Accepted'], readme));
  expect(log.convention.statuses).toMatchObject({ source: 'index', value: expected });
});

describe('statuses are learnt', () => {
  test('not from a comment behind the choices of a template', async () => {
    const template =
      '//- docs/adr/template.md\n# {title}\n\n* Status: [accepted | shelved by [ADR-1](0001-x.md) | ...] <!-- optional -->\n\n## Context\n';
    const { log } = await loadFixture(logOf(['accepted', 'accepted'], template));
    expect(log.convention.statuses.learnt).toEqual(['shelved']);
  });

  test('a word that three records use is one of the log, however it is capitalised, and is offered', async () => {
    const source = logOf([...times(30, 'accepted'), 'shelved', 'Shelved', 'shelved']);
    expect(await strangersIn(source)).toEqual([]);
    expect(statusesOf((await loadFixture(source)).log)).toContain('shelved');
  });

  test('so is one that two of a small log use, unless both may be a slip', async () => {
    expect(await strangersIn(logOf([...times(10, 'accepted'), 'shelved', 'shelved']))).toEqual([]);
    const slips = ['warning acepted → Accepted', 'warning acepted → Accepted'];
    expect(await strangersIn(logOf([...times(10, 'accepted'), 'acepted', 'acepted']))).toEqual(slips);
  });

  test('any other word is no more than information', async () => {
    expect(await strangersIn(logOf([...times(30, 'accepted'), 'shelved', 'acepted']))).toEqual([
      'information shelved',
      'warning acepted → Accepted',
    ]);
  });

  test('a log of words that nobody knows is not told that they are unknown', async () => {
    expect(await strangersIn(logOf(['godkänd', 'godkänd', 'avvisad', 'föreslagen']))).toEqual([]);
    expect(await strangersIn(logOf(['hyväksytty', 'hylätty']))).toEqual([]);
  });

  test('a known status with a qualifier is understood', async () => {
    const known = times(30, 'accepted');
    const qualified = ['partially superseded', 'accepted-provisional', 'teilweise ersetzt', '部分已取代'];
    expect(await strangersIn(logOf([...known, ...qualified]))).toEqual([]);
  });

  test('what the template offers is known, and a list with an ellipsis leaves them open', async () => {
    const known = times(30, 'accepted');
    const template = (list: string) =>
      `//- docs/adr/template.md\n---\nstatus: "${list}"\n---\n# {title}\n\n## Context\n`;
    const offered = template('{proposed | accepted | shelved | parked}');
    expect(await strangersIn(logOf([...known, 'shelved', 'sleeping'], offered))).toEqual(['information sleeping']);
    const open = template('{proposed | accepted | … | superseded by ADR-0123}');
    expect(await strangersIn(logOf([...known, 'shelved', 'acepted'], open))).toEqual(['warning acepted → Accepted']);
  });

  test('a log that has no use for statuses has no list of them', async () => {
    const plain = Array.from(
      { length: 9 },
      (_, at) => `//- docs/adr/002${at}-y.md\n# Y\n\n## Context\n\nC.\n\n## Decision\n\nD.\n`,
    ).join('');
    expect(await strangersIn(logOf(['on hold'], plain))).toEqual([]);
  });

  test('what a person has configured is not for the records to change', async () => {
    const configured = '//- docs/adr/.adr-keeper.yaml\nstatuses: [Proposed, Accepted]\n';
    expect(await strangersIn(logOf(times(3, 'shelved'), configured))).toEqual(times(3, 'warning shelved'));
  });

  test('remarks of a dated history are no statuses, though all records have them', async () => {
    const record = (number: number, lines: string) =>
      `//- docs/adr/000${number}-x.md\n# X\n\n## Status\n\n${lines}\n\n## Context\n\nC.\n\n## Decision\n\nD.\n`;
    const history = '- 2024-05-06: Accepted\n- 2024-05-07: Edited (typos)\n- 2024-05-08: Edited (links)';
    const { log } = await loadFixture([1, 2, 3, 4].map((number) => record(number, history)).join(''));
    expect([...log.records.values()].map(({ status }) => status?.known)).toEqual(times(4, 'Accepted'));
  });
});
