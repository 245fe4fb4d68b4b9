/** The largest number, `-Infinity` of none. As arguments of `Math.max`, a hundred thousand would fill the stack. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
}

/** The smallest number, `Infinity` of none, as {@link largest}. */
export function smallest(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY);
}

/** Adds items to the end of a list. As arguments of `push`, a hundred thousand would fill the stack. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item);
}

/** The first of `count` places that is not before what is searched for: those that are before it come first. By halves. */
export function lowerBound(count: number, isBefore: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const none: readonly never[] = [];

/** A list, or where it is empty, the one that all share: most lists of a file are, and there are ten thousand files. */
export function orNone<Item>(list: readonly Item[]): readonly Item[] {
  return list.length === 0 ? none : list;
}
