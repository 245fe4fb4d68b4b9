import { lowerBound } from '../markdown/lowerBound.ts';
import { findNearest } from './editDistance.ts';

/** Names in alphabetical order, with what they are ordered by. */
interface SortedNames {
  readonly names: readonly string[];
  readonly keys: readonly string[];
}

/** Read forwards and backwards: two names that differ in a letter are neighbours in one of them. */
interface NameOrder {
  readonly forwards: SortedNames;
  readonly backwards: SortedNames;
}

/** How many neighbours on either side are compared; of a folder with fewer files, all of them are. */
const neighbours = 50;

const known = new WeakMap<readonly string[], NameOrder>();

/** What was nearest to which name; a keystroke elsewhere in a file with a broken link asks for the same again. */
const answers = new WeakMap<readonly string[], Map<string, string | undefined>>();

/** So many answers are kept for each list. */
const mostAnswers = 200;

/**
 * The name of a list that is nearest to another one, if any is near. A list is sorted once, so that ten thousand broken
 * links into a folder of ten thousand files are not a hundred million comparisons.
 */
export function nearestName(missing: string, names: readonly string[]): string | undefined {
  const before = answers.get(names) ?? new Map<string, string | undefined>();
  if (before.has(missing)) return before.get(missing);
  const nearest = findNearestName(missing, names);
  if (before.size < mostAnswers) answers.set(names, before.set(missing, nearest));
  return nearest;
}

function findNearestName(missing: string, names: readonly string[]): string | undefined {
  if (names.length <= 4 * neighbours) return findNearest(missing, names);
  const { forwards, backwards } = orderOf(names);
  const near = [...around(inLowerCase(missing), forwards), ...around(reversed(missing), backwards)];
  return findNearest(missing, [...new Set(near)]);
}

function orderOf(names: readonly string[]): NameOrder {
  const before = known.get(names);
  if (before !== undefined) return before;
  const order = { forwards: sortBy(inLowerCase, names), backwards: sortBy(reversed, names) };
  known.set(names, order);
  return order;
}

function sortBy(keyOf: (name: string) => string, names: readonly string[]): SortedNames {
  const keyed = names.map((name) => ({ name, key: keyOf(name) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { names: keyed.map(({ name }) => name), keys: keyed.map(({ key }) => key) };
}

function around(wanted: string, { names, keys }: SortedNames): readonly string[] {
  const low = lowerBound(keys.length, (at) => (keys[at] as string) < wanted);
  // The nearest ones first: beside a name that differs in a letter the others need no closer look.
  const near: string[] = [];
  for (let step = 0; step < neighbours; step++)
    for (const name of [names[low + step], names[low - 1 - step]]) if (name !== undefined) near.push(name);
  return near;
}

function inLowerCase(name: string): string {
  return name.toLowerCase();
}

function reversed(name: string): string {
  return [...name.toLowerCase()].reverse().join('');
}
