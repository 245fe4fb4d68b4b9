import { describe, expect, test } from 'vitest';
import { complete } from '../../../server/src/core/features/complete.ts';
import { completeConfiguration } from '../../../server/src/core/features/completeConfiguration.ts';
import { firstParagraph, firstWords } from '../../../server/src/core/features/excerpt.ts';
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
  return complete({ file, text: content, offset, line }, live).map(({ label, insert, span }) => ({
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
  const content = disk.readFile(disk.uri('docs/adr/001-ants.md'), 1_000);
  const text = content.kind === 'bytes' ? new TextDecoder().decode(content.bytes) : '';
  expect(ants && recordCard(ants, live, english, { excerpt: firstWords(ants, text) })).toBe(
    `**001 Ants and uncles** · Superseded

We keep ants in glass.

- superseded by [002 Bees](${folder}/002-bees.md)

[Open the record](${folder}/001-ants.md) · [Open the index](${folder}/README.md)`,
  );
});

describe('completion of a row', () => {
  test.each([
    ['at the end of the table', '| [002](./002-bees.md) | Bees | Accepted |\n|$0\n'],
    ['in the middle, with the pipe that an editor has closed', '|$0 |\n| [002](./002-bees.md) | Bees | Accepted |\n'],
  ])('%s', async (_, rows) => {
    const source = log.replace('| [002](./002-bees.md) | Bees | Accepted |\n', rows);
    const {
      log: live,
      disk,
      fixture,
    } = await loadFixture(`${source}//- docs/adr/003-cows.md\n# Cows\n\nStatus: Accepted\n`);
    const file = live.readme;
    const offset = fixture.cursor?.offset ?? 0;
    const text = fixture.files.get('docs/adr/README.md') ?? '';
    expect(file?.uri).toBe(disk.uri('docs/adr/README.md'));
    if (file === undefined) return;
    const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    const completions = complete({ file, text, offset, line }, live);
    const after = completions.map(({ insert, span }) => text.slice(0, span.start) + insert + text.slice(span.end));
    const row = '| [003](./003-cows.md) | Cows | Accepted |';
    expect(
      after[0]
        ?.split('\n')
        .filter((each) => each.startsWith('|'))
        .map((each) => each.trim()),
    ).toContain(row);
    expect(after[0]?.split('\n').length).toBe(text.split('\n').length);
  });
});

describe('completion of a configuration', () => {
  const offered = (before: string) =>
    completeConfiguration(before, before.length, ['section-missing', 'file-name']).map(({ insert }) => insert);

  test.each([
    [
      'keys that are not there',
      'index: x\nlogs: []\n',
      ['template: ', 'sections: ', 'statuses: ', 'transitions: ', 'staleAfterDays: ', 'rules: '],
    ],
    ['rules that are not there', 'rules:\n  file-name: off\n  s', ['section-missing: ']],
    ['severities', 'rules:\n  file-name: ', ['error', 'warning', 'information', 'hint', 'off']],
    ['nothing in a value', 'index: R', []],
  ])('offers %s', (_, before, words) => {
    expect(offered(before)).toEqual(words);
  });
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
    ['keys of front matter that others have', '---\n$0\n---\n# Cows\n', ['supersedes: ']],
    ['records behind a key of front matter', '---\nsupersedes: 1$0\n---\n# Cows\n', ['supersedes: 001']],
    [
      'statuses in front matter that is not closed',
      '---\nstatus: a$0',
      ['status: Proposed', 'status: Accepted', 'status: Deprecated'],
    ],
    ['nothing in the middle of a text', '# Cows\n\n## Context\n\nWords $0\n', []],
  ])('offers %s', async (_, text, lines) => {
    expect((await completionsAt(text)).map(({ becomes }) => becomes)).toEqual(lines);
  });
});

describe('the first paragraph of a decision', () => {
  test.each([
    ['Use *NATS*,\nnot Kafka.\n\nMore.\n', 'Use *NATS*,\nnot Kafka.'],
    ['<!-- What we do. -->\n\nUse NATS.\n', 'Use NATS.'],
    ['- NATS\n- JetStream\n\nMore.\n', '- NATS\n- JetStream'],
    ['```yaml\na: 1\n\nb: 2\n```\n\nMore.\n', '```yaml\na: 1\n\nb: 2\n```'],
    ['### What\n\nUse NATS.\n', 'Use NATS.'],
    ['Use NATS.\r\n\r\nMore.\r\n', 'Use NATS.'],
    ['', 'Words.'],
  ])('of %j is %j', async (decision, paragraph) => {
    const text = `# Cows\n\n## Context\n\nWords.\n\n## Decision\n\n${decision}`;
    const { log, disk } = await loadFixture(`//- docs/adr/003-cows.md\n${text}`);
    const record = log.records.get(disk.uri('docs/adr/003-cows.md'));
    expect(record && firstParagraph(record, text)).toBe(paragraph);
  });

  test('ends where a reader would stop, and closes a code block that it cuts', async () => {
    const of = async (decision: string) => {
      const text = `# Cows\n\n## Decision\n\n${decision}`;
      const { log, disk } = await loadFixture(`//- docs/adr/003-cows.md\n${text}`);
      const record = log.records.get(disk.uri('docs/adr/003-cows.md'));
      return record === undefined ? undefined : firstParagraph(record, text);
    };
    expect(await of('word '.repeat(1000))).toMatch(/^(word )+…$/);
    expect(await of(`~~~\n${'word '.repeat(1000)}\n~~~\n`)).toMatch(/ word\n…\n~~~$/);
  });
});
