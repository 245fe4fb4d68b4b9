import { parseRecordName } from './recordName.ts';
import { canonicalNumber } from './recordNumber.ts';

const known = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/**
 * The only name of a list with the number of a missing one, of those with its prefix where there are such. A list is
 * read once, however many names are missing.
 */
export function numberedName(missing: string, names: readonly string[]): string | undefined {
  const { number, prefix, other } = parseRecordName(missing) ?? {};
  if (number === undefined) return undefined;
  const numbered = byNumber(names);
  // With all digits first: a link to `017-1-x.md` does not mean `017-y.md` where there is a `017-1-y.md`.
  const holders = numbered.get(canonicalNumber(other?.number ?? number)) ?? numbered.get(canonicalNumber(number)) ?? [];
  const alike = holders.filter((name) => parseRecordName(name)?.prefix.toLowerCase() === prefix?.toLowerCase());
  const [only, ...others] = alike.length > 0 ? alike : holders;
  return others.length === 0 ? only : undefined;
}

function byNumber(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const before = known.get(names);
  if (before !== undefined) return before;
  const numbered = new Map<string, string[]>();
  for (const name of names) {
    const parsed = parseRecordName(name);
    const number = parsed?.other?.number ?? parsed?.number;
    if (number === undefined) continue;
    const key = canonicalNumber(number);
    const holders = numbered.get(key);
    if (holders === undefined) numbered.set(key, [name]);
    else holders.push(name);
  }
  known.set(names, numbered);
  return numbered;
}
