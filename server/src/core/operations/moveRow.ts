import { contains } from '../markdown/span.ts';
import { blankLinesBetween, type DecisionIndex, type IndexGroup, lineOf } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { compareTargets, findRowOrder, hasUnorderedRows } from '../model/rowOrder.ts';
import { rowRemoval } from './removeRow.ts';
import { applyChanges, type Change } from './workspaceEdits.ts';

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
