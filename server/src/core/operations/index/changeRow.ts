import { contains } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import {
  blankLinesBetween,
  type DecisionIndex,
  groupOf,
  type IndexGroup,
  type IndexTable,
  lineOf,
  linkCell,
  namesWithoutLinks,
  rowsOf,
} from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import { isNumberDoubtful, type NamePattern } from '../../model/namePattern.ts';
import { compareTargets, findRowOrder, hasUnorderedRows } from '../../model/rowOrder.ts';
import { applyChanges, type Change } from '../workspaceEdits.ts';
import { rowRemoval } from './removeRow.ts';
import { rowFactsOf } from './rowFacts.ts';
import { escapeLinkText, findAlignment, linkTo, nameCell, sampleLink } from './rowStyle.ts';

/**
 * A change within a row, with the blanks behind it: in a table whose columns are padded to one width the pipes stay
 * where they are, as long as the new text fits.
 */
export function changeCell(group: IndexGroup, row: IndexRow, change: Change): Change[] {
  const column = row.cells.findIndex(({ outer }) => contains(outer, change.span));
  const cell = row.cells[column];
  const aligned = group.kind === 'list' ? undefined : findAlignment(column, group.whole);
  if (cell === undefined || aligned === undefined) return [change];
  const { start, end } = change.span;
  const old = cell.raw.slice(start - cell.content.start, end - cell.content.start);
  const growth = aligned.measure(change.text) - aligned.measure(old) - (end - start - old.length);
  const blanks = cell.outer.end - cell.content.end;
  const padding = {
    span: { start: cell.content.end, end: cell.outer.end },
    text: ' '.repeat(Math.max(1, blanks - growth)),
  };
  // One change where they touch: two at one place have no order.
  return change.span.end === padding.span.start
    ? [{ span: { start: change.span.start, end: padding.span.end }, text: change.text + padding.text }]
    : [change, padding];
}

/**
 * The changes that make a row lead to a record: its link leads there, or where it has none, its cell becomes one. The rest of
 * the row stays as somebody wrote it.
 */
export function repointRow(
  index: DecisionIndex,
  row: IndexRow,
  record: DecisionRecord,
  pattern?: NamePattern | undefined,
): Change[] {
  const { link } = row;
  if (link !== undefined) {
    const text = linkTo(record.file.uri, index, link.href);
    // A title may be a link beside the number's.
    const others = row.cells.flatMap(({ links }) => links).filter((each) => each !== link && each.href === link.href);
    return [link, ...others].map(({ target }) => ({ span: target, text }));
  }
  const group = groupOf(index, row);
  const cell = group === undefined ? undefined : linkCell(row, group);
  if (group === undefined || cell === undefined) return [];
  if (namesWithoutLinks(group)) {
    // The number that a record lacks is the row's to keep.
    if (group.columns.key === 'number' && (record.number === undefined || isNumberDoubtful(record, pattern))) return [];
    const text = nameCell(rowFactsOf(record), group, group.rows.indexOf(row));
    // It says the number, and a title that is not the record's: which of them is wrong, a person must tell.
    if (text === cell.raw) return [];
    return changeCell(group, row, { span: cell.content, text });
  }
  const rows = rowsOf(index);
  const target = linkTo(record.file.uri, index, sampleLink(rows, rows.indexOf(row))?.href ?? './');
  const words = cell.raw === '' ? escapeLinkText(record.number ?? record.title.markdown) : cell.raw;
  // `[003]` waits for nothing but its target.
  const text = /^\[[^[\]]*\]$/.test(words) ? `${words}(${target})` : `[${words}](${target})`;
  return changeCell(group, row, { span: cell.content, text });
}

/**
 * The changes that make one row of two for one record: what the first leaves empty the second fills, and the second goes. Undefined where
 * both say something in one cell, and not the same: then a person must choose.
 */
export function mergeDoubleRows(index: DecisionIndex, first: IndexRow, second: IndexRow): Change[] | undefined {
  const group = groupOf(index, first);
  if (group?.kind !== 'table' || groupOf(index, second) !== group || first.cells.length !== second.cells.length)
    return undefined;
  const pairs = first.cells.map((cell, at) => [cell, second.cells[at] ?? cell] as const);
  if (pairs.some(([a, b]) => a.raw !== b.raw && a.raw !== '' && b.raw !== '')) return undefined;
  const filled = pairs.flatMap(([a, b]) =>
    a.raw === '' && b.raw !== '' ? changeCell(group, first, { span: a.content, text: b.raw }) : [],
  );
  return [...filled, rowRemoval(index, second)];
}

/**
 * Gives a row as many cells as its table's header has, where it is certain what was meant: cells that are missing at
 * the end are added, empty ones too many are taken away, and a pipe within the title of the row's record is escaped.
 */
export function repairCells(
  group: IndexTable,
  row: IndexRow,
  record: DecisionRecord | undefined,
): Change[] | undefined {
  const lacking = group.table.header.cells.length - row.cells.length;
  return lacking > 0 ? addCells(group, row, lacking) : (dropEmptyCells(group, row) ?? escapePipes(group, row, record));
}

