import type { DecisionGraph, EdgeKind } from '../../../../server/src/core/graph/decisionGraph.ts';

/** What is switched off. */
export interface GraphFilter {
  /** Statuses as records have them; `''` is no status. */
  readonly hiddenStatuses: readonly string[];
  readonly hiddenKinds: readonly EdgeKind[];
}

/** The graph without the records of some statuses, the edges that end at them, and the edges of some kinds. */
export function filterGraph(
  { nodes, edges }: DecisionGraph,
  { hiddenStatuses, hiddenKinds }: GraphFilter,
): DecisionGraph {
  const shown = nodes.filter(({ status }) => !hiddenStatuses.includes(status ?? ''));
  const uris = new Set(shown.map(({ uri }) => uri));
  return {
    nodes: shown,
    edges: edges.filter(({ from, to, kind }) => uris.has(from) && uris.has(to) && !hiddenKinds.includes(kind)),
  };
}
