import { describe, expect, test } from 'vitest';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { checkFile, severityOf } from '../../../server/src/core/rules/checkFile.ts';
import { loadFixture } from '../../support/loadFixture.ts';

/** A record with these sections, each with a word; a status stands in the front matter. */
function record(number: number, sections: readonly string[], folder = ''): string {
  const body = sections.map((name) => `## ${name}\n\nWords.\n`).join('\n');
  const name = String(number).padStart(4, '0');
  return `//- docs/adr/${folder}${name}-x.md\n---\nstatus: accepted\n---\n# Record ${number}\n\n${body}`;
}

/** Records of the same sections, numbered from `first` on. */
const records = (count: number, sections: readonly string[], first = 1) =>
  Array.from({ length: count }, (_, at) => record(first + at, sections)).join('');

/** What is said of sections: the record's number, the severity and the sentence. */
async function saidOf(source: string): Promise<string[]> {
  const { log } = await loadFixture(source);
  return [...log.records.values()]
    .sort((a, b) => (a.file.uri < b.file.uri ? -1 : 1))
    .flatMap((each) =>
      checkFile(each.file.uri, log).flatMap((problem) =>
        /^(?:section|status|title)-/.test(problem.code)
          ? [`${each.number} ${severityOf(problem, log)}: ${describeProblem(problem, english)}`]
          : [],
      ),
    );
}

const nygard = ['Context', 'Decision', 'Consequences'];
const plain = records(9, nygard);

describe('a heading is a section when it names it with something added', () => {
  test.each([
    ['Context & Problem Statement', 'Decision (2024-02)', 'Consequences / premortem'],
    ['1. Context — what we found', 'The decision', 'Consequences: good and bad'],
    ['Overview / Problem Statement', 'Key Decisions', 'Consequences of doing nothing'],
    ['Background context', 'Decision(s)', 'Consequences (historical)'],
    ['Kontext und Ziele', 'Unsere Entscheidung', 'Konsequenzen für den Betrieb'],
    ['Contexte du projet', 'Décision retenue en mai', 'Conséquences (2024)'],
    ['Contexto y alcance', 'Decisión final', 'Consecuencias negativas'],
    ['背景（2024）', '決定：案B', '結果・影響'],
    ['The problem', 'Chosen solution', 'Impact'],
  ])('%j', async (...sections) => {
    expect(await saidOf(plain + record(10, sections))).toEqual([]);
  });

  test.each([
    [['Context', 'Related decisions', 'Consequences'], 'Decision'],
    [['Context', 'Decision drivers', 'Consequences'], 'Decision'],
    [['Decision context', 'Consequences'], 'Decision'],
  ])('but %j has no %s', async (sections, missing) => {
    expect(await saidOf(plain + record(10, sections))).toEqual([
      expect.stringContaining(`: The section "${missing}" is missing.`),
    ]);
  });

  test('words in the place of a heading are one', async () => {
    const text = '//- docs/adr/0010-x.md\n---\nstatus: accepted\n---\n# X\n\nContext\n\nC.\n\n**Decision**\n\nD.\n';
    expect(await saidOf(`${plain}${text}\n**Consequences:** none that matter.\n`)).toEqual([]);
  });
});

describe('a section is demanded of those that could know it', () => {
  const template = (...sections: string[]) =>
    `//- docs/adr/template.md\n# {title}\n\n${sections.map((name) => `## ${name}\n\n`).join('')}`;

  test('records older than the first one with a section of the template need not have it', async () => {
    const later = records(9, [...nygard, 'Rollback'], 6);
    const source = template(...nygard, 'Rollback') + records(5, nygard) + later + record(15, nygard);
    expect(await saidOf(source)).toEqual(['0015 warning: The section "Rollback" is missing.']);
  });

  test('a section of the template that no record has taken up is none of the log', async () => {
    expect(await saidOf(template(...nygard, 'Rollback') + records(3, nygard))).toEqual([]);
  });

  test('one that a tenth leave out, three at least, is asked for once', async () => {
    const source = template(...nygard) + records(20, nygard) + records(3, ['Context', 'Decision'], 21);
    expect(await saidOf(source)).toEqual([
      '0001 information: 3 of 23 records have no "Consequences" section. Is it part of this log\'s convention?',
    ]);
  });

  test('what the template calls optional in brackets or in its language, or does not call compulsory where it does others', async () => {
    const bracketed = template(...nygard, 'Prior art (required when changing existing systems)');
    expect(await saidOf(bracketed + record(1, nygard))).toEqual([]);
    const marked =
      '//- docs/adr/template.md\n# {title}\n\n## Kontext\n\n<!-- Pflicht -->\n\n## Entscheidung\n\n## Folgen\n';
    expect(await saidOf(marked + record(1, ['Kontext']))).toEqual([]);
    expect(await saidOf(marked + record(1, ['Entscheidung']))).toEqual([
      '0001 warning: The section "Kontext" is missing.',
    ]);
  });

  test('what is only a habit is information, unless it is the decision or its context and nothing takes its place', async () => {
    expect(await saidOf(plain + record(10, ['Context', 'Consequences']))).toEqual([
      '0010 warning: The section "Decision" is missing.',
    ]);
    expect(await saidOf(plain + record(10, ['Context', 'What we do', 'Consequences']))).toEqual([
      '0010 information: The section "Decision" is missing.',
    ]);
    expect(await saidOf(plain + record(10, ['Context', 'Decision']))).toEqual([
      '0010 information: The section "Consequences" is missing.',
    ]);
  });

  test('one record, or records that share nothing, demand nothing', async () => {
    expect(await saidOf(record(1, ['Context']))).toEqual([]);
    expect(await saidOf(record(1, ['Context']) + record(2, ['Decision']) + record(3, ['Consequences']))).toEqual([]);
  });
});

