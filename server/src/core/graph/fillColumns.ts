import type { DecisionGraph, GraphNode } from './decisionGraph.ts';

/** What goes from left to right. */
export type Across = 'number' | 'time';

/** Records that stand below one another in a picture, under a label: their numbers, or their year or month. */
export interface Column {
  readonly label: string;
  readonly nodes: readonly GraphNode[];
}

/** So many records below one another make a picture about as wide as a screen: cards are broader than they are high. */
const mostBelow = (count: number) => Math.max(4, Math.ceil(Math.sqrt(count * 1.6)));

/**
 * Puts the records of a graph in columns, by number or by time. A column ends where it is full; where it is half full and
 * a record has a relation to one in it, so that relations go across; and by time where a year begins, or a month in a
 * log of one year.
 * Records without a date come first.
 */
export function fillColumns({ nodes, edges }: DecisionGraph, across: Across): Column[] {
  const height = mostBelow(nodes.length);
  const related = new Map<string, Set<string>>();
  for (const { from, to, kind } of edges) {
    if (kind === 'mentions') continue;
    for (const [one, other] of [[from, to] as const, [to, from] as const])
      related.set(one, (related.get(one) ?? new Set()).add(other));
  }
  const inOrder = across === 'number' ? nodes : [...nodes].sort((a, b) => compareDates(a.date, b.date));
  const periodOf = across === 'time' ? periodsOf(nodes) : () => '';
  const columns: GraphNode[][] = [];
  for (const node of inOrder) {
    const column = columns.at(-1);
    const isNext =
      column === undefined ||
      column.length >= height ||
      (column.length * 2 >= height && column.some(({ uri }) => related.get(uri)?.has(node.uri))) ||
      periodOf(column[0]?.date ?? null) !== periodOf(node.date);
    if (isNext) columns.push([node]);
    else column.push(node);
  }
  if (across === 'number') return columns.map((column) => ({ label: rangeOf(column), nodes: column }));
  const periods = columns.map(([first]) => periodOf(first?.date ?? null));
  return columns.map((column, at) => ({
    label: periods[at] === periods[at - 1] ? '' : (periods[at] ?? ''),
    nodes: column,
  }));
}

/** How a date is called: by its year, or by its month where all are of one year; no date is a dash. */
function periodsOf(nodes: readonly GraphNode[]): (date: string | null) => string {
  const years = new Set(nodes.flatMap(({ date }) => date?.slice(0, 4) ?? []));
  return (date) => date?.slice(0, years.size > 1 ? 4 : 7) ?? '–';
}

function compareDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

function rangeOf(nodes: readonly GraphNode[]): string {
  const numbers = nodes.flatMap(({ number }) => number ?? []);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return '–';
  return first === last ? first : `${first} – ${last}`;
}
