import type { MarkdownFacts, Table } from '../markdown/facts.ts';

/** The tables before the first section, where some records have their status, date and relations. */
export function preambleTables({ headings, tables }: MarkdownFacts): readonly Table[] {
  if (tables.length === 0) return tables;
  const end = headings.find(({ depth }) => depth > 1)?.block.start ?? Number.POSITIVE_INFINITY;
  return tables.filter(({ header }) => header.span.start < end);
}
