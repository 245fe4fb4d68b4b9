import { describe, expect, test } from 'vitest';
import { describeFix } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix, expectProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const config = '//- docs/adr/.adr-keeper.yaml\nrules:\n  index-missing: off\n';

const nameOf = (at: number) => `docs/adr/${String(at).padStart(4, '0')}-x.md`;

/** A day of its own for each record, the parts as they are written. */
const partsOf = (at: number) => ['2024', String((at % 12) + 1).padStart(2, '0'), String((at % 18) + 10)] as const;
const iso = (at: number) => partsOf(at).join('-');

/** A log of records 1, 2, …, all as `form` writes them with their days but for those that are given. */
const logOf = (count: number, form: (at: number) => string, others: Readonly<Record<number, string>>) =>
  config +
  Array.from({ length: count }, (_, at) => `//- ${nameOf(at + 1)}\n${others[at + 1] ?? form(at + 1)}`).join('');

const marked = ' date-missing\n';
const sections = '## Context\n\nC.\n\n## Decision\n\nD.\n\n## Consequences\n\nE.\n';
const statusAnd = (more: string) => `## Status\n\nAccepted\n\n${more}`;

/** Below the title, as adr-tools writes it. */
const nygard = (at: number, date = `Date: ${iso(at)}\n\n`) => `# ${at}. Ants\n\n${date}${statusAnd(sections)}`;
const undated = (at: number) => nygard(at, '').replace('\n', `\n  ${'^'.repeat(`${at}. Ants`.length)}${marked}`);

const german = '## Kontext\n\nK.\n\n## Entscheidung\n\nE.\n\n## Konsequenzen\n\nF.\n';
const portuguese = '## Contexto\n\nC.\n\n## Decisão\n\nD.\n\n## Consequências\n\nE.\n';
const japanese = '## ステータス\n\n承認済み\n\n## コンテキスト\n\nC。\n\n## 決定\n\nD。\n\n## 結果\n\nE。\n';

interface Form {
  readonly form: string;
  readonly record: (at: number) => string;
  /** Record 5 without a date, with its mark. */
  readonly failing: string;
  /** The same with today's; undefined where no fix is offered. */
  readonly fixed: string | undefined;
}

