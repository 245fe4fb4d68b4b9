import { describe, expect, test } from 'vitest';
import { describeNode } from '../../../client/src/graph/page/describeNode.ts';
import { filterGraph } from '../../../client/src/graph/page/filterGraph.ts';
import { matchesSearch } from '../../../client/src/graph/page/matchesSearch.ts';
import { nextCard } from '../../../client/src/graph/page/nextCard.ts';
import type { PageWords } from '../../../client/src/graph/page/pageMessages.ts';
import type { DecisionGraph } from '../../../server/src/core/graph/decisionGraph.ts';
import type { Card } from '../../../server/src/core/graph/layOutGraph.ts';

const node = (number: string | null, title: string, status: string | null, date: string | null = null) => ({
  uri: `file:///${title}.md`,
  number,
  title,
  status,
  date,
});
const ants = node('001', 'Ants', 'Superseded', '2024-05-06');
const bees = node('002', 'Bees', 'Accepted');
const cows = node(null, 'Cows', null);
const graph: DecisionGraph = {
  nodes: [ants, bees, cows],
  edges: [
    { from: bees.uri, to: ants.uri, kind: 'supersedes' },
    { from: bees.uri, to: cows.uri, kind: 'mentions' },
  ],
};
const pair = (word: string) => ({ outgoing: word, incoming: `${word} (in)` });
const words: PageWords = {
  title: 'Graph',
  edges: {
    supersedes: { outgoing: 'supersedes', incoming: 'superseded by' },
    amends: pair('amends'),
    'depends-on': pair('depends on'),
    precedes: pair('precedes'),
    'relates-to': pair('relates to'),
    mentions: { outgoing: 'mentions', incoming: 'mentioned by' },
  },
  noStatus: 'no status',
  shown: '{0} of {1}',
  noneShown: 'none',
  noRecords: 'no records',
};

describe('a filter', () => {
  test('takes records of a status away, with the edges that end at them', () => {
    const filtered = filterGraph(graph, { hiddenStatuses: ['Superseded'], hiddenKinds: [] });
    expect(filtered.nodes).toEqual([bees, cows]);
    expect(filtered.edges.map(({ kind }) => kind)).toEqual(['mentions']);
  });

  test('takes records without a status and edges of a kind away', () => {
    expect(filterGraph(graph, { hiddenStatuses: [''], hiddenKinds: [] }).nodes).toEqual([ants, bees]);
    const { nodes, edges } = filterGraph(graph, { hiddenStatuses: [], hiddenKinds: ['mentions'] });
    expect(nodes).toEqual(graph.nodes);
    expect(edges.map(({ kind }) => kind)).toEqual(['supersedes']);
  });
});

test('a search means records that have all of its words, in number, title or status', () => {
  const found = (search: string) => graph.nodes.filter((each) => matchesSearch(each, search));
  expect(found('  ')).toEqual(graph.nodes);
  expect(found('00')).toEqual([ants, bees]);
  expect(found('ACC bee')).toEqual([bees]);
  expect(found('bee ants')).toEqual([]);
});

test('a record is told with its status, its date and what it has to do with others', () => {
  expect(describeNode(ants, graph, words)).toBe('001 Ants, Superseded, 2024-05-06, superseded by 002');
  expect(describeNode(bees, graph, words)).toBe('002 Bees, Accepted, supersedes 001, mentions Cows');
  expect(describeNode(cows, graph, words)).toBe('Cows, no status, mentioned by 002');
});

test('arrow keys lead to the nearest card in that direction, and nowhere at an end', () => {
  const card = (name: string, column: number, y: number): Card => ({ node: node(name, name, null), x: 0, y, column });
  const cards = [card('a', 0, 0), card('b', 0, 90), card('c', 1, 70), card('d', 1, 160), card('e', 3, 0)];
  const [a, b, c, , e] = cards as [Card, Card, Card, Card, Card];
  const lead = (from: Card, key: string) => nextCard(from, key, cards)?.node.number;
  expect([lead(a, 'ArrowDown'), lead(b, 'ArrowUp'), lead(a, 'ArrowUp')]).toEqual(['b', 'a', undefined]);
  expect([lead(b, 'ArrowRight'), lead(c, 'ArrowRight'), lead(e, 'ArrowLeft')]).toEqual(['c', 'e', 'c']);
  expect([lead(a, 'ArrowLeft'), lead(c, 'Home'), lead(a, 'End'), lead(a, 'x')]).toEqual([
    undefined,
    'a',
    'e',
    undefined,
  ]);
});
