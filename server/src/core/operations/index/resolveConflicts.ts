import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { contains, type Span } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { type DecisionIndex, groupOf, rowsOf } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import type { Log } from '../../model/log.ts';
import { compareTargets, findRowOrder } from '../../model/rowOrder.ts';
import { isSameStatus, readRowStatus } from '../../model/rowStatus.ts';
import { applyChanges, type Change, editFile } from '../workspaceEdits.ts';
import { rowFactsOf } from './rowFacts.ts';
import { setRowStatus } from './setRowStatus.ts';

/** Whether all conflicts of an index are about rows: what else two people wrote only they can settle. */
export function canResolve(index: DecisionIndex): boolean {
  const known = resolvable.get(index) ?? hasRowsAlone(index);
  resolvable.set(index, known);
  return known;
}

/** Asked for each of the conflicts. */
const resolvable = new WeakMap<DecisionIndex, boolean>();

function hasRowsAlone(index: DecisionIndex): boolean {
  const { conflicts } = index.file.facts;
  const rowLines = new Set(rowsOf(index).map((row) => lineOf(index, row)));
  const isSettled = (line: number) => rowLines.has(line) || isMarkerOrBlank(index, line);
  return conflicts.every((conflict) => linesIn(index, conflict).every(isSettled));
}

/**
 * Settles the conflicts of an index by the union of the rows of both sides, one row for each record, in the order of
 * the table: of two rows for a record that one stays which says its status, and where none does, the first one with
 * the record's status. Rows of what both sides had before (`|||||||`) are what they changed, and go. `text` is the
 * index file as it is.
 */
export function resolveConflicts(index: DecisionIndex, log: Log, text: string): WorkspaceEdit {
  const { conflicts, lines, eol } = index.file.facts;
  const outside = new Set(
    rowsOf(index)
      .filter(({ span }) => !conflicts.some((conflict) => contains(conflict, span)))
      .flatMap(({ target }) => target ?? []),
  );
  const changes = conflicts.map((conflict): Change => {
    const isBase = baseLines(index, conflict, text);
    const rows = rowsOf(index).filter(
      (row) => conflict.start <= placeOf(row) && placeOf(row) < conflict.end && !isBase.has(lineOf(index, row)),
    );
    const kept = union(rows, index, log).filter(({ target }) => target === undefined || !outside.has(target));
    for (const { target } of kept) if (target !== undefined) outside.add(target);
    const group = rows[0] === undefined ? undefined : groupOf(index, rows[0]);
    const order = group === undefined ? undefined : findRowOrder(group);
    if (order !== undefined && !order.isBySeries)
      kept.sort((a, b) => compareTargets(a.target ?? '', b.target ?? '', order));
    const written = kept.map((row) => writeRow(row, index, log, text));
    const isLastLine = lines.endWithBreak(lines.lineAt(conflict.end)) === lines.length;
    const span = {
      start: conflict.start,
      end: written.length > 0 || isLastLine ? conflict.end : lines.endWithBreak(lines.lineAt(conflict.end)),
    };
    return { span, text: written.join(eol) };
  });
  return editFile(index.file, changes);
}

/** One row for each file that is linked; rows without a link all stay. */
function union(rows: readonly IndexRow[], index: DecisionIndex, log: Log): IndexRow[] {
  const kept = new Map<string | IndexRow, IndexRow>();
  for (const row of rows) {
    const key = row.target ?? row;
    const known = kept.get(key);
    if (known === undefined || (!saysStatus(known, index, log) && saysStatus(row, index, log))) kept.set(key, row);
  }
  return [...kept.values()];
}

function saysStatus(row: IndexRow, index: DecisionIndex, log: Log): boolean {
  const wanted = recordOf(row, log)?.status?.known;
  const said = statusOf(row, index, log)?.known;
  return wanted !== undefined && said !== undefined && isSameStatus(wanted, said, log.convention.statuses);
}

function statusOf(row: IndexRow, index: DecisionIndex, log: Log) {
  const group = groupOf(index, row);
  return group === undefined ? undefined : readRowStatus(row, group, index, log.convention.statuses);
}

/** The row's line, with the record's status in place of another one. */
function writeRow(row: IndexRow, index: DecisionIndex, log: Log, text: string): string {
  const { start, end } = index.file.facts.lines.spanOf(lineOf(index, row));
  const line = text.slice(start, end);
  const record = recordOf(row, log);
  const status = record?.status?.known;
  const isByHeading = statusOf(row, index, log)?.via === 'heading';
  if (record === undefined || status === undefined || isByHeading || saysStatus(row, index, log)) return line;
  const changes = setRowStatus(index, row, { ...rowFactsOf(record), status }, log) ?? [];
  const inLine = changes.map((change) => ({
    ...change,
    span: { start: change.span.start - start, end: change.span.end - start },
  }));
  return applyChanges(line, inLine);
}

function recordOf({ target }: IndexRow, { records }: Log): DecisionRecord | undefined {
  const record = records.get(target ?? '');
  return record?.isTemplate === true ? undefined : record;
}

/** A list's item may reach over the markers below it: the place of its link is what counts. */
function placeOf({ link, span }: IndexRow): number {
  return link?.whole.start ?? span.start;
}

function lineOf({ file }: DecisionIndex, row: IndexRow): number {
  return file.facts.lines.lineAt(placeOf(row));
}

function linesIn({ file }: DecisionIndex, { start, end }: Span): number[] {
  const { lines } = file.facts;
  const [first, last] = [lines.lineAt(start), lines.lineAt(end)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function isMarkerOrBlank({ file }: DecisionIndex, line: number): boolean {
  const { lines, markerLines } = file.facts;
  const { start, end } = lines.spanOf(line);
  return start === end || markerLines.has(line);
}

/** The lines between `|||||||` and `=======`. */
function baseLines(index: DecisionIndex, conflict: Span, text: string): Set<number> {
  const { lines } = index.file.facts;
  const base = new Set<number>();
  let isBase = false;
  for (const line of linesIn(index, conflict)) {
    const { start } = lines.spanOf(line);
    if (text.startsWith('|||||||', start)) isBase = true;
    if (text.startsWith('=======', start)) isBase = false;
    if (isBase) base.add(line);
  }
  return base;
}