const forms: readonly Form[] = [
  {
    form: 'English, a line below the title',
    record: nygard,
    failing: undated(5),
    fixed: nygard(5, 'Date: 2026-03-04\n\n'),
  },
  {
    form: 'English, an empty line `Date:`',
    record: nygard,
    failing: nygard(5, `Date:\n^^^^^${marked}\n`),
    fixed: nygard(5, 'Date: 2026-03-04\n\n'),
  },
  {
    form: 'English, a day with the name of a month',
    record: (at) => nygard(at, `**Date:** ${at + 10} March 2024\n\n`),
    failing: undated(5),
    fixed: nygard(5, '**Date:** 4 March 2026\n\n'),
  },
  {
    form: 'German, a list',
    record: (at) => `# Ameisen\n\n* Status: akzeptiert\n* Datum: ${[...partsOf(at)].reverse().join('.')}\n\n${german}`,
    failing: `# Ameisen\n  ^^^^^^^${marked}\n* Status: akzeptiert\n\n${german}`,
    fixed: `# Ameisen\n\n* Status: akzeptiert\n* Datum: 04.03.2026\n\n${german}`,
  },
  {
    form: 'German, an empty item between others',
    record: (at) =>
      `# Ameisen\n\n* Status: akzeptiert\n* Datum: ${[...partsOf(at)].reverse().join('.')}\n* Autor: Ada\n\n${german}`,
    failing: `# Ameisen\n\n* Status: akzeptiert\n* Datum:\n^^^^^^^^${marked}* Autor: Ada\n\n${german}`,
    fixed: `# Ameisen\n\n* Status: akzeptiert\n* Datum: 04.03.2026\n* Autor: Ada\n\n${german}`,
  },
  {
    form: 'French, front matter',
    record: (at) => `---\nstatut: accepté\ndate: '${iso(at)}'\n---\n# Fourmis\n\n${sections}`,
    failing: `---\nstatut: accepté\n---\n# Fourmis\n  ^^^^^^^${marked}\n${sections}`,
    fixed: `---\nstatut: accepté\ndate: '2026-03-04'\n---\n# Fourmis\n\n${sections}`,
  },
  {
    form: 'French, an empty text in the front matter',
    record: (at) => `---\nstatut: accepté\ndate: '${iso(at)}'\n---\n# Fourmis\n\n${sections}`,
    failing: `---\nstatut: accepté\ndate: ''\n      ^^${marked}---\n# Fourmis\n\n${sections}`,
    fixed: `---\nstatut: accepté\ndate: '2026-03-04'\n---\n# Fourmis\n\n${sections}`,
  },
  {
    form: 'the first field of the front matter',
    record: (at) => `---\ndate: ${iso(at)}\nstatus: accepted\n---\n# Ants\n\n${sections}`,
    failing: `---\nstatus: accepted\n---\n# Ants\n  ^^^^${marked}\n${sections}`,
    fixed: `---\ndate: 2026-03-04\nstatus: accepted\n---\n# Ants\n\n${sections}`,
  },
  {
    form: 'Portuguese, an empty cell of a table',
    record: (at) => `# Formigas\n\n| Status | Aceito |\n|---|---|\n| Data | ${iso(at)} |\n\n${portuguese}`,
    failing: `# Formigas\n\n| Status | Aceito |\n|---|---|\n| Data |            |\n        ^^^^^^^^^^^^${marked}\n${portuguese}`,
    fixed: `# Formigas\n\n| Status | Aceito |\n|---|---|\n| Data | 2026-03-04 |\n\n${portuguese}`,
  },
  {
    form: 'Portuguese, no row for it',
    record: (at) => `# Formigas\n\n| Status | Aceito |\n|---|---|\n| Data | ${iso(at)} |\n\n${portuguese}`,
    failing: `# Formigas\n  ^^^^^^^^${marked}\n| Status | Aceito |\n|---|---|\n\n${portuguese}`,
    fixed: undefined,
  },
  {
    form: 'Japanese, an empty section',
    record: (at) => `# 蟻を使う\n\n## 日付\n\n${iso(at)}\n\n${japanese}`,
    failing: `# 蟻を使う\n\n## 日付\n   ^^${marked}\n${japanese}`,
    fixed: `# 蟻を使う\n\n## 日付\n\n2026-03-04\n\n${japanese}`,
  },
  {
    form: 'Japanese, no section for it',
    record: (at) => `# 蟻を使う\n\n## 日付\n\n${iso(at)}\n\n${japanese}`,
    failing: `# 蟻を使う\n  ^^^^${marked}\n${japanese}`,
    fixed: undefined,
  },
];

const fixTitles = async (source: string) => {
  const { log } = await loadFixture(source);
  return [...log.everyFile()].flatMap((uri) =>
    checkFile(uri, log)
      .filter(({ code }) => code === 'date-missing')
      .flatMap((problem) => findFixes(problem, uri, log).map(({ title }) => describeFix(title, english))),
  );
};

describe.each(forms)('$form', ({ record, failing, fixed }) => {
  const source = logOf(10, record, { 5: failing });

  test('a record without a date is told of', () => expectProblems(source));

  test(
    fixed === undefined ? 'where a date belongs is not known' : "today's date is written as the others are",
    async () => {
      const titles = await fixTitles(source);
      expect(titles).toHaveLength(fixed === undefined ? 0 : 1);
      if (fixed === undefined) return;
      const after = await applyFix(source, titles[0] ?? '');
      expect(after.get(nameOf(5))).toBe(fixed);
      const before = (await loadFixture(source)).fixture.files;
      for (const [path, text] of before) if (path !== nameOf(5)) expect(after.get(path)).toBe(text);
    },
  );
});

