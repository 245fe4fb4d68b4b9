import { describe, expect, test } from 'vitest';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { planNumber } from '../../../server/src/core/operations/record/planNumber.ts';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string) =>
  `//- docs/adr/${name}.md\n# ${title}\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`;
const configuration = '//- docs/adr/.adr-keeper.yaml\nsections: [Status]\nrules: { index-missing: off }\n';
const index = (...rows: string[]) =>
  `//- docs/adr/README.md\n| Nr | Titel | Status |\n|---|---|---|\n${rows.map((row) => `${row}\n`).join('')}`;

async function numbersIn(source: string): Promise<Record<string, string | undefined>> {
  const { log } = await loadFixture(configuration + source);
  return Object.fromEntries([...log.records.values()].map(({ file, number }) => [file.name, number]));
}

describe('digits after the number of a file name', () => {
  test.each([
    ['the title has the head alone', 'ADR 003: ICS-02 Client'],
    ['the title has no number', 'Client'],
    ['the words of the title begin with them', '3. 02 Client'],
  ])('begin the slug where %s', async (_, title) => {
    expect(await numbersIn(record('003-02-client', title) + record('004-x', '4. X'))).toEqual({
      '003-02-client.md': '003',
      '004-x.md': '004',
    });
  });

  test.each([
    ['its title says so', '017-1. Messung'],
    ['its title says so in another width', 'ADR 17-1 — Messung'],
  ])('make a sub-record where %s, whether its parent exists or not', async (_, title) => {
    expect(await numbersIn(record('017-1-messung', title))).toEqual({ '017-1-messung.md': '017-1' });
  });

  test('make a sub-record where its row says so', async () => {
    const rows = index('| [017-1](017-1-messung.md) | Messung | Accepted |', '| [018](018-x.md) | X | Accepted |');
    expect(await numbersIn(rows + record('017-1-messung', 'Messung') + record('018-x', 'X'))).toEqual({
      '017-1-messung.md': '017-1',
      '018-x.md': '018',
    });
  });

  test('make a sub-record where another one of the same number is one, unless the title has them as words', async () => {
    const family =
      record('017-2-b', 'B') + record('017-1-a', '017-1. A') + record('017-3-phasen-strom', '17. 3-Phasen-Strom');
    expect(await numbersIn(family)).toEqual({
      '017-1-a.md': '017-1',
      '017-2-b.md': '017-2',
      '017-3-phasen-strom.md': '017',
    });
  });

  test('are not evident from another folder or another prefix', async () => {
    const others = record('web/017-1-a', '017-1. A') + record('adr-017-1-a', '017-1. A');
    expect(await numbersIn(others + record('017-2-b', 'B'))).toMatchObject({ '017-2-b.md': '017' });
  });

  test('follow what a title of the family says, as it is typed', async () => {
    const source = configuration + record('017-2-b', 'B') + record('017-1-a', 'A') + record('020-c', 'C');
    const { log, disk } = await loadFixture(source);
    const said = await loadFixture(record('017-1-a', '017-1. A'));
    const [first] = [...said.log.records.values()];
    const uriOf = (name: string) => disk.uri(`docs/adr/${name}.md`);
    const unsaid = log.records.get(uriOf('017-1-a'));
    if (first === undefined || unsaid === undefined) throw new Error('The records were not read.');
    const numberOf = (name: string) => log.records.get(uriOf(name))?.number;
    expect([numberOf('017-1-a'), numberOf('017-2-b')]).toEqual(['017', '017']);
    expect(log.sharersOf(unsaid)).toHaveLength(2);

    expect(log.setRecord({ ...unsaid.file, facts: first.file.facts })).toContain(uriOf('017-2-b'));
    expect([numberOf('017-1-a'), numberOf('017-2-b')]).toEqual(['017-1', '017-2']);
    expect(log.resolve({ number: '17-2' }).map(({ file }) => file.name)).toEqual(['017-2-b.md']);

    expect(log.setRecord(unsaid.file)).toContain(uriOf('017-2-b'));
    expect([numberOf('017-1-a'), numberOf('017-2-b')]).toEqual(['017', '017']);

    log.setRecord({ ...unsaid.file, facts: first.file.facts });
    expect(log.remove(uriOf('017-1-a'))).toContain(uriOf('017-2-b'));
    expect(numberOf('017-2-b')).toBe('017');
  });

  test('follow what a row says', async () => {
    const rows = (number: string) =>
      index(`| [${number}](017-1-a.md) | A | Accepted |`, '| [020](020-c.md) | C | Accepted |');
    const records = record('017-1-a', 'A') + record('017-2-b', 'B') + record('020-c', 'C');
    const given = await loadFixture(configuration + rows('017') + records);
    const changed = await loadFixture(configuration + rows('017-1') + records);
    const numbers = () => [...given.log.records.values()].map(({ number }) => number);
    expect(numbers()).toEqual(['017', '017', '020']);
    const { readme } = changed.log;
    if (readme === undefined) throw new Error('There is no index.');
    expect(given.log.setReadme(readme)).toContain(given.disk.uri('docs/adr/017-2-b.md'));
    expect(numbers()).toEqual(['017-1', '017-2', '020']);
    given.log.remove(readme.uri);
    expect(numbers()).toEqual(['017', '017', '020']);
  });

  test('in a date before the number, too: the title says which is the number', async () => {
    const dated = record('2024-01-05_001-papier', '1. Papier') + record('2024-02-05_002-kacheln', 'Kacheln');
    expect(await numbersIn(dated)).toEqual({ '2024-01-05_001-papier.md': '001', '2024-02-05_002-kacheln.md': '002' });
    expect(await numbersIn(record('2024-05-06-100-percent', '100 percent'))).toEqual({
      '2024-05-06-100-percent.md': '2024-05-06',
    });
  });
});

