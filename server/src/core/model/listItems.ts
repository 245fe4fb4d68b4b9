import { withoutComments } from '../markdown/comments.ts';
import type { CellLink, List, ListItem, SourceText } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import type { Span } from '../markdown/span.ts';
import { leadLength } from '../vocabulary/leadingWords.ts';
import { findStatusWord } from '../vocabulary/statusWords.ts';
import {
  findRowLink,
  type IndexRow,
  numberIn,
  numberInTitle,
  readRowTitle,
  targetNameIn,
  targetOf,
} from './indexRow.ts';
import type { IndexFile } from './indexTable.ts';
import { isSameNumber } from './recordNumber.ts';
import { otherTargetsIn } from './sharedRow.ts';

/** Rows without their numbers where these only count the rows, and say of most records that they have another one. */
export function withoutCounts(rows: readonly IndexRow[]): readonly IndexRow[] {
  const isCounted = rows.length > 1 && rows.every(({ says }, at) => says.number === String(at + 1));
  if (!isCounted) return rows;
  const isOwn = ({ says, targetName }: IndexRow) =>
    targetName.number !== undefined && isSameNumber(says.number ?? '', targetName.number);
  if (rows.filter(isOwn).length * 2 > rows.length) return rows;
  return rows.map((row) => ({ ...row, number: undefined, says: { ...row.says, number: undefined } }));
}

/**
 * The items of a list that link a file. `- ✅ [0. Record decisions](000-x.md)` has all in its link, `- [ADR-0001](…) -
 * Title` the title behind it.
 */
export function readItems({ items }: List, from: IndexFile, areNumbered: boolean): IndexRow[] {
  return items.flatMap((item) => {
    const link = findRowLink(item.links);
    return link === undefined ? [] : [readItem(item, link, from, areNumbered)];
  });
}

/** Parts rows by the innermost item that holds them, be it a row or not. */
export function partByList(rows: readonly IndexRow[], { items }: List): IndexRow[][] {
  const rowOf = new Map(rows.map((row) => [row.item, row]));
  const holders: ListItem[] = [];
  const lists = new Map<ListItem | undefined, IndexRow[]>();
  for (const item of items) {
    while (holders.length > 0 && (holders.at(-1) as ListItem).whole.end < item.whole.end) holders.pop();
    const row = rowOf.get(item);
    const holder = holders.at(-1);
    const list = lists.get(holder) ?? [];
    if (row !== undefined) list.push(row);
    if (list.length > 0) lists.set(holder, list);
    holders.push(item);
  }
  return [...lists.values()];
}

function readItem(item: ListItem, link: CellLink, from: IndexFile, areNumbered: boolean): IndexRow {
  const { span, content } = item;
  const before = sliceOf(content, { start: content.span.start, end: link.whole.start });
  const behind = sliceOf(content, { start: link.whole.end, end: content.span.end });
  const ownWords = readRowTitle(link.text, areNumbered, from.series).text;
  const rest = firstLineOf(behind);
  const isBehind = ownWords === '' || /^(?:\d{3,5}[a-f]|\d+(?:-\d{1,2})?)$/i.test(ownWords);
  const [words = rest, last] = rest === undefined ? [] : splitStatus(rest, isBehind);
  const hasWords = /[\p{L}\p{N}]/u.test(words?.raw ?? '');
  const title = !isBehind ? link.text : hasWords ? withoutLastMark(words) : undefined;
  // Before the link a status may be an emoji; a word of one comes after it, also where a day, a number or a tick is before it.
  const isBefore = /[\p{L}\p{S}\p{Extended_Pictographic}]/u.test(before.raw.replace(/\[[ x]\]/i, ''));
  const status = last === undefined || isBefore ? before : last;
  const number =
    numberIn(link.text, from.series) ??
    numberInTitle(link.text, areNumbered, from.series) ??
    numberIn(before, from.series);
  const target = targetOf(link, from);
  const ownTitle = readRowTitle(title, areNumbered, from.series).text;
  return {
    span,
    cells: [],
    item,
    link,
    target,
    number,
    title,
    words: ownTitle,
    status,
    says: { number: number?.raw, status: status.raw },
    targetName: targetNameIn(target, number?.raw, ownTitle),
    others: otherTargetsIn(content, item.links, link, from),
    cellCount: 0,
    hasOtherLinks: item.links.length > 1,
  };
}

