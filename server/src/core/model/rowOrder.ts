import { lowerBound } from '../markdown/sequences.ts';
import { withoutDated } from './columnOrder.ts';
import type { DecisionIndex, IndexGroup } from './indexGroups.ts';
import { type IndexRow, type TargetName, targetNameOf } from './indexRow.ts';
import { isDate } from './numberRegister.ts';
import { parseAnyName, seriesPrefixOf } from './recordName.ts';
import { compareNumbers, isSameNumber, parentNumber, type RecordNumber } from './recordNumber.ts';

/** How the rows of a table or list follow one another. */
export interface RowOrder {
  readonly key: 'number' | 'name';
  readonly direction: 'ascending' | 'descending';
  /** Where each prefix is a series of its own, whose rows follow one another alone: `ADR-MIG-001` may follow `ADR-STOR-002`. */
  readonly isBySeries?: true;
}

/** The likeliest first: of orders that fit alike, the first is taken. */
const orders: readonly RowOrder[] = [
  { key: 'number', direction: 'ascending' },
  { key: 'name', direction: 'ascending' },
  { key: 'number', direction: 'descending' },
  { key: 'name', direction: 'descending' },
];

/** The order that most steps from one row to the next follow. */
export function findRowOrder(group: IndexGroup): RowOrder {
  return orderOf(group).order;
}

/** How the rows of a group are ordered, and which of them are so. */
class GroupOrder {
  readonly order: RowOrder;
  readonly hasStrays: boolean;
  readonly #ordered: () => readonly IndexRow[];
  #set: ReadonlySet<IndexRow> | undefined;

  constructor(order: RowOrder, ordered: () => readonly IndexRow[], hasStrays: boolean) {
    this.order = order;
    this.hasStrays = hasStrays;
    this.#ordered = ordered;
  }

  get ordered(): ReadonlySet<IndexRow> {
    this.#set ??= new Set(this.#ordered());
    return this.#set;
  }
}

/** A group never changes, and is asked for each of its rows. */
const knownOrders = new WeakMap<IndexGroup, GroupOrder>();

function orderOf(group: IndexGroup): GroupOrder {
  const known = knownOrders.get(group) ?? readOrder(group);
  knownOrders.set(group, known);
  return known;
}

function readOrder(group: IndexGroup): GroupOrder {
  const [likeliest] = orders as [RowOrder];
  // The rows of a table are one list.
  if (group.kind === 'table' && group.reading.isAscending) return new GroupOrder(likeliest, () => group.rows, false);
  const lists = placedRows(group);
  const { best, isWhole } = chooseOrder(lists);
  if (isWhole) return new GroupOrder(best, () => lists.flat(), false);
  const ordered = runsOf(lists, best);
  const series = lists.flatMap((rows) => [...bySeries(rows).values()]);
  const own = series.length > lists.length ? chooseOrder(series).best : best;
  const inSeries = series.length > lists.length ? runsOf(series, own) : [];
  const placed = lists.reduce((sum, rows) => sum + rows.length, 0);
  return inSeries.length > ordered.length
    ? new GroupOrder({ ...own, isBySeries: true }, () => inSeries, inSeries.length < placed)
    : new GroupOrder(best, () => ordered, ordered.length < placed);
}

/** The rows that are in an order, list by list: as many as can be. */
function runsOf(lists: readonly (readonly IndexRow[])[], order: RowOrder): readonly IndexRow[] {
  const mayFollow = (a: IndexRow, b: IndexRow) => comparePlaces(a.targetName, b.targetName, order) <= 0;
  return lists.flatMap((rows) => [...longestRun(rows, mayFollow)]);
}

/** Rows by the series of the files that they link, each in the order in which it stands. */
function bySeries(rows: readonly IndexRow[]): ReadonlyMap<string, IndexRow[]> {
  const series = new Map<string, IndexRow[]>();
  for (const row of rows) {
    const key = seriesOf(row.targetName);
    const known = series.get(key);
    if (known === undefined) series.set(key, [row]);
    else known.push(row);
  }
  return series;
}

/** The words before the number of a file: each has numbers of its own. */
function seriesOf({ name }: Pick<TargetName, 'name'>): string {
  return (parseAnyName(name)?.prefix ?? seriesPrefixOf(name)).toLowerCase();
}

/** Whether two files follow one another in an order at all. */
export function areOneSeries(a: TargetName, b: TargetName, { isBySeries }: RowOrder): boolean {
  return isBySeries === undefined || seriesOf(a) === seriesOf(b);
}

