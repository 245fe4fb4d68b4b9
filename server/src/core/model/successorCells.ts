import type { Cell, RowContent, Table } from '../markdown/facts.ts';
import { findMentions } from '../markdown/findMentions.ts';
import { plainText } from '../markdown/plainText.ts';
import { saysNothing } from '../markdown/saysNothing.ts';
import { columnRole } from '../vocabulary/columnNames.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { isSplit } from './indexGroups.ts';
import { targetOf, wordsOf } from './indexRow.ts';
import type { Log } from './log.ts';
import { says } from './relatedRecords.ts';
import { relationOfName } from './relationClauses.ts';
import { type Reference, toReference } from './relations.ts';
import type { ComparedRow } from './rowDifferences.ts';
import { listSeparators } from './sharedRow.ts';
import type { SourceFile } from './sourceFile.ts';
import { namedBySupersession, namesRecord } from './successors.ts';
import { findReached, isInEffect } from './supersession.ts';

/** What a column may say of the records of its rows and others. */
export type ColumnRelation = 'superseded-by' | 'supersedes';

/**
 * The column of a table that says by which record each one was superseded, or which one it supersedes, as its header tells:
 * `Superseded by`, `Nachfolger`, `Supersedes`; undefined where none does, or several do.
 */
export function relationColumn({ header: { content } }: Table, kind: ColumnRelation): number | undefined {
  const known = knownColumns.get(content) ?? findColumns(content);
  knownColumns.set(content, known);
  return known[kind].length === 1 ? known[kind][0] : undefined;
}

/** Each row of a table asks for its header. */
const knownColumns = new WeakMap<RowContent, Readonly<Record<ColumnRelation, readonly number[]>>>();

function findColumns({ cells }: RowContent): Readonly<Record<ColumnRelation, readonly number[]>> {
  const kinds = cells.map(({ raw }) => relationOfColumn(plainText(raw)));
  const columnsOf = (kind: ColumnRelation) => kinds.flatMap((each, at) => (each === kind ? [at] : []));
  return { 'superseded-by': columnsOf('superseded-by'), supersedes: columnsOf('supersedes') };
}

/** Below a participle alone may stand days, or predecessors, and "ersetzt" may be one. */
function relationOfColumn(name: string): ColumnRelation | undefined {
  if (columnRole(name) === 'successor') return 'superseded-by';
  const { kind, isPart = true, hasAgent } = relationOfName(name) ?? {};
  if (isPart) return undefined;
  if (kind === 'superseded-by') return hasAgent === true ? kind : undefined;
  return kind === 'supersedes' && !/^\W*ersetzt\W*$/i.test(name) ? kind : undefined;
}

/** A cell that names other successors than the record of its row. */
export interface SuccessorDifference {
  readonly cell: Cell;
  readonly found: readonly DecisionRecord[];
  /** Without those that others of them have superseded. */
  readonly expected: readonly DecisionRecord[];
}

/**
 * What a row says of its record's successors otherwise than the record, where that is certain. A successor of the successor
 * is right, and so is one of several; what a record says of a part of it, or only mentions, may be meant.
 */
export function compareSuccessors(
  { row, group, index, record }: ComparedRow,
  log: Log,
): SuccessorDifference | undefined {
  if (group.kind === 'list' || record.isTemplate || row.others.length > 0) return undefined;
  const cell = row.cells[relationColumn(group.table, 'superseded-by') ?? -1];
  if (cell === undefined || isSplit(row, group.table.header.content.cells.length)) return undefined;
  const found = recordsIn(cell, record, index.file, log);
  if (found === undefined) return undefined;
  const expected = [...namedBySupersession(record, log)].flatMap(({ kind, other }) =>
    kind === 'superseded-by' ? [other] : [],
  );
  const isOther = expected.length === 0 ? isInvented(found, record, log) : areOthers(found, expected, record, log);
  if (!isOther) return undefined;
  // A record may also name a first successor, which another one of them has superseded.
  const isLast = (each: DecisionRecord) => !expected.some((other) => says(each, 'superseded-by', other, log));
  const last = expected.filter(isLast);
  return { cell, found, expected: last.length === 0 ? expected : last };
}

/** Whether a record is in effect that a row calls superseded, and neither it nor the other one names the other. */
function isInvented(found: readonly DecisionRecord[], record: DecisionRecord, log: Log): boolean {
  if (found.length === 0 || record.status === undefined || !isInEffect(record)) return false;
  return !found.some((other) => namesRecord(record, other, log) || namesRecord(other, record, log));
}

function areOthers(
  found: readonly DecisionRecord[],
  expected: readonly DecisionRecord[],
  record: DecisionRecord,
  log: Log,
): boolean {
  if (found.length === 0) return true;
  const related = [...record.relations, ...record.remarks].flatMap(({ reference }) => log.resolve(reference, record));
  if (found.some((other) => expected.includes(other) || related.includes(other))) return false;
  const later = findReached(record, 'superseded-by', 'supersedes', log, mostLater);
  return !found.some((other) => later.has(other));
}

/** So many successors, one of the other, no decision has; every row may have to be asked for them. */
const mostLater = 20;

/** The records that a cell names; none where it is empty, or says so. Undefined where it says anything else. */
export function recordsIn(
  cell: Cell,
  record: DecisionRecord,
  from: Pick<SourceFile, 'uri' | 'root'>,
  log: Log,
): readonly DecisionRecord[] | undefined {
  const { raw, span } = wordsOf(cell);
  if (raw === '' || saysNothing(raw)) return [];
  const found: DecisionRecord[] = [];
  let rest = raw;
  const take = (start: number, end: number, reference: Reference) => {
    const [other, ...namesakes] = log.resolve(reference, record);
    if (other === undefined || namesakes.length > 0 || other === record || other.isTemplate) return;
    found.push(other);
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  };
  for (const link of cell.links) {
    const uri = targetOf(link, from);
    if (uri !== undefined) take(link.whole.start - span.start, link.whole.end - span.start, { uri });
  }
  for (const mention of findMentions(rest, { start: 0, end: rest.length }, 0, log.series))
    take(mention.span.start, mention.span.end, toReference(mention));
  for (const { 0: number, index } of rest.matchAll(/(?<![\p{L}\p{N}.-])\d{1,5}(?:-\d{1,2})?(?![\p{L}\p{N}.-])/gu))
    take(index, index + number.length, { number });
  return found.length > 0 && rest.replace(listSeparators, '').replace(/[`()[\]#]/g, '') === '' ? found : undefined;
}