describe('digits that a title begins with, and nothing parts from its words, are', () => {
  const others = (form: (number: number) => string) =>
    [1, 2, 3, 4].map((number) => record(`000${number}-x${number}`, form(number))).join('');
  const titleOf = async (source: string, name: string) => {
    const { log, recordOf } = await editLog(configuration + source);
    const { number, text } = recordOf(name).title;
    return { number, text, problems: checkFile(recordOf(name).file.uri, log).map(({ code }) => code) };
  };

  test.each([
    ['words where the others part theirs', (number: number) => `${number}. X${number}`, '0005-login'],
    ['words where the slug begins with them', (number: number) => `${number} X${number}`, '0005-2-step-login'],
  ])('%s', async (_, form, name) => {
    const source = others(form) + record(name, '2 step login');
    const { number, text, problems } = await titleOf(source, `${name}.md`);
    expect([number, text]).toEqual([undefined, '2 step login']);
    expect(problems).not.toContain('title-number-mismatch');
  });

  test('a number where the others write theirs so', async () => {
    const source = others((number) => `${number} X${number}`) + record('0005-step-login', '2 Step login');
    expect(await titleOf(source, '0005-step-login.md')).toMatchObject({ number: '2', text: 'Step login' });
  });

  test('a number where the slug is the title without it', async () => {
    const source = others((number) => `${number}. X${number}`) + record('0005-step-login', '2 Step login');
    expect(await titleOf(source, '0005-step-login.md')).toMatchObject({ number: '2', text: 'Step login' });
  });

  test('the own number where most titles begin with theirs in some form', async () => {
    const source = others((number) => `${number}: X${number}`) + record('0005-step-login', '5 Step login');
    expect(await titleOf(source, '0005-step-login.md')).toMatchObject({ number: '5', text: 'Step login' });
  });
});

describe('a new record', () => {
  const plain = configuration + record('0001-a', 'Alpha') + record('0002-b', 'Beta');

  async function made(source: string, title: string, parent?: string) {
    const { log, changedBy } = await editLog(source);
    const planned = planRecord(log, title, { parent });
    if ('kind' in planned) throw new Error(planned.kind);
    const changed = changedBy(newRecord(log, planned, undefined, {}).edit);
    const again = await loadFixture(`${source}//- docs/adr/${planned.fileName}\n${changed[planned.fileName]}`);
    return {
      planned: planned.number,
      title: changed[planned.fileName]?.split('\n')[0],
      read: again.log.records.get(again.disk.uri(`docs/adr/${planned.fileName}`))?.number,
    };
  }

  test.each([
    ['2-factor authentication', '# 2-factor authentication'],
    ['24 Stunden', '# 24 Stunden'],
    ['3D maps', '# 3D maps'],
  ])('called "%s" has the next number', async (title, heading) => {
    expect(await made(plain, title)).toEqual({ planned: '0003', title: heading, read: '0003' });
  });

  test('called by digits in a log that begins its titles with bare numbers has that number alone', async () => {
    const bare = configuration + record('0001-a', '0001 Alpha') + record('0002-b', '0002 Beta');
    expect(await made(bare, '3D maps')).toEqual({ planned: '0003', title: '# 0003 3D maps', read: '0003' });
  });

  test('that is a sub-record says so in its title where titles have no numbers', async () => {
    expect(await made(plain, 'Gamma', '0002')).toEqual({
      planned: '0002-1',
      title: '# ADR 0002-1: Gamma',
      read: '0002-1',
    });
  });

  test('that is a sub-record does not take a digit that is a word', async () => {
    expect(await made(plain + record('0002-1-plan', 'Plan'), 'Gamma', '0002')).toMatchObject({ planned: '0002-2' });
  });
});

describe('another number for a record', () => {
  test.each([
    ['net2-adr-2-x', '5', 'net2-adr-5-x.md'],
    ['0003-64-bit', '7', '0007-64-bit.md'],
    ['0003-bits', '1-2', '0001-2-bits.md'],
  ])('of %s takes the place of its own', async (name, typed, fileName) => {
    const { log, recordOf, changedBy } = await editLog(configuration + record('0001-a', 'A') + record(name, 'Bits'));
    const planned = planNumber(recordOf(`${name}.md`), typed, log);
    if ('kind' in planned) throw new Error(planned.kind);
    expect(planned.fileName).toBe(fileName);
    const changed = changedBy(renameRecord(recordOf(`${name}.md`), planned.fileName, log));
    const again = await loadFixture(`${configuration}//- docs/adr/${fileName}\n${changed[fileName]}`);
    expect(again.log.firstRecord?.number).toBe(planned.number);
  });
});

test('a log of slugs that begin with digits has no problem', async () => {
  const rows = index(
    '| [0001](0001-64-bit.md) | 64-bit | Accepted |',
    '| [0002](0002-24-hour-clock.md) | 24-hour clock | Accepted |',
    '| [0003](0003-tee.md) | Tee | Accepted |',
  );
  const source =
    rows +
    record('0001-64-bit', '1. 64-bit') +
    record('0002-24-hour-clock', '24-hour clock') +
    record('0003-tee', 'Tee');
  expect(findProblems(await loadFixture(configuration + source))).toEqual([]);
});
