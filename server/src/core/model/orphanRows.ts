import { plainText } from '../markdown/plainText.ts';
import { largest } from '../markdown/sequences.ts';
import type { Span } from '../markdown/span.ts';
import { isSideFile } from './companions.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { type DecisionIndex, type IndexGroup, linkCell, rowsWhere } from './indexGroups.ts';
import type { IndexRow } from './indexRow.ts';
import { mayBeOfSite } from './links.ts';
import type { Log } from './log.ts';
import { awaitsNumber, parseAnyName } from './recordName.ts';
import { canonicalNumber, type RecordNumber } from './recordNumber.ts';
import { resemble, wordsIn } from './sameWords.ts';

/** Whether a row's link leads to a file that does not exist. A row without a link, or not looked at yet, is not broken. */
export function isBroken(row: Pick<IndexRow, 'target' | 'link'>, log: Log): boolean {
  const { target } = row;
  if (target === undefined || log.records.has(target)) return false;
  if (log.files.exists(target) !== false) return false;
  return !mayBeOfSite(row.link?.href ?? '', log.index?.file.root, (uri) => log.files.exists(uri));
}

/**
 * The record that a broken row was probably written for: the one of the same file name, slug or title; or with the same
 * number, where slug and title do not say otherwise. No other row links it.
 */
export function findRecordMeantBy(row: IndexRow, log: Log): DecisionRecord | undefined {
  const { index } = log;
  // A row of what exists is for that, be it a record of another log.
  if (index === undefined || (row.target !== undefined && log.files.exists(row.target) === true)) return undefined;
  const uri = pairsOf(index, log).recordOf.get(row);
  return uri === undefined ? undefined : log.records.get(uri);
}

/**
 * Whether the index has no row for a record that it should list. A template is among the records only where it says so,
 * by a number and the status Reference. A file beside another record needs no row of its own.
 */
export function isUnlisted(record: DecisionRecord, { targets }: DecisionIndex, log: Log): boolean {
  const { file, isTemplate, number, status } = record;
  if (targets.has(file.uri) || awaitsNumber(file.name) || isSideFile(record, log)) return false;
  return !isTemplate || (number !== undefined && status?.known === 'Reference');
}

/** The records that the index should list and does not. */
export function findUnlistedRecords(index: DecisionIndex, log: Log): readonly DecisionRecord[] {
  const { records, recordsVersion } = log;
  const known = knownUnlisted.get(index.targets);
  if (known?.records === records && known.version === recordsVersion) return known.unlisted;
  const unlisted: DecisionRecord[] = [];
  for (const record of records.values()) if (isUnlisted(record, index, log)) unlisted.push(record);
  knownUnlisted.set(index.targets, { records, version: recordsVersion, unlisted });
  return unlisted;
}

/** By what an index links, which a keystroke in a title does not change. */
const knownUnlisted = new WeakMap<
  ReadonlySet<string>,
  { readonly records: object; readonly version: number; readonly unlisted: readonly DecisionRecord[] }
>();

/** A record that no row of the index links, and the line outside of its tables and lists that does. */
interface LooseRecord {
  readonly record: DecisionRecord;
  readonly span: Span;
}

/** The records that only lines outside of the index's tables and lists link, in the order of the lines. */
export function findLooseRecords({ loose, meanings }: DecisionIndex, { records }: Pick<Log, 'records'>): LooseRecord[] {
  if (loose.length === 0) return [];
  const inRows = new Set(meanings.flatMap(({ target, others }) => [target, ...others]));
  return loose.flatMap(({ target, span }) => {
    const record = inRows.has(target) ? undefined : records.get(target);
    return record === undefined ? [] : [{ record, span }];
  });
}

/** The records that the index should list and for which no row was written, not even under another name. */
export function findForgottenRecords(index: DecisionIndex, log: Log): readonly DecisionRecord[] {
  const unlisted = findUnlistedRecords(index, log);
  return unlisted.filter((record) => findOrphanRow(record, index, log) === undefined && !isClaimed(record, index, log));
}

/** The row that was probably written for a record which no row links. */
export function findOrphanRow(record: DecisionRecord, index: DecisionIndex, log: Log): IndexRow | undefined {
  const pair = pairsOf(index, log).rowOf.get(record.file.uri);
  return pair !== undefined && isOrphan(pair.row, pair.group, log) ? pair.row : undefined;
}

