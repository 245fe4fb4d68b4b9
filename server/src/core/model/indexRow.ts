import { withoutComments } from '../markdown/comments.ts';
import type { Cell, CellLink, ListItem, SourceText } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { noSeries, type SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import { contains, type Span } from '../markdown/span.ts';
import { isRelativePath, isRootPath, resolveLink, splitHref } from './links.ts';
import { isTitle } from './nameEvidence.ts';
import { isDate } from './numberRegister.ts';
import { asAdr, type NameReading, parseAnyName, parseRecordName } from './recordName.ts';
import { headOf, isSameNumber, lettered, type RecordNumber } from './recordNumber.ts';
import { parseTitle, type RecordTitle } from './recordTitle.ts';
import type { SourceFile } from './sourceFile.ts';
import { nameOf } from './uris.ts';

/** Which cell of a row holds what, counted from 0. */
export interface IndexColumns {
  readonly number: number | undefined;
  readonly title: number | undefined;
  readonly status: number | undefined;
  /** The column whose cells link the records: that of the number or of the title, mostly. */
  readonly link: number;
  /** How that column names them: a table without any links may have the names of their files, or only numbers or titles. */
  readonly key: 'link' | 'name' | 'number' | 'title';
  /** The field of the records whose values stand in a column; undefined where nothing tells. */
  readonly fields: readonly (string | undefined)[];
}

/**
 * What a row says of a record, wherever it stands. Two versions of an index share it for each row that stayed as it was; to
 * ask ten thousand rows makes nothing.
 */
export interface RowMeaning {
  /**
   * The file that the row's link leads to, whether it exists or not; undefined without a relative link. In a table without
   * links, the file of the record that the row names.
   */
  readonly target: string | undefined;
  /** The last part of the target, unescaped, and the number that it has as a record's name; empty without a target. */
  readonly targetName: TargetName;
  /** The other records that it is for: it links several, one behind the other. */
  readonly others: readonly string[];
  /** The title as a reader sees it, without number and words such as `ADR`; empty where the row has none. */
  readonly words: string;
  /** Number and status as the row writes them. */
  readonly says: RowWords;
  /** How many cells the row has; none in a list. */
  readonly cellCount: number;
  /** Whether it has other links than its own. */
  readonly hasOtherLinks: boolean;
}

/** A line of a table, or an item of a list, with what it says of a record, and where. */
export interface IndexRow extends RowMeaning {
  /** The line without its indentation and ending, or the item from its marker on. */
  readonly span: Span;
  /** None in a list. */
  readonly cells: readonly Cell[];
  /** Undefined in a table. */
  readonly item: ListItem | undefined;
  readonly link: CellLink | undefined;
  /** The number as the row writes it, digits only. */
  readonly number: SourceText | undefined;
  /** The title as the row writes it, with a number where one stands before it. */
  readonly title: SourceText | undefined;
  /** The status cell, or what a list's item has before its link, or the status after it. */
  readonly status: SourceText | undefined;
}

/** What a row writes. */
export interface RowWords {
  readonly number: string | undefined;
  readonly status: string | undefined;
}

/** The name of the file that a row links. */
export interface TargetName {
  readonly name: string;
  readonly number: RecordNumber | undefined;
  /** What else the number may be: see {@link RecordName.other}. */
  readonly other: NameReading | undefined;
  /** The number that the name is sorted by, which has all of its digits: 017 comes before 017-1, be that a slug or not. */
  readonly sortNumber: RecordNumber | undefined;
  /** The same as one number, where it has no parts; not a number else. */
  readonly value: number;
}

/** The link that is all that a cell has. */
export function wholeLink({ links, content }: Cell): CellLink | undefined {
  return links.find(({ kind, whole }) => kind === 'link' && contains(whole, content));
}

/** The words of the row's link, or of one that is the whole cell, or else the cell: what an edit of that field replaces. */
export function cellText(cell: Cell | undefined, link: CellLink | undefined): SourceText | undefined {
  if (cell === undefined || cell.raw === '') return undefined;
  const own = link !== undefined && contains(cell.outer, link.whole) ? link : wholeLink(cell);
  return own?.text ?? wordsOf(cell);
}

/** What a cell says, comments aside, and the tags around it; empty where it says nothing. */
export function wordsOf({ raw, content }: Cell): SourceText {
  const words = withoutComments({ raw, span: content });
  return /^[*_]*</.test(words.raw) ? withoutTags(words) : words;
}

function withoutTags({ raw, span }: SourceText): SourceText {
  const before = /^(?:[*_]*<[^<>]*>)+[*_]*\s*/.exec(raw)?.[0].length ?? 0;
  const text = raw.slice(before, endBeforeTags(raw));
  const start = span.start + before;
  return { raw: text, span: { start, end: start + text.length } };
}

/** Where a text ends without the tags that close something at its end, and the marks beside them. */
function endBeforeTags(raw: string): number {
  let end = raw.trimEnd().length;
  for (;;) {
    const tag = lastTag.exec(raw.slice(Math.max(0, end - longestTag), end))?.[0];
    if (tag === undefined) return end;
    end -= tag.length;
  }
}

const lastTag = /[*_]{0,3}<\/[^<>]{1,99}>[*_]{0,3}$/;

/** In UTF-16 units, the marks on both sides included. */
const longestTag = 108;

const numberAlone = new RegExp(String.raw`^\W*(?:M?ADR[-_ ]?)?(${lettered}|\d+(?:-\d{1,2})?)\W*$`, 'iu');

/** A text that is a number and nothing else but marks and the word `ADR`. */
export function numberIn(text: SourceText | undefined, series = noSeries): SourceText | undefined {
  // A tag is nothing that a reader sees: `<a id="adr-2"></a>2`.
  const raw = text?.raw.replace(/<[^<>]*>/g, (tag) => ' '.repeat(tag.length)) ?? '';
  const match = numberAlone.exec(asAdr(raw, series));
  return text === undefined || match === null ? undefined : partOf({ raw, span: text.span }, match[1] as string);
}

/** The number that a title begins with. */
export function numberInTitle(
  text: SourceText | undefined,
  areNumbered: boolean,
  series: SeriesPrefixes,
): SourceText | undefined {
  const number = readRowTitle(text, areNumbered, series).number;
  return text === undefined || number === undefined ? undefined : partOf(text, number);
}

/** What the title of a row says. */
export function readRowTitle(text: SourceText | undefined, areNumbered: boolean, series: SeriesPrefixes): RecordTitle {
  return parseTitle(plainText(text?.raw ?? ''), areNumbered, series);
}

/** A part of a text in its place. */
export function partOf({ raw, span }: SourceText, part: string): SourceText | undefined {
  const start = span.start + raw.indexOf(part);
  return raw.includes(part) ? { raw: part, span: { start, end: start + part.length } } : undefined;
}

/**
 * The link that a row is for: the first one to a file. A path from the root is one only where there is no other, and to a
 * Markdown file, since most such paths are a web site's.
 */
export function findRowLink(links: readonly CellLink[]): CellLink | undefined {
  return (
    links.find(({ kind, href }) => kind === 'link' && isRelativePath(href)) ??
    // A letter of the extension may be missing: `/docs/adr/003-x.m`.
    links.find(({ kind, href }) => kind === 'link' && isRootPath(href) && /\.m[a-z]*$/i.test(splitHref(href).path))
  );
}

/** Whether a title, as a reader sees it, begins with a bare number that is its record's: in a log where most do, such ones are numbers. */
export function beginsWithNumber(title: string, { number: own, other }: TargetName): boolean {
  // Most begin with a word.
  const number = /^\d/.test(title) ? parseTitle(title, true).number : undefined;
  const isOneOf = (each: RecordNumber | undefined) => each !== undefined && isSameNumber(number as string, each);
  return number !== undefined && (isOneOf(own) || isOneOf(other?.number));
}

/** The name of the file that a row leads to. */
export function targetNameOf(target: string | undefined): TargetName {
  if (target === undefined) return noName;
  const name = nameOf(target);
  const { number, other } = parseAnyName(name) ?? {};
  const sortNumber = number === undefined || isDate(number) ? number : (other?.number ?? number);
  const value = Number(sortNumber);
  return { name, number, other, sortNumber, value };
}

/**
 * The name of the file that a row leads to. It is sorted by the row's own number where it has none: also where its digits
 * are words, since they are those of the row's title, or its number is another one and written wider:
 * `| 001 | [64-bit builds](64-bit-builds.md) |`.
 */
export function targetNameIn(
  target: string | undefined,
  rowNumber: RecordNumber | undefined,
  words: string,
): TargetName {
  const name = targetNameOf(target);
  if (target === undefined || (name.number !== undefined && !areDigitsWords(name.name, name.number, rowNumber, words)))
    return name;
  return { ...name, sortNumber: rowNumber, value: Number(rowNumber) };
}

/** Whether the digits that a file name begins with are words of its title, as a row tells. */
function areDigitsWords(
  name: string,
  number: RecordNumber,
  rowNumber: RecordNumber | undefined,
  words: string,
): boolean {
  if (!/^[1-9]/.test(name)) return false;
  const width = headOf(rowNumber ?? '').length;
  if (rowNumber !== undefined && number.length < width && !isSameNumber(number, rowNumber)) return true;
  const parsed = parseRecordName(name);
  return parsed !== undefined && isTitle(parsed, { number: rowNumber, text: words });
}

const noName: TargetName = {
  name: '',
  number: undefined,
  other: undefined,
  sortNumber: undefined,
  value: Number.NaN,
};

/** Site generators let an index link `adr-106-grpc-api`: a record's name without its extension means the record. */
export function targetOf(
  link: CellLink | undefined,
  { uri, root }: Pick<SourceFile, 'uri' | 'root'>,
): string | undefined {
  const target = link === undefined ? undefined : resolveLink(uri, link.href, root);
  if (target === undefined || target.endsWith('.md') || nameOf(target).includes('.')) return target;
  return parseRecordName(`${nameOf(target)}.md`) === undefined ? target : `${target}.md`;
}
