import { readFacts } from '../../markdown/readFacts.ts';
import { append } from '../../markdown/sequences.ts';
import { readIndex } from '../../model/decisionIndex.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { type DecisionIndex, type IndexGroup, lineOf, rowsOf, rowsWhere } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import type { Log } from '../../model/log.ts';
import { isNumberDoubtful } from '../../model/namePattern.ts';
import { findLooseRecords, findOrphanRow, findUnlistedRecords, isBroken } from '../../model/orphanRows.ts';
import { inWidthOf } from '../../model/recordNumber.ts';
import { compareField, compareRow } from '../../model/rowDifferences.ts';
import { findMisplacedRows } from '../../model/rowOrder.ts';
import { readRowStatus } from '../../model/rowStatus.ts';
import { isOfOthers } from '../../model/sharedRow.ts';
import { nameOf } from '../../model/uris.ts';
import { titleChanges } from '../record/retitleRecord.ts';
import { applyChanges, type Change } from '../workspaceEdits.ts';
import { choosePlace, hindrancesOf, insertions, mayMove, placeRowIn, type RowHindrance } from './addToIndex.ts';
import { alignTables } from './alignTables.ts';
import { changeCell, repointRow } from './changeRow.ts';
import { graphUpdate } from './graphBlock.ts';
import { removeRows, rowRemoval } from './removeRow.ts';
import { newRowFactsOf, rowFactsOf } from './rowFacts.ts';
import { setRowStatus } from './setRowStatus.ts';

/** What a sync does to the index, row by row, and why. */
export type SyncChange =
  | { readonly kind: 'add'; readonly target: string; readonly record: string }
  | { readonly kind: 'link'; readonly target: string; readonly record: string }
  | { readonly kind: 'lead'; readonly target: string; readonly record: string; readonly from: string }
  | {
      readonly kind: 'number' | 'status' | 'title';
      readonly target: string;
      readonly record: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'remove'; readonly target: string; readonly record: string }
  /** The kept graph; its target and record are the index itself. */
  | { readonly kind: 'graph'; readonly target: string; readonly record: string };

export interface SyncOptions {
  /** The records whose rows follow, and the index where its graph does; everything unless given. */
  readonly only?: ReadonlySet<string>;
  /** Rows of files that are gone go, too. Those of files that somebody saw go (`gone`) always do. */
  readonly prune?: boolean;
  readonly gone?: ReadonlySet<string>;
  /** Where files went: their rows are led there. Old URI → new URI. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** Whether tables that were changed are padded anew, all of their rows. */
  readonly align?: boolean;
  /** The titles that records had before: a row that said that one says the new one. Short titles are deliberate, and stay. */
  readonly formerTitles?: ReadonlyMap<string, string>;
}

/** What a sync cannot bring in line: a person must. */
export interface SyncLeft {
  readonly target: string;
  readonly record: string;
  readonly reason:
    | RowHindrance
    /** A row says another status, in words that cannot be replaced by one. */
    | { readonly kind: 'status'; readonly found: string; readonly expected: string }
    /** Its only row is in no table, on this line. */
    | { readonly kind: 'loose'; readonly line: number };
}

/** The index as it should be, what was changed, and what was left. */
export interface SyncResult {
  readonly text: string;
  readonly changes: readonly SyncChange[];
  readonly left: readonly SyncLeft[];
}

/** A second look finds what a first one uncovered, such as the number of a row that was led to another file. */
const mostRounds = 4;

/**
 * Brings the rows of an index in line with the records: each has a row, with its number and status, and in the order of
 * the table; and the graph that it keeps. Touches only the rows that it must, and never sorts. `text` is the index file as it is; where it has no
 * index, or conflict markers, nothing is changed.
 */
export function syncIndex(log: Log, text: string, options: SyncOptions = {}): SyncResult {
  const changes: SyncChange[] = [];
  let current = text;
  for (let round = 0; round < mostRounds; round++) {
    const before = current;
    for (const step of [mendRows, addRows, takeRows, orderRows]) {
      const index = readAgain(log, current);
      if (index === undefined) return { text: current, changes, left: [] };
      current = step(index, current, { log, options, changes });
    }
    if (current === before) break;
  }
  current = drawGraph(current, { log, options, changes });
  const synced = readAgain(log, current);
  const left = synced === undefined ? [] : findLeft(synced, log, options);
  const aligned = options.align && changes.length > 0 ? synced : undefined;
  return { text: aligned === undefined ? current : applyChanges(current, alignTables(aligned)), changes, left };
}

