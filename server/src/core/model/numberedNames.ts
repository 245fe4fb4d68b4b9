import { parseAnyName } from './recordName.ts';
import { canonicalNumber } from './recordNumber.ts';
import { resemble, wordsIn } from './sameWords.ts';

const known = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/**
 * The only name of a list with the number of a missing one, of those with its prefix where there are such, unless its
 * words say that it is another decision. A list is read once, however many names are missing.
 */
export function numberedName(missing: string, names: readonly string[]): string | undefined {
  const { number, prefix, slug = '', other } = parseAnyName(missing) ?? {};
  if (number === undefined) return undefined;
  const numbered = byNumber(names);
  // With all digits first: a link to `017-1-x.md` does not mean `017-y.md` where there is a `017-1-y.md`.
  const all = numbered.get(canonicalNumber(other?.number ?? number)) ?? numbered.get(canonicalNumber(number)) ?? [];
  const holders = all.filter((name) => mayBeSlug(slug, name));
  const alike = holders.filter((name) => parseAnyName(name)?.prefix.toLowerCase() === prefix?.toLowerCase());
  const [only, ...others] = alike.length > 0 ? alike : holders;
  return others.length === 0 ? only : undefined;
}

/** Whether words may be the slug of a file: they are those of its name, or one of them has none. */
function mayBeSlug(slug: string, name: string): boolean {
  const other = parseAnyName(name)?.slug ?? '';
  return slug === '' || other === '' || resemble(slug, other);
}

const knownSlugs = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/** The only name of a list, `own` aside, with the slug of a missing one and another number: its file was renumbered. */
export function sluggedName(missing: string, names: readonly string[], own?: string): string | undefined {
  const slug = slugKey(missing);
  if (slug === undefined) return undefined;
  const slugs = knownSlugs.get(names) ?? groupBy(names, slugKey);
  knownSlugs.set(names, slugs);
  const [only, ...others] = (slugs.get(slug) ?? []).filter((name) => name !== own);
  return others.length === 0 ? only : undefined;
}

function slugKey(name: string): string | undefined {
  const words = wordsIn(parseAnyName(name)?.slug ?? '').join(' ');
  return words === '' ? undefined : words;
}

function numberKey(name: string): string | undefined {
  const parsed = parseAnyName(name);
  const number = parsed?.other?.number ?? parsed?.number;
  return number === undefined ? undefined : canonicalNumber(number);
}

function groupBy(names: readonly string[], keyOf: (name: string) => string | undefined): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = keyOf(name);
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined) group.push(name);
    else if (key !== undefined) groups.set(key, [name]);
  }
  return groups;
}

function byNumber(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const before = known.get(names);
  if (before !== undefined) return before;
  const numbered = groupBy(names, numberKey);
  known.set(names, numbered);
  return numbered;
}
