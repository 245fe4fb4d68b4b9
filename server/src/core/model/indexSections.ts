import type { ListItem } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { lowerBound } from '../markdown/sequences.ts';
import { type DecisionIndex, type IndexGroup, isPart } from './indexGroups.ts';
import { type IndexRow, targetNameOf } from './indexRow.ts';
import { parseAnyName } from './recordName.ts';
import { compareNumbers, type RecordNumber } from './recordNumber.ts';
import { findListBeside } from './rowOrder.ts';
import { wordsIn } from './sameWords.ts';

/** Rows that follow one another, and what they have in common: a table, or a list that is below no row. */
export interface IndexSection {
  readonly group: IndexGroup;
  readonly rows: readonly IndexRow[];
  /** The heading above it, or the item that holds the list: a year or an area, mostly. */
  readonly label: string | undefined;
}

/** What a record says that may tell its section. */
export interface SectionClues {
  readonly uri: string;
  /** The day of the decision, such as `2024-05-06`. */
  readonly date?: string | undefined;
  readonly tags?: readonly string[];
  /** Name in lower case → value. */
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * The section of an index that a record belongs to: that of its parent or its siblings; that of its folder and prefix, of
 * the year of its date or of an area that it names; the one whose numbers are around its own, or the last one where numbers
 * rise from one to the next; one that has nearly all rows. Undefined where nothing tells. `groups` are those to choose from.
 */
export function findSection(
  index: DecisionIndex,
  clues: SectionClues,
  groups: readonly IndexGroup[] = index.groups,
): IndexSection | undefined {
  for (const group of groups) {
    const rows = findListBeside(clues.uri, group);
    if (rows !== undefined) return { group, rows, label: undefined };
  }
  const all = sectionsOf(index).filter(({ group }) => groups.includes(group));
  const alike = keys.reduce<readonly IndexSection[]>((sections, keyOf) => ofKey(sections, keyOf, clues.uri), all);
  if (alike.length < 2) return alike[0];
  const year = byYear(alike, clues.date);
  if (year !== 'unknown') return year;
  const labelled = byLabel(alike, clues);
  // Rows between others of one table have a topic, whatever their numbers are.
  if (labelled !== undefined || alike.every(({ group }) => isPart(group) && !/\d/.test(group.heading?.raw ?? '')))
    return labelled;
  return byNumber(alike, targetNameOf(clues.uri).sortNumber) ?? dominant(alike);
}

/** An index never changes, and is asked for each record without a row. */
const knownSections = new WeakMap<DecisionIndex, readonly IndexSection[]>();

function sectionsOf(index: DecisionIndex): readonly IndexSection[] {
  const sections = knownSections.get(index) ?? readSections(index);
  knownSections.set(index, sections);
  return sections;
}

function readSections(index: DecisionIndex): IndexSection[] {
  return index.groups.flatMap((group): IndexSection[] => {
    if (group.kind === 'table') return [{ group, rows: group.rows, label: group.heading?.raw }];
    const holders = group.rows.filter(({ item }) => item !== undefined && item.whole.end > item.span.end);
    const isBelowRow = ([first]: readonly IndexRow[]) =>
      first !== undefined &&
      holders.some(
        ({ item }) => item !== undefined && item.span.end <= first.span.start && first.span.end <= item.whole.end,
      );
    const lists = group.lists.filter((rows) => !isBelowRow(rows));
    return lists.map((rows) => ({ group, rows, label: holderOf(rows, index) ?? group.heading?.raw }));
  });
}

/** The words of the innermost item that holds a list, where that is none of its rows. */
function holderOf([first]: readonly IndexRow[], { file }: DecisionIndex): string | undefined {
  if (first?.item === undefined) return undefined;
  const { lists } = file.facts;
  const isUpTo = ({ span }: ListItem) => span.start <= first.span.start;
  // An index may be thousands of lists: the row's own one is found by halves, and so is its item there.
  const list = lowerBound(lists.length, (at) => lists[at]?.items[0] !== undefined && isUpTo(lists[at].items[0])) - 1;
  const items = lists[list]?.items ?? [];
  for (let at = lowerBound(items.length, (each) => isUpTo(items[each] as ListItem)) - 1; at >= 0; at--) {
    const { span, whole, content } = items[at] as ListItem;
    if (span.end <= first.span.start && first.span.end <= whole.end) return plainText(content.raw);
  }
  return undefined;
}

/** What all records of a section may share. */
const keys: readonly ((uri: string) => string)[] = [
  (uri) => uri.slice(0, uri.lastIndexOf('/')),
  (uri) => parseAnyName(targetNameOf(uri).name)?.prefix.toLowerCase() ?? '',
];

/** The sections whose records share a key with a new one, where each section has records of one key. */
function ofKey(
  sections: readonly IndexSection[],
  keyOf: (uri: string) => string,
  uri: string,
): readonly IndexSection[] {
  const known = sections.map(({ rows }) => new Set(rows.flatMap(({ target }) => target ?? []).map(keyOf)));
  const isTold = known.every(({ size }) => size === 1) && new Set(known.flatMap((each) => [...each])).size > 1;
  return isTold ? sections.filter((_, at) => known[at]?.has(keyOf(uri))) : sections;
}

/** Where most sections are years: that of the record, or none where it has not begun. */
function byYear(sections: readonly IndexSection[], date: string | undefined): IndexSection | undefined | 'unknown' {
  const years = sections.map(({ label = '' }) =>
    [...label.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => year),
  );
  const own = date?.slice(0, 4);
  if (own === undefined || years.filter(({ length }) => length > 0).length * 2 <= sections.length) return 'unknown';
  const fitting = sections.filter((_, at) => {
    const [first, last = first] = years[at] ?? [];
    return first !== undefined && last !== undefined && first <= own && own <= last;
  });
  return fitting.length > 1 ? 'unknown' : fitting[0];
}

/** The section whose label is an area, or another value, of the record. */
function byLabel(sections: readonly IndexSection[], { tags = [], fields }: SectionClues): IndexSection | undefined {
  const said = [...tags, ...[...fields.values()].flatMap((value) => value.split(/[,;]/))];
  const values = new Set(said.map((value) => wordsIn(plainText(value)).join(' ')));
  const fitting = sections.filter(({ label = '' }) => label !== '' && values.has(wordsIn(label).join(' ')));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Where the numbers of sections do not overlap: the one around a number, or the one at the end that it is beyond. */
function byNumber(sections: readonly IndexSection[], number: RecordNumber | undefined): IndexSection | undefined {
  if (number === undefined) return undefined;
  const ranges = sections.flatMap((section) => {
    const numbers = section.rows.flatMap(({ targetName }) => targetName.sortNumber ?? []).sort(compareNumbers);
    const [first, last] = [numbers[0], numbers.at(-1)];
    return first === undefined || last === undefined ? [] : [{ section, first, last }];
  });
  const sorted = [...ranges].sort((a, b) => compareNumbers(a.first, b.first));
  const isApart = sorted.every(
    ({ first }, at) => at === 0 || compareNumbers((sorted[at - 1] as (typeof ranges)[0]).last, first) < 0,
  );
  const isOrdered =
    sorted.every((each, at) => each === ranges[at]) || sorted.every((each, at) => each === ranges.at(-1 - at));
  if (!isApart || !isOrdered || mayBeChance(sections)) return undefined;
  const at = sorted.findLastIndex(({ first }) => compareNumbers(first, number) <= 0);
  const range = sorted[Math.max(0, at)];
  const isBetween = at >= 0 && at < sorted.length - 1 && range !== undefined && compareNumbers(range.last, number) < 0;
  return isBetween ? undefined : range?.section;
}

/**
 * Whether the numbers of sections may be apart by chance: three rows of two topics are so two times of three. A number in
 * the label tells that they are not, such as `2024` or `001–099`.
 */
function mayBeChance(sections: readonly IndexSection[]): boolean {
  if (sections.every(({ label = '' }) => /\p{N}/u.test(label))) return false;
  const sizes = sections.map(({ rows }) => rows.length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  // Of all ways to deal the rows to sections of these sizes, those in which they are apart.
  const chance =
    sizes.reduce((sum, size) => sum + logOfFactorial(size), logOfFactorial(sizes.length)) - logOfFactorial(all);
  return chance > Math.log(mostChance);
}

const mostChance = 0.05;

function logOfFactorial(count: number): number {
  let sum = 0;
  for (let each = 2; each <= count; each++) sum += Math.log(each);
  return sum;
}

/** The section that has nearly all rows: the others are remarks beside it. */
function dominant(sections: readonly IndexSection[]): IndexSection | undefined {
  const [largest, ...others] = [...sections].sort((a, b) => b.rows.length - a.rows.length);
  const rest = others.reduce((sum, { rows }) => sum + rows.length, 0);
  return largest !== undefined && rest * 4 <= largest.rows.length ? largest : undefined;
}
