import GithubSlugger from 'github-slugger';

/** What a fragment calls a heading of this text, where no heading above it has the same. */
export function headingSlug(text: string): string {
  return new GithubSlugger().slug(text);
}
