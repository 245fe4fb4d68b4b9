import type { DecisionIndex, IndexList } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { inWidthOf, isSameNumber } from '../model/recordNumber.ts';
import { emojiOfStatus, findEmoji, type StatusLegend } from '../model/statusLegend.ts';
import { leadLength } from '../vocabulary/leadingWords.ts';
import { findLeadingStatus } from '../vocabulary/statusWords.ts';
import { writeLabel, writeTitle } from './labelStyle.ts';
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
  const isStatusBehind = status !== undefined && status.span.start >= end;
  const words = escapeLinkText(facts.title);
  const { raw } = link.text;
  const text =
    isTitleBehind || title === undefined
      ? (writeLabel(raw, sample.number, facts.number) ?? words)
      : writeTitle(words, facts.number, raw, sample.words, sample.number);
  return [
    indent,
    nextMarker(rows, near, item.marker),
    writeLead(rows, sample, facts, index.legend),
    `[${text}](${linkTo(facts.uri, index, link.isReference ? '' : link.href)})`,
    ...(isTitleBehind ? [between, facts.title] : []),
    isStatusBehind && facts.status !== undefined ? textBetween(sample, end, status.span.start) + facts.status : '',
  ].join('');
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
  const { lead, number, status } = readLead(sample);
  if (number !== undefined && facts.number === undefined) return '';
  if (status !== undefined && facts.status === undefined) return '';
  const ownWords = wordsBeside(sample);
  const isLabel = number !== undefined && /^\p{L}*$/u.test(ownWords);
  const others = rows.filter((row) => row !== sample && row.link !== undefined);
  const isShared = others.length === 0 ? isLabel : others.some((row) => wordsBeside(row) === ownWords);
  if (ownWords !== '' && !isShared) return '';
  const parts = [
    ...(number === undefined || facts.number === undefined
      ? []
      : [{ ...number, text: inWidthOf(number.raw, facts.number) }]),
    ...(status === undefined || facts.status === undefined ? [] : [{ ...status, text: facts.status }]),
  ].sort((a, b) => b.at - a.at);
  const written = parts.reduce(
    (text, { at, raw, text: own }) => text.slice(0, at) + own + text.slice(at + raw.length),
    lead,
  );
  return writeEmoji(written, facts.status, legend);
}

/** What comes before an item's link, and where it says the number and the status of its record. */
function readLead({ item, link, targetName }: IndexRow) {
  const { raw = '', span = { start: 0, end: 0 } } = item?.content ?? {};
  const lead = raw.slice(0, Math.max(0, (link?.whole.start ?? span.start) - span.start));
  const own = [targetName.number, targetName.other?.number].filter((each) => each !== undefined);
  const digits = [...lead.matchAll(/\d+(?:-\d{1,2})?/g)].find(([each]) => own.some((one) => isSameNumber(one, each)));
  // The status may come before the number, or after it.
  const from = [0, digits === undefined ? 0 : digits.index + digits[0].length].find(
    (start) => findLeadingStatus(lead.slice(start)) !== undefined,
  );
  const word = from === undefined ? undefined : findLeadingStatus(lead.slice(from));
  const at = from === undefined ? 0 : from + leadLength(lead.slice(from));
  return {
    lead,
    number: digits === undefined ? undefined : { raw: digits[0], at: digits.index },
    status: word === undefined ? undefined : { raw: lead.slice(at, at + word.length), at },
  };
}

/** The letters and digits before an item's link that are neither its number nor its status. */
function wordsBeside(row: IndexRow): string {
  const { lead, number, status } = readLead(row);
  const known = [number, status].filter((part) => part !== undefined).sort((a, b) => b.at - a.at);
  const rest = known.reduce((text, { at, raw }) => text.slice(0, at) + text.slice(at + raw.length), lead);
  return rest.replace(/[^\p{L}\p{N}]/gu, '');
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
