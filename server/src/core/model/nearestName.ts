import { findNearest } from './editDistance.ts';

/** Names in alphabetical order, read forwards and backwards: two that differ in a letter are neighbours in one of them. */
interface NameOrder {
  readonly forwards: readonly string[];
  readonly backwards: readonly string[];
}

/** How many neighbours on either side are compared; of a folder with fewer files, all of them are. */
const neighbours = 100;

const known = new WeakMap<readonly string[], NameOrder>();

/**
 * The name of a list that is nearest to another one, if any is near. A list is sorted once, so that ten thousand broken
 * links into a folder of ten thousand files are not a hundred million comparisons.
 */
export function nearestName(missing: string, names: readonly string[]): string | undefined {
  if (names.length <= 2 * neighbours) return findNearest(missing, names);
  const { forwards, backwards } = orderOf(names);
  const near = [
    ...around(missing.toLowerCase(), forwards, (name) => name.toLowerCase()),
    ...around(reverse(missing), backwards, reverse),
  ];
  return findNearest(missing, near);
}

function orderOf(names: readonly string[]): NameOrder {
  const before = known.get(names);
  if (before !== undefined) return before;
  const order = { forwards: sortBy(names, (name) => name.toLowerCase()), backwards: sortBy(names, reverse) };
  known.set(names, order);
  return order;
}

function sortBy(names: readonly string[], keyOf: (name: string) => string): string[] {
  const keyed = names.map((name) => ({ name, key: keyOf(name) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ name }) => name);
}

function around(wanted: string, sorted: readonly string[], keyOf: (name: string) => string): readonly string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(Math.max(0, low - neighbours), low + neighbours);
}

function reverse(name: string): string {
  return [...name.toLowerCase()].reverse().join('');
}
