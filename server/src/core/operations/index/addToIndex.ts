import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Heading } from '../../markdown/facts.ts';
import { append } from '../../markdown/sequences.ts';
import type { StatusWords } from '../../model/convention.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import {
  blankLinesBetween,
  type DecisionIndex,
  groupOf,
  haveSameForm,
  type IndexGroup,
} from '../../model/indexGroups.ts';
import type { IndexRow, TargetName } from '../../model/indexRow.ts';
import { findSection } from '../../model/indexSections.ts';
import type { Log } from '../../model/log.ts';
import { findOrphanRow, findRecordMeantBy, isClaimed, isNumberLeft } from '../../model/orphanRows.ts';
import { compareNumbers } from '../../model/recordNumber.ts';
import { compareRow } from '../../model/rowDifferences.ts';
import {
  areOneSeries,
  comparePlaces,
  findListFor,
  findOrderedRows,
  findRowOrder,
  isGroupedByStatus,
  placeOf,
  type RowOrder,
  wouldBeInOrder,
} from '../../model/rowOrder.ts';
import { groupStatus, isSameStatus, readRowStatus, statusOfHeading } from '../../model/rowStatus.ts';
import { inLettersOfRows } from '../record/statusLetters.ts';
import { type Change, editFile } from '../workspaceEdits.ts';
import { repointRow } from './changeRow.ts';
import { formatItem } from './itemStyle.ts';
import { newRowFactsOf, type RowFacts, rowFactsOf } from './rowFacts.ts';
import { findGaps, formatTableRow } from './rowStyle.ts';

/**
 * Gives a record its row. Where a row was written for it but leads nowhere (the file was renamed, or had not been written yet), that row is led to
 * the record, so that nothing somebody wrote is lost or doubled; else one row is inserted.
 */
export function addToIndex(index: DecisionIndex, record: DecisionRecord, log: Log): WorkspaceEdit {
  return addAllToIndex(index, [record], log);
}

/** Gives several records their rows in one edit. */
export function addAllToIndex(index: DecisionIndex, records: readonly DecisionRecord[], log: Log): WorkspaceEdit {
  const changes: Change[] = [];
  const toInsert: RowFacts[] = [];
  for (const record of records) {
    const orphan = findOrphanRow(record, index, log);
    if (orphan === undefined) toInsert.push(newRowFactsOf(record, log));
    else append(changes, repointRow(index, orphan, record, log.namePattern));
  }
  // The rows that the same fix gives their files stand where these belong.
  const placeIn = (row: IndexRow) => {
    const meant = findRecordMeantBy(row, log);
    return meant !== undefined && canAddToIndex(index, meant, log) ? placeMeantBy(row, log) : row.targetName;
  };
  append(changes, insertions(index, toInsert, log.convention.statuses, { placeIn }));
  return changes.length === 0 ? { documentChanges: [] } : editFile(index.file, changes);
}

/**
 * Inserts rows in their places, in the style of their table or list. In an index grouped by status each goes to the
 * group of its own, under the heading that waits for it, if need be; one for which there is neither is left out.
 */
export function insertRows(index: DecisionIndex, rows: readonly RowFacts[], statuses: StatusWords): WorkspaceEdit {
  const changes = insertions(index, rows, statuses);
  return changes.length === 0 ? { documentChanges: [] } : editFile(index.file, changes);
}

/** What else is known of the rows of an index. */
interface InsertionOptions {
  /** The lines of rows that exist already and move, by the file that they link. */
  readonly written?: ReadonlyMap<string, string>;
  /** Where an existing row belongs: by its link, or by the file that it will lead to. */
  readonly placeIn?: PlaceIn;
}

type PlaceIn = (row: IndexRow) => TargetName;

const asLinked: PlaceIn = ({ targetName }) => targetName;

/** The changes that insert rows. */
export function insertions(
  index: DecisionIndex,
  rows: readonly RowFacts[],
  statuses: StatusWords,
  { written, placeIn = asLinked }: InsertionOptions = {},
): Change[] {
  // Rows for one place are one change: two insertions at one place have no order of their own.
  const changes = new Map<number, Change>();
  const order = findRowOrder(largestGroup(index));
  const { key, direction } = order;
  for (const facts of [...rows].sort((a, b) => comparePlaces(placeOf(a), placeOf(b), { key, direction }))) {
    const place = choosePlace(index, facts, statuses);
    if (place === undefined) continue;
    const format: RowFormat = (...args) => written?.get(facts.uri) ?? formatRow(...args);
    const placed = placeRowIn(place, index, facts, format, placeIn);
    const { span } = placed;
    const before = changes.get(span.start);
    changes.set(span.start, { span, text: before === undefined ? placed.text : before.text + placed.next });
  }
  return [...changes.values()];
}

