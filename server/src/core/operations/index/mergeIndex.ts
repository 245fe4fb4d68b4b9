import type { Heading } from '../../markdown/facts.ts';
import { readFacts } from '../../markdown/readFacts.ts';
import { largest } from '../../markdown/sequences.ts';
import type { Span } from '../../markdown/span.ts';
import { readIndex } from '../../model/decisionIndex.ts';
import type { DecisionIndex, IndexGroup } from '../../model/indexGroups.ts';
import { type IndexRow, type TargetName, targetNameOf } from '../../model/indexRow.ts';
import { canonicalNumber } from '../../model/recordNumber.ts';
import { comparePlaces, findRowOrder, type RowOrder } from '../../model/rowOrder.ts';
import { wordsIn } from '../../model/sameWords.ts';
import { applyChanges, type Change } from '../workspaceEdits.ts';

/** An index taken apart: its tables and lists, with their rows, and the text around them. */
interface IndexParts {
  readonly text: string;
  readonly groups: readonly GroupParts[];
  readonly index: DecisionIndex;
}

interface GroupParts {
  /** What tells it from the others: its heading and the header of its table. */
  readonly name: string;
  /** The lines that its rows take. */
  readonly region: Span;
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
  /** What a reader sees of it: without the padding of cells and the marker of an item. */
  readonly content: string;
  /** In a table, the parts between the pipes that separate cells: joined with pipes, they are the line again. */
  readonly cells: readonly string[];
  /** What the cells say, without padding, nor the pipes around the row. */
  readonly values: readonly string[];
  readonly number: string | undefined;
  readonly words: string;
  readonly group: string;
}

/** The versions of an index in a merge. */
export interface IndexVersions<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/** A merge of an index whose rows are merged, and whose other text is not yet. */
export interface IndexMerge {
  /** The text of each version with a line that stands for the rows of each table or list. */
  readonly around: IndexVersions<string>;
  /** Whether both sides changed a row in two ways: then it has conflict markers. */
  readonly hasConflict: boolean;
  /** Puts the rows into the merged text around them; undefined where that has no place for some. */
  join(around: string): string | undefined;
}

/**
 * Merges the rows of an index, record by record: what one side changed, added or took away counts, also where the other
 * side renamed the record's file; of a row that both changed, each cell is merged by itself. Where the sides contradict
 * each other (two values for one cell, two groups for one record, a row that one side changed and the other took away),
 * the row gets conflict markers. New rows go where the order of the table wants them. Undefined where a version is no
 * index, has other lines between its rows, or gives a record another number of its several rows: its merge is that of any
 * text.
 */
export function mergeIndexRows({ base, ours, theirs }: IndexVersions<string>): IndexMerge | undefined {
  const [before, mine, yours] = [takeApart(base), takeApart(ours), takeApart(theirs)];
  if (before === undefined || mine === undefined || yours === undefined) return undefined;
  const parts = [before, mine, yours] as const;
  if (hasUnevenRows(parts)) return undefined;
  const idOf = alignGroups(parts);
  const ids = [...new Set([mine, yours, before].flatMap(({ groups }) => groups.map(idOf)))];
  const { eol } = mine.index.file.facts;
  const merged = mergeRows(before, mine, yours, idOf);
  const shared = parts.map((each) => markGroups(each, parts, idOf)) as [string, string, string];
  const kinds = new Map(
    parts.flatMap(({ index, groups }) => groups.map((each, at) => [idOf(each), index.groups[at]?.kind])),
  );
  return {
    around: { base: shared[0], ours: shared[1], theirs: shared[2] },
    hasConflict: merged.hasConflict,
    join: (around) => {
      const counts = new Map<string, number>();
      for (const [, id = ''] of around.matchAll(anyPlaceholder)) counts.set(id, (counts.get(id) ?? 0) + 1);
      const rowsOf = (id: string) => merged.groups.get(id) ?? '';
      // A group that is in no version of the text any more, or twice, has no place for its rows.
      const hasPlaces = ids.every((id) => (counts.get(id) ?? 0) <= 1 && (rowsOf(id) === '' || counts.has(id)));
      if (!hasPlaces) return undefined;
      const filled = around.replace(anyPlaceholder, (mark, id: string) => rowsOf(id) || mark);
      return ids
        .filter((id) => rowsOf(id) === '')
        .reduce((text, id) => removeMark(text, id, kinds.get(id), eol), filled);
    },
  };
}

