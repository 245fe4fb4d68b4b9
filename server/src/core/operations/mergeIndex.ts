import { readFacts } from '../markdown/readFacts.ts';
import { type DecisionIndex, type IndexGroup, readIndex } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { compareTargets, findRowOrder, type RowOrder } from '../model/rowOrder.ts';

/** An index taken apart: its rows, and the text around them with a line that stands for each table's or list's rows. */
export interface IndexParts {
  readonly skeleton: string;
  readonly groups: readonly GroupParts[];
  readonly eol: string;
}

interface GroupParts {
  readonly rows: readonly MergeRow[];
  readonly order: RowOrder;
  /** The blank lines between the rows of a list, as one line ending more. */
  readonly isLoose: boolean;
}

/** A row as a merge sees it. */
interface MergeRow {
  /** The file that it links, or its text where it links none; of several for one file each has its own. */
  readonly key: string;
  readonly target: string | undefined;
  readonly line: string;
  /** The cells with their padding, in a table. */
  readonly cells: readonly string[];
  readonly group: number;
}

/** What became of the rows: the lines of each group, and whether two people changed one row in two ways. */
export interface MergedRows {
  readonly groups: readonly string[];
  readonly hasConflict: boolean;
}

/** The line that stands for the rows of a group. Nobody writes a private-use character into an index. */
const placeholder = (group: number) => `\uE000${group}\uE000`;

/**
 * Takes an index apart for a merge; undefined where it is none, or where other lines stand between its rows, whose
 * merge is that of any text.
 */
export function splitIndex(text: string): IndexParts | undefined {
  const file = { uri: 'file:///index.md', name: 'index.md', version: null, facts: readFacts(text), root: 'file://' };
  const index = readIndex(file);
  if (index === undefined || file.facts.conflicts.length > 0) return undefined;
  const seen = new Map<string, number>();
  const groups = index.groups.map((group, at) => readGroup(index, group, at, text, seen));
  if (groups.some((group) => group === undefined)) return undefined;
  let skeleton = text;
  for (const [at, group] of [...index.groups.entries()].reverse()) {
    const { start, end } = regionOf(index, group);
    skeleton = skeleton.slice(0, start) + placeholder(at) + skeleton.slice(end);
  }
  return { skeleton, groups: groups.flatMap((group) => group ?? []), eol: file.facts.eol };
}

/** Puts an index together again. An empty group leaves no line behind. */
export function joinIndex(skeleton: string, groups: readonly string[]): string {
  return groups.reduce((text, rows, at) => {
    const mark = placeholder(at);
    return rows === '' ? text.replace(new RegExp(`${mark}(?:\\r\\n|\\n|\\r|$)`), '') : text.replace(mark, () => rows);
  }, skeleton);
}

/**
 * Merges the rows of two sides record by record: what one side changed, added or took away counts; a row that one side
 * took away and the other changed stays; of a row that both changed, each cell is merged by itself. New rows go where
 * the order of the table wants them.
 */
export function mergeRows(base: IndexParts, ours: IndexParts, theirs: IndexParts): MergedRows {
  const rowsIn = (parts: IndexParts) =>
    new Map(parts.groups.flatMap(({ rows }) => rows.map((row) => [row.key, row] as const)));
  const [before, mine, yours] = [rowsIn(base), rowsIn(ours), rowsIn(theirs)];
  const kept = ours.groups.map((): { line: string; target: string | undefined }[] => []);
  let hasConflict = false;
  const keep = (key: string, place: (group: number, row: { line: string; target: string | undefined }) => void) => {
    const merged = mergeRow(before.get(key), mine.get(key), yours.get(key), ours.eol);
    if (merged === undefined) return;
    hasConflict ||= merged.isConflict;
    place(merged.group, { line: merged.line, target: (mine.get(key) ?? yours.get(key))?.target });
  };
  // Rows that stay in their group keep their places among each other; others are put in order.
  const movers: string[] = [];
  for (const [key, row] of mine) {
    const merged = mergeRow(before.get(key), row, yours.get(key), ours.eol);
    if (merged !== undefined && merged.group !== row.group) movers.push(key);
    else keep(key, (group, each) => kept[group]?.push(each));
  }
  for (const key of [...movers, ...[...yours.keys()].filter((each) => !mine.has(each))]) {
    keep(key, (group, row) => {
      const rows = kept[group] ?? [];
      const order = (ours.groups[group] ?? theirs.groups[group])?.order;
      rows.splice(placeFor(row.target, rows, order), 0, row);
    });
  }
  const groups = kept.map((rows, at) => {
    const gap = ours.groups[at]?.isLoose ? ours.eol + ours.eol : ours.eol;
    return rows.map(({ line }) => line).join(gap);
  });
  return { groups, hasConflict };
}

interface MergedRow {
  readonly line: string;
  readonly group: number;
  readonly isConflict: boolean;
}

