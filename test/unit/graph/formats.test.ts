import { expect, test } from 'vitest';
import type { DecisionGraph } from '../../../server/src/core/graph/decisionGraph.ts';
import { formatDot } from '../../../server/src/core/graph/formatDot.ts';
import { formatMermaid } from '../../../server/src/core/graph/formatMermaid.ts';

const node = (number: string | null, title: string, status: string | null) => ({
  uri: `file:///${title}.md`,
  number,
  title,
  status,
  date: null,
});

const ants = node('001', 'Ants', 'Superseded');
const bees = node('002', 'Bees "and" <wasps> \\ #1', 'Accepted');
const cows = node('002-1', 'Cows', null);
const dogs = node('003', 'Dogs', 'Proposed');
const elks = node(null, 'Elks', 'Implemented');
const graph: DecisionGraph = {
  nodes: [ants, bees, cows, dogs, elks],
  edges: [
    { from: bees.uri, to: ants.uri, kind: 'supersedes' },
    { from: cows.uri, to: bees.uri, kind: 'depends-on' },
    { from: elks.uri, to: bees.uri, kind: 'mentions' },
  ],
};

test('Mermaid draws the records that have to do with another one', () => {
  expect(formatMermaid(graph)).toBe(`flowchart RL
  r001[\\"001 Ants<br/>Superseded"\\]:::superseded
  r002["002 Bees #34;and#34; #60;wasps#62; #92; #35;1<br/>Accepted"]:::accepted
  r002_1>"002-1 Cows"]:::other
  r[["Elks<br/>Implemented"]]:::implemented
  r002 ==>|supersedes| r001
  r002_1 -->|depends on| r002
  r -.-> r002
  classDef accepted stroke:#388a34
  classDef implemented stroke:#388a34,stroke-width:3px
  classDef other stroke:#888888
  classDef superseded stroke:#888888,stroke-dasharray:2 2
`);
});

test('Mermaid gets no more than it takes, the most telling edges first', () => {
  const nodes = Array.from({ length: 600 }, (_, at) => node(`${at}`, `${at}: ${'long title '.repeat(20)}`, 'Accepted'));
  const edges = nodes.map(({ uri }, at) => ({
    from: uri,
    to: nodes[(at + 1) % nodes.length]?.uri ?? '',
    kind: at % 100 === 99 ? ('supersedes' as const) : ('mentions' as const),
  }));
  const chart = formatMermaid({ nodes, edges });
  expect(chart.length).toBeLessThan(50_000);
  expect(chart.match(/==>/g)).toHaveLength(6);
  expect(chart.match(/-\.->/g)).toHaveLength(244);
});

test('DOT has every record', () => {
  expect(formatDot(graph)).toBe(`digraph decisions {
  rankdir=RL;
  node [fontname="sans-serif"];
  edge [fontname="sans-serif", fontsize=10];
  r001 [label="001 Ants\\nSuperseded", shape=box, style=dotted, color="#6b6b6b"];
  r002 [label="002 Bees \\"and\\" <wasps> \\\\ #1\\nAccepted", shape=box, color="#2b7a27"];
  r002_1 [label="002-1 Cows", shape=note, color="#6b6b6b"];
  r003 [label="003 Dogs\\nProposed", shape=box, style="rounded,dashed", color="#1a6fc4"];
  r [label="Elks\\nImplemented", shape=box, peripheries=2, color="#2b7a27"];
  r002 -> r001 [label="supersedes", style=bold];
  r002_1 -> r002 [label="depends on"];
  r -> r002 [style=dotted, color="#6b6b6b"];
}
`);
});

test('two records of one number have names of their own', () => {
  const nodes = [node('1', 'A', null), node('1', 'B', null)];
  expect(formatDot({ nodes, edges: [] })).toMatch(/ r1 \[label="1 A".*\n {2}r1x2 \[label="1 B"/);
});
