import { harmlessMarkdown } from '../markdown/harmlessMarkdown.ts';
import { type Span, touches } from '../markdown/span.ts';
import type { Messages } from '../messages/english.ts';
import { normalizeSection } from '../model/sectionKeys.ts';
import { type AskedFile, isRecord } from './askedFile.ts';

/** What a hover says of a span, as Markdown that may be shown. */
export interface HoverText {
  readonly span: Span;
  readonly value: string;
}

/** On a section's heading: what belongs there, in the words of the log. */
export function hoverSection(asked: AskedFile, offset: number): HoverText | undefined {
  if (!isRecord(asked)) return undefined;
  const { file, log } = asked;
  const heading = file.facts.headings.find(({ content }) => touches(content, { start: offset, end: offset }));
  if (heading === undefined) return undefined;
  const name = normalizeSection(heading.text);
  const purpose = log.convention.sections.value.find((section) => normalizeSection(section.name) === name)?.purpose;
  return purpose === undefined ? undefined : { span: heading.content, value: harmlessMarkdown(purpose) };
}

/** On a record's status: what that means, and how many have it. */
export function hoverStatus(asked: AskedFile, offset: number, { words }: Messages): HoverText | undefined {
  if (!isRecord(asked)) return undefined;
  const { record, log } = asked;
  const status = record.statuses.find(({ span }) => touches(span, { start: offset, end: offset }));
  if (status?.known === undefined) return undefined;
  const { known, span } = status;
  const records = [...log.records.values()].filter(({ isTemplate }) => !isTemplate);
  const count = records.filter((each) => each.status?.known === known).length;
  const meaning = new Map(Object.entries(words.statusMeanings)).get(known);
  const lines = [
    `**${known}** · ${words.statusCount(count, records.length)}`,
    ...(meaning === undefined ? [] : [meaning]),
  ];
  return { span, value: lines.join('\n\n') };
}
