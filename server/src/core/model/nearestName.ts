import { lowerBound } from '../markdown/sequences.ts';
import { codeAt } from '../markdown/syntax/characters.ts';

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

/**
 * How many letters must be inserted, deleted or replaced to turn one text into the other (Levenshtein), or some number
 * above `limit` where it is more than that.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // What both begin and end with takes no edit.
  let start = 0;
  while (start < a.length && start < b.length && codeAt(a, start) === codeAt(b, start)) start++;
  let behind = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (behind < shorter && codeAt(a, a.length - 1 - behind) === codeAt(b, b.length - 1 - behind)) behind++;
  const [rows, columns] = [a.length - start - behind, b.length - start - behind];
  if (rows === 0 || columns === 0) return Math.max(rows, columns);
  const distances = Array.from({ length: columns + 1 }, (_, at) => at);
  for (let row = 1; row <= rows; row++) {
    let diagonal = row - 1;
    let least = row;
    distances[0] = row;
    const code = codeAt(a, start + row - 1);
    for (let column = 1; column <= columns; column++) {
      const above = distances[column] as number;
      const replaced = diagonal + (code === codeAt(b, start + column - 1) ? 0 : 1);
      const distance = Math.min(replaced, above + 1, (distances[column - 1] as number) + 1);
      distances[column] = distance;
      diagonal = above;
      if (distance < least) least = distance;
    }
    // It only grows from here.
    if (least > limit) return limit + 1;
  }
  return distances[columns] as number;
}

/** The candidate that is nearest to a text, case aside, if any is within `limit` letters: a third of its length, else. */
export function findNearest(
  text: string,
  candidates: readonly string[],
  limit = Math.max(1, Math.floor(text.length / 3)),
): string | undefined {
  const wanted = text.toLowerCase();
  let best: string | undefined;
  let within = limit;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), within);
    if (distance > within) continue;
    best = candidate;
    if (distance === 0) break;
    within = distance - 1;
  }
  return best;
}

/** Whether a word has letters that are not English. */
export function isForeign(text: string): boolean {
  return /[^\p{ASCII}]/u.test(text.replace(/[^\p{L}]/gu, ''));
}