/** Brings the kept graph up to date, where there is one. */
function drawGraph(text: string, { log, options, changes }: SyncStep): string {
  const index = readAgain(log, text);
  const update = index === undefined || !isAsked(index, options) ? undefined : graphUpdate(log, index.file.facts);
  if (index === undefined || update === undefined) return text;
  const drawn = applyChanges(text, [update]);
  if (drawn !== text) changes.push({ kind: 'graph', target: index.file.uri, record: index.file.name });
  return drawn;
}

interface SyncStep {
  readonly log: Log;
  readonly options: SyncOptions;
  readonly changes: SyncChange[];
}

function readAgain(log: Log, text: string): DecisionIndex | undefined {
  const { readme } = log;
  if (readme === undefined) return undefined;
  const index = readIndex({ ...readme, facts: readFacts(text) }, undefined, log);
  return index === undefined || index.file.facts.conflicts.length > 0 ? undefined : index;
}

/** Changes rows where they stand: their links, numbers, titles and statuses. */
function mendRows(index: DecisionIndex, text: string, { log, options, changes }: SyncStep): string {
  const { statuses } = log.convention;
  const edits: Change[] = [];
  for (const group of index.groups) {
    for (const row of group.rows) {
      const renamed = log.records.get(options.renamed?.get(row.target ?? '') ?? '');
      if (renamed !== undefined && row.link !== undefined && !index.targets.has(renamed.file.uri)) {
        append(edits, repointRow(index, row, renamed));
        changes.push({ kind: 'lead', target: renamed.file.uri, record: renamed.file.name, from: row.link.href });
        continue;
      }
      const record = log.records.get(row.target ?? '');
      if (record === undefined || !isAsked(record, options)) continue;
      const mended: Change[] = [];
      for (const { field, found, expected, span } of compareRow(row, group, index, record, log.convention)) {
        if (field === 'number' && isNumberDoubtful(record, log.namePattern)) continue;
        const change = { kind: field, target: record.file.uri, record: record.file.name, from: found, to: expected };
        if (field === 'number') append(mended, changeCell(group, row, { span, text: inWidthOf(found, expected) }));
        else if (field === 'title') {
          if (!isSameTitle(found, options.formerTitles?.get(record.file.uri))) continue;
          append(mended, titleChanges(index, row, record));
        } else {
          if (readRowStatus(row, group, index, statuses)?.via === 'heading') continue;
          const inPlace = setRowStatus(index, row, rowFactsOf(record), log);
          if (inPlace === undefined) continue;
          append(mended, inPlace);
        }
        changes.push(change);
      }
      append(edits, mended);
    }
  }
  return applyChanges(text, withoutOverlaps(edits));
}

/** A row that goes below another heading. */
interface Mover {
  readonly row: IndexRow;
  readonly group: IndexGroup;
  readonly record: DecisionRecord;
  readonly line: string;
  readonly change: SyncChange;
}

/** Takes rows away that lead nowhere, where that was asked for, and moves those that stand under a wrong heading. */
function takeRows(index: DecisionIndex, text: string, step: SyncStep): string {
  const { log, options, changes } = step;
  const { statuses } = log.convention;
  const dead = withoutHolders(
    index,
    rowsOf(index).filter(
      (row) => !log.records.has(row.target ?? '') && shouldGo(row, log, options) && !isOfOthers(row, log.records),
    ),
  );
  const withoutRows = (rows: readonly IndexRow[]) =>
    applyChanges(text, withoutOverlaps([...removeRows(index, dead), ...rows.map((row) => rowRemoval(index, row))]));
  let movers = findMovers(index, step);
  let without = withoutRows(movers.map(({ row }) => row));
  let rest = movers.length === 0 ? undefined : readAgain(log, without);
  // What has no place in the index without it stays where it is.
  for (let count = movers.length; rest !== undefined; count = movers.length) {
    const place = rest;
    movers = movers.filter(({ group, record }) => mayMove(group, choosePlace(place, rowFactsOf(record), statuses)));
    if (movers.length === count) break;
    without = withoutRows(movers.map(({ row }) => row));
    rest = movers.length === 0 ? undefined : readAgain(log, without);
  }
  for (const { target = '' } of dead) changes.push({ kind: 'remove', target, record: nameOf(target) });
  if (movers.length === 0) return without;
  if (rest !== undefined) {
    append(
      changes,
      movers.map(({ change }) => change),
    );
    const lines = new Map(movers.map(({ record, line }) => [record.file.uri, line]));
    const moved = movers.map(({ record }) => rowFactsOf(record));
    return applyChanges(without, insertions(rest, moved, statuses, { written: lines }));
  }
  // Without all of these rows there would be no index to put them into: one of them goes first, by its heading.
  const [first] = movers as [Mover];
  const changesOfFirst = setRowStatus(index, first.row, rowFactsOf(first.record), log) ?? [];
  changes.push(first.change);
  return applyChanges(text, changesOfFirst);
}

