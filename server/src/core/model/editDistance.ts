import { codeAt } from '../markdown/codeAt.ts';

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