/** The row that two sides have made of one, or nothing where it is gone. */
function mergeRow(
  base: MergeRow | undefined,
  ours: MergeRow | undefined,
  theirs: MergeRow | undefined,
  eol: string,
): MergedRow | undefined {
  const isSame = (a: MergeRow | undefined, b: MergeRow | undefined) => a?.line === b?.line && a?.group === b?.group;
  const whole = (row: MergeRow | undefined) =>
    row === undefined ? undefined : { line: row.line, group: row.group, isConflict: false };
  if (isSame(ours, theirs) || isSame(base, theirs)) return whole(ours);
  if (isSame(base, ours)) return whole(theirs);
  // One side took it away, the other changed it: what somebody wrote is not lost.
  if (ours === undefined || theirs === undefined) return whole(ours ?? theirs);
  const group = mergeValue(base?.group, ours.group, theirs.group) ?? ours.group;
  const line = mergeValue(base?.line, ours.line, theirs.line) ?? mergeCells(base, ours, theirs);
  if (line !== undefined) return { line, group, isConflict: false };
  const sides = ['<<<<<<< ours', ours.line, '=======', theirs.line, '>>>>>>> theirs'];
  return { line: sides.join(eol), group, isConflict: true };
}

function mergeValue<T>(base: T | undefined, ours: T, theirs: T): T | undefined {
  if (ours === theirs || base === theirs) return ours;
  return base === ours ? theirs : undefined;
}

/** Padding aside, each cell by itself; undefined where both sides changed one in two ways. */
function mergeCells(base: MergeRow | undefined, ours: MergeRow, theirs: MergeRow): string | undefined {
  const count = ours.cells.length;
  if (count === 0 || theirs.cells.length !== count || (base !== undefined && base.cells.length !== count))
    return undefined;
  let line = ours.line;
  for (let at = count - 1; at >= 0; at--) {
    const [mine, yours, before] = [ours.cells[at] ?? '', theirs.cells[at] ?? '', base?.cells[at]];
    const merged = mergeValue(before?.trim(), mine.trim(), yours.trim());
    if (merged === undefined) return undefined;
    if (merged === mine.trim()) continue;
    const start = ours.cells
      .slice(0, at)
      .reduce((sum, cell) => sum + cell.length + 1, ours.line.startsWith('|') ? 1 : 0);
    line = line.slice(0, start) + yours + line.slice(start + mine.length);
  }
  return line;
}

/** Behind the last row that comes before it; at the end where nothing tells. */
function placeFor(
  target: string | undefined,
  rows: readonly { readonly target: string | undefined }[],
  order: RowOrder | undefined,
): number {
  if (target === undefined || order === undefined) return rows.length;
  const before = rows.findLastIndex((row) => row.target !== undefined && compareTargets(row.target, target, order) < 0);
  return before + 1;
}

function readGroup(
  index: DecisionIndex,
  group: IndexGroup,
  at: number,
  text: string,
  seen: Map<string, number>,
): GroupParts | undefined {
  const { lines } = index.file.facts;
  const region = regionOf(index, group);
  const rowLines = new Set(group.rows.map(({ span }) => lines.lineAt(span.start)));
  const [first, last] = [lines.lineAt(region.start), lines.lineAt(region.end)];
  let isLoose = false;
  for (let line = first; line <= last && group.rows.length > 0; line++) {
    const { start, end } = lines.spanOf(line);
    if (rowLines.has(line)) continue;
    if (text.slice(start, end).trim() !== '') return undefined;
    isLoose = true;
  }
  const rows = group.rows.map((row) => readMergeRow(row, at, lines.spanOf(lines.lineAt(row.span.start)), text, seen));
  return { rows, order: findRowOrder(group), isLoose };
}

function readMergeRow(
  { target, cells }: IndexRow,
  group: number,
  { start, end }: { readonly start: number; readonly end: number },
  text: string,
  seen: Map<string, number>,
): MergeRow {
  const line = text.slice(start, end);
  const name = target ?? line;
  const count = seen.get(name) ?? 0;
  seen.set(name, count + 1);
  const raw = cells.map(({ outer }) => text.slice(outer.start, outer.end));
  return { key: `${name}\n${count}`, target, line, cells: raw, group };
}

/** From the first row's line to the last row's; behind the delimiter row where there is none, as an empty span. */
function regionOf({ file }: DecisionIndex, group: IndexGroup): { start: number; end: number } {
  const { lines } = file.facts;
  const [first, last] = [group.rows[0], group.rows.at(-1)];
  if (first === undefined || last === undefined) {
    const delimiter = group.kind === 'table' ? group.table.delimiter.span.end : 0;
    const at = lines.endWithBreak(lines.lineAt(delimiter));
    return { start: at, end: at };
  }
  const end = (last.item?.whole ?? last.span).end;
  return { start: lines.spanOf(lines.lineAt(first.span.start)).start, end: lines.spanOf(lines.lineAt(end)).end };
}