/** The order that most steps follow, and whether all do. */
function chooseOrder(lists: readonly (readonly IndexRow[])[]): { readonly best: RowOrder; readonly isWhole: boolean } {
  const stepsIn = (rows: readonly IndexRow[], order: RowOrder) => {
    let steps = 0;
    for (let at = 1; at < rows.length; at++) if (isStep(rows[at - 1] as IndexRow, rows[at] as IndexRow, order)) steps++;
    return steps;
  };
  const allSteps = lists.reduce((sum, rows) => sum + Math.max(0, rows.length - 1), 0);
  let most = -1;
  let best = orders[0] as RowOrder;
  for (const order of orders) {
    const steps = lists.reduce((sum, rows) => sum + stepsIn(rows, order), 0);
    if (steps > most) [most, best] = [steps, order];
    // Mostly the first one is that of all rows.
    if (steps === allSteps) break;
  }
  if (most === allSteps) return { best, isWhole: true };
  // Files without a number come last, in whatever order.
  const mayFollow = (a: IndexRow, b: IndexRow, order: RowOrder) =>
    comparePlaces(a.targetName, b.targetName, order) <= 0;
  const loose = orders.find(
    (order) =>
      order.key === 'number' &&
      lists.every((rows) => rows.every((row, at) => at === 0 || mayFollow(rows[at - 1] as IndexRow, row, order))),
  );
  return loose === undefined ? { best, isWhole: false } : { best: loose, isWhole: true };
}

/** Whether a row follows another one in an order. Two rows of one number are in either order of numbers. */
function isStep({ targetName: a }: IndexRow, { targetName: b }: IndexRow, order: RowOrder): boolean {
  const difference = comparePlaces(a, b, order);
  return difference < 0 || (difference === 0 && order.key === 'number' && a.sortNumber !== undefined);
}

/** Compares two files that rows link: negative where the first one comes first. Files without a number come last. */
export function compareTargets(a: string, b: string, order: RowOrder): number {
  return comparePlaces(targetNameOf(a), targetNameOf(b), order);
}

/** Where a row for a record belongs: a file whose digits are words of its title has no number. */
export function placeOf({
  uri,
  number,
}: {
  readonly uri: string;
  readonly number: RecordNumber | undefined;
}): TargetName {
  const name = targetNameOf(uri);
  return number === undefined ? { ...name, sortNumber: undefined, value: Number.NaN } : name;
}

