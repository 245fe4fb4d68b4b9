import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Heading } from '../markdown/facts.ts';
import type { StatusWords } from '../model/convention.ts';
import { blankLinesBetween, type DecisionIndex, groupOf, type IndexGroup } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { IndexRow } from '../model/indexRow.ts';
import type { Log } from '../model/log.ts';
import { findOrphanRow } from '../model/orphanRows.ts';
import { compareRow } from '../model/rowDifferences.ts';
import {
  compareTargets,
  findListFor,
  findOrderedRows,
  findRowOrder,
  isGroupedByStatus,
  wouldBeInOrder,
} from '../model/rowOrder.ts';
import { groupStatus, isSameStatus } from '../model/rowStatus.ts';
import { parseStatus } from '../model/status.ts';
import { formatItem } from './itemStyle.ts';
import { repointing } from './repointRow.ts';
import { type RowFacts, rowFactsOf } from './rowFacts.ts';
import { formatTableRow } from './rowStyle.ts';
import { type Change, editFile } from './workspaceEdits.ts';

/**
 * Gives a record its row. Where a row was written for it but leads nowhere (the file was renamed, or had not been written yet), that row is led to
 * the record, so that nothing somebody wrote is lost or doubled; else one row is inserted.
 */
export function addToIndex(index: DecisionIndex, record: DecisionRecord, log: Log): WorkspaceEdit {
  return addAllToIndex(index, [record], log);
}

/** Gives several records their rows in one edit. */
export function addAllToIndex(index: DecisionIndex, records: readonly DecisionRecord[], log: Log): WorkspaceEdit {
  const taken = new Set<IndexRow>();
  const changes: Change[] = [];
  const toInsert: RowFacts[] = [];
  for (const record of records) {
    const orphan = findOrphanRow(record, index, log);
    if (orphan === undefined || taken.has(orphan)) toInsert.push(rowFactsOf(record));
    else changes.push(...repointing(index, orphan, record));
    if (orphan !== undefined) taken.add(orphan);
  }
  return editFile(index.file, [...changes, ...insertions(index, toInsert, log.convention.statuses)]);
}

/**
 * Inserts rows in their places, in the style of their table or list. In an index grouped by status each goes to the
 * group of its own, under the heading that waits for it, if need be; else the group with the most rows gets it.
 */
export function insertRows(index: DecisionIndex, rows: readonly RowFacts[], statuses: StatusWords): WorkspaceEdit {
  return editFile(index.file, insertions(index, rows, statuses));
}

/**
 * The changes that insert rows. `written` has the lines of rows that exist already and move, by the file that they link.
 */
export function insertions(
  index: DecisionIndex,
  rows: readonly RowFacts[],
  statuses: StatusWords,
  written: ReadonlyMap<string, string> = new Map(),
): Change[] {
  // Rows for one place are one change: two insertions at one place have no order of their own.
  const changes = new Map<number, string>();
  const order = findRowOrder(largestGroup(index));
  for (const facts of [...rows].sort((a, b) => compareTargets(a.uri, b.uri, order))) {
    const { span, text } = placeRow(index, facts, statuses, (...args) => written.get(facts.uri) ?? formatRow(...args));
    changes.set(span.start, (changes.get(span.start) ?? '') + text);
  }
  return [...changes].map(([at, text]) => insertion(at, text));
}

/** The line of a record's row, as a table or list of the index would have it behind its last one that links a file. */
export function rowLine(index: DecisionIndex, facts: RowFacts, group: IndexGroup): string {
  const near = (group.rows as readonly IndexRow[]).findLastIndex(({ link }) => link !== undefined);
  return formatRow(index, facts, group, near);
}

