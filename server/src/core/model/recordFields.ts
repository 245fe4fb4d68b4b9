import type { MarkdownFacts } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { tableFields } from './preamble.ts';

/**
 * What a record says of itself as `name: value`, in its front matter, the lines under its title and the tables there:
 * the name in lower case → the value as written, without quotes. Of two values of a name, the last one counts.
 */
export function readRecordFields(facts: MarkdownFacts): Map<string, string> {
  const inTables = tableFields(facts).map(({ name, value }) => [name, value.raw] as const);
  const inFields = facts.fields.map(({ key, value }) => [key, value.raw.replace(/^(["'])(.*)\1$/, '$2')] as const);
  const said = [...inTables, ...inFields].filter(([key, value]) => key !== '' && value !== '');
  return new Map(said.map(([key, value]) => [key.toLowerCase(), value]));
}

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