describe('nothing is demanded', () => {
  const quiet = (count: number, others: Readonly<Record<number, string>>, form = nygard) =>
    expectProblems(logOf(count, form, others));

  test('where fewer than nine of ten records have a date', () => quiet(19, { 5: nygard(5, ''), 7: nygard(7, '') }));

  test('of a log of nine records', () => quiet(9, { 5: nygard(5, '') }));

  test('of records that are older than the habit', () => quiet(20, { 1: nygard(1, ''), 2: nygard(2, '') }));

  test('where the record gives a date in another place', () =>
    quiet(60, {
      5: `# 5. Ants\n\n## Status\n\nAccepted on ${iso(5)}\n\n${sections}`,
      6: nygard(6, `Approved by the board: ${iso(6)}\n\n`),
      7: nygard(7, `| Status | Accepted |\n|---|---|\n| Approved | ${iso(7)} |\n\n`),
      8: nygard(8, `Last updated: ${iso(8)}\n\n`),
    }));

  test('where a date is still to come, or nobody can tell it', () =>
    quiet(30, { 5: nygard(5, 'Date: YYYY-MM-DD\n\n'), 6: nygard(6, 'Date: 5/6/2024\n\n') }));

  test('of the template', () =>
    expectProblems(`${logOf(10, nygard, {})}//- docs/adr/template.md\n${nygard(0, '').replace('0. Ants', '[Title]')}`));

  test('where the names of the files are dates', async () => {
    const records = Array.from({ length: 10 }, (_, at) => {
      const text = nygard(at + 1, at === 4 ? '' : undefined).replace(/^# \d+\. /, '# ');
      return `//- docs/adr/${iso(at + 1).replaceAll('-', '')}-x${at}.md\n${text}`;
    });
    await expectProblems(config + records.join(''));
  });

  test('where the convention has a section for it: then the rules of sections tell of it', async () => {
    const source = logOf(10, (at) => `# ${at}. Ants\n\n## Date\n\n${iso(at)}\n\n${statusAnd(sections)}`, {
      5: `# 5. Ants\n  ^^^^^^^ section-missing\n\n${statusAnd(sections)}`,
    });
    await expectProblems(source.replace('rules:', 'sections: [Date, Context]\nrules:'));
  });
});

test('a record that lacks a date behind the first dated one is told of, though older ones lack it, too', () =>
  expectProblems(logOf(20, nygard, { 1: nygard(1, ''), 5: undated(5) })));

describe('no fix is offered', () => {
  test.each<[string, (at: number) => string]>([
    ['where days are written in several forms', (at) => nygard(at, `Date: ${at % 2 ? iso(at) : `${at} May 2024`}\n\n`)],
    ['where a day is two days to two readers', (at) => nygard(at, `Date: 0${(at % 9) + 1}/05/2024\n\n`)],
    ['where the lines are others', (at) => nygard(at, `${at % 2 ? 'Date' : '* Date'}: ${iso(at)}\n\n`)],
  ])('%s', async (_name, form) => {
    const source = logOf(10, form, { 5: undated(5) });
    await expectProblems(source);
    expect(await fixTitles(source)).toEqual([]);
  });

  test('where a line would part what belongs together', async () => {
    const item = (at: number) => `# Ants\n\n* Status: accepted\n* Date: ${iso(at)}\n\n${sections}`;
    const wrapped = `# Ants\n  ^^^^${marked}\n* Status: accepted\n  by all of us\n\n${sections}`;
    expect(await fixTitles(logOf(10, item, { 5: wrapped }))).toEqual([]);
  });
});

test('the habit follows what is written', async () => {
  const loaded = await loadFixture(logOf(10, nygard, { 5: nygard(5, '') }));
  const problems = () =>
    [...loaded.log.everyFile()].sort().flatMap((uri) =>
      checkFile(uri, loaded.log)
        .filter(({ code }) => code === 'date-missing')
        .map(() => decodeURIComponent(uri).slice(`${loaded.disk.root}/`.length)),
    );
  const write = async (at: number, text: string) => {
    loaded.disk.write(nameOf(at), text);
    await loaded.workspace.followDisk([{ uri: loaded.disk.uri(nameOf(at)), kind: 'changed' }]);
    return loaded.takeChanges();
  };
  expect(problems()).toEqual([nameOf(5)]);
  // With a second one it is no habit any more, and all are told so.
  expect(await write(8, nygard(8, ''))).toContain(nameOf(5));
  expect(problems()).toEqual([]);
  await write(5, nygard(5));
  expect(problems()).toEqual([nameOf(8)]);
  // Where the first one loses its date, it is older than the habit.
  await write(8, nygard(8));
  await write(1, nygard(1, ''));
  expect(problems()).toEqual([]);
  await write(1, nygard(1));
  expect(await write(1, `${nygard(1)}\nMore.\n`)).toEqual([nameOf(1)]);
});
