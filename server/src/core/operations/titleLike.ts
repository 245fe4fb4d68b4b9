import { asHeading, escapeMarkdown } from '../markdown/inlineMarkdown.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { compareRecords, type Log } from '../model/log.ts';
import { inWidthOf, type RecordNumber } from '../model/recordNumber.ts';
import { titleOf } from './writeRecord.ts';

/** The heading of a new record, written as that of the log's newest one is, with a title in Markdown: `17. T`, `ADR-017 — T`, or without a number. */
export function titleLike(log: Log, number: RecordNumber, title: string): string {
  const { heading, number: written, text } = newestRecord(log)?.title ?? {};
  const own = asHeading(title);
  if (heading === undefined || text === undefined) return titleOf(number, own);
  const lead = heading.text.slice(0, -text.length);
  if (written === undefined) return escapeMarkdown(lead) + own;
  const at = lead.lastIndexOf(written);
  if (at === -1) return titleOf(number, own);
  const behind = lead.slice(at + written.length);
  return escapeMarkdown(lead.slice(0, at)) + inWidthOf(written, number) + escapeMarkdown(behind) + own;
}

/** A number as the log's newest record writes it in its title: `4` or `0004`. */
export function numberLike(log: Log, number: RecordNumber): string {
  const written = newestRecord(log)?.title.number;
  return written === undefined ? number : inWidthOf(written, number);
}

/** The last record whose heading ends with its title, and begins with its number where most do. */
function newestRecord({ records, convention }: Log): DecisionRecord | undefined {
  let newest: DecisionRecord | undefined;
  for (const record of records.values()) {
    const { heading, text, number } = record.title;
    if (record.isTemplate || heading === undefined || !heading.text.endsWith(text)) continue;
    if (convention.areTitlesNumbered && number === undefined) continue;
    if (newest === undefined || compareRecords(newest, record) < 0) newest = record;
  }
  return newest;
}
