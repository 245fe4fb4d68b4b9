/**
 * How many letters must be inserted, deleted or replaced to turn one text into the other (Levenshtein), or some number
 * above `limit` where it is more than that.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
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
    within = distance - 1;
  }
  return best;
}
