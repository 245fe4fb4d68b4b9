import { describe, expect, test } from 'vitest';
import { addToIndex, hasPlace, hindrancesOf } from '../../../server/src/core/operations/index/addToIndex.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { editLog } from '../../support/editLog.ts';

const record = (number: number, day: string, more = '') =>
  `//- docs/adr/000${number}-title-${number}.md
---
date: ${day}
${more}---

# ${number}. Title ${number}

## Status

Accepted

## Context

Why.
`;
const item = (number: number) => `- [${number}. Title ${number}](000${number}-title-${number}.md)`;
const section = (heading: string, ...numbers: number[]) => `## ${heading}\n\n${numbers.map(item).join('\n')}\n\n`;

/** The lines of an index, with one for the record 6 if it gets any. */
async function linesWith6(index: string, records: string): Promise<string[] | 'no-section'> {
  const { log, recordOf, changedBy, textOf } = await editLog(
    `//- docs/adr/README.md\n# Decisions\n\n${index}${records}`,
  );
  if (log.index === undefined) throw new Error('There is no index.');
  const six = recordOf('0006-title-6.md');
  if (!hasPlace(log.index, six, log)) {
    expect(hindrancesOf(log.index, six, log)).toEqual([{ kind: 'no-section' }]);
    expect(changedBy(addToIndex(log.index, six, log))).toEqual({});
    return 'no-section';
  }
  const text = changedBy(addToIndex(log.index, six, log))['README.md'] ?? textOf('README.md');
  return text.split('\n').filter((line) => /^[#-]/.test(line));
}

describe('a new item of an index in sections', () => {
  const years = [1, 2, 3, 4, 5]
    .map((number) => record(number, `20${20 + Math.ceil(number / 3)}-01-0${number}`))
    .join('');

  test('goes to the year of its date, even where another one has more items', async () => {
    const index = section('2022', 4, 5) + section('2021', 1, 2, 3);
    expect(await linesWith6(index, years + record(6, '2022-03-04'))).toEqual([
      '# Decisions',
      '## 2022',
      item(4),
      item(5),
      item(6),
      '## 2021',
      item(1),
      item(2),
      item(3),
    ]);
  });

  test('goes nowhere where its year has not begun', async () => {
    const index = section('2022', 4, 5) + section('2021', 1, 2, 3);
    expect(await linesWith6(index, years + record(6, '2023-03-04'))).toBe('no-section');
  });

  test('goes to the area that it names', async () => {
    const index = section('Storage', 1, 5) + section('User Interface', 2, 3, 4);
    expect(await linesWith6(index, years + record(6, '2022-03-04', 'tags: [storage, sql]\n'))).toEqual([
      '# Decisions',
      '## Storage',
      item(1),
      item(5),
      item(6),
      '## User Interface',
      item(2),
      item(3),
      item(4),
    ]);
  });

  test('goes nowhere where it names no area, and the numbers are mixed', async () => {
    const index = section('Storage', 1, 5) + section('User Interface', 2, 3, 4);
    expect(await linesWith6(index, years + record(6, '2022-03-04'))).toBe('no-section');
  });

  test('goes to the last section where numbers rise from one to the next', async () => {
    const index = section('Release 1', 1, 2, 3) + section('Release 2', 4, 5);
    expect(await linesWith6(index, years + record(6, '2022-03-04'))).toEqual([
      '# Decisions',
      '## Release 1',
      item(1),
      item(2),
      item(3),
      '## Release 2',
      item(4),
      item(5),
      item(6),
    ]);
  });

  test('goes nowhere where numbers may rise by chance, as those of a few rows of two topics do', async () => {
    const index = section('Storage', 1, 2, 3) + section('Network', 4, 5);
    expect(await linesWith6(index, years + record(6, '2022-03-04'))).toBe('no-section');
  });

  test('does not go below the heading of another status', async () => {
    const index = section('Log', 2, 4, 5) + section('Superseded', 1, 3);
    expect(await linesWith6(index, years + record(6, '2022-03-04'))).toEqual([
      '# Decisions',
      '## Log',
      item(2),
      item(4),
      item(5),
      item(6),
      '## Superseded',
      item(1),
      item(3),
    ]);
  });

  test('that is made says why it gets no row', async () => {
    const index = section('Storage', 1, 5) + section('User Interface', 2, 3, 4);
    const { log, changedBy } = await editLog(`//- docs/adr/README.md\n# Decisions\n\n${index}${years}`);
    const planned = planRecord(log, 'Use Kafka');
    if ('kind' in planned) throw new Error(planned.kind);
    const { edit, hindrance } = newRecord(log, planned, undefined, { today: log.today });
    expect(hindrance).toEqual({ kind: 'no-section' });
    expect(Object.keys(changedBy(edit))).toEqual(['0006-use-kafka.md']);
  });
});

describe('a proposed record goes below the heading for such, or gets no row', () => {
  const recordOf = (number: number, status: string) =>
    `//- docs/adr/000${number}-x.md\n# X${number}\n\n**Status:** ${status}\n\n## Context\n\nWhy.\n`;
  const rows = '- [X1](0001-x.md)\n- [X2](0002-x.md)\n- [X3](0003-x.md)';
  const added = async (accepted: string, proposed: string, index: string) => {
    const source = [1, 2, 3].map((number) => recordOf(number, accepted)).join('') + recordOf(4, proposed);
    const { log, recordOf: find, changedBy } = await editLog(`//- docs/adr/README.md\n# X\n\n${index}\n${source}`);
    if (log.index === undefined) throw new Error('There is no index.');
    const record = find('0004-x.md');
    const text = changedBy(addToIndex(log.index, record, log))['README.md'];
    return text ?? hindrancesOf(log.index, record, log).map(({ kind }) => kind);
  };

  test.each([
    ['Aceptada', 'Propuesta', '## Aceptadas', '## Propuestas', 'Ninguna.'],
    ['Acceptée', 'Proposée', '## Acceptées', '## Proposées', 'Aucune.'],
    ['Accettata', 'Proposta', '## Accettate', '## Proposte', 'Nessuna.'],
    ['Angenommen', 'Vorgeschlagen', '## Angenommene Entscheidungen', '## Vorgeschlagene Entscheidungen', 'Keine.'],
    ['Принято', 'Предложено', '## Принятые', '## Предложенные', 'Нет.'],
  ])('%s', async (accepted, proposed, first, second, none) => {
    expect(await added(accepted, proposed, `${first}\n\n${rows}\n\n${second}\n\n${none}\n`)).toBe(
      `# X\n\n${first}\n\n${rows}\n\n${second}\n\n- [X4](0004-x.md)\n\n`,
    );
  });

  test.each([
    ['**Accepted**', '**Proposed**\n\n- none'],
    ['Accepted:', 'Proposed:\n\n- none'],
    ['<details>\n<summary>Accepted</summary>', '</details>\n\n<details>\n<summary>Proposed</summary>\n</details>'],
  ])('below %j', async (first, second) => {
    expect(await added('Accepted', 'Proposed', `${first}\n\n${rows}\n\n${second}\n`)).toEqual(['no-group']);
  });

  test('but words above a list that are no status are no heading of it', async () => {
    expect(await added('Accepted', 'Proposed', `These are our records:\n\n${rows}\n`)).toContain('- [X4](0004-x.md)');
  });
});
