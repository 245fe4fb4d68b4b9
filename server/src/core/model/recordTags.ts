import type { MarkdownFacts } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';

const tagKey = /^(?:tags?|areas?|categor(?:y|ies)|components?|topics?|domains?)$/i;

/** The areas that a record names in its front matter or under its title, such as `tags: [mesh, "edge"]`, in order. */
export function findTags({ fields }: MarkdownFacts): string[] {
  if (fields.length === 0) return [];
  const values = fields.filter(({ key }) => tagKey.test(key.trim())).map(({ value }) => plainText(value.raw));
  const tags = values.flatMap((value) => value.replace(/^\[(.*)\]$/, '$1').split(/[,;]/));
  return [...new Set(tags.map((tag) => tag.trim().replace(/^(["'])(.*)\1$/, '$2')))].filter((tag) =>
    /[\p{L}\p{N}]/u.test(tag),
  );
}
