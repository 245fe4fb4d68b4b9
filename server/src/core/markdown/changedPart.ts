/** Where two lists differ: all items before `start`, and all from the ends on, are the same objects in both. */
export interface ChangedPart {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Compares the items of two lists from both ends, without looking into them. */
export function findChangedPart<Item>(before: readonly Item[], after: readonly Item[]): ChangedPart {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, endBefore: before.length - same, endAfter: after.length - same };
}

/** A list that was made of another one, item by item, with the part of it that has changed made anew. */
export function replacePart<Made>(
  made: readonly Made[],
  { start, endBefore }: ChangedPart,
  part: readonly Made[],
): Made[] {
  return [...made.slice(0, start), ...part, ...made.slice(endBefore)];
}
