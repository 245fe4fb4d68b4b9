import type { DecisionIndex, IndexList } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { emojiOfStatus, findEmoji, type StatusLegend } from '../model/statusLegend.ts';
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
  const { item, link, status, title } = sample;
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
    writeEmoji(textBetween(sample, item.content.span.start, link.whole.start), facts.status, index.legend),
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