/** Whether nothing tells which of a record's rows is which: it has several in one version, and more or fewer in another. */
function hasUnevenRows(parts: readonly IndexParts[]): boolean {
  const counts = parts.map(({ index }) => countRows(index));
  return [...new Set(counts.flatMap((each) => [...each.keys()]))].some((target) => {
    const own = counts.map((each) => each.get(target) ?? 0);
    return largest(own) > 1 && own.some((count) => count !== own[0]);
  });
}

/**
 * The records that a merge of texts, line by line, gave more rows than any of the versions has: the two sides moved them to
 * two places. Each of `theirs` gets conflict markers; undefined where there are none.
 */
export function markDoubled(merged: string, { base, ours, theirs }: IndexVersions<string>): string | undefined {
  const [before, mine, yours] = [base, ours, theirs].map(countTargets);
  const index = indexIn(merged);
  if (before === undefined || mine === undefined || yours === undefined || index === undefined) return undefined;
  const { lines, eol } = index.file.facts;
  const lineOf = (row: IndexRow) => lines.spanOf(lines.lineAt(row.span.start));
  const doubled = [...index.targets].flatMap((target) => {
    const rows = index.rowsLinking(target);
    const known = largest([before, mine, yours].map((counts) => counts.get(target) ?? 0));
    if (known === 0 || rows.length <= known) return [];
    const isOurs = (row: IndexRow) => {
      const { start, end } = lineOf(row);
      return ours.split(/\r?\n/).includes(merged.slice(start, end));
    };
    return (rows.some(isOurs) ? rows.filter((row) => !isOurs(row)) : rows.slice(1)).map(lineOf);
  });
  if (doubled.length === 0) return undefined;
  return applyChanges(
    merged,
    doubled.map((span) => ({ span, text: oneSided('theirs', merged.slice(span.start, span.end), eol) })),
  );
}

function countTargets(text: string): ReadonlyMap<string, number> {
  return countRows(indexIn(text));
}

/** How many rows each record has. */
function countRows(index: DecisionIndex | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { target } of index?.meanings ?? [])
    if (target !== undefined) counts.set(target, (counts.get(target) ?? 0) + 1);
  return counts;
}

function indexIn(text: string): DecisionIndex | undefined {
  return readIndex({
    uri: 'file:///index.md',
    name: 'index.md',
    version: null,
    facts: readFacts(text),
    root: 'file://',
  });
}

function takeApart(text: string): IndexParts | undefined {
  const index = indexIn(text);
  if (index === undefined || index.file.facts.conflicts.length > 0) return undefined;
  const seen = new Map<string, number>();
  const named = new Map<string, number>();
  const groups = index.groups.map((group) => readGroup(index, group, nameOf(group, named), text, seen));
  return groups.some((group) => group === undefined)
    ? undefined
    : { text, groups: groups.flatMap((group) => group ?? []), index };
}

/** Several groups of one name are counted. */
function nameOf(group: IndexGroup, named: Map<string, number>): string {
  const header = group.kind === 'table' ? group.table.header.content.cells.map(({ raw }) => raw).join('|') : '';
  const name = [group.kind, group.heading?.raw ?? '', header].join(' ').replace(/\s+/g, ' ');
  const count = named.get(name) ?? 0;
  named.set(name, count + 1);
  return `${name} ${count}`;
}

/**
 * What groups of several versions are called where they are the same one: by their names; by their places, where all
 * versions have as many, and those of one name have one place.
 */