/**
 * Whether a row that links nothing has a record's number, but other words: whether it is for that record, only a person
 * can say.
 */
export function isClaimed({ file, number }: DecisionRecord, index: DecisionIndex, log: Log): boolean {
  if (number === undefined) return false;
  const { claimed, rowOf } = pairsOf(index, log);
  return !rowOf.has(file.uri) && claimed.has(canonicalNumber(number));
}

/** Whether a row that leads nowhere, and was written for no other record, has a record's number. */
export function isNumberLeft({ number }: DecisionRecord, index: DecisionIndex, log: Log): boolean {
  return number !== undefined && pairsOf(index, log).left.has(canonicalNumber(number));
}

function isOrphan(row: IndexRow, group: IndexGroup, log: Log): boolean {
  return isBroken(row, log) || linkCell(row, group) !== undefined;
}

interface PlacedRow {
  readonly row: IndexRow;
  readonly group: IndexGroup;
}

/** Which row without a record was written for which record without a row. */
interface Pairs {
  readonly recordOf: ReadonlyMap<IndexRow, string>;
  readonly rowOf: ReadonlyMap<string, PlacedRow>;
  /** The numbers of the rows for which no record was found, and of those among them that link nothing. */
  readonly left: ReadonlySet<string>;
  readonly claimed: ReadonlySet<string>;
}

const knownPairs = new WeakMap<DecisionIndex, { readonly records: object; readonly version: number; pairs: Pairs }>();

function pairsOf(index: DecisionIndex, log: Log): Pairs {
  const known = knownPairs.get(index);
  if (known?.records === log.records && known.version === log.recordsVersion) return known.pairs;
  const pairs = pairRows(index, log);
  knownPairs.set(index, { records: log.records, version: log.recordsVersion, pairs });
  return pairs;
}

/** A row with a record that it may be for, and how much speaks for it. */
interface Candidate extends PlacedRow {
  readonly record: DecisionRecord;
  readonly weight: number;
}

/** The likeliest pairs first. Where two records are equally likely for a row, it is for a person to say. */
function pairRows(index: DecisionIndex, log: Log): Pairs {
  const { records } = log;
  const orphans = index.groups.flatMap((group) =>
    rowsWhere(group, ({ target }) => !records.has(target ?? ''))
      .filter((row) => row.target !== undefined || linkCell(row, group) !== undefined)
      .map((row) => ({ row, group, sign: signOf(row) })),
  );
  const unlisted = orphans.length === 0 ? [] : findUnlistedRecords(index, log);
  const bySign = recordsBySign(unlisted);
  const candidates = orphans.flatMap(({ row, group, sign }): Candidate[] => {
    const holders = sign.keys.map((key) => bySign.get(key) ?? []).filter(({ length }) => length <= mostAlike);
    const weighed = [...new Set(holders.flat())]
      .map((record) => ({ row, group, record, weight: weigh(sign, record) }))
      .filter(({ weight }) => weight > 0);
    const most = largest(weighed.map(({ weight }) => weight));
    return weighed.filter(({ weight }) => weight === most).length === 1 ? weighed : [];
  });
  const recordOf = new Map<IndexRow, string>();
  const rowOf = new Map<string, PlacedRow>();
  for (const { row, group, record } of candidates.sort((a, b) => b.weight - a.weight)) {
    const { uri } = record.file;
    if (recordOf.has(row) || rowOf.has(uri)) continue;
    recordOf.set(row, uri);
    rowOf.set(uri, { row, group });
  }
  const rest = orphans.filter(({ row }) => !recordOf.has(row));
  const numbersOf = (rows: typeof orphans) => new Set(rows.flatMap(({ sign: { number } }) => number ?? []));
  return {
    recordOf,
    rowOf,
    left: numbersOf(rest),
    claimed: numbersOf(rest.filter(({ row }) => row.target === undefined)),
  };
}

/** A slug or title that more records have tells nothing. */
const mostAlike = 20;