/** A row as a change, and the text that it is where another row has been put there before it. */
interface PlacedRow extends Change {
  readonly next: string;
}

/** The line of a record's row, as a table or list of the index would have it behind its last one that links a file. */
export function rowLine(index: DecisionIndex, facts: RowFacts, group: IndexGroup): string {
  const near = (group.rows as readonly IndexRow[]).findLastIndex(({ target }) => target !== undefined);
  return formatRow(index, facts, group, near);
}

type RowFormat = (index: DecisionIndex, facts: RowFacts, group: IndexGroup, near: number) => string;

/**
 * The insertion of a row in its place, or the change that puts it where a text such as `- none` waits for it; `format`
 * writes its line for the group, near the row of a position. Undefined where the index has no place for it.
 */
export function placeRow(
  index: DecisionIndex,
  facts: RowFacts,
  statuses: StatusWords,
  format: RowFormat,
): PlacedRow | undefined {
  const place = choosePlace(index, facts, statuses);
  return place === undefined ? undefined : placeRowIn(place, index, facts, format);
}

/** The same where it is known where the row goes. */
export function placeRowIn(
  place: RowPlace,
  index: DecisionIndex,
  facts: RowFacts,
  format: RowFormat,
  placeIn = asLinked,
): PlacedRow {
  const { lines } = index.file.facts;
  const { group } = place;
  if (place.heading !== undefined) {
    const { block, body } = place.heading;
    const eol = lineEndingAt(lines.lineAt(block.end), index);
    const row = format(index, facts, group, 0);
    const waiting = index.file.facts.nothings.find(({ start, end }) => body.start <= start && end <= body.end);
    const { end } = lines.spanOf(lines.lineAt(block.end));
    const span = waiting ?? { start: end, end };
    return { span, text: (waiting === undefined ? eol + eol : '') + headerOf(group, eol) + row, next: eol + row };
  }
  const list = place.rows ?? findListFor(facts.uri, group);
  const after = findRowBefore(facts, group, list, placeIn);
  const row = list[after];
  const neighbour = row ?? list[0];
  const text = format(index, facts, group, neighbour === undefined ? 0 : group.rows.indexOf(neighbour));
  const blankLines = blankLinesBetween(index, group);
  if (row === undefined && group.kind === 'list') {
    const first = lines.lineAt(list[0]?.span.start ?? 0);
    const gap = lineEndingAt(first, index).repeat(1 + blankLines);
    return { ...insertion(lines.spanOf(first).start, text + gap), next: text + gap };
  }
  const above = row === undefined && group.kind === 'table' ? group.above : (row?.item?.whole ?? row?.span);
  const line = lines.lineAt(above?.end ?? 0);
  const gap = lineEndingAt(line, index).repeat(1 + blankLines);
  return { ...insertion(lines.spanOf(line).end, gap + text), next: gap + text };
}

/** How a line ends, or the one above it where it is the last: in a file of mixed line endings a new one ends as its neighbour. */
function lineEndingAt(line: number, { file }: DecisionIndex): string {
  const { lines, eol } = file.facts;
  const lengthOf = (each: number) => (each < 0 ? 0 : lines.endWithBreak(each) - lines.spanOf(each).end);
  const length = lengthOf(line) || lengthOf(line - 1);
  return length === 0 || length === eol.length ? eol : length === 2 ? '\r\n' : '\n';
}

/** A table that begins with its first row has the header of the others. */
function headerOf(group: IndexGroup, eol: string): string {
  if (group.kind === 'list') return '';
  const { header, delimiter } = group.table;
  return header.content.text + eol + delimiter.content.text + eol;
}

/**
 * Whether the row that a record would get says what the record does, in all of its cells: an index by status may have no
 * place for some, a row that was written under an old name may be out of date, and a column may hold what nothing tells.
 */
export function canAddToIndex(index: DecisionIndex, record: DecisionRecord, log: Log): boolean {
  const orphan = findOrphanRow(record, index, log);
  const group = orphan === undefined ? undefined : groupOf(index, orphan);
  if (orphan === undefined || group === undefined)
    return hindrancesOf(index, record, log).length === 0 && !isNumberLeft(record, index, log);
  const isInOrder = wouldBeInOrder(orphan, placeOf(rowFactsOf(record)), group, (row) => placeMeantBy(row, log));
  return isInOrder && compareRow(orphan, group, index, record, log.convention).length === 0;
}

/** Where a row belongs once it leads to the record that it was written for: files that were renumbered change places. */
function placeMeantBy(row: IndexRow, log: Log): TargetName {
  const meant = row.target === undefined || log.records.has(row.target) ? undefined : findRecordMeantBy(row, log);
  return meant === undefined ? row.targetName : placeOf(rowFactsOf(meant));
}

