import type { DecisionIndex, IndexGroup, IndexRow } from './decisionIndex.ts';
import { fileNameOf } from './links.ts';
import { parseRecordName } from './recordName.ts';
import { compareNumbers } from './recordNumber.ts';

/** How the rows of a table or list follow one another. */
export interface RowOrder {
  readonly key: 'number' | 'name';
  readonly direction: 'ascending' | 'descending';
}

/** The likeliest first: of orders that fit alike, the first is taken. */
const orders: readonly RowOrder[] = [
  { key: 'number', direction: 'ascending' },
  { key: 'name', direction: 'ascending' },
  { key: 'number', direction: 'descending' },
  { key: 'name', direction: 'descending' },
];

/** The order that most steps from one row to the next follow. */
export function findRowOrder(group: IndexGroup): RowOrder {
  const targets = placedRows(group).flatMap(({ target }) => target ?? []);
  const stepsIn = (order: RowOrder) =>
    targets.filter((target, at) => at > 0 && compareTargets(targets[at - 1] as string, target, order) < 0).length;
  const steps = orders.map(stepsIn);
  return orders[steps.indexOf(Math.max(...steps))] as RowOrder;
}

/** Compares two files that rows link: negative where the first one comes first. Files without a number come last. */
export function compareTargets(a: string, b: string, { key, direction }: RowOrder): number {
  const [aName, bName] = [fileNameOf(a), fileNameOf(b)];
  const sign = direction === 'ascending' ? 1 : -1;
  if (key === 'name') return sign * (aName < bName ? -1 : aName > bName ? 1 : 0);
  const [aNumber, bNumber] = [parseRecordName(aName)?.number, parseRecordName(bName)?.number];
  if (aNumber === undefined || bNumber === undefined)
    return Number(aNumber === undefined) - Number(bNumber === undefined);
  return sign * compareNumbers(aNumber, bNumber);
}

/**
 * The rows that are in order: as many as can be, when the others are taken out. Rows without a link have no place in an
 * order, and of two for one record the first has it.
 */
export function findOrderedRows(group: IndexGroup): Set<IndexRow> {
  const order = findRowOrder(group);
  return longestRun(placedRows(group), (a, b) => compareTargets(a.target ?? '', b.target ?? '', order) <= 0);
}

/** The rows that stand out of the order of their table or list. */
export function findStrayRows(group: IndexGroup): IndexRow[] {
  const ordered = findOrderedRows(group);
  return placedRows(group).filter((row) => !ordered.has(row));
}

/** The first row of each record. */
function placedRows({ rows }: IndexGroup): IndexRow[] {
  const seen = new Set<string>();
  return rows.filter(({ target }) => target !== undefined && !seen.has(target) && seen.add(target));
}

/** The longest subsequence in which each item may follow the one before it, in n log n for the usual few strays. */
export function longestRun<T>(items: readonly T[], mayFollow: (earlier: T, later: T) => boolean): Set<T> {
  // Patience sorting: `tails[n]` is the last item of the best run of n + 1 items so far.
  const tails: number[] = [];
  const previous: number[] = [];
  items.forEach((item, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (mayFollow(items[tails[middle] as number] as T, item)) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const run = new Set<T>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] as number) run.add(items[at] as T);
  return run;
}

/** The rows of a group that link no other place than before, sorted; rows without a link keep their places. */
export function sortRows(group: IndexGroup): IndexRow[] {
  const order = findRowOrder(group);
  const linked = group.rows.filter(({ target }) => target !== undefined);
  const sorted = [...linked].sort((a, b) => compareTargets(a.target ?? '', b.target ?? '', order));
  return group.rows.map((row) => (row.target === undefined ? row : (sorted[linked.indexOf(row)] as IndexRow)));
}

/** Whether the tables or lists of the index stand for one status each. */
export function isGroupedByStatus(
  { groups }: DecisionIndex,
  statusOf: (group: IndexGroup) => string | undefined,
): boolean {
  return groups.filter((group) => statusOf(group) !== undefined).length * 2 > groups.length;
}
