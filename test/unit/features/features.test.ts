import { describe, expect, test } from 'vitest';
import { complete } from '../../../server/src/core/features/complete.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { recordCard } from '../../../server/src/core/messages/recordCard.ts';
import { fileOf } from '../../../server/src/core/model/log.ts';
import { findRecordsAt, findReferencesTo, referencesIn } from '../../../server/src/core/model/recordReferences.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const log = `
//- docs/adr/README.md
| Section | Purpose |
|---|---|
| Status | Proposed / Accepted / Deprecated |
| Context | Why |
| Decision | What |

| Number | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | Accepted |
| [002](./002-bees.md) | Bees | Accepted |
//- docs/adr/001-ants.md
# ADR 1: Ants *and* uncles

## Status

Superseded by ADR-2

## Context

Words.

## Decision

We keep [ants](https://x.org) in \`glass\`.
More of it.
//- docs/adr/002-bees.md
---
supersedes: 001
---
# Bees

## Status

Accepted

## Context

See [the ants](001-ants.md#context), ADR-001, [[001]] and ADR-999.
`;

/** The fixture with one more record, in which `$0` is the cursor. */
async function at(text: string) {
  const loaded = await loadFixture(`${log}//- docs/adr/003-cows.md\n${text}`);
  const { cursor } = loaded.fixture;
  const uri = loaded.disk.uri(cursor?.path ?? '');
  const file = fileOf(uri, loaded.log);
  if (cursor === undefined || file === undefined) throw new Error('The fixture has no cursor.');
  const content = loaded.fixture.files.get(cursor.path) ?? '';
  const line = content.slice(content.lastIndexOf('\n', cursor.offset - 1) + 1, cursor.offset);
  return { ...loaded, file, offset: cursor.offset, line, content };
}

async function completionsAt(text: string) {
  const { file, log: live, offset, line, content } = await at(text);
  return complete(file, live, offset, line).map(({ label, insert, span }) => ({
    label,
    becomes:
      content.slice(0, span.start).slice(content.lastIndexOf('\n', offset - 1) + 1) +
      insert +
      content.slice(span.end).split('\n')[0],
  }));
}

describe('a record is found', () => {
  test.each([
    ['in a link', 'See [x](./002-be$0es.md#x).\n', ['Bees']],
    ['in a mention', 'See ADR-0$002.\n', ['Bees']],
    ['at the end of a mention', 'See ADR 2$0.\n', ['Bees']],
    ['in double brackets', 'See [[0$002]].\n', ['Bees']],
    ['in a field', '---\nsuperseded-by: 00$02\n---\n# Cows\n', ['Bees']],
    ['on its own title', '# Co$0ws\n', ['Cows']],
    ['nowhere in code', '# Cows\n\n`ADR-0$002`\n', []],
    ['nowhere where no record has the number', '# Cows\n\nADR-99$09\n', []],
  ])('%s', async (_, text, titles) => {
    const { file, log: live, offset } = await at(text);
    expect(findRecordsAt(file, live.siblings, offset).map(({ title }) => title.text)).toEqual(titles);
  });

  test('by all who name it, in whatever form', async () => {
    const { log: live, disk } = await at('# Cows$0\n\nSee ADR-1.\n');
    const ants = live.records.get(disk.uri('docs/adr/001-ants.md'));
    const found = ants === undefined ? [] : findReferencesTo(ants, live.siblings);
    expect(
      found.map(({ file, references }) => `${file.name}: ${references.map(({ kind }) => kind).join(' ')}`),
    ).toEqual(['002-bees.md: field link mention mention', '003-cows.md: mention', 'README.md: link']);
  });

  test('in the order in which they stand', async () => {
    const { file, log: live } = await at('# Cows\n\n[b](002-bees.md) ADR-1 [a](001-ants.md)$0\n');
    expect(referencesIn(file, live.siblings).map(({ records }) => records[0]?.title.text)).toEqual([
      'Bees',
      'Ants and uncles',
      'Ants and uncles',
    ]);
  });
});

test('a record at a glance: its title, status, decision and relations', async () => {
  const { log: live, disk } = await at('# Cows$0\n');
  const ants = live.records.get(disk.uri('docs/adr/001-ants.md'));
  const folder = disk.uri('docs/adr');
  expect(ants && recordCard(ants, live, english)).toBe(
    `**001 Ants and uncles** · Superseded

We keep ants in glass.

- superseded by [002 Bees](${folder}/002-bees.md)

[Open the record](${folder}/001-ants.md) · [Open the index](${folder}/README.md)`,
  );
});

describe('completion', () => {
  test.each([
    ['records by their number', 'See ADR-0$0 there\n', ['See ADR-003 there', 'See ADR-002 there', 'See ADR-001 there']],
    ['files in a link', 'See [x](0$0)\n', ['See [x](003-cows.md)', 'See [x](002-bees.md)', 'See [x](001-ants.md)']],
    ['numbers in brackets', '[[$0]]\n', ['[[003]]', '[[002]]', '[[001]]']],
    [
      'headings of another file',
      '[x](001-ants.md#dec$0)\n',
      [
        '[x](001-ants.md#adr-1-ants-and-uncles)',
        '[x](001-ants.md#status)',
        '[x](001-ants.md#context)',
        '[x](001-ants.md#decision)',
      ],
    ],
    ['headings of this file', '# Cows\n\n[x](#$0)\n', ['[x](#cows)']],
    ['sections that are missing', '# Cows\n\n## Context\n\nx\n\n## D$0\n', ['## Status', '## Decision']],
    ['statuses below their heading', '# Cows\n\n## Status\n\nAcc$0\n', ['Proposed', 'Accepted', 'Deprecated']],
    [
      'statuses in a field',
      '# Cows\n\n* Status: $0\n',
      ['* Status: Proposed', '* Status: Accepted', '* Status: Deprecated'],
    ],
    ['nothing in the middle of a text', '# Cows\n\n## Context\n\nWords $0\n', []],
  ])('offers %s', async (_, text, lines) => {
    expect((await completionsAt(text)).map(({ becomes }) => becomes)).toEqual(lines);
  });
});
