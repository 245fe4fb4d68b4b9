import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../server/src/core/markdown/readFacts.ts';
import { universalStatuses } from '../../server/src/core/model/status.ts';
import { findProblems } from '../support/checkFixture.ts';
import { loadFixture } from '../support/loadFixture.ts';
import { type Expansion, expandSnippet } from './expandSnippet.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/markdown.code-snippets', import.meta.url);
const snippets = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);
const sections = [
  'Status',
  'Context',
  'Decision',
  'Rationale',
  'Consequences',
  'Alternatives considered',
  'Additional Notes',
];

function expand(prefix: string, fileName = '000-file-name'): Expansion {
  const body = snippets.find((snippet) => snippet.prefix === prefix)?.body ?? [];
  return expandSnippet(body.join('\n'), {
    TM_FILENAME_BASE: fileName,
    CURRENT_YEAR: '2026',
    CURRENT_MONTH: '11',
    CURRENT_DATE: '23',
  });
}

function headingsOf(text: string, depth: number): string[] {
  return readFacts(text).headings.flatMap((heading) => (heading.depth === depth ? [heading.text] : []));
}

test('there is one for a record, for each of its sections, for a status and a successor in each form, and for a row', () => {
  expect(snippets.map(({ prefix }) => prefix)).toEqual([
    'adr',
    'adr-status',
    'adr-context',
    'adr-decision',
    'adr-rationale',
    'adr-consequences',
    'adr-alternatives',
    'adr-notes',
    'adr-status-line',
    'adr-status-item',
    'adr-status-field',
    'adr-status-table',
    'adr-supersedes',
    'adr-superseded-by',
    'adr-row',
  ]);
});

describe.each(snippets)('$prefix', ({ prefix, description }) => {
  const { text, stops, choices } = expand(prefix);

  test('its tab stops go from 1 to the last in the order of the text, and end behind it', () => {
    expect(stops).toEqual([...stops.slice(1).map((_, at) => at + 1), 0]);
  });

  test('nothing but text is left when it is expanded', () => {
    expect(text).not.toMatch(/[$\\{}\uE000]/);
    expect(description).not.toBe('');
  });

  test('its choices are statuses that the log knows, first that of a new record', () => {
    const known = ['Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated', ...universalStatuses];
    for (const choice of choices) {
      // Front matter has them in small letters, as MADR does.
      const isField = prefix === 'adr-status-field';
      expect(isField ? known.map((status) => status.toLowerCase()) : known).toEqual(
        expect.arrayContaining([...choice]),
      );
      expect(choice[0]).toBe(isField ? 'proposed' : 'Proposed');
    }
  });
});

test('a record has exactly the seven sections, in their order, and each has a text', () => {
  const { text } = expand('adr');
  expect(headingsOf(text, 2)).toEqual(sections);
  expect(readFacts(text).headings.filter(({ isEmpty }) => isEmpty)).toEqual([]);
  expect(text).toContain('\nInitial Date: 2026-11-23\n');
});

test('the snippets of the sections make the headings of a record, in their order', () => {
  const prefixes = snippets.map(({ prefix }) => prefix).filter((prefix) => prefix !== 'adr');
  expect(prefixes.flatMap((prefix) => headingsOf(expand(prefix).text, 2))).toEqual(sections);
});

test.each([
  ['017-1-nats-topology', 'Nats Topology'],
  ['0042-use_gRPC', 'Use GRPC'],
  ['adr-007-default-runtime', 'Default Runtime'],
  ['ADR007-default-runtime', 'Default Runtime'],
  ['010-3d-printing', '3d Printing'],
  ['2024-01-31-why-rust', 'Why Rust'],
  ['000-ADR-Template', 'ADR Template'],
  ['why-rust', 'Why Rust'],
])('in %s.md a record gets the title "%s"', (fileName, title) => {
  expect(headingsOf(expand('adr', fileName).text, 1)).toEqual([`Architecture Decision Record: ${title}`]);
});

test('a row has the three cells of an index, and the number once in the cell and once in its link', () => {
  const [table] = readFacts(`| Number | Title | Status |\n|---|---|---|\n${expand('adr-row').text}\n`).tables;
  expect(table?.rows[0]?.cells).toHaveLength(3);
  expect(expand('adr-row').text).toBe('| [000](./000-file-name.md) | Title | Proposed |');
});

test('a record and its row pass our own rules', async () => {
  const loaded = await loadFixture(`
//- docs/adr/README.md
| Number | Title | Status |
|---|---|---|
${expand('adr-row').text.replace('Title', 'File Name')}
//- docs/adr/000-file-name.md
${expand('adr').text}`);
  expect(loaded.log.records.size).toBe(1);
  expect(findProblems(loaded)).toEqual([]);
});

/** A record of all sections, with something before its Context in the place of a Status section. */
function recordWith(above: string, number = '000', name = 'File Name'): string {
  return expand('adr')
    .text.replace('## Status\n\nProposed\n\n', above)
    .replace(/^.*Record: .*$/m, `# ADR ${number}: ${name}`);
}

test.each(['adr-status', 'adr-status-line', 'adr-status-item', 'adr-status-table'])(
  '%s is a status, and passes our own rules',
  async (prefix) => {
    const loaded = await loadFixture(`
//- docs/adr/README.md
| Number | Title | Status |
|---|---|---|
${expand('adr-row').text.replace('Title', 'File Name')}
//- docs/adr/000-file-name.md
${recordWith(`${expand(prefix).text}\n`)}`);
    expect([...loaded.log.records.values()].map(({ status }) => status?.known)).toEqual(['Proposed']);
    expect(findProblems(loaded)).toEqual([]);
  },
);

test('adr-status-field is one in front matter, and passes our own rules', async () => {
  const loaded = await loadFixture(`
//- docs/adr/README.md
| Number | Title | Status |
|---|---|---|
${expand('adr-row').text.replace('Title', 'File Name')}
//- docs/adr/000-file-name.md
${expand('adr-status-field').text}\n${recordWith('')}`);
  expect([...loaded.log.records.values()].map(({ status }) => status?.known)).toEqual(['Proposed']);
  expect(findProblems(loaded)).toEqual([]);
});

test('the lines of supersession belong to each other, and pass our own rules', async () => {
  const line = (prefix: string, number: string) => expand(prefix).text.replaceAll('000', number);
  const loaded = await loadFixture(`
//- docs/adr/README.md
| Number | Title | Status |
|---|---|---|
| [001](./001-file-name.md) | Ants | Superseded |
| [002](./002-file-name.md) | Bees | Accepted |
//- docs/adr/001-file-name.md
${recordWith(`## Status\n\nSuperseded\n\n${line('adr-superseded-by', '002')}\n`, '001', 'Ants')}
//- docs/adr/002-file-name.md
${recordWith(`## Status\n\nAccepted\n\n${line('adr-supersedes', '001')}\n`, '002', 'Bees')}`);
  expect([...loaded.log.records.values()].flatMap(({ relations }) => relations.map(({ kind }) => kind)).sort()).toEqual(
    ['superseded-by', 'supersedes'],
  );
  expect(findProblems(loaded)).toEqual([]);
});