function alignGroups(parts: readonly IndexParts[]): (group: Pick<GroupParts, 'name'>) => string {
  const places = new Map<string, number>();
  const isSameCount = new Set(parts.map(({ groups }) => groups.length)).size === 1;
  let isByPlace = isSameCount;
  for (const { groups } of parts)
    groups.forEach(({ name }, at) => {
      isByPlace &&= (places.get(name) ?? at) === at;
      places.set(name, at);
    });
  return ({ name }) => (isByPlace ? String(places.get(name)) : name);
}

/** The line that stands for the rows of a group. Nobody writes a private-use character into an index. */
const placeholder = (id: string) => `\uE000${id}\uE000`;
const anyPlaceholder = /\uE000([^\uE000]*)\uE000/g;

/** The text with a line in place of each group's rows, also of those that have none left under their heading. */
function markGroups(part: IndexParts, parts: readonly IndexParts[], idOf: (group: GroupParts) => string): string {
  const { text, groups, index } = part;
  const { headings, eol, lines } = index.file.facts;
  const ids = new Set(groups.map(idOf));
  const empty = new Map<string, Heading[]>();
  for (const heading of headings.filter(({ isEmpty }) => isEmpty)) {
    const alike = empty.get(heading.text) ?? [];
    alike.push(heading);
    empty.set(heading.text, alike);
  }
  const marks = groups.map((group): Change => {
    const { region } = group;
    // Rows that are none take no line yet.
    const isEmpty = region.start === region.end;
    const before = isEmpty && region.start > 0 && !/[\r\n]$/.test(text.slice(0, region.start)) ? eol : '';
    return { span: region, text: before + placeholder(idOf(group)) + (isEmpty ? eol : '') };
  });
  for (const other of parts)
    other.groups.forEach((group, at) => {
      const { kind, heading } = other.index.groups[at] as IndexGroup;
      const id = idOf(group);
      if (kind !== 'list' || heading === undefined || ids.has(id)) return;
      ids.add(id);
      const alike = empty.get(heading.raw) ?? [];
      const [own] = alike;
      if (own === undefined || alike.length > 1) return;
      const { end } = lines.spanOf(lines.lineAt(own.block.end));
      marks.push({ span: { start: end, end }, text: eol + eol + placeholder(id) });
    });
  return applyChanges(text, marks);
}

/** An empty group leaves no line behind, nor the blank one above a list. */
function removeMark(text: string, id: string, kind: IndexGroup['kind'] | undefined, eol: string): string {
  const mark = placeholder(id);
  const [before, after] = text.split(mark);
  if (before === undefined || after === undefined) return text;
  if (kind === 'table') return before + after.replace(/^(?:\r\n|\n|\r)/, '');
  if (before.endsWith(eol + eol)) return before.slice(0, -2 * eol.length) + after;
  return before.endsWith(eol) ? before.slice(0, -eol.length) + after : before + after.replace(/^(?:\r\n|\n|\r)/, '');
}

/** A row of the result, under its key in the base. */
interface PlacedRow {
  readonly key: string;
  readonly line: string;
  readonly target: string | undefined;
}