/** Why a record cannot get a row without a person. */
export type RowHindrance =
  /** The index is grouped by status, and has no group for that of the record. */
  | { readonly kind: 'no-group'; readonly status: string | undefined }
  /** The index has several sections, and nothing tells which one is the record's. */
  | { readonly kind: 'no-section' }
  /** All other rows say something in a column, and nothing tells what this one should. */
  | { readonly kind: 'empty-cell'; readonly column: string; readonly isUnderstood: boolean }
  /** A row without a link has the record's number, but says something else. */
  | { readonly kind: 'claimed'; readonly number: string };

/** Whether there is a row that was written for a record, or a place for a new one. */
export function hasPlace(index: DecisionIndex, record: DecisionRecord, log: Log): boolean {
  if (findOrphanRow(record, index, log) !== undefined) return true;
  return choosePlace(index, newRowFactsOf(record, log), log.convention.statuses) !== undefined;
}

/** What hinders a record that no row was written for from getting one. */
export function hindrancesOf(index: DecisionIndex, record: DecisionRecord, log: Log): RowHindrance[] {
  const facts = newRowFactsOf(record, log);
  const { statuses } = log.convention;
  const place = choosePlace(index, facts, statuses);
  if (place === undefined) return [describeNoPlace(index, facts, statuses)];
  const claims: RowHindrance[] =
    record.number !== undefined && isClaimed(record, index, log) ? [{ kind: 'claimed', number: record.number }] : [];
  // One that stands where none is read is a status, too.
  const isStatusDemanded = log.convention.isStatusDemanded || record.unreadStatus !== undefined;
  const gaps = place.group.kind === 'list' ? [] : findGaps(index, facts, place.group, isStatusDemanded);
  return [...claims, ...gaps.map((gap): RowHindrance => ({ kind: 'empty-cell', ...gap }))];
}

/** What hinders a record that is about to be made from getting a place; undefined where it has one. */
export function findNoPlace(index: DecisionIndex, facts: RowFacts, statuses: StatusWords): RowHindrance | undefined {
  return choosePlace(index, facts, statuses) === undefined ? describeNoPlace(index, facts, statuses) : undefined;
}

function describeNoPlace(index: DecisionIndex, { status }: RowFacts, statuses: StatusWords): RowHindrance {
  return isByStatus(index, statuses) ? { kind: 'no-group', status } : { kind: 'no-section' };
}

function insertion(at: number, text: string): Change {
  return { span: { start: at, end: at }, text };
}

function formatRow(index: DecisionIndex, told: RowFacts, group: IndexGroup, near: number): string {
  const { status, spelling } = told;
  const facts = { ...told, status: status === undefined ? undefined : inLettersOfRows(index, status, spelling) };
  if (group.kind === 'list') return formatItem(index, facts, group, near);
  // A part of a table that has no rows yet has them like the others.
  const model = index.groups.find(
    (each) => each.kind === 'table' && each.whole === group.whole && each.rows.length > 0,
  );
  return formatTableRow(index, facts, group.rows.length === 0 && model?.kind === 'table' ? model : group, near);
}

/** Where a row goes. */
interface RowPlace {
  readonly group: IndexGroup;
  /** The rows among which it goes; undefined where the group has one place for it. */
  readonly rows?: readonly IndexRow[];
  /** The heading under which it is the first. */
  readonly heading?: Heading;
}

/** Whether a row of a table or list may go to a place as it is. */
export function mayMove(from: IndexGroup, place: RowPlace | undefined): place is RowPlace {
  return place !== undefined && haveSameForm(from, place.group);
}

function isByStatus(index: DecisionIndex, statuses: StatusWords): boolean {
  return isGroupedByStatus(index, (group) => groupStatus(group, statuses));
}

/**
 * The group that a row belongs to, or the heading of its status under which no rows stand yet, to be filled in the style of
 * a group. Undefined where groups stand for statuses, years or areas, and none is known to be its own: a row never goes below
 * a wrong heading.
 */
