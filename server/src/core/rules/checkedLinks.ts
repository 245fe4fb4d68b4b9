import type { Link } from '../markdown/facts.ts';
import type { DecisionIndex } from '../model/decisionIndex.ts';
import type { SourceFile } from '../model/sourceFile.ts';

/**
 * The links of a file that the rules of links look at: those of its prose and of its tables, but for the tables of an
 * index, whose links have a rule of their own. `{…}` is for a site generator to fill in.
 */
export function checkedLinks({ uri, facts }: SourceFile, index: DecisionIndex | undefined): Link[] {
  const rowsOfIndex = new Set(index?.file.uri === uri ? index.tables.map(({ table }) => table) : []);
  const inTables = facts.tables
    .filter((table) => !rowsOfIndex.has(table))
    .flatMap(({ header, rows }) => [header, ...rows].flatMap(({ cells }) => cells.flatMap(({ links }) => links)));
  return [...facts.links, ...inTables].filter(({ href }) => !/[{}]/.test(href));
}