/** The insertion of a row in its place; `format` writes its line for the group, near the row of a position. */
export function placeRow(
  index: DecisionIndex,
  facts: RowFacts,
  statuses: StatusWords,
  format: (index: DecisionIndex, facts: RowFacts, group: IndexGroup, near: number) => string,
): Change {
  const { lines, eol } = index.file.facts;
  const place = choosePlace(index, facts.status, statuses);
  const { group } = place;
  if (place.heading !== undefined) {
    const { end } = lines.spanOf(lines.lineAt(place.heading.block.end));
    return insertion(end, eol + eol + format(index, facts, group, 0));
  }
  const list = findListFor(facts.uri, group);
  const after = findRowBefore(facts, group, list);
  const row = list[after];
  const neighbour = row ?? list[0];
  const text = format(index, facts, group, neighbour === undefined ? 0 : group.rows.indexOf(neighbour));
  const gap = eol.repeat(1 + blankLinesBetween(index, group));
  if (row === undefined && group.kind === 'list') {
    const first = lines.lineAt(list[0]?.span.start ?? 0);
    return insertion(lines.spanOf(first).start, text + gap);
  }
  const above =
    row === undefined && group.kind === 'table' ? group.table.delimiter.span : (row?.item?.whole ?? row?.span);
  return insertion(lines.spanOf(lines.lineAt(above?.end ?? 0)).end, gap + text);
}

/**
 * Whether the row that a record would get says what the record does: an index by status may have no place for some, and
 * a row that was written under an old name may be out of date.
 */
export function canAddToIndex(index: DecisionIndex, record: DecisionRecord, log: Log): boolean {
  const orphan = findOrphanRow(record, index, log);
  const group = orphan === undefined ? undefined : groupOf(index, orphan);
  if (orphan === undefined || group === undefined) return hasPlaceFor(index, record, log.convention.statuses);
  const isInOrder = wouldBeInOrder(orphan, record.file.uri, group);
  return isInOrder && compareRow(orphan, group, index, record, log.convention).length === 0;
}

function hasPlaceFor(index: DecisionIndex, record: DecisionRecord, statuses: StatusWords): boolean {
  const known = record.status?.known;
  const { group, heading } = choosePlace(index, known, statuses);
  const said = group.kind === 'table' && group.columns.status !== undefined ? undefined : groupStatus(group, statuses);
  return known === undefined || heading !== undefined || said === undefined || isSameStatus(said, known, statuses);
}

function insertion(at: number, text: string): Change {
  return { span: { start: at, end: at }, text };
}

function formatRow(index: DecisionIndex, facts: RowFacts, group: IndexGroup, near: number): string {
  return group.kind === 'table' ? formatTableRow(index, facts, group, near) : formatItem(index, facts, group, near);
}

/** The group that a row belongs to, or the heading of its status under which no rows stand yet, to be filled in the style of a group. */
export function choosePlace(
  index: DecisionIndex,
  status: string | undefined,
  statuses: StatusWords,
): { readonly group: IndexGroup; readonly heading?: Heading } {
  const statusOf = (group: IndexGroup) => groupStatus(group, statuses);
  const largest = largestGroup(index);
  if (status === undefined || !isGroupedByStatus(index, statusOf)) return { group: largest };
  const own = index.groups.find((group) => isSameStatus(statusOf(group) ?? '', status, statuses));
  if (own !== undefined) return { group: own };
  const heading = index.file.facts.headings.find(({ text, content }) =>
    isSameStatus(parseStatus({ raw: text, span: content }, statuses.understood)?.known ?? '', status, statuses),
  );
  return heading === undefined ? { group: largest } : { group: largest, heading };
}

function largestGroup({ groups }: DecisionIndex): IndexGroup {
  return groups.reduce((largest, each) => (each.rows.length > largest.rows.length ? each : largest));
}

/**
 * The position, in one of the group's lists, of the row behind which a record belongs, in the order that most rows
 * follow; -1 for the first place.
 */
function findRowBefore({ uri, number }: RowFacts, group: IndexGroup, rows: readonly IndexRow[]): number {
  const order = findRowOrder(group);
  if (number === undefined && order.key === 'number') return rows.length - 1;
  if (rows.every(({ target }) => target === undefined)) return rows.length - 1;
  // Among the rows that are in order: a stray one must not attract others.
  const ordered = findOrderedRows(group);
  const before = rows.findLastIndex((row) => ordered.has(row) && compareTargets(row.target ?? '', uri, order) < 0);
  return before === -1 ? rows.findIndex((row) => ordered.has(row)) - 1 : before;
}