function mergeRows(
  base: IndexParts,
  ours: IndexParts,
  theirs: IndexParts,
  idOf: (group: GroupParts) => string,
): { readonly groups: ReadonlyMap<string, string>; readonly hasConflict: boolean } {
  const { eol } = ours.index.file.facts;
  const rowsIn = ({ groups }: IndexParts) =>
    new Map(groups.flatMap((group) => group.rows.map((row) => [row.key, { ...row, group: idOf(group) }] as const)));
  const before = rowsIn(base);
  const sides = { ours: rowsIn(ours), theirs: rowsIn(theirs) };
  const renames = { ours: findRenames(before, sides.ours), theirs: findRenames(before, sides.theirs) };
  const mine = followRenames(sides.ours, renames.ours, sides.theirs, renames.theirs);
  const yours = followRenames(sides.theirs, renames.theirs, sides.ours, renames.ours);
  const results = [...new Set([...mine.rows.keys(), ...yours.rows.keys()])].flatMap((key) => {
    const [own, other] = [mine.rows.get(key), yours.rows.get(key)];
    const isUnsure = mine.unsure.has(key) || yours.unsure.has(key);
    return mergeRow(before.get(key), own, other, isUnsure, eol).map((row) => {
      const { target } = row.line === other?.line ? other : (own ?? other ?? {});
      return { ...row, key, target };
    });
  });
  const partsById = [base, ours, theirs].map((each) => new Map(each.groups.map((group) => [idOf(group), group])));
  const resultsById = new Map<string, (typeof results)[number][]>();
  for (const result of results) {
    const rows = resultsById.get(result.group) ?? [];
    rows.push(result);
    resultsById.set(result.group, rows);
  }
  const [old, my, your] = [before, mine.rows, yours.rows].map(orderOf) as [SideOrder, SideOrder, SideOrder];
  const groups = [...resultsById].map(([id, results]) => {
    const [oldGroup, own, other] = partsById.map((groupsById) => groupsById.get(id));
    const isTheirs = ordersAsTheirs(old, my, your, id);
    const order = (isTheirs ? (other ?? own) : (own ?? other))?.order;
    const rows = orderRows(results, id, isTheirs ? your : my, order);
    const isLoose = mergeValue(oldGroup?.isLoose, own?.isLoose ?? other?.isLoose, other?.isLoose ?? own?.isLoose);
    return [id, rows.map(({ line }) => line).join(isLoose ? eol + eol : eol)] as const;
  });
  return { groups: new Map(groups), hasConflict: results.some(({ isConflict }) => isConflict) };
}

type RowsByKey = ReadonlyMap<string, MergeRow>;

/** The rows of a side, how they follow one another, and which of them each group has. */
interface SideOrder {
  readonly rows: RowsByKey;
  readonly places: ReadonlyMap<string, number>;
  readonly keysIn: ReadonlyMap<string, readonly string[]>;
}

function orderOf(rows: RowsByKey): SideOrder {
  const keysIn = new Map<string, string[]>();
  for (const [key, { group }] of rows) {
    const keys = keysIn.get(group) ?? [];
    keys.push(key);
    keysIn.set(group, keys);
  }
  return { rows, places: new Map([...rows.keys()].map((key, at) => [key, at])), keysIn };
}

/** Whether the rows of a group are to follow one another as in theirs, since ours left their order as it was. */
function ordersAsTheirs(base: SideOrder, ours: SideOrder, theirs: SideOrder, group: string): boolean {
  const [before, mine, yours] = [base, ours, theirs].map(({ keysIn }) => keysIn.get(group) ?? []);
  if (before === undefined || mine === undefined || yours === undefined || isSameList(before, mine)) return true;
  const shared = (keys: readonly string[]) =>
    keys.filter((key) => [base, ours, theirs].every(({ rows }) => rows.get(key)?.group === group));
  return isSameList(shared(before), shared(mine)) && !isSameList(shared(before), shared(yours));
}

function isSameList(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}

/** The rows that a side has in this group, for their files, as they follow one another there; others are put in order. */
function orderRows(rows: readonly PlacedRow[], group: string, side: SideOrder, order: RowOrder | undefined) {
  const stays = ({ key, target }: PlacedRow) => {
    const row = side.rows.get(key);
    return row?.group === group && row.target === target;
  };
  const placeOf = ({ key }: PlacedRow) => side.places.get(key) ?? 0;
  const names = new Map<string, TargetName>();
  const nameOf = (target: string) => {
    const name = names.get(target) ?? targetNameOf(target);
    names.set(target, name);
    return name;
  };
  const ordered = rows.filter(stays).sort((a, b) => placeOf(a) - placeOf(b));
  for (const row of rows.filter((each) => !stays(each)))
    ordered.splice(placeFor(row.target, ordered, order, nameOf), 0, row);
  return ordered;
}

/** The key that a row of a side has in the base, and whether only its title or only its number says so. */
type Renames = ReadonlyMap<string, { readonly key: string; readonly isUnsure: boolean }>;

