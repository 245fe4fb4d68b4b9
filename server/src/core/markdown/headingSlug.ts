import { slug } from 'github-slugger';
import { ownText, remember } from './kept/sharedText.ts';

/**
 * What a fragment calls a heading of this text, where no heading above it has the same: GitHub's slug. In ASCII that is
 * simple; `github-slugger` knows which of the other characters GitHub drops.
 */
function makeSlug(text: string): string {
  if (/[\u0080-\uffff]/.test(text)) return ownText(slug(text));
  return ownText(
    text
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** The same, remembered: not of titles, of which there are as many as records. */
export const headingSlug: (text: string) => string = remember(makeSlug);

/** The slugs of a file's headings: the second `Notes` is `notes-1`. */
export class HeadingSlugs {
  /** Slug → how many headings beyond the first have wanted it. */
  readonly #taken = new Map<string, number>();

  /** The slug of the next heading. */
  take(text: string, isTitle = false): string {
    const wanted = isTitle ? makeSlug(text) : headingSlug(text);
    let unique = wanted;
    while (this.#taken.has(unique)) {
      const count = (this.#taken.get(wanted) ?? 0) + 1;
      this.#taken.set(wanted, count);
      unique = `${wanted}-${count}`;
    }
    this.#taken.set(unique, 0);
    return unique;
  }
}
