import type { MarkdownFacts } from './facts.ts';

/**
 * What a fragment may name in a file, in lower case: GitHub's slugs of all headings, those in quotes and lists too, and the
 * ids and names of HTML elements.
 */
export function anchorsOf({ headings, otherAnchors }: MarkdownFacts): string[] {
  return [...headings.map(({ slug }) => slug), ...otherAnchors];
}
