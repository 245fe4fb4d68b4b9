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

test('there is one for a record, one for each of its sections, and one for a row', () => {
  expect(snippets.map(({ prefix }) => prefix)).toEqual([
    'adr',
    'adr-status',
    'adr-context',
    'adr-decision',
    'adr-rationale',
    'adr-consequences',
    'adr-alternatives',
    'adr-notes',
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
      expect(known).toEqual(expect.arrayContaining([...choice]));
      expect(choice[0]).toBe('Proposed');
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
  const prefixes = snippets.map(({ prefix }) => prefix).filter((prefix) => !['adr', 'adr-row'].includes(prefix));
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
