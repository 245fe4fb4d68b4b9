import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ListItem } from '../../markdown/facts.ts';
import { lowerBound } from '../../markdown/sequences.ts';
import type { Span } from '../../markdown/span.ts';
import type { DecisionIndex, IndexGroup } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import { findRowOrder, sortList } from '../../model/rowOrder.ts';
import { applyChanges, type Change, editFile } from '../workspaceEdits.ts';

/**
 * Sorts a table or list in the order that most of its rows follow: the rows change places, what parts them stays. Lists
 * within it move with the items that hold them, and are sorted by themselves. `text` is the index file as it is.
 */
export function sortIndexGroup(index: DecisionIndex, group: IndexGroup, text: string): WorkspaceEdit {
  return editFile(index.file, placeRows(group.rows, newRowsOf(index, group), text));
}

/** Sorts every table and list of an index. `text` is the index file as it is. */
export function sortIndex(index: DecisionIndex, text: string): WorkspaceEdit {
  const changes = index.groups.flatMap((group) => placeRows(group.rows, newRowsOf(index, group), text));
  return changes.length === 0 ? { documentChanges: [] } : editFile(index.file, changes);
}

/** Which row will stand in the place of another one: a row that stays is its own. */
function newRowsOf(index: DecisionIndex, group: IndexGroup): ReadonlyMap<IndexRow, IndexRow> {
  const order = findRowOrder(group);
  const places = placesOfItems(index);
  return new Map(
    group.lists
      .flatMap((list) => partByOthers(list, places))
      .flatMap((list) => {
        const sorted = sortList(list, order);
        return list.map((row, at) => [row, sorted[at] ?? row] as const);
      }),
  );
}

/** Where an item stands among those of its list, the lists in it included. */
interface ItemPlace {
  readonly items: readonly ListItem[];
  readonly at: number;
}

function placesOfItems({ file }: DecisionIndex): ReadonlyMap<ListItem, ItemPlace> {
  return new Map(file.facts.lists.flatMap(({ items }) => items.map((item, at) => [item, { items, at }] as const)));
}

/** The rows of a table, or of a list between the items that link no record: such an item may be a heading of those below it. */
function partByOthers(rows: readonly IndexRow[], places: ReadonlyMap<ListItem, ItemPlace>): IndexRow[][] {
  const [first, last] = [rows[0]?.item, rows.at(-1)?.item];
  const place = first === undefined ? undefined : places.get(first);
  if (place === undefined || last === undefined) return [[...rows]];
  const rowOf = new Map(rows.map((row) => [row.item, row]));
  const parts: IndexRow[][] = [[]];
  let end = 0;
  for (let { at } = place; at < place.items.length; at++) {
    const item = place.items[at] as ListItem;
    if (item.span.start > last.span.start) break;
    const row = rowOf.get(item);
    // What stands below a row moves with it.
    if (row === undefined && item.span.start >= end) parts.push([]);
    if (row === undefined) continue;
    parts.at(-1)?.push(row);
    end = Math.max(end, item.whole.end);
  }
  return parts;
}

/** The changes that write rows into the places of others, none within another one; `places` stand in their order. */
function placeRows(places: readonly IndexRow[], newRows: ReadonlyMap<IndexRow, IndexRow>, text: string): Change[] {
  return outermost(places).flatMap((place) => {
    const row = newRows.get(place) ?? place;
    const inner = placeRows(rowsWithin(row, places), newRows, text);
    if (row === place) return inner;
    const { start, end } = spanOf(row);
    const moved = inner.map((change) => ({ ...change, span: shift(change.span, -start) }));
    return [{ span: spanOf(place), text: numberAs(place, row, applyChanges(text.slice(start, end), moved)) }];
  });
}

function outermost(rows: readonly IndexRow[]): IndexRow[] {
  let end = -1;
  return rows.filter((row) => {
    const isOutermost = spanOf(row).start >= end;
    if (isOutermost) end = spanOf(row).end;
    return isOutermost;
  });
}

/** The rows in the lists that a row's item holds. */
function rowsWithin({ item }: IndexRow, rows: readonly IndexRow[]): IndexRow[] {
  if (item === undefined || item.whole.end === item.span.end) return [];
  const startsBefore = (offset: number) => lowerBound(rows.length, (at) => (rows[at]?.span.start ?? 0) < offset);
  return rows.slice(startsBefore(item.span.end), startsBefore(item.whole.end));
}

/** A list that counts its items goes on counting them: the number belongs to the place. */
function numberAs(place: IndexRow, row: IndexRow, text: string): string {
  const [old, own] = [row.item?.marker ?? '', place.item?.marker ?? ''];
  // A marker of another width would move the lines below it out of the item.
  return /^\d/.test(old) && old.length === own.length ? own + text.slice(old.length) : text;
}

function spanOf({ item, span }: IndexRow): Span {
  return item?.whole ?? span;
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