export function choosePlace(
  index: DecisionIndex,
  facts: Pick<RowFacts, 'uri' | 'status' | 'date' | 'tags' | 'fields'>,
  statuses: StatusWords,
): RowPlace | undefined {
  const { status } = facts;
  const statusOf = (group: IndexGroup) => groupStatus(group, statuses);
  const isOwn = (known: string | undefined) =>
    known !== undefined && status !== undefined && isSameStatus(known, status, statuses);
  const isAmongOwn = (group: IndexGroup) =>
    group.rows.some((row) => isOwn(readRowStatus(row, group, index, statuses)?.known));
  if (!isByStatus(index, statuses)) {
    // "Active" and "Inactive" are no statuses, and tell what is below them by the statuses of their rows.
    const alike = isByLife(index, statusOf) ? index.groups.filter(isAmongOwn) : [];
    return alike[0] !== undefined && alike.length === 1
      ? { group: alike[0] }
      : findSection(index, facts, sectionsFor(index, statusOf, isOwn));
  }
  const largest = largestGroup(index);
  const own = index.groups.find((group) => isOwn(statusOf(group)));
  if (own !== undefined) return { group: own };
  // "Superseded / Rejected" holds both.
  const [among, ...more] = index.groups.filter((group) => group.kind === 'table' && isAmongOwn(group));
  if (among !== undefined && more.length === 0 && index.groups.length > 1) return { group: among };
  const { headings } = index.file.facts;
  const depths = new Set(
    headings
      .filter(({ content }) => index.groups.some(({ heading }) => heading?.span.start === content.start))
      .map(({ depth }) => depth),
  );
  // A heading with other words under it may explain the status.
  const waits = ({ isEmpty, body }: Heading) =>
    isEmpty || index.file.facts.nothings.some(({ start, end }) => body.start <= start && end <= body.end);
  const heading = headings.find(
    (each) =>
      depths.has(each.depth) && waits(each) && isOwn(statusOfHeading({ raw: each.text, span: each.content }, statuses)),
  );
  if (heading !== undefined) return { group: largest, heading };
  // The rows of one table say their statuses themselves, whatever word its heading begins with.
  return index.groups.length === 1 && largest.kind === 'table' && largest.columns.status !== undefined
    ? { group: largest }
    : undefined;
}

/** Whether the groups are parts of the life of decisions: a status, or words such as these. */
function isByLife({ groups }: DecisionIndex, statusOf: (group: IndexGroup) => string | undefined): boolean {
  const isPart = (group: IndexGroup) => statusOf(group) !== undefined || lifeWords.test(group.heading?.raw ?? '');
  return groups.length > 1 && groups.every(isPart);
}

const lifeWords =
  /^[\P{L}]*(?:in)?(?:active|current|archived?|historical|history|closed|open|retired|past|live)(?!\p{L})/iu;

/** The groups that do not stand for another status than a record's: those of its own, if there are any. */
function sectionsFor(
  { groups }: DecisionIndex,
  statusOf: (group: IndexGroup) => string | undefined,
  isOwn: (known: string | undefined) => boolean,
): readonly IndexGroup[] {
  const own = groups.filter((group) => isOwn(statusOf(group)));
  return own.length > 0 ? own : groups.filter((group) => statusOf(group) === undefined);
}

/** The table or list with most rows. */
export function largestGroup({ groups }: DecisionIndex): IndexGroup {
  return groups.reduce((largest, each) => (each.rows.length > largest.rows.length ? each : largest));
}

/**
 * The position, in one of the group's lists, of the row behind which a record belongs, in the order that most rows
 * follow; -1 for the first place.
 */
function findRowBefore(facts: RowFacts, group: IndexGroup, rows: readonly IndexRow[], placeIn: PlaceIn): number {
  const order = findRowOrder(group);
  if (facts.number === undefined && order.key === 'number') return rows.length - 1;
  if (rows.every(({ target }) => target === undefined)) return rows.length - 1;
  const place = placeOf(facts);
  // Among the rows that are in order: a stray one must not attract others.
  const ordered = findOrderedRows(group);
  const before = rows.findLastIndex((row) => ordered.has(row) && comparePlaces(placeIn(row), place, order) < 0);
  const first = rows.findIndex((row) => ordered.has(row) && areOneSeries(placeIn(row), place, order));
  const after = before !== -1 ? before : (first === -1 ? rows.length : first) - 1;
  // A row that is still to be linked has its place by its number.
  const next = rows.findIndex((row, at) => at > after && !isUnlinkedBefore(row, facts, order));
  return (next === -1 ? rows.length : next) - 1;
}

/** Whether a row without a link has a number that comes before that of a record. */
function isUnlinkedBefore({ target, says, words, title }: IndexRow, { number }: RowFacts, order: RowOrder): boolean {
  const { key, direction } = order;
  if (
    target !== undefined ||
    isTotal(words) ||
    isTotal(title?.raw ?? '') ||
    says.number === undefined ||
    number === undefined ||
    key !== 'number'
  )
    return false;
  const difference = compareNumbers(says.number, number);
  return direction === 'ascending' ? difference < 0 : difference > 0;
}

/** Whether the words of a row are those of the last one, which counts the others. */
function isTotal(words: string): boolean {
  return total.test(words.replace(/[*_`:\s]/g, ''));
}

const total = /^(?:total|totale|totaal|sum|summe|gesamt|insgesamt|suma|razem|celkem|итого|всего|合计|总计|合計|計)$/i;