/** What tells which record a row, or a record, is: the file's name and slug, the title, the number. */
interface Sign {
  readonly name: string;
  readonly slug: string;
  /** All words of a name whose digits may belong to them: `24-hour-clock.md` may have been `0001-24-hour-clock.md`. */
  readonly words: string;
  readonly title: string;
  readonly number: string | undefined;
  /** By what they are looked up: a row and a record that belong together share one. */
  readonly keys: readonly string[];
}

/** The keys of a row that says too little to be looked for are none. */
function makeSign(fileName: string, title: string, number: RecordNumber | undefined): Sign {
  const name = fileName.toLowerCase();
  const sign = {
    name,
    slug: wordsIn(slugIn(fileName)).join(' '),
    words: wordsIn(mayBeUnnumbered(name) ? name.replace(/\.[a-z]*$/, '') : '').join(' '),
    title: wordsIn(title).join(' '),
    number: number === undefined ? undefined : canonicalNumber(number),
  };
  const keys = [
    name === '' ? undefined : `name ${name}`,
    sign.slug === '' ? undefined : `slug ${sign.slug}`,
    sign.words === '' ? undefined : `slug ${sign.words}`,
    sign.title === '' ? undefined : `title ${sign.title}`,
    sign.number === undefined ? undefined : `number ${sign.number}`,
  ];
  return { ...sign, keys: keys.filter((key) => key !== undefined) };
}

function signOf({ target, targetName, link, says, words }: IndexRow): Sign {
  const name = target === undefined ? '' : targetName.name;
  const label = /^(?:\d{3,5}[a-f]|\d+(?:-\d{1,2})?)$/i.exec(plainText(link?.text.raw ?? ''))?.[0];
  return makeSign(name, words, parseAnyName(mended(name))?.number ?? says.number ?? label);
}

function signOfRecord({ file, title, number }: DecisionRecord): Sign {
  return makeSign(file.name, title.heading === undefined ? '' : title.text, number);
}

/** Whether a name begins with digits that are not padded as a number mostly is. */
function mayBeUnnumbered(fileName: string): boolean {
  return /^[1-9]/.test(fileName);
}

/** Whether the slug of one is the whole name of the other. */
function isWhole({ slug }: Sign, { words }: Sign): boolean {
  return slug !== '' && slug === words;
}

/** `0003-search.m` and `0003-search` have the number and the slug of `0003-search.md`. */
function mended(fileName: string): string {
  return `${fileName.replace(/\.[a-z]{0,9}$/i, '')}.md`;
}

function slugIn(fileName: string): string {
  const stem = mended(fileName);
  return parseAnyName(stem)?.slug ?? stem.replace(/\.md$/, '');
}

function recordsBySign(records: readonly DecisionRecord[]): ReadonlyMap<string, readonly DecisionRecord[]> {
  const bySign = new Map<string, DecisionRecord[]>();
  for (const record of records) {
    for (const key of signOfRecord(record).keys) {
      const known = bySign.get(key);
      if (known === undefined) bySign.set(key, [record]);
      else known.push(record);
    }
  }
  return bySign;
}

/** How much speaks for a row being a record's; nothing does where only the number is the same, and the words are not. */
function weigh(row: Sign, record: DecisionRecord): number {
  const own = signOfRecord(record);
  const isSame = (part: 'name' | 'slug' | 'title' | 'number') =>
    row[part] !== undefined && row[part] !== '' && row[part] === own[part];
  const isSameSlug = isSame('slug') || isWhole(row, own) || isWhole(own, row);
  const weight = (isSame('name') ? 8 : 0) + (isSameSlug ? 3 : 0) + (isSame('title') ? 3 : 0);
  if (!isSame('number')) return weight;
  const isBare = row.slug === '' && row.title === '';
  const mayBe =
    weight > 0 ||
    isBare ||
    !areComparable(row, own) ||
    [row.slug, row.title].some((words) => [own.slug, own.title].some((each) => resemble(words, each)));
  return mayBe ? weight + 1 : 0;
}

/** Whether words of one script stand against each other, not those of a Latin file name against a Japanese title. */
function areComparable(row: Sign, own: Sign): boolean {
  const isLatin = (words: string) => !/(?!\p{Script=Latin})\p{L}/u.test(words);
  const words = (sign: Sign) => [sign.slug, sign.title].filter((each) => each !== '');
  return words(row).some((each) => words(own).some((other) => isLatin(each) === isLatin(other)));
}