function addCells({ table }: IndexTable, row: IndexRow, count: number): Change[] {
  const hasTrailingPipe = table.rows.find(({ span }) => span.start === row.span.start)?.hasTrailingPipe === true;
  const { end } = row.span;
  // An empty cell at the end of a row is one only between pipes.
  return [{ span: { start: end, end }, text: (hasTrailingPipe ? '' : ' |') + '  |'.repeat(count) }];
}

function dropEmptyCells({ table }: IndexTable, { cells, span }: IndexRow): Change[] | undefined {
  const kept = cells[table.header.cells.length - 1];
  const extra = cells.slice(table.header.cells.length);
  if (kept === undefined || extra.some(({ raw }) => raw !== '')) return undefined;
  const hasTrailingPipe = table.rows.find((row) => row.span.start === span.start)?.hasTrailingPipe === true;
  return [{ span: { start: kept.outer.end + (hasTrailingPipe ? 1 : 0), end: span.end }, text: '' }];
}

/** The pipes that part the words of the record's title belong to it. */
function escapePipes(
  { table, columns }: IndexTable,
  { cells }: IndexRow,
  record: DecisionRecord | undefined,
): Change[] | undefined {
  if (columns.title === undefined || record === undefined) return undefined;
  const extra = cells.length - table.header.cells.length;
  const parts = cells.slice(columns.title, columns.title + extra + 1);
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words(parts.map(({ raw }) => raw).join(' '));
  if (joined.join(' ') !== words(record.title.text).join(' ')) return undefined;
  return parts.slice(0, -1).map(({ outer }) => ({ span: { start: outer.end, end: outer.end }, text: '\\' }));
}

/**
 * The changes of an index whose rows will lead to other files: where a table or list is in order, its rows move to where the
 * new files belong, together with what `changes` change in them. Else they stay where they are.
 */
export function sortedIn(
  index: DecisionIndex,
  moves: ReadonlyMap<string, string>,
  changes: readonly Change[],
): readonly Change[] {
  return index.groups.reduce(
    (all, group) => group.lists.reduce((sorted, rows) => sortedInList(index, group, rows, moves, sorted), all),
    changes,
  );
}

function sortedInList(
  index: DecisionIndex,
  group: IndexGroup,
  rows: readonly IndexRow[],
  moves: ReadonlyMap<string, string>,
  changes: readonly Change[],
): readonly Change[] {
  const moving = rows.filter(({ target }) => moves.has(target ?? ''));
  const staying = rows.filter((row) => !moving.includes(row));
  if (moving.length === 0 || staying.length === 0 || hasUnorderedRows(group)) return changes;
  const order = findRowOrder(group);
  if (order.isBySeries) return changes;
  const newTarget = ({ target = '' }: IndexRow) => moves.get(target) ?? target;
  const isStep = (row: IndexRow, at: number) =>
    at === 0 || compareTargets(newTarget(rows[at - 1] as IndexRow), newTarget(row), order) <= 0;
  if (rows.every(isStep) || rows.some(({ item }) => item?.whole.end !== item?.span.end)) return changes;
  const { lines, eol } = index.file.facts;
  const gap = eol.repeat(1 + blankLinesBetween(index, group));
  /** Rows for one place are one change: the offset → their lines. */
  const insertions = new Map<number, string>();
  const removals: Change[] = [];
  let rest = changes;
  for (const row of [...moving].sort((a, b) => compareTargets(newTarget(a), newTarget(b), order))) {
    const whole = lineOf(index, group, row);
    // The number of an item that counts it belongs to the place.
    if (whole === undefined || /^\d/.test(row.item?.marker ?? '')) return changes;
    const text = whole.trimStart();
    const inner = rest.filter(({ span }) => contains(row.span, span));
    const own = inner.map(({ span, text }) => ({
      span: { start: span.start - row.span.start, end: span.end - row.span.start },
      text,
    }));
    rest = rest.filter((change) => !inner.includes(change));
    removals.push(rowRemoval(index, row));
    const line = whole.slice(0, whole.length - text.length) + applyChanges(text, own);
    const above = staying.findLast((each) => compareTargets(newTarget(each), newTarget(row), order) < 0);
    const { start, end } = lines.spanOf(lines.lineAt((above?.span.end ?? staying[0]?.span.start) as number));
    const place = above === undefined ? start : end;
    insertions.set(place, (insertions.get(place) ?? '') + (above === undefined ? line + gap : gap + line));
  }
  return [
    ...rest,
    ...joined(removals),
    ...[...insertions].map(([at, text]) => ({ span: { start: at, end: at }, text })),
  ];
}

/** Removals of which none meets another one: the last row of a file takes the line ending before it. */
function joined(removals: readonly Change[]): Change[] {
  const all: Change[] = [];
  for (const removal of [...removals].sort((a, b) => a.span.start - b.span.start)) {
    const last = all.at(-1);
    if (last === undefined || last.span.end <= removal.span.start) all.push(removal);
    else all[all.length - 1] = { span: { start: last.span.start, end: removal.span.end }, text: '' };
  }
  return all;
}
