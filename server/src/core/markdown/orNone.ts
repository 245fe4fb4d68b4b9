const none: readonly never[] = [];

/** A list, or where it is empty, the one that all share: most lists of a file are, and there are ten thousand files. */
export function orNone<Item>(list: readonly Item[]): readonly Item[] {
  return list.length === 0 ? none : list;
}
