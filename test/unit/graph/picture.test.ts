import { expect, test } from 'vitest';
import type { DecisionGraph } from '../../../server/src/core/graph/decisionGraph.ts';
import { fillColumns } from '../../../server/src/core/graph/fillColumns.ts';
import { layOutGraph } from '../../../server/src/core/graph/layOutGraph.ts';
import { renderSvg } from '../../../server/src/core/graph/renderSvg.ts';
import { wrapWords } from '../../../server/src/core/graph/wrapWords.ts';
import { english } from '../../../server/src/core/messages/english.ts';

const frame = { title: 'A <log> & "more"', words: english.graph.edges };

const node = (number: string, date: string | null = null, status: string | null = 'Accepted') => ({
  uri: `file:///${number}.md`,
  number,
  title: `Record ${number}`,
  status,
  date,
});
const supersedes = (from: string, to: string) => ({
  from: `file:///${from}.md`,
  to: `file:///${to}.md`,
  kind: 'supersedes' as const,
});
const inColumns = (graph: DecisionGraph, across: 'number' | 'time') =>
  fillColumns(graph, across).map(({ label, nodes }) => `${label}: ${nodes.map(({ number }) => number).join(' ')}`);

test('records stand in columns by number, and a relation goes across where a column is half full', () => {
  const nodes = ['001', '002', '003', '004', '005', '006'].map((number) => node(number));
  const edges = [supersedes('003', '002'), supersedes('004', '003')];
  expect(inColumns({ nodes, edges }, 'number')).toEqual(['001 – 002: 001 002', '003 – 006: 003 004 005 006']);
});

test('by time a year begins a column, and those without a date come first', () => {
  const nodes = [node('1', '2024-02-03'), node('2'), node('3', '2023-05-06'), node('4', '2023-01-02')];
  expect(inColumns({ nodes, edges: [] }, 'time')).toEqual(['–: 2', '2023: 4 3', '2024: 1']);
});

test('by time, in a log of one year, so does a month; a full column goes on without a label', () => {
  const nodes = [1, 2, 3, 4, 5].map((at) => node(`${at}`, '2024-02-03')).concat(node('6', '2024-03-01'));
  expect(inColumns({ nodes, edges: [] }, 'time')).toEqual(['2024-02: 1 2 3 4', ': 5', '2024-03: 6']);
});

test('the legend names the kinds of edges that there are, and only a picture that stands for itself has one', () => {
  const graph = { nodes: [node('1'), node('2')], edges: [supersedes('2', '1')] };
  const picture = layOutGraph(graph, 'number');
  expect(renderSvg(picture, frame).match(/class="legend"/g)).toHaveLength(1);
  expect(renderSvg(picture, frame)).toContain('>supersedes</text>');
  expect(renderSvg(picture)).not.toContain('legend');
});

test('a status has a sign and an outline of its own, not only a colour', () => {
  const statuses = ['Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated', 'Superseded', 'Rejected', 'Odd'];
  const svg = renderSvg(layOutGraph({ nodes: statuses.map((each) => node(each, null, each)), edges: [] }, 'number'));
  const signs = [...svg.matchAll(/class="sign"[^>]*>(.*?)<\/g>/g)].map(([, sign]) => sign);
  expect(new Set(signs).size).toBe(statuses.length);
});

test('titles are wrapped at words, by the width of their characters', () => {
  expect(wrapWords('Use PostgreSQL for everything that lasts', 20, 2)).toEqual([
    'Use PostgreSQL for',
    'everything that…',
  ]);
  expect(wrapWords('Short', 20, 2)).toEqual(['Short']);
  expect(wrapWords('数据库的选择和迁移', 10, 2)).toEqual(['数据库的选', '择和迁移']);
  expect(wrapWords('Donaudampfschifffahrtsgesellschaft', 10, 2)).toEqual(['Donaudampf', 'schifffah…']);
  expect(wrapWords('', 10, 2)).toEqual([]);
});

test.each([
  [20, 3],
  [1_500, 3],
])(
  'of the lines of %i records, the shorter ones go around the cards, as far as that is not too much work',
  (count, each) => {
    const nodes = Array.from({ length: count }, (_, at) => node(`${at + 1}`));
    // A step that shares no divisor with the number of records: lines of all lengths.
    const edges = nodes.flatMap((_, at) =>
      Array.from({ length: each }, (_, nth) => supersedes(`${at + 1}`, `${((at * 7 + nth * 101) % count) + 1}`)),
    );
    const { lines } = layOutGraph({ nodes, edges }, 'number');
    const passages = lines.reduce((sum, { path }) => sum + path.split('H').length - 1, 0);
    expect(lines).toHaveLength(edges.length);
    expect(passages).toBeGreaterThan(0);
    expect(passages).toBeLessThanOrEqual(5_000);
  },
);
