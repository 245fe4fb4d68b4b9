import { describe, expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { findStatusTexts } from '../../../server/src/core/model/decisionRecord.ts';
import { type Relation, readRelations, relationOfKey } from '../../../server/src/core/model/relations.ts';

const uri = 'file:///w/docs/adr/001-a.md';

/** The relations of a text, one line each: `superseded-by 002`, `? supersedes 3` for what is uncertain. */
function relationsOf(text: string): string[] {
  const facts = readFacts(text);
  const { relations, remarks } = readRelations(facts, { uri }, findStatusTexts(facts));
  const line = ({ kind, ofPart, reference }: Relation) =>
    `${ofPart === undefined ? kind : `part ${ofPart}`} ${'uri' in reference ? reference.uri.replace(/^.*\//, '').slice(0, 3) : reference.number}`;
  return [...relations.map(line), ...remarks.map((each) => `? ${line(each)}`)];
}

const inStatus = (status: string) => relationsOf(`# A\n\n## Status\n\n${status}\n\n## Context\n\nText.\n`);
const inText = (text: string) => relationsOf(`# A\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n`);
const [one, two, three] = ['[ADR-1](001-a.md)', '[ADR-2](002-b.md)', '[3. C](003-c.md)'];

describe('superseded is passive', () => {
  test.each([
    `Superseded by ${two}`,
    `superseded by ${two}`,
    `**Superseded** by ${two}`,
    `Superseded, see ${two}`,
    `Superseded: ${two}`,
    `Superseded (never built) by ${two}`,
    `Superseded in favour of ${two}`,
    `Superseded in favor of ${two}`,
    `Superseded → ${two}`,
    `⌛️ Superseded ${two}`,
    `Superseded by\n${two}`,
    `**Superseded** 2026-05-16: tea is retired by ${two}`,
    'Superseded by v4 (`002-b.md`)',
    'Superseded by 002-b.md',
    `Superceded by ${two}`,
    `Replaced by ${two}`,
    `Obsoleted by ${two}`,
    `Accepted, superseded by ${two}`,
    `Deprecated; replaced by ${two}`,
    `This ADR has been superseded by ${two}.`,
    `2024-05-06: superseded by ${two}`,
    `Superseded by the decision in ${two}`,
    `Superseded by ${two} (see also ${three})`.replace(` (see also ${three})`, ''),
    `Ersetzt durch ${two}`,
    `Abgelöst durch ${two}`,
    `Wurde durch ${two} ersetzt`,
    `Diese Entscheidung wurde durch ${two} abgelöst.`,
    `Remplacé par ${two}`,
    `Remplacée par ${two}`,
    `Cette décision a été remplacée par ${two}`,
    `Reemplazado por ${two}`,
    `Sustituida por ${two}`,
    `Substituído por ${two}`,
    `Substituída pela ${two}`,
    `Sostituito da ${two}`,
    `Vervangen door ${two}`,
    `Zastąpione przez ${two}`,
    `Zastąpiony przez ${two}`,
    `Nahrazeno ${two}`,
    `Заменено на ${two}`,
    `Заменён ${two}`,
    `被 ${two} 取代`,
    `已被 ${two} 替代`,
    `已由${two}取代`,
    `被取代：${two}`,
    `${two} により置き換え`,
    `${two} によって置き換えられました`,
    `本 ADR は ${two} に置き換えられた`,
  ])('%s', (status) => {
    expect(inStatus(status)).toEqual(['superseded-by 002']);
    expect(relationsOf(`---\nstatus: accepted\n---\n# A\n\n${status}\n`)).toEqual(['superseded-by 002']);
  });

  test.each([
    ['Superseded', []],
    [`Superseded. ${two} is newer.`, ['? superseded-by 002']],
    [`Ersetzt ${two}`, ['? superseded-by 002']],
    [`取代 ${two}`, ['? superseded-by 002']],
    ['Superseded by [the RFC](https://example.org/rfc)', ['? superseded-by rfc']],
    ['~~Superseded by ADR-2~~ Accepted', []],
    ['`Superseded by ADR-2`', []],
    ['Superseded 2026-05-16', []],
    ['Not superseded by ADR-2', ['? superseded-by 2']],
    ['Will be superseded by ADR-2', ['? superseded-by 2']],
    ['Provisionally superseded by ADR-2', ['? superseded-by 2']],
  ])('with more or less certainty: %s', (status, expected) => {
    expect(inStatus(status)).toEqual(expected);
  });
});

describe('the active verb', () => {
  test.each([
    `Supersedes ${two}`,
    `Accepted. Supersedes ${two}`,
    `Accepted, supersedes ${two}`,
    `Replaces ${two}`,
    `Supersedes the decision in ${two}`,
    `**Supersedes:** ${two}`,
    `Supersedes\n${two}`,
    'Supersedes 002',
    `This ADR updates and supersedes ${two}.`,
    `**NOTE:** This ADR updates and supersedes ${two}.`,
    `Akzeptiert. Ersetzt ${two}`,
    `Löst ${two} ab`,
    `Diese Entscheidung ersetzt ${two}.`,
    `Remplace ${two}`,
    `Annule et remplace ${two}`,
    `Reemplaza a ${two}`,
    `Sustituye a ${two}`,
    `Substitui ${two}`,
    `Substitui a decisão ${two}`,
    `Sostituisce ${two}`,
    `Vervangt ${two}`,
    `Zastępuje ${two}`,
    `Nahrazuje ${two}`,
    `Заменяет ${two}`,
    `已接受。取代 ${two}`,
    `本 ADR 取代 ${two}`,
    `${two} を置き換える`,
  ])('%s', (text) => {
    const expected = text === 'Supersedes 002' ? ['supersedes 002'] : ['supersedes 002'];
    expect(inStatus(text)).toEqual(expected);
  });

  test.each([
    [`It supersedes ${two}`],
    [`${three} supersedes ${two}`],
    [`We thought that this supersedes ${two}`],
    [`Supersedes the word "mug" used by ${two}; that record stays as it is.`],
    [`Would supersede ${two}, and does not replace it`],
  ])('claims nothing where it is not certain: %s', (text) => {
    expect(inText(text).filter((each) => /^(?:supersedes|part)/.test(each))).toEqual([]);
  });
});

describe('a relation reaches to the end of its clause', () => {
  test.each([
    [`Supersedes ${two}. See also ${three}.`, ['supersedes 002']],
    [`Supersedes ${two}, see also ${three}.`, ['supersedes 002', '? supersedes 003']],
    [`Supersedes ${two}, ${three} and [ADR-4](004-d.md)`, ['supersedes 002', 'supersedes 003', 'supersedes 004']],
    [`Supersedes ${two} (tea), ${three} & ADR-4.`, ['supersedes 002', 'supersedes 003', 'supersedes 4']],
    ['Supersedes ADR-2, ADR-3', ['supersedes 2', 'supersedes 3']],
    ['Supersedes 2, 3 and 4', ['supersedes 2', 'supersedes 3', 'supersedes 4']],
    [`Amends ${two} and supersedes ${three}`, ['amends 002', 'supersedes 003']],
    [`Ersetzt durch ${two} und ${three}`, ['superseded-by 002', 'superseded-by 003']],
    [`被 ${two} 和 ${three} 取代`, ['superseded-by 002', 'superseded-by 003']],
    [`Supersedes ${two} §2; the rest stays`, ['part supersedes 002']],
    [`Supersedes §2 of ${two}`, ['part supersedes 002']],
    [`Supersedes parts of ${two}`, ['part supersedes 002']],
    [`Supersedes ${two} in part`, ['part supersedes 002']],
    [`Partially supersedes ${two}`, ['part supersedes 002']],
    [`Supersedes ADR-2's choice of queue`, ['part supersedes 2']],
    [`Supersedes ${two}; the rest of that record remains in force.`, ['part supersedes 002']],
    [`superseded-in-part by ${two}`, ['part superseded-by 002']],
    [`Partially superseded by ${two}`, ['part superseded-by 002']],
    [`Accepted in part; D4 superseded by ${two}`, ['? superseded-by 002']],
    [`Ersetzt ${two} teilweise`, ['part supersedes 002']],
    [`Teilweise ersetzt durch ${two}`, ['part superseded-by 002']],
    [`Remplacé partiellement par ${two}`, ['part superseded-by 002']],
    [`部分被 ${two} 取代`, ['part superseded-by 002']],
  ])('%s', (text, expected) => {
    expect(inStatus(`Accepted. ${text}`).filter((each) => !each.includes('relates'))).toEqual(expected);
  });
});

describe('fields', () => {
  test.each([
    ['superseded-by: 2', ['superseded-by 2']],
    ['superseded_by: "002-b.md"', ['superseded-by 002']],
    ['supersededBy: ADR-2', ['superseded-by 2']],
    ['supersedes: [2, 3]', ['supersedes 2', 'supersedes 3']],
    ['replaces: ADR-0002', ['supersedes 0002']],
    ['status: superseded by ADR-2', ['superseded-by 2']],
    ['status: "superseded by [ADR-2](002-b.md)"', ['superseded-by 002']],
    ['amends: 2', ['amends 2']],
    ['depends-on:\n  - ADR-2\n  - ADR-3', ['depends-on 2', 'depends-on 3']],
  ])('in front matter: %s', (field, expected) => {
    expect(relationsOf(`---\n${field}\n---\n# A\n\n## Status\n\nAccepted\n`)).toEqual(expected);
  });

  test.each([
    [`* Supersedes: ${two}. See also ${three}`, ['supersedes 002']],
    [`* Supersedes: ${two}; ${three}`, ['supersedes 002', 'supersedes 003']],
    [
      `* Supersedes: ${two} (the rest), ${three} Title of it, ADR-4`,
      ['part supersedes 002', 'supersedes 003', 'supersedes 4'],
    ],
    [`**Ersetzt:** ${two}`, ['supersedes 002']],
    [`**Ersetzt durch:** ${two}`, ['superseded-by 002']],
    [`**Remplace :** ${two}`, ['supersedes 002']],
    [`- Superseded: ${two}`, ['superseded-by 002']],
    [`- Supersedes ADR: ${two}`, ['supersedes 002']],
    [`- AI Runtime Superseded By: ${two}`, []],
    [`**Supersedes:** ADR-2 | **Superseded by:** ADR-3`, ['supersedes 2', 'superseded-by 3']],
  ])('under the title: %s', (line, expected) => {
    expect(relationsOf(`# A\n\n${line}\n\n## Context\n\nText.\n`).filter((each) => !each.startsWith('?'))).toEqual(
      expected,
    );
  });

  test('are known by their names in every language', () => {
    expect(
      [
        'Supersedes',
        'superseded_by',
        'Ersetzt durch:',
        'Remplace',
        'Заменяет',
        '取代',
        'Partially superseded by',
        'Status',
        'Superseding plan B',
      ].map(relationOfKey),
    ).toEqual([
      'supersedes',
      'superseded-by',
      'superseded-by',
      'supersedes',
      'supersedes',
      'supersedes',
      'relates-to',
      undefined,
      undefined,
    ]);
  });
});

describe('lines of the text', () => {
  test.each([
    [`> **Superseded (2024-05-16):** tea is retired by ${two}.`, ['superseded-by 002']],
    [`Supersedes ${two}\nAmends ${three}`, ['supersedes 002', 'amends 003']],
    [`This record has been superseded by\n${two}.`, ['superseded-by 002']],
    [`Replaced the cache that ${two} had asked for.`, ['? superseded-by 002']],
    [`The old cache replaces ${two}.`, ['? supersedes 002']],
    [`The parser in ${two} extends the lexer.`, []],
    [`Extends ${two} with a cache.`, ['amends 002']],
    [`A word first. This amends ${two}.`, ['amends 002']],
    [`A word first. This record **amends** ${two} in part.`, ['amends 002']],
    [`As ${two} asks. It **amends ${two} clause 3**.`, ['amends 002']],
    [`${three} is old. It amends ${two}.`, ['? amends 002']],
    [`${three} is old. It supersedes ${two}.`, ['? supersedes 002']],
    [`Depends on ${two} for its storage.`, ['depends-on 002']],
    [`Relates to ${two}`, ['relates-to 002']],
  ])('%s', (text, expected) => {
    expect(inText(text)).toEqual(expected);
  });
});

void one;
