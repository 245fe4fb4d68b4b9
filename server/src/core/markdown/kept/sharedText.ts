/** The same text as one string for all who have it, and never a part of a longer one, as with {@link ownText}. */
export const sharedText: (slice: string) => string = remember(ownText);

/**
 * The same text in a string of its own. V8 makes slices of thirteen characters and more by pointing into the text they
 * are cut from: one title kept would keep all of its file. Joining copies the characters.
 */
export function ownText(slice: string): string {
  return slice.length < 13 ? slice : [slice.slice(0, 1), slice.slice(1)].join('');
}

/** So many answers are remembered; when there are more, all of them are forgotten. */
const capacity = 2_000;

/** Longer texts hardly ever come twice. */
const longest = 60;

/**
 * A pure function of a text that remembers what it has answered: ten thousand records ask the same of the same seven
 * headings. `compute` must not keep parts of a longer text alive.
 */
export function remember<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    if (text.length > longest) return compute(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= capacity) known.clear();
    const answer = compute(text);
    known.set(ownText(text), answer);
    return answer;
  };
}
