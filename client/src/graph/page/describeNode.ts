import type { DecisionGraph, GraphNode } from '../../../../server/src/core/graph/decisionGraph.ts';
import type { PageWords } from './pageMessages.ts';

/** What a record has to do with others, one by one: `supersedes 003`, `mentioned by 010`. */
export function describeEdges({ uri }: GraphNode, { nodes, edges }: DecisionGraph, words: PageWords): string[] {
  const nameOf = (other: string) => {
    const node = nodes.find((each) => each.uri === other);
    return node?.number ?? node?.title ?? '';
  };
  return edges.flatMap(({ from, to, kind }) => {
    if (from === uri) return [`${words.edges[kind].outgoing} ${nameOf(to)}`];
    return to === uri ? [`${words.edges[kind].incoming} ${nameOf(from)}`] : [];
  });
}

/** All that the picture shows of a record, as a sentence for a screen reader. */
export function describeNode(node: GraphNode, graph: DecisionGraph, words: PageWords): string {
  const { number, title, status, date } = node;
  const name = number === null ? title : `${number} ${title}`;
  const facts = [status ?? words.noStatus, ...(date === null ? [] : [date])];
  return [name, ...facts, ...describeEdges(node, graph, words)].join(', ');
}
