import { ownText } from './ownText.ts';

/** So many texts are remembered; when there are more, all of them are forgotten. */
const capacity = 2_000;
const longest = 60;
const known = new Map<string, string>();

/**
 * The same text, as one string for all who have it: the headings of ten thousand records are mostly the same seven words.
 * Never a part of a longer string, as with {@link ownText}.
 */
export function sharedText(slice: string): string {
  const shared = known.get(slice);
  if (shared !== undefined) return shared;
  const own = ownText(slice);
  if (own.length > longest) return own;
  if (known.size >= capacity) known.clear();
  known.set(own, own);
  return own;
}
