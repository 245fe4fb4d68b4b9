import type { SourceText } from '../../markdown/facts.ts';
import type { Span } from '../../markdown/span.ts';
import type { DecisionIndex, IndexList } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import { emojiOfStatus, findEmoji, type StatusLegend, statusOfEmoji } from '../../model/statusLegend.ts';
import { leadLength } from '../../vocabulary/leadingWords.ts';
import { findLeadingStatus } from '../../vocabulary/statusWords.ts';
import { balance, isFileName, readBeside, writeBeside, writeName, writeNumber, writeTitle } from './labelStyle.ts';
import type { RowFacts } from './rowFacts.ts';
import { escapeLinkText, linkTo } from './rowStyle.ts';

/**
 * The line of a new item, written as its neighbour is: the same marker, the same way to write number and title in the
 * link or behind it, and the emoji of its status where the neighbours have one.
 */
export function formatItem(index: DecisionIndex, facts: RowFacts, { rows }: IndexList, near: number): string {
  const sample = rows[near] ?? rows[0];
  if (sample?.item === undefined || sample.link === undefined) return '';
  const { item, link, title, status } = sample;
  const { lines } = index.file.facts;
  const indent = ' '.repeat(item.span.start - lines.spanOf(lines.lineAt(item.span.start)).start);
  const isTitleBehind = title !== undefined && title.span.start >= link.whole.end;
  const between = isTitleBehind ? textBetween(sample, link.whole.end, title.span.start) : '';
  const end = isTitleBehind ? title.span.end : link.whole.end;
  const said = status !== undefined && status.span.start >= end ? statusIn(status) : undefined;
  const statusLead =
    said === undefined || facts.status === undefined
      ? ''
      : writeStatusLead(textBetween(sample, end, said.start), sample, facts, index.legend);
  const behind = textBetween(sample, said?.end ?? end, item.content.span.end).split(/[\r\n]/)[0] ?? '';
  const told = writeTail(behind, sample, facts);
  const { pieces, closers } = balance(
    [writeLead(rows, sample, facts, index.legend), between, statusLead, told ?? ''],
    told === undefined ? behind : '',
  );
  const [lead, middle, last, tail] = pieces;
  const target = linkTo(facts.uri, index, link.isReference ? '' : link.href);
  return [
    indent,
    nextMarker(rows, near, item.marker),
    lead,
    `[${labelFor(sample, facts, isTitleBehind)}](${target})`,
    ...(isTitleBehind ? [middle, writeTitle(facts.title, facts, title.raw, sample)] : []),
    ...(said === undefined || facts.status === undefined ? [] : [last, facts.status]),
    tail,
    closers,
  ].join('');
}

/** What parts a status from what is before it, with the day and the emoji of another record; words about the sample's go. */
function writeStatusLead(lead: string, sample: IndexRow, facts: RowFacts, legend: StatusLegend): string {
  const written = writeBeside(lead, sample, facts) ?? /^\s+(?:[-–—:,;|·•→]\s+)?/.exec(lead)?.[0] ?? ' ';
  return statusOfEmoji(written, legend) === undefined ? written : writeEmoji(written, facts.status, legend);
}

/** What is behind all else and says a day, a status or a number of the record, for another one. */
function writeTail(behind: string, sample: IndexRow, facts: RowFacts): string | undefined {
  // What closes a bracket, or the emphasis of all, is no word of the sample's record.
  if (/^[\])][*_\s.]*$/.test(behind)) return behind;
  const { days, numbers, status } = readBeside(behind, sample);
  return days.length + numbers.length > 0 || status !== undefined ? writeBeside(behind, sample, facts) : undefined;
}

/** Where a status says its word: marks and emoji before it are how it is written. */
function statusIn({ raw, span }: SourceText): Span {
  const word = findLeadingStatus(raw);
  if (word === undefined) return span;
  const start = span.start + leadLength(raw);
  return { start, end: start + word.length };
}

function labelFor(sample: IndexRow, facts: RowFacts, isTitleBehind: boolean): string {
  const raw = sample.link?.text.raw ?? '';
  const words = escapeLinkText(facts.title);
  if (isFileName(raw, sample)) return escapeLinkText(writeName(raw, sample, facts) ?? '');
  return isTitleBehind || sample.title === undefined
    ? (writeNumber(raw, sample, facts.number) ?? words)
    : writeTitle(words, facts, raw, sample);
}

/** `1.` counts on, unless all items have the same number: Markdown counts them by itself. */
function nextMarker(rows: readonly IndexRow[], near: number, marker: string): string {
  const other = rows.find((row, at) => at !== near && row.item !== undefined)?.item?.marker;
  const number = /^\d+/.exec(marker)?.[0];
  return number === undefined || other === marker ? marker : marker.replace(number, String(Number(number) + 1));
}

/**
 * What comes before the link, as the sample has it, with the number, the emoji and the status of the new record in place
 * of the sample's. Other words are written where other rows have the same: those of the sample alone are about its record.
 */
function writeLead(rows: readonly IndexRow[], sample: IndexRow, facts: RowFacts, legend: StatusLegend): string {
  const { numbers, words } = readBeside(leadOf(sample), sample);
  const isLabel = numbers.length > 0 && /^\p{L}*$/u.test(words);
  const others = rows.filter((row) => row !== sample && row.link !== undefined);
  const isShared = others.length === 0 ? isLabel : others.some((row) => readBeside(leadOf(row), row).words === words);
  const written = writeBeside(leadOf(sample), sample, facts, () => isShared);
  if (written === undefined) return '';
  const sign = findEmoji(written)?.emoji;
  const meansStatus = statusOfEmoji(written, legend) !== undefined;
  // A sign that other rows have, too, and that is none of a status, is one of all rows.
  const isOfAll = !meansStatus && others.some((row) => findEmoji(leadOf(row))?.emoji === sign);
  return isOfAll ? written : writeEmoji(written, facts.status, legend);
}

/** What comes before an item's link. */
function leadOf({ item, link }: IndexRow): string {
  const { raw = '', span = { start: 0, end: 0 } } = item?.content ?? {};
  return raw.slice(0, Math.max(0, (link?.whole.start ?? span.start) - span.start));
}

function writeEmoji(before: string, status: string | undefined, legend: StatusLegend): string {
  const emoji = status === undefined ? undefined : emojiOfStatus(status, legend);
  const shown = findEmoji(before);
  if (shown === undefined) return before;
  const [lead, rest] = [before.slice(0, shown.at), before.slice(shown.at + shown.emoji.length)];
  return lead + (emoji === undefined ? rest.trimStart() : emoji + rest);
}

function textBetween({ item }: IndexRow, start: number, end: number): string {
  const { raw = '', span = { start: 0, end: 0 } } = item?.content ?? {};
  return raw.slice(start - span.start, end - span.start);
}
