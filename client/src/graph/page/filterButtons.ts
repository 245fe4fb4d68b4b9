import { type DecisionGraph, type EdgeKind, edgeKinds } from '../../../../server/src/core/graph/decisionGraph.ts';
import { sampleOf, signOf } from '../../../../server/src/core/graph/renderSvg.ts';
import { lookOfStatus, statusLooks } from '../../../../server/src/core/graph/statusLook.ts';
import type { GraphFilter } from './filterGraph.ts';
import type { PageWords } from './pageMessages.ts';

/** A button for each status that records have, with its sign and how many have it: legend and filter in one. */
export function statusButtons(graph: DecisionGraph, filter: GraphFilter, words: PageWords): HTMLButtonElement[] {
  const counts = new Map<string, number>();
  for (const { status } of graph.nodes) counts.set(status ?? '', (counts.get(status ?? '') ?? 0) + 1);
  const stageOf = (status: string) => statusLooks.indexOf(lookOfStatus(status));
  const inOrder = [...counts].sort(([a], [b]) => stageOf(a) - stageOf(b));
  return inOrder.map(([status, count]) => {
    const look = lookOfStatus(status);
    const sign = `<svg xmlns="http://www.w3.org/2000/svg" class="sign look-${look}" viewBox="0 0 16 16">${signOf(look)}</svg>`;
    const word = status === '' ? words.noStatus : status;
    return filterButton({ sign, word, count, isPressed: !filter.hiddenStatuses.includes(status), value: status });
  });
}

/** The same for the kinds of edges, with a sample of their lines. */
export function edgeButtons(graph: DecisionGraph, filter: GraphFilter, words: PageWords): HTMLButtonElement[] {
  return edgeKinds.flatMap((kind: EdgeKind) => {
    const count = graph.edges.filter((edge) => edge.kind === kind).length;
    const sign = `<svg xmlns="http://www.w3.org/2000/svg" class="sample" viewBox="0 0 28 12">${sampleOf(kind)}</svg>`;
    const word = words.edges[kind].outgoing;
    return count === 0
      ? []
      : [filterButton({ sign, word, count, isPressed: !filter.hiddenKinds.includes(kind), value: kind })];
  });
}

interface FilterButton {
  readonly sign: string;
  readonly word: string;
  readonly count: number;
  readonly isPressed: boolean;
  readonly value: string;
}

function filterButton({ sign, word, count, isPressed, value }: FilterButton): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'filter';
  button.dataset['value'] = value;
  button.setAttribute('aria-pressed', `${isPressed}`);
  const svg = document.importNode(new DOMParser().parseFromString(sign, 'image/svg+xml').documentElement, true);
  svg.setAttribute('aria-hidden', 'true');
  const number = document.createElement('span');
  number.className = 'count';
  number.textContent = `${count}`;
  button.append(svg, word, ' ', number);
  return button;
}
