import type { ListItem } from '../../markdown/facts.ts';
import { contains, type Span, touchesOneOf } from '../../markdown/span.ts';
import { blankLinesBetween, type DecisionIndex, groupOf, rowsOf } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import { resolveLink } from '../../model/links.ts';
import type { Change } from '../workspaceEdits.ts';

/**
 * The changes that take rows away for good, with the definitions of their links that nothing else uses. Rows of other records
 * in the lists of an item stay, one level further out.
 */
export function removeRows(index: DecisionIndex, rows: readonly IndexRow[]): Change[] {
  const gone = new Set(rows);
  const staying = touchesOneOf(rowsOf(index).flatMap((row) => (gone.has(row) ? [] : [row.span])));
  const removals = outermost(rows).flatMap((row) => {
    const isHolding = row.item !== undefined && isLonger(row.item) && staying(below(row.item));
    return (isHolding ? withoutChildren(index, row, gone) : undefined) ?? [rowRemoval(index, row)];
  });
  return joinRemovals([...removals, ...definitionRemovals(index, rows)]);
}

/** The rows that are in no list within the item of another one. */
function outermost(rows: readonly IndexRow[]): IndexRow[] {
  let end = 0;
  return [...rows]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span, item }) => {
      const isOuter = span.end > end;
      if (isOuter) end = item?.whole.end ?? 0;
      return isOuter;
    });
}

/** The change that takes a row away, with all that stands below it. */
export function rowRemoval(index: DecisionIndex, row: IndexRow): Change {
  const { lines } = index.file.facts;
  const { start, end } = row.item?.whole ?? row.span;
  const group = groupOf(index, row);
  const gap = group === undefined ? 0 : blankLinesBetween(index, group);
  const [first, last] = [lines.lineAt(start), lines.lineAt(end)];
  // The last row takes the line ending before it, so that the file, or what follows the list, stays as it was.
  const isLast = gap > 0 ? group?.rows.at(-1) === row : lines.endWithBreak(last) === lines.endOf(last);
  const isEmpty = (line: number) => lines.startOf(line) === lines.endOf(line);
  if (isLast) return removalAtEnd(index, gap > 0 && isEmpty(first - 1) ? first - 1 : first, last);
  return removal(index, first, gap > 0 && isEmpty(last + 1) ? last + 1 : last);
}

function removal({ file }: DecisionIndex, first: number, last: number): Change {
  const { lines } = file.facts;
  return { span: { start: lines.startOf(first), end: lines.endWithBreak(last) }, text: '' };
}

/** The same with the line ending before it in the place of the last one. */
function removalAtEnd({ file }: DecisionIndex, first: number, last: number): Change {
  const { lines } = file.facts;
  return { span: { start: lines.endOf(Math.max(0, first - 1)), end: lines.endOf(last) }, text: '' };
}

/** Whether there is more in an item than its own lines. */
function isLonger({ span, whole }: ListItem): boolean {
  return whole.end > span.end;
}

/** What is in an item below its own lines. */
function below({ span, whole }: ListItem): Span {
  return { start: span.end + 1, end: whole.end };
}

function isBelow({ span, whole }: ListItem, other: Span): boolean {
  return span.end <= other.start && other.end <= whole.end;
}

/** An item goes and the items below it that hold rows of others move to where it stood; undefined where there are none. */
function withoutChildren(index: DecisionIndex, { item }: IndexRow, gone: ReadonlySet<IndexRow>): Change[] | undefined {
  if (item === undefined) return undefined;
  const { lines } = index.file.facts;
  const items = index.file.facts.lists.flatMap((list) => list.items);
  const staying = rowsOf(index).filter((row) => !gone.has(row));
  const goneItems = new Set([...gone].map((row) => row.item));
  const keptBelow = (holder: ListItem): ListItem[] => {
    const below = items.filter(({ whole }) => isBelow(holder, whole));
    const children = below.filter(({ whole }) => !below.some((other) => isBelow(other, whole)));
    return children.flatMap((child) => {
      if (!staying.some(({ span }) => contains(child.whole, span))) return [];
      return goneItems.has(child) ? keptBelow(child) : [child];
    });
  };
  const kept = keptBelow(item);
  if (kept.length === 0) return undefined;
  const columnOf = (offset: number) => offset - lines.startOf(lines.lineAt(offset));
  const column = columnOf(item.whole.start);
  const changes: Change[] = [];
  let line = lines.lineAt(item.whole.start);
  for (const child of kept) {
    const first = lines.lineAt(child.whole.start);
    if (first > line) changes.push(removal(index, line, first - 1));
    const isCounted = /^\d/.test(child.marker) && /^\d/.test(item.marker);
    const marker = isCounted ? child.marker : item.marker;
    const by = columnOf(child.content.span.start) - column - marker.length;
    const lead = { start: lines.startOf(first) + column, end: child.content.span.start };
    changes.push({ span: lead, text: marker });
    for (const { whole } of items.filter((each) => isBelow(child, each.whole))) {
      const start = lines.startOf(lines.lineAt(whole.start)) + column;
      const end = Math.min(start + by, whole.start);
      changes.push({ span: { start, end: Math.max(start, end) }, text: ' '.repeat(Math.max(0, -by)) });
    }
    line = lines.lineAt(child.whole.end) + 1;
  }
  const last = lines.lineAt(item.whole.end);
  if (line <= last) changes.push(removalAtEnd(index, line, last));
  return changes;
}

/** The definitions that the links of rows lead through, where nothing but these rows uses them. */
function definitionRemovals(index: DecisionIndex, rows: readonly IndexRow[]): Change[] {
  const { lines } = index.file.facts;
  return freedDefinitions(index, rows).map((whole) => {
    const [first, last] = [lines.lineAt(whole.start), lines.lineAt(whole.end)];
    const isLast = lines.endWithBreak(last) === lines.endOf(last);
    return isLast ? removalAtEnd(index, first, last) : removal(index, first, last);
  });
}

/** Where the definitions stand that nothing uses without some rows. */
export function freedDefinitions({ file }: DecisionIndex, rows: readonly IndexRow[]): Span[] {
  const { facts } = file;
  const uris = new Set(rows.flatMap(({ target }) => target ?? []));
  const items = new Set(rows.flatMap(({ item }) => item ?? []));
  const spans = rows.map(({ span }) => span);
  return facts.links.flatMap(({ kind, href, target, definition }) => {
    if (kind !== 'definition' || definition === undefined) return [];
    if (!uris.has(resolveLink(file.uri, href, file.root) ?? '')) return [];
    const isUse = (link: { readonly target: Span }) => link.target.start === target.start;
    const inItems = [...items].flatMap(({ links }) => links.filter(isUse)).length;
    const isInTables = facts.tables.some((table) =>
      [table.header, ...table.rows].some(
        ({ span, cells }) =>
          !spans.some((own) => own.start === span.start) && cells.some(({ links }) => links.some(isUse)),
      ),
    );
    return isInTables || definition.uses > inItems ? [] : [definition.whole];
  });
}

/** Rows beside one another may be taken away with the line ending between them twice: they are one removal. */
function joinRemovals(changes: readonly Change[]): Change[] {
  const joined: Change[] = [];
  for (const { span, text } of [...changes].sort((a, b) => a.span.start - b.span.start)) {
    const last = joined.at(-1);
    if (last === undefined || last.span.end <= span.start) joined.push({ span, text });
    else
      joined[joined.length - 1] = {
        span: { start: last.span.start, end: Math.max(last.span.end, span.end) },
        text: '',
      };
  }
  return joined;
}
