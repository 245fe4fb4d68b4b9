import type { MarkdownFacts } from '../markdown/facts.ts';
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