/** The words behind a link, up to the end of the line: without the sign that parts them from it, and without comments. */
function firstLineOf(behind: SourceText): SourceText | undefined {
  const line = withoutComments(
    skip(/^(?:[*_]+(?=[\s:–—-]|$))?\s*/, { ...behind, raw: /^\s*[^\r\n]*/.exec(behind.raw)?.[0].trimEnd() ?? '' }),
  );
  const words = withoutComments(skip(/^\s*[-–—:,;|·•→]+\s*/, line));
  return words.raw === '' ? undefined : words;
}

/** A text without the mark at its end that ends the emphasis of more than it: `**[2](0002-b.md): Use B**`. */
function withoutLastMark(text: SourceText | undefined): SourceText | undefined {
  if (text === undefined) return text;
  let end = text.raw.length;
  while (end > 0 && /[*_]/.test(text.raw.charAt(end - 1))) end--;
  const mark = text.raw.slice(end);
  const opener = [...mark].reverse().join('');
  if (mark === '') return text;
  const at = text.raw.indexOf(opener);
  if (at !== -1 && at < text.raw.length - mark.length) return text;
  const { raw, span } = text;
  return { raw: raw.slice(0, -mark.length), span: { start: span.start, end: span.end - mark.length } };
}

/**
 * What is before a status that ends a text, and that status: `Use X - Accepted`, `Use X [Accepted]`, `Use X _(Accepted)_`,
 * with a day or an emoji beside it or not; `hasTitle` says that a title must be there.
 */
function splitStatus(text: SourceText, hasTitle: boolean): [SourceText | undefined, SourceText | undefined] {
  const { raw, span } = text;
  const dash = [' - ', ' – ', ' — ', ' · ', ' • ', ' | '].reduce(
    (last, sign) => Math.max(last, raw.lastIndexOf(sign)),
    -1,
  );
  const bracket = /(?:^|\s)(?<marks>[*_]{0,3})[[(](?=[^[\]()]*(?<end>[\])]\.?\k<marks>\.?)$)/.exec(raw);
  const places = [
    ...(bracket === null
      ? []
      : [
          {
            at: bracket.index,
            start: bracket.index + bracket[0].length,
            end: raw.length - (bracket.groups?.['end']?.length ?? 1),
          },
        ]),
    ...(dash === -1 ? [] : [{ at: dash, start: dash + 3, end: raw.length }]),
    ...(hasTitle ? [] : [{ at: 0, start: 0, end: raw.length }]),
  ];
  for (const { at, start, end } of places) {
    if (hasTitle && raw.slice(0, at).trim() === '') continue;
    const said = raw.slice(start, end);
    const words = plainText(withoutDay(said));
    if (findStatusWord(words.slice(leadLength(words))) === undefined) continue;
    const before = raw.slice(0, at).trimEnd();
    const from = span.start + start;
    return [
      { raw: before, span: { start: span.start, end: span.start + before.length } },
      { raw: said, span: { start: from, end: from + said.length } },
    ];
  }
  return [text, undefined];
}

/** A text without a day at its end, and without a remark in brackets there that has a number. */
function withoutDay(text: string): string {
  const words = text.replace(/(?<![\s,;])[,;]?\s+\d{4}-\d{2}-\d{2}$/, '');
  return words.replace(/(?<!\s)\s+\(([^()]*)\)$/, (remark, words: string) => (/\d/.test(words) ? '' : remark));
}

/** A text without what it begins with. */
function skip(lead: RegExp, { raw, span }: SourceText): SourceText {
  const rest = raw.replace(lead, '');
  const start = span.start + raw.length - rest.length;
  return { raw: rest, span: { start, end: start + rest.length } };
}

function sliceOf({ raw, span }: SourceText, part: Span): SourceText {
  return { raw: raw.slice(part.start - span.start, part.end - span.start), span: part };
}
