import { describe, expect, test } from 'vitest';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { editLog } from '../../support/editLog.ts';

const numbers = [1, 2, 3];
const logOf = (text: (number: number) => string) =>
  numbers.map((number) => `//- docs/adr/000${number}-x${number}.md\n${text(number)}`).join('');

/** The text of a new record. */
async function made(source: string, status?: string): Promise<string> {
  const { log, changedBy } = await editLog(source);
  const planned = planRecord(log, 'Kafka', { status });
  if ('kind' in planned) throw new Error(planned.kind);
  return changedBy(newRecord(log, planned, undefined, { today: '2026-03-04' }).edit)['0004-kafka.md'] ?? '';
}

describe('a new record of a log in words that are not understood', () => {
  test('has the sections that most records share, and no status in another language', async () => {
    const source = logOf(
      (number) =>
        `# ${number}. X${number}\n\n## Tila\n\nHyväksytty\n\n## Tausta\n\nSyy.\n\n## Päätös\n\nTämä.\n${number === 1 ? '\n## Liite\n\nNiin.\n' : ''}`,
    );
    expect(await made(source)).toBe(
      '# 4. Kafka\n\n## Tila\n\n<!-- Tila -->\n\n## Tausta\n\n<!-- Tausta -->\n\n## Päätös\n\n<!-- Päätös -->\n',
    );
  });

  test('has the fields that most records share, for a person to fill in', async () => {
    const source = logOf(
      (number) =>
        `# ${number}. X${number}\n\n- **Durum:** Kabul edildi\n- **Tarih:** 0${number}.02.2024\n\n## Bağlam\n\nNeden.\n\n## Karar\n\nBu.\n`,
    );
    expect(await made(source)).toBe(
      '# 4. Kafka\n\n- **Durum:**\n- **Tarih:**\n\n## Bağlam\n\n<!-- Bağlam -->\n\n## Karar\n\n<!-- Karar -->\n',
    );
  });

  test('leaves the status open where its section is known, and its words are not', async () => {
    const source = logOf(
      (number) =>
        `# ${number}. X${number}\n\n## Status\n\nGodkänd\n\n## Sammanhang\n\nVarför.\n\n## Beslut\n\nDetta.\n`,
    );
    expect(await made(source)).toContain('## Status\n\n<!-- Status -->\n\n## Sammanhang\n');
  });
});

describe('a new record of a log in a language beside one that is understood', () => {
  test.each([
    ['Danish', 'Status', 'Accepteret', 'Kontekst', 'Beslutning', 'Konsekvenser'],
    ['Swedish', 'Status', 'Accepterad', 'Kontext', 'Beslut', 'Konsekvenser'],
    ['Slovak', 'Stav', 'Prijaté', 'Kontext', 'Rozhodnutie', 'Dôsledky'],
    ['Ukrainian', 'Статус', 'Прийнято', 'Контекст', 'Рішення', 'Наслідки'],
    ['Serbian', 'Статус', 'Прихваћено', 'Контекст', 'Одлука', 'Последице'],
    ['Catalan', 'Estat', 'Acceptat', 'Context', 'Decisió', 'Conseqüències'],
    ['Romanian', 'Stare', 'Acceptat', 'Context', 'Decizie', 'Consecințe'],
  ])('is written in it: %s', async (_, status, accepted, ...sections) => {
    const body = sections.map((name) => `\n## ${name}\n\nX.\n`).join('');
    const text = await made(logOf((number) => `# ${number}. X${number}\n\n## ${status}\n\n${accepted}\n${body}`));
    expect(text).toBe(
      ['# 4. Kafka\n', ...[status, ...sections].map((name) => `## ${name}\n\n<!-- ${name} -->\n`)].join('\n'),
    );
  });

  test('no word that all of its records write is a slip of one of the other language', async () => {
    const source = [1, 2]
      .map((number) => `//- docs/adr/000${number}-x.md\n# ${number}. X\n\n## Stav\n\nPrijaté\n\n## Kontext\n\nX.\n`)
      .join('');
    const { log } = await editLog(source);
    const codes = [...log.records.keys()].flatMap((uri) => checkFile(uri, log).map(({ code }) => code));
    expect(codes).not.toContain('status-unknown');
  });
});

describe('a new record of a log that is understood', () => {
  test('has a section that the others share, beside those that are known', async () => {
    const source = logOf(
      (number) =>
        `# ${number}. X${number}\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n\n## Threat model\n\nWho.\n\n## Decision\n\nThis.\n`,
    );
    expect((await made(source)).match(/^## .*/gm)).toEqual([
      '## Status',
      '## Context',
      '## Threat model',
      '## Decision',
    ]);
  });

  test.each(['* Status: ', '- Status: ', '+ Status: ', '- **Status:** ', '* _Status_: '])(
    'writes its status as the others do: %s',
    async (lead) => {
      const source = logOf(
        (number) => `# ${number}. X${number}\n\n${lead}accepted\n\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n`,
      );
      expect(await made(source)).toContain(`\n\n${lead}proposed\n\n`);
    },
  );

  test('has the status that is asked for', async () => {
    const source = logOf((number) => `# ${number}. X${number}\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n`);
    expect(await made(source, 'Accepted')).toContain('## Status\n\nAccepted\n');
  });
});

test.each([
  ['提案中', '承認済み', 'ステータス', 'コンテキスト', '決定'],
  ['Zaproponowane', 'Zatwierdzone', 'Status', 'Kontekst', 'Decyzja'],
  ['Voorstel', 'Goedgekeurd', 'Status', 'Context', 'Besluit'],
])('a new record has the word that the others have for its status: %s', async (proposed, accepted, ...names) => {
  const [status, context, decision] = names;
  const source = logOf(
    (number) =>
      `# ${number}. X${number}\n\n## ${status}\n\n${number === 2 ? proposed : accepted}\n\n## ${context}\n\nX.\n\n## ${decision}\n\nX.\n`,
  );
  expect(await made(source)).toContain(`## ${status}\n\n${proposed}\n`);
});
