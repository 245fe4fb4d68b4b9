import { ownText } from './ownText.ts';

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