/** The name and number of the file that a row links decide where it belongs. Files of two series come in any order. */
export function comparePlaces(a: TargetName, b: TargetName, order: RowOrder): number {
  const { key, direction } = order;
  if (!areOneSeries(a, b, order)) return 0;
  const sign = direction === 'ascending' ? 1 : -1;
  if (key === 'name') return sign * (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const [left, right] = [a.sortNumber, b.sortNumber];
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  return sign * compareNumbers(left, right);
}

/**
 * The rows that are in order: as many as can be, when the others are taken out. Rows without a link have no place in an
 * order, and of two for one record the first has it.
 */
export function findOrderedRows(group: IndexGroup): ReadonlySet<IndexRow> {
  return orderOf(group).ordered;
}

/**
 * Whether a row would be in order if it led to another file: between the rows in order that are next to it, where `placeIn`
 * tells what those will lead to.
 */
export function wouldBeInOrder(
  row: IndexRow,
  target: TargetName,
  group: IndexGroup,
  placeIn: (row: IndexRow) => TargetName,
): boolean {
  const order = findRowOrder(group);
  const ordered = findOrderedRows(group);
  const list = group.lists.find((rows) => rows.includes(row)) ?? [];
  const at = list.indexOf(row);
  const isNext = (each: IndexRow) => each !== row && ordered.has(each);
  const above = list.slice(0, at).findLast(isNext);
  const below = list.slice(at + 1).find(isNext);
  return (
    (above === undefined || comparePlaces(placeIn(above), target, order) <= 0) &&
    (below === undefined || comparePlaces(target, placeIn(below), order) <= 0)
  );
}

/** Of rows that have got another target, those that are out of the order that all others follow. */
export function findMisplacedRows(group: IndexGroup, hasMoved: (row: IndexRow) => boolean): IndexRow[] {
  if (findRowOrder(group).isBySeries) return [];
  const lists = placedRows(group);
  const rest = lists.map((rows) => rows.filter((row) => !hasMoved(row)));
  // One row has no order of its own.
  const { best } = chooseOrder(rest.some((rows) => rows.length > 1) ? rest : lists);
  const mayFollow = (a: IndexRow, b: IndexRow) => comparePlaces(a.targetName, b.targetName, best) <= 0;
  return lists.flatMap((rows, at) => {
    const ordered = longestRun(rest[at] ?? [], mayFollow);
    let above: IndexRow | undefined;
    return rows.filter((row, place) => {
      const below = rows.slice(place + 1).find((each) => ordered.has(each));
      const isMisplaced =
        hasMoved(row) &&
        ((above !== undefined && !mayFollow(above, row)) || (below !== undefined && !mayFollow(row, below)));
      if (ordered.has(row) || (hasMoved(row) && !isMisplaced)) above = row;
      return isMisplaced;
    });
  });
}

/** Whether some rows of a table or list do not follow its order, whatever else they follow. */
export function hasUnorderedRows(group: IndexGroup): boolean {
  return orderOf(group).hasStrays;
}

/** The rows that stand out of the order of their table or list, and of any other that a column tells. */
export function findStrayRows(group: IndexGroup): readonly IndexRow[] {
  const order = orderOf(group);
  if (!order.hasStrays) return [];
  const { ordered } = order;
  const strays = placedRows(group)
    .flat()
    .filter((row) => !ordered.has(row));
  return withoutDated(strays, group);
}

/** The first row of each record, list by list. */
function placedRows({ lists }: IndexGroup): IndexRow[][] {
  const seen = new Set<string>();
  return lists.map((rows) =>
    rows.filter(({ target }) => target !== undefined && !seen.has(target) && seen.add(target)),
  );
}

/**
 * The list within a group that a record belongs to: beside its sub-records' brothers, or its parent; else where most
 * records are that are nobody's sub-records.
 */
export function findListFor(uri: string, group: IndexGroup): readonly IndexRow[] {
  const { lists } = group;
  const countHeads = (rows: readonly IndexRow[]) =>
    rows.filter(({ target }) => target !== undefined && parentOf(target) === undefined).length;
  return (
    findListBeside(uri, group) ??
    lists.reduce((best, rows) => (countHeads(rows) > countHeads(best) ? rows : best), lists[0] ?? [])
  );
}

/** The list within a group that a sub-record belongs to: beside the others of its parent, or its parent. */
export function findListBeside(uri: string, { lists }: IndexGroup): readonly IndexRow[] | undefined {
  const parent = parentOf(uri);
  if (parent === undefined) return undefined;
  const has = (rows: readonly IndexRow[], isOne: (target: string) => boolean) =>
    rows.some(({ target }) => target !== undefined && isOne(target));
  return (
    lists.find((rows) => has(rows, (target) => isParent(parentOf(target), parent))) ??
    lists.find((rows) => has(rows, (target) => isParent(numberOf(target), parent)))
  );
}

function numberOf(target: string): RecordNumber | undefined {
  return targetNameOf(target).sortNumber;
}

function parentOf(target: string): RecordNumber | undefined {
  const number = numberOf(target);
  return number === undefined || isDate(number) ? undefined : parentNumber(number);
}

function isParent(number: RecordNumber | undefined, parent: RecordNumber): boolean {
  return number !== undefined && isSameNumber(number, parent);
}

/** The longest subsequence in which each item may follow the one before it, in n log n for the usual few strays. */
export function longestRun<T>(items: readonly T[], mayFollow: (earlier: T, later: T) => boolean): Set<T> {
  // Patience sorting: `tails[n]` is the last item of the best run of n + 1 items so far.
  const tails: number[] = [];
  const previous: number[] = [];
  items.forEach((item, at) => {
    const length = lowerBound(tails.length, (each) => mayFollow(items[tails[each] as number] as T, item));
    previous[at] = tails[length - 1] ?? -1;
    tails[length] = at;
  });
  const run = new Set<T>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] as number) run.add(items[at] as T);
  return run;
}

/** The rows of a table or one list, sorted, those of each series among themselves; rows without a link keep their places. */
export function sortList(rows: readonly IndexRow[], order: RowOrder): IndexRow[] {
  const linked = rows.filter(({ target }) => target !== undefined);
  if (order.isBySeries === undefined) return sortIn(rows, linked, order);
  return [...bySeries(linked).values()].reduce((sorted, own) => sortIn(sorted, own, order), [...rows]);
}

/** The same rows, with some of them in order in the places that these have. */
function sortIn(rows: readonly IndexRow[], some: readonly IndexRow[], order: RowOrder): IndexRow[] {
  const places = new Set(some);
  const next = [...some].sort((a, b) => comparePlaces(a.targetName, b.targetName, order)).values();
  return rows.map((row) => (places.has(row) ? (next.next().value ?? row) : row));
}

/** Whether the tables or lists of the index stand for one status each. */
export function isGroupedByStatus(
  { groups }: DecisionIndex,
  statusOf: (group: IndexGroup) => string | undefined,
): boolean {
  return groups.filter((group) => statusOf(group) !== undefined).length * 2 > groups.length;
}