/** Rows under a wrong heading. Of two rows of one record the first moves; the other is a double, and for a person to judge. */
function findMovers(index: DecisionIndex, { log, options }: SyncStep): Mover[] {
  const { statuses } = log.convention;
  const movers = new Map<string, Mover>();
  for (const group of index.groups) {
    for (const row of group.rows) {
      const record = log.records.get(row.target ?? '');
      if (record === undefined || !isAsked(record, options) || movers.has(record.file.uri)) continue;
      if (row.others.length > 0) continue;
      const difference = compareRow(row, group, index, record, log.convention).find(({ field }) => field === 'status');
      const isByHeading = readRowStatus(row, group, index, statuses)?.via === 'heading';
      const line = lineOf(index, group, row);
      if (difference === undefined || !isByHeading || line === undefined) continue;
      const facts = { ...rowFactsOf(record), status: difference.expected };
      if (!mayMove(group, choosePlace(index, facts, statuses))) continue;
      const { file } = record;
      const { found: from, expected: to } = difference;
      const change = { kind: 'status', target: file.uri, record: file.name, from, to } as const;
      movers.set(file.uri, { row, group, record, line, change });
    }
  }
  return [...movers.values()];
}

/** Moves rows that this sync has led to another file to their places among the others of their table or list. */
function orderRows(index: DecisionIndex, text: string, { log, changes }: SyncStep): string {
  const led = new Set(changes.flatMap(({ kind, target }) => (kind === 'lead' || kind === 'link' ? [target] : [])));
  let current = { index, text };
  for (;;) {
    const misplaced = findMisplaced(current.index, led);
    if (misplaced === undefined) return current.text;
    led.delete(misplaced.row.target ?? '');
    current = moveWithin(misplaced, current, log) ?? current;
  }
}

/** A row that is out of order, and where its list stands: the how manieth one of which table or list of the index. */
interface Misplaced {
  readonly row: IndexRow;
  readonly group: number;
  readonly list: number;
}

function findMisplaced({ groups }: DecisionIndex, led: ReadonlySet<string>): Misplaced | undefined {
  for (const [at, group] of groups.entries())
    for (const row of findMisplacedRows(group, ({ target = '' }) => led.has(target)))
      if (row.item === undefined || row.item.whole.end === row.item.span.end)
        return { row, group: at, list: group.lists.findIndex((rows) => rows.includes(row)) };
  return undefined;
}

/** The index with a row in its place in the order of its list; undefined where the others are no list without it. */
function moveWithin(
  { row, group, list }: Misplaced,
  { index, text }: { readonly index: DecisionIndex; readonly text: string },
  log: Log,
): { readonly index: DecisionIndex; readonly text: string } | undefined {
  const record = log.records.get(row.target ?? '');
  const without = applyChanges(text, [rowRemoval(index, row)]);
  const rest = readAgain(log, without);
  const others = rest?.groups[group];
  if (record === undefined || rest === undefined || others === undefined) return undefined;
  if (rest.groups.length !== index.groups.length) return undefined;
  const line = indentOf(index, row) + text.slice(row.span.start, row.span.end);
  const place = { group: others, rows: others.lists[list] ?? others.rows };
  const moved = applyChanges(without, [placeRowIn(place, rest, rowFactsOf(record), () => line)]);
  const read = readAgain(log, moved);
  return read === undefined ? undefined : { index: read, text: moved };
}

