import type { DecisionGraph } from '../../../../server/src/core/graph/decisionGraph.ts';
import { describeEdges } from './describeNode.ts';
import type { PageWords } from './pageMessages.ts';

/** Fills the table with what the picture shows: a line for each record of the graph that is wanted. */
export function fillTable(
  body: HTMLTableSectionElement,
  graph: DecisionGraph,
  wanted: (uri: string) => boolean,
  words: PageWords,
): void {
  const rows = graph.nodes
    .filter(({ uri }) => wanted(uri))
    .map((node) => {
      const row = document.createElement('tr');
      const heading = document.createElement('th');
      heading.scope = 'row';
      const link = document.createElement('button');
      link.type = 'button';
      link.className = 'record';
      link.dataset['uri'] = node.uri;
      link.textContent = node.title;
      heading.append(link);
      const relations = describeEdges(node, graph, words).join(', ');
      row.append(cell(node.number ?? ''), heading, cell(node.status ?? ''), cell(node.date ?? ''), cell(relations));
      return row;
    });
  body.replaceChildren(...rows);
}

function cell(text: string): HTMLTableCellElement {
  const element = document.createElement('td');
  element.textContent = text;
  return element;
}