/** A row whose file has another name is the one with its title, else with its number, where there is one such. */
function findRenames(base: ReadonlyMap<string, MergeRow>, side: ReadonlyMap<string, MergeRow>): Renames {
  const renames = new Map<string, { readonly key: string; readonly isUnsure: boolean }>();
  const signs: ((row: MergeRow) => string | undefined)[] = [
    ({ words }) => wordsIn(words).join(' ') || undefined,
    ({ number }) => (number === undefined ? undefined : canonicalNumber(number)),
  ];
  for (const [at, signOf] of signs.entries()) {
    const taken = new Set([...renames.values()].map(({ key }) => key));
    const gone = bySign(
      [...base.values()].filter(({ key }) => !side.has(key) && !taken.has(key)),
      signOf,
    );
    const added = bySign(
      [...side.values()].filter(({ key }) => !base.has(key) && !renames.has(key)),
      signOf,
    );
    for (const [sign, [old, ...others]] of gone) {
      const [row, ...more] = added.get(sign) ?? [];
      if (old === undefined || row === undefined || others.length + more.length > 0) continue;
      renames.set(row.key, { key: old.key, isUnsure: at > 0 || row.number !== old.number });
    }
  }
  return renames;
}

/** The rows of a side by the keys of the base; `unsure` has those whose record may be another one of the same number. */
function followRenames(
  rows: ReadonlyMap<string, MergeRow>,
  renames: Renames,
  otherRows: ReadonlyMap<string, MergeRow>,
  otherRenames: Renames,
) {
  const unsure = new Set<string>();
  const followed = [...rows].map(([key, row]): [string, MergeRow] => {
    const rename = renames.get(key);
    // Where the other side has the new name for something else, nobody knows what is what.
    if (rename === undefined || (otherRows.has(key) && otherRenames.get(key)?.key !== rename.key)) return [key, row];
    if (rename.isUnsure) unsure.add(rename.key);
    return [rename.key, row];
  });
  return { rows: new Map(followed), unsure };
}

function bySign(
  rows: readonly MergeRow[],
  signOf: (row: MergeRow) => string | undefined,
): ReadonlyMap<string, readonly MergeRow[]> {
  const found = new Map<string, MergeRow[]>();
  for (const row of rows) {
    const sign = signOf(row);
    if (sign === undefined) continue;
    const rows = found.get(sign) ?? [];
    rows.push(row);
    found.set(sign, rows);
  }
  return found;
}

interface MergedRow {
  readonly line: string;
  readonly group: string;
  readonly isConflict: boolean;
}

/** The row that two sides have made of one: none where it is gone, two in conflict where it is in two groups. */
function mergeRow(
  base: MergeRow | undefined,
  ours: MergeRow | undefined,
  theirs: MergeRow | undefined,
  isUnsure: boolean,
  eol: string,
): readonly MergedRow[] {
  const isSame = (a: MergeRow | undefined, b: MergeRow | undefined) =>
    a?.content === b?.content && a?.group === b?.group;
  if (ours === undefined || theirs === undefined) {
    const row = ours ?? theirs;
    if (row === undefined || isSame(base, row)) return [];
    if (base === undefined) return [{ line: row.line, group: row.group, isConflict: false }];
    // One side took it away, the other changed it: only a person can say.
    return [
      { line: oneSided(ours === undefined ? 'theirs' : 'ours', row.line, eol), group: row.group, isConflict: true },
    ];
  }
  const group = mergeValue(base?.group, ours.group, theirs.group);
  const isOneChange = isSame(ours, theirs) || isSame(base, theirs) || isSame(base, ours);
  const line = isUnsure && !isOneChange ? undefined : mergeLines(base, ours, theirs);
  if (group === undefined)
    return [
      { line: oneSided('ours', line ?? ours.line, eol), group: ours.group, isConflict: true },
      { line: oneSided('theirs', line ?? theirs.line, eol), group: theirs.group, isConflict: true },
    ];
  if (line !== undefined) return [{ line, group, isConflict: false }];
  const sides = ['<<<<<<< ours', ours.line, '=======', theirs.line, '>>>>>>> theirs'];
  return [{ line: sides.join(eol), group, isConflict: true }];
}

