import type { CellLink, Link, Table } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';
import { type DecisionIndex, type IndexGroup, type IndexTable, rowsWhere } from '../model/indexGroups.ts';
import { inlineLinks, linksIn, resolveLink } from '../model/links.ts';
import { fileOf, type Log } from '../model/log.ts';
import type { SourceFile } from '../model/sourceFile.ts';

/**
 * The links of a file that the rules of links look at: those of its prose and of its tables, but for those of the rows
 * of an index, which have a rule of their own. `{…}` is for a site generator to fill in.
 */
export function checkedLinks({ uri, facts }: SourceFile, index: DecisionIndex | undefined): Link[] {
  const links = index?.file.uri === uri ? linksBeside(index) : inlineLinks(facts);
  return links.filter(({ href }) => !/[{}]/.test(href));
}

/** Both rules of links ask for them. */
function linksBeside(index: DecisionIndex): readonly (Link | CellLink)[] {
  const known = knownLinks.get(index) ?? linksBesideRows(index);
  knownLinks.set(index, known);
  return known;
}

const knownLinks = new WeakMap<DecisionIndex, readonly (Link | CellLink)[]>();

/** The links of an index but those of its rows. Most rows have no other one, and make nothing of their cells. */
function linksBesideRows(index: DecisionIndex): (Link | CellLink)[] {
  const { links, tables } = index.file.facts;
  // Links of items stand in the text, and those by reference are where their definitions are.
  const isInText = (group: IndexGroup) => group.kind === 'list' || group.table.hasReferences;
  const inText = index.groups.flatMap((group) => (isInText(group) ? group.rows : []));
  const ofRows = new Set(inText.map(({ link }) => link?.target.start));
  const partsOf = new Map<Table, IndexTable[]>();
  for (const group of index.groups) {
    if (group.kind === 'table') partsOf.set(group.whole, [...(partsOf.get(group.whole) ?? []), group]);
  }
  const inTables = tables.flatMap((table) => [
    ...linksIn(table.header.cells),
    ...linksInRows(table, partsOf.get(table)),
  ]);
  return [...links.filter(({ target }) => !ofRows.has(target.start)), ...inTables];
}

function linksInRows(table: Table, parts: readonly IndexTable[] | undefined): CellLink[] {
  if (parts === undefined) return table.rows.flatMap(({ cells }) => linksIn(cells));
  if (parts[0]?.reading.counts.withOtherLinks === 0) return [];
  const rows = parts.flatMap((part) => rowsWhere(part, ({ hasOtherLinks }) => hasOtherLinks));
  return rows.flatMap((row) => linksIn(row.cells).filter((link) => link !== row.link));
}

/** Where a file links one that is not of its log: whether that exists depends on more than the log. */
export function* linksBeyond({ uri, root, facts }: SourceFile, log: Log): Iterable<Span> {
  for (const { href, target } of inlineLinks(facts)) {
    const linked = resolveLink(uri, href, root);
    if (linked !== undefined && fileOf(linked, log) === undefined) yield target;
  }
}
