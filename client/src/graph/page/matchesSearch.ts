import type { GraphNode } from '../../../../server/src/core/graph/decisionGraph.ts';

/** Whether each word of a search stands in the number, the title or the status of a record; case does not count. */
export function matchesSearch({ number, title, status }: GraphNode, search: string): boolean {
  const text = `${number ?? ''} ${title} ${status ?? ''}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
