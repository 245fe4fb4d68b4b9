import type { Cell, CellLink } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { smallest } from '../markdown/sequences.ts';
import type { Span } from '../markdown/span.ts';
import { isSideFile } from './companions.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { fileNameIn, recordsByTitle, titleKey } from './indexColumns.ts';
import { findRowLink, numberIn, targetOf } from './indexRow.ts';
import { namesColumns } from './indexTable.ts';
import { inlineLinks, resolveLink } from './links.ts';
import type { Log } from './log.ts';
import { awaitsNumber, parseRecordName } from './recordName.ts';
import { parseTitle } from './recordTitle.ts';
import { haveSameWords, resemble } from './sameWords.ts';
import type { SourceFile } from './sourceFile.ts';
import { nameOf } from './uris.ts';

/** So many records that were written without an index want none: it is how this log is kept. */
export const recordsWithoutIndex = 10;

/**
 * The offset where a log's README begins to list the records, in whatever form: as a table in a quote, as headings, in
 * HTML, by names without links; or where it has a row for one of them, though too few to be read as an index, or a table
 * with the columns of one. Undefined where it does neither, and names less than half of them.
 */
export function findListing(log: Log): number | undefined {
  const { readme, records } = log;
  if (readme === undefined) return undefined;
  return findNamingHalf(log, readme, records) ?? findSingleRow(log, readme);
}

/** Where a table has a row, or a list an item, that is about one record: it links or names it before it says anything else. */
function findSingleRow(log: Log, readme: SourceFile): number | undefined {
  const { tables, lists } = readme.facts;
  const titles = recordsByTitle(log);
  const starts = [
    ...tables
      .filter(
        (table) => namesColumns(table) || table.rows.some(({ cells }) => isRowOfRecord(cells, titles, log, readme)),
      )
      .map(({ header }) => header.span.start),
    ...lists.flatMap(({ items }) =>
      items
        .filter(({ links, content }) => {
          const link = findRowLink(links);
          const isFirst =
            link !== undefined && !/\p{L}/u.test(content.raw.slice(0, link.whole.start - content.span.start));
          return link !== undefined && isFirst && isLinkOfRecord(link, titles, log, readme);
        })
        .map(({ span }) => span.start),
    ),
  ];
  return starts.length === 0 ? undefined : smallest(starts);
}

type RecordsByTitle = ReadonlyMap<string, DecisionRecord | undefined>;

function isRowOfRecord(cells: readonly Cell[], titles: RecordsByTitle, log: Log, readme: SourceFile): boolean {
  const link = findRowLink(cells.flatMap(({ links }) => links));
  if (link !== undefined) return isLinkOfRecord(link, titles, log, readme);
  if (cells.some(({ raw }) => titles.has(titleKey(plainText(raw))))) return true;
  // The title of a record that has none is made of the name of its file.
  const isNamed = (raw: string) => [...log.records.values()].some((record) => haveSameWords(raw, record.title.text));
  if (cells.some(({ raw }) => isNamed(plainText(raw)))) return true;
  return cells.some((cell) => {
    const number = numberIn({ raw: plainText(cell.raw), span: cell.content })?.raw;
    const holders = number === undefined ? [] : log.resolve({ number });
    return holders.some(({ title }) =>
      cells.some((each) => each !== cell && resemble(plainText(each.raw), title.text)),
    );
  });
}

/** Whether a link leads to a record, or has the words of one: the file may have another name by now. */
function isLinkOfRecord(link: CellLink, titles: RecordsByTitle, log: Log, readme: SourceFile): boolean {
  const target = targetOf(link, readme);
  if (target === undefined || !target.startsWith(`${log.folder}/`)) return false;
  const words = plainText(link.text.raw);
  if (log.records.has(target) || titles.has(titleKey(words))) return true;
  if (parseTitle(words, true).number !== undefined) return true;
  return parseRecordName(`${nameOf(target).replace(/\.[a-z]{0,9}$/i, '')}.md`) !== undefined;
}

function findNamingHalf(log: Log, readme: SourceFile, records: Log['records']): number | undefined {
  const places = placesNaming(log, readme);
  const found = new Set(places.map((place) => place.uri));
  const all = [...records.values()].filter(({ isTemplate }) => !isTemplate).length;
  const isListing = found.size * 2 > all || (found.size > 1 && found.size * 2 === all);
  return isListing ? smallest(places.map(({ at }) => at)) : undefined;
}

/** Where a README links a record, or a table in it has the name of its file. */
interface Place {
  readonly uri: string;
  readonly at: number;
}

function placesNaming(log: Log, { facts, uri }: SourceFile): Place[] {
  const linked = [
    ...inlineLinks(facts).map(({ href, target }) => ({ href, at: target.start })),
    ...facts.otherTargets.map(({ raw, span }) => ({ href: raw, at: span.start })),
  ].map(({ href, at }) => ({ uri: resolveLink(uri, href) ?? '', at }));
  const named = facts.tables
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .flatMap((cell) => {
      const name = fileNameIn(cell);
      const found = name === undefined ? [] : log.namesakesOf(`${name}.md`);
      return found.map(({ file }) => ({ uri: file.uri, at: cell.content.start }));
    });
  return [...linked, ...named].flatMap((place) => {
    const record = log.records.get(place.uri) ?? log.records.get(`${place.uri}.md`);
    return record === undefined || record.isTemplate ? [] : [{ uri: record.file.uri, at: place.at }];
  });
}

/** So many lines in a row that each link a record are rows to a reader. */
const fewestRows = 3;

/** What a README lists in lines that are no table or list to us, such as those of a table in a quote. */
export interface UnreadListing {
  /** Its first line with a record. */
  readonly span: Span;
  /** The records that the README names nowhere. */
  readonly missing: readonly DecisionRecord[];
}

/**
 * The records that a README without an index lists, one in each line, if these are more than half of them, and at least
 * three lines follow one another.
 */
export function findUnreadListing(log: Log, readme: SourceFile): UnreadListing | undefined {
  const { lines, mentions } = readme.facts;
  const places = placesNaming(log, readme).sort((a, b) => a.at - b.at);
  const rows = longestRun([...new Set(places.map(({ at }) => lines.lineAt(at)))]);
  const [first] = rows;
  if (first === undefined || rows.length < fewestRows) return undefined;
  const isRow = new Set(rows);
  const listed = new Set(places.flatMap(({ uri, at }) => (isRow.has(lines.lineAt(at)) ? [uri] : [])));
  const own = [...log.records.values()].filter(({ isTemplate }) => !isTemplate);
  if (listed.size * 2 <= own.length) return undefined;
  const named = new Set(places.map(({ uri }) => uri));
  for (const { number } of mentions) for (const { file } of log.resolve({ number })) named.add(file.uri);
  const missing = own.filter(
    (record) => !named.has(record.file.uri) && !awaitsNumber(record.file.name) && !isSideFile(record, log),
  );
  return { span: lines.spanOf(first), missing };
}

/** The longest run of lines that follow one another. */
function longestRun(lines: readonly number[]): readonly number[] {
  let start = 0;
  let best = { start: 0, end: 0 };
  lines.forEach((line, at) => {
    if (line !== (lines[at - 1] ?? line) + 1) start = at;
    if (at + 1 - start > best.end - best.start) best = { start, end: at + 1 };
  });
  return lines.slice(best.start, best.end);
}
