import type { MarkdownFacts } from './facts.ts';

/**
 * What a fragment may name in a file, in lower case: GitHub's slugs of all headings, those in quotes and lists too, the
 * ids that headings are given (`## Context {#why}`), and the ids and names of HTML elements.
 */
export function anchorsOf({ headings, otherAnchors }: MarkdownFacts): string[] {
  const given = headings.flatMap(({ text }) => givenIdOf(text) ?? []);
  return [...headings.map(({ slug }) => slug), ...given, ...otherAnchors];
}

/** As kramdown, Pandoc, Hugo and Docusaurus write it at the end of a heading. */
function givenIdOf(heading: string): string | undefined {
  if (!heading.endsWith('}')) return undefined;
  const inner = heading.slice(heading.lastIndexOf('{') + 1, -1);
  return /^:?[ \t]*#([^\s{}]+)/.exec(inner)?.[1]?.toLowerCase();
}