/** Of some rows those that can go: lists within their items have rows only that go, too. */
function withoutHolders(index: DecisionIndex, rows: readonly IndexRow[]): IndexRow[] {
  const going = new Set(rows);
  let nextStaying = Number.POSITIVE_INFINITY;
  for (const row of [...rowsOf(index)].sort((a, b) => b.span.start - a.span.start)) {
    if ((row.item?.whole.end ?? 0) >= nextStaying) going.delete(row);
    if (!going.has(row)) nextStaying = row.span.start;
  }
  return rows.filter((row) => going.has(row));
}

function shouldGo(row: IndexRow, log: Log, { prune, gone }: SyncOptions): boolean {
  return gone?.has(row.target ?? '') === true || (prune === true && isBroken(row, log));
}

function indentOf({ file }: DecisionIndex, { span }: IndexRow): string {
  const { lines } = file.facts;
  return ' '.repeat(span.start - lines.spanOf(lines.lineAt(span.start)).start);
}

/** Gives records their rows, or leads the row that was written for one to it. */
function addRows(index: DecisionIndex, text: string, { log, options, changes }: SyncStep): string {
  const edits: Change[] = [];
  const toInsert: DecisionRecord[] = [];
  for (const record of findUnlistedRecords(index, log)) {
    if (!isAsked(record, options)) continue;
    const { uri, name } = record.file;
    const orphan = findOrphanRow(record, index, log);
    if (orphan !== undefined) {
      const repointed = repointRow(index, orphan, record, log.namePattern);
      if (repointed.length === 0) continue;
      append(edits, repointed);
      const lead = { target: uri, record: name };
      changes.push(
        orphan.link === undefined ? { kind: 'link', ...lead } : { kind: 'lead', ...lead, from: orphan.link.href },
      );
      continue;
    }
    if (findHindrance(index, record, log) !== undefined) continue;
    toInsert.push(record);
    changes.push({ kind: 'add', target: uri, record: name });
  }
  const facts = toInsert.map((record) => newRowFactsOf(record, log));
  const rows = insertions(index, facts, log.convention.statuses);
  return applyChanges(text, [...edits, ...rows]);
}

/** What forbids a sync to write a record's row. A cell that is empty since the record says nothing is for its author to fill. */
function findHindrance(index: DecisionIndex, record: DecisionRecord, log: Log): RowHindrance | undefined {
  return hindrancesOf(index, record, log).find((each) => each.kind !== 'empty-cell' || !each.isUnderstood);
}

/** What a sync leaves to a person. */
function findLeft(index: DecisionIndex, log: Log, options: SyncOptions): SyncLeft[] {
  const asked = findUnlistedRecords(index, log).filter((record) => isAsked(record, options) && !record.isTemplate);
  const rows = asked.flatMap((record) => {
    const reason = findHindrance(index, record, log);
    return reason === undefined ? [] : [{ target: record.file.uri, record: record.file.name, reason }];
  });
  const statuses = index.groups.flatMap((group) =>
    rowsWhere(group, ({ target, others }) => others.length > 0 || log.records.has(target ?? '')).flatMap((row) =>
      [row.target ?? '', ...row.others].flatMap((uri) => {
        const record = log.records.get(uri);
        if (record === undefined || !isAsked(record, options)) return [];
        const difference = compareField('status', { row, group, index, record, convention: log.convention });
        if (difference === undefined) return [];
        const { found, expected } = difference;
        const reason = { kind: 'status', found, expected } as const;
        return [{ target: record.file.uri, record: record.file.name, reason }];
      }),
    ),
  );
  const { lines } = index.file.facts;
  const loose = findLooseRecords(index, log).flatMap(({ record, span }) =>
    isAsked(record, options) ? [looseLeft(record, lines.lineAt(span.start))] : [],
  );
  return [...rows, ...statuses, ...loose];
}

/** That the only row of a record is outside of the index's tables and lists. `line` counts from 0. */
export function looseLeft({ file }: DecisionRecord, line: number): SyncLeft {
  return { target: file.uri, record: file.name, reason: { kind: 'loose', line: line + 1 } };
}

function isAsked({ file }: DecisionRecord | DecisionIndex, { only }: SyncOptions): boolean {
  return only === undefined || only.has(file.uri);
}

/** Word by word: an index may put marks and other signs around them. */
function isSameTitle(a: string, b: string | undefined): boolean {
  const words = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  return b !== undefined && words(a) === words(b);
}

/** Changes of one row may meet, such as a number in a link that is the title, too: the later one waits for the next round. */
function withoutOverlaps(changes: readonly Change[]): Change[] {
  let end = -1;
  return [...changes]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}
