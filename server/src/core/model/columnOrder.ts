import { plainText } from '../markdown/plainText.ts';
import { columnRole } from '../vocabulary/columnNames.ts';
import { dateField } from './indexColumns.ts';
import type { IndexGroup, IndexTable } from './indexGroups.ts';
import type { IndexRow } from './indexRow.ts';
import { parseDate } from './parseDate.ts';

/**
 * The rows, of those that do not follow the numbers, that do not follow their days either, where most rows of the table do:
 * a table may be sorted by the day of the decision.
 */
export function withoutDated(strays: readonly IndexRow[], group: IndexGroup): readonly IndexRow[] {
  if (group.kind === 'list' || strays.length === 0) return strays;
  const days = daysOf(group);
  if (days === undefined) return strays;
  const at = new Map(group.rows.map((row, place) => [row, place]));
  return strays.filter((row) => !isBetween(days, at.get(row) ?? 0));
}

/** The days of the rows of a table that is in their order, mostly; negative ones where the last day comes first. */
function daysOf(group: IndexTable): readonly (number | undefined)[] | undefined {
  const { cells } = group.table.header.content;
  const named = cells.findIndex(({ raw }) => columnRole(plainText(raw)) === 'date');
  const column = named === -1 ? group.columns.fields.indexOf(dateField) : named;
  if (column === -1) return undefined;
  const days = group.rows.map(({ cells: own }) => dayOf(own[column]?.raw));
  const known = days.filter((day) => day !== undefined);
  const steps = known.slice(1).map((day, place) => day - (known[place] as number));
  const isMost = (count: number) => steps.length > 1 && count * 4 >= steps.length * 3;
  if (known.length * 2 <= days.length || steps.every((step) => step === 0)) return undefined;
  if (isMost(steps.filter((step) => step >= 0).length)) return days;
  return isMost(steps.filter((step) => step <= 0).length)
    ? days.map((day) => (day === undefined ? undefined : -day))
    : undefined;
}

function dayOf(raw: string | undefined): number | undefined {
  const date = raw === undefined || raw === '' ? undefined : parseDate(plainText(raw));
  return date === undefined ? undefined : Date.parse(date);
}

/** Whether a row's day is between those of the rows next to it, and tells it from one of them. */
function isBetween(days: readonly (number | undefined)[], at: number): boolean {
  const day = days[at];
  if (day === undefined) return false;
  const above = days.slice(0, at).findLast((each) => each !== undefined) ?? Number.NEGATIVE_INFINITY;
  const below = days.slice(at + 1).find((each) => each !== undefined) ?? Number.POSITIVE_INFINITY;
  return above <= day && day <= below && above < below;
}