/** A row that one side alone has, in conflict markers. */
function oneSided(side: 'ours' | 'theirs', line: string, eol: string): string {
  const [ours, theirs] = side === 'ours' ? [[line], []] : [[], [line]];
  return ['<<<<<<< ours', ...ours, '=======', ...theirs, '>>>>>>> theirs'].join(eol);
}

function mergeLines(base: MergeRow | undefined, ours: MergeRow, theirs: MergeRow): string | undefined {
  const line = mergeValue(base?.line, ours.line, theirs.line) ?? mergeCells(base, ours, theirs);
  if (line !== undefined) return line;
  // An item may have got another marker.
  const content = mergeValue(base?.content, ours.content, theirs.content);
  return content === undefined ? undefined : content === ours.content ? ours.line : theirs.line;
}

function mergeValue<T>(base: T | undefined, ours: T, theirs: T): T | undefined {
  if (ours === theirs || base === theirs) return ours;
  return base === ours ? theirs : undefined;
}

/**
 * Padding aside, each cell by itself; undefined where both sides changed one in two ways. The first and the last cell keep
 * what their side has around the row: without a pipe before it, an empty cell would be none.
 */
function mergeCells(base: MergeRow | undefined, ours: MergeRow, theirs: MergeRow): string | undefined {
  const count = ours.cells.length;
  if (count === 0 || theirs.cells.length !== count || (base !== undefined && base.cells.length !== count))
    return undefined;
  const cells: (string | undefined)[] = ours.values.map((mine, at) => {
    const merged = mergeValue(base?.values[at], mine, theirs.values[at]);
    return merged === undefined ? undefined : merged === mine ? ours.cells[at] : theirs.cells[at];
  });
  return cells.includes(undefined) ? undefined : cells.join('|');
}

/** Behind the last row that comes before it; at the end where nothing tells. */
function placeFor(
  target: string | undefined,
  rows: readonly { readonly target: string | undefined }[],
  order: RowOrder | undefined,
  nameOf: (target: string) => TargetName,
): number {
  if (target === undefined || order === undefined) return rows.length;
  const own = nameOf(target);
  const before = rows.findLastIndex(
    (row) => row.target !== undefined && comparePlaces(nameOf(row.target), own, order) < 0,
  );
  return before === -1 && order.isBySeries ? rows.length : before + 1;
}

function readGroup(
  index: DecisionIndex,
  group: IndexGroup,
  name: string,
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
    if (group.kind === 'table' || text.slice(start, end).trim() !== '') return undefined;
    isLoose = true;
  }
  const rows = group.rows.map((row) => readMergeRow(row, name, lines.spanOf(lines.lineAt(row.span.start)), text, seen));
  return { name, region, rows, order: findRowOrder(group), isLoose };
}

function readMergeRow(
  { target, targetName, cells, item, says, words }: IndexRow,
  group: string,
  { start, end }: Span,
  text: string,
  seen: Map<string, number>,
): MergeRow {
  const line = text.slice(start, end);
  const last = cells.length - 1;
  const parts = cells.map(({ outer }, at) => text.slice(at === 0 ? start : outer.start, at === last ? end : outer.end));
  const values = cells.map(({ raw }) => raw);
  const content = item === undefined ? values.join('|') : item.content.raw;
  const name = target ?? content;
  const count = seen.get(name) ?? 0;
  seen.set(name, count + 1);
  const number = targetName.number ?? says.number;
  return { key: `${name}\n${count}`, target, line, content, cells: parts, values, number, words, group };
}

/** From the first row's line to the last row's; behind the delimiter row where there is none, as an empty span. */
function regionOf({ file }: DecisionIndex, group: IndexGroup): Span {
  const { lines } = file.facts;
  const [first, last] = [group.rows[0], group.rows.at(-1)];
  if (first === undefined || last === undefined) {
    const above = group.kind === 'table' ? group.above.end : 0;
    const at = lines.endWithBreak(lines.lineAt(above));
    return { start: at, end: at };
  }
  const end = (last.item?.whole ?? last.span).end;
  return { start: lines.spanOf(lines.lineAt(first.span.start)).start, end: lines.spanOf(lines.lineAt(end)).end };
}