describe('a record is not held to a form that is not its own', () => {
  test('a pointer, a report, a companion', async () => {
    const pointer = '//- docs/adr/0010-x.md\n---\nstatus: accepted\n---\n# X\n\nSee the wiki.\n';
    const report = record(11, ['Measurements', 'Open questions']);
    const companion = `//- docs/adr/DESIGN-REVIEW-cups.md\n---\nstatus: NEEDS-CHANGES\n---\n# Review\n\n## Context\n\nC.\n`;
    expect(await saidOf(plain + pointer + report + companion)).toEqual([]);
  });

  test('a record that was begun is, and so is any where the log says in words what it demands', async () => {
    const begun = '//- docs/adr/0010-x.md\n# X\n\n## Status\n\nAccepted\n';
    const missing = (severities: readonly string[]) =>
      nygard.map((name, at) => `0010 ${severities[at]}: The section "${name}" is missing.`);
    expect(await saidOf(plain + begun)).toEqual(missing(['warning', 'warning', 'information']));
    const rows = nygard.map((name) => `| ${name} | x |\n`).join('');
    const readme = `//- docs/adr/README.md\n| Section | Purpose |\n|---|---|\n${rows}`;
    const report = record(10, ['Measurements', 'Open questions']);
    expect(await saidOf(readme + plain + report)).toEqual(missing(['warning', 'warning', 'warning']));
  });

  test('a section may be a field', async () => {
    const dated = (number: number, field: string, heading: string) =>
      `//- docs/adr/000${number}-x.md\n# X\n\n${field}## Status\n\nAccepted\n\n${heading}## Context\n\nC.\n\n## Decision\n\nD.\n`;
    const template = `//- docs/adr/template.md\n# {title}\n\n## Status\n\n## Date\n\n## Deciders\n\n## Context\n\n## Decision\n`;
    const usual = [1, 2, 3, 4].map((number) => dated(number, '', '## Date\n\n2024-01-01\n\n## Deciders\n\nUs\n\n'));
    const source = template + usual.join('') + dated(5, '**Date:** 2024-05-06\n\n**Deciders:** Ann\n\n', '');
    expect(await saidOf(source)).toEqual([]);
  });

  test('a missing status is one problem, whatever else demands it', async () => {
    const template = '//- docs/adr/template.md\n# {title}\n\n## Status\n\n## Context\n';
    const bare = '//- docs/adr/0001-x.md\n# X\n\n## Context\n\nC.\n';
    expect(await saidOf(template + bare)).toEqual(['0001 warning: This record has no status.']);
  });

  test('a log whose template has no status is not asked for one', async () => {
    const bare = (number: number) => `//- docs/adr/000${number}-x.md\n# X\n\n## Context\n\nC.\n\n## Decision\n\nD.\n`;
    const log = [1, 2, 3, 4, 5, 6, 7, 8].map(bare).join('');
    const question = "0001 information: 8 of 8 records have no status. Is it part of this log's convention?";
    expect(await saidOf(log)).toEqual([question]);
    expect(await saidOf(`${log}//- docs/adr/template.md\n# {title}\n\n## Context\n\n## Decision\n`)).toEqual([]);
  });

  test('a log without titles is asked once', async () => {
    const bare = (number: number) => `//- docs/adr/000${number}-x.md\n---\nstatus: accepted\n---\n\nText.\n`;
    expect(await saidOf([1, 2, 3].map(bare).join(''))).toEqual([
      "0001 information: 3 of 3 records have no title. Is it part of this log's convention?",
    ]);
  });
});

describe('a template is found by its name in any language', () => {
  test.each(['vorlage.md', '0000-modele-adr.md', 'plantilla-adr.md', '000-模板.md', 'テンプレート.md'])(
    '%s',
    async (name) => {
      const file = `//- docs/adr/${name}\n# Titel\n\n* Status: {offen}\n\n## Context\n\n{what is it about}\n`;
      const { log } = await loadFixture(plain + file);
      expect(log.template?.file.name).toBe(name);
    },
  );

  test('a record about a model is none', async () => {
    const { log } = await loadFixture(plain + record(10, nygard).replace('0010-x', '0010-modelo'));
    expect(log.template).toBeUndefined();
  });
});

test('a singular where all others have the plural is information, and not renamed unasked', async () => {
  const madr = ['Context and Problem Statement', 'Considered Options', 'Decision Outcome'];
  const one = record(10, ['Context and Problem Statement', 'Considered Option', 'Decision Outcome']);
  expect(await saidOf(records(9, madr) + one)).toEqual([
    '0010 information: "Considered Option" looks like a misspelling of the section "Considered Options".',
  ]);
  expect(await saidOf(plain + record(10, ['Context', 'Decisions', 'Consequences']))).toEqual([]);
});

test('a log in words that nobody knows is not asked for a status', async () => {
  const bare = (number: number) =>
    `//- docs/adr/000${number}-x.md\n# X\n\n## Tila\n\nHyväksytty\n\n## Tausta\n\nT.\n\n## Päätös\n\nT.\n`;
  expect(await saidOf([1, 2, 3, 4, 5, 6, 7, 8].map(bare).join(''))).toEqual([]);
});
