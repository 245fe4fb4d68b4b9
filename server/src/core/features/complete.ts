import type { Span } from '../markdown/span.ts';
import type { Log } from '../model/log.ts';
import { findAbsentSections } from '../model/sections.ts';
import { completeField } from './completeField.ts';
import { completeHeading } from './completeHeading.ts';
import { completeRecord } from './completeRecord.ts';
import { completeRow } from './completeRow.ts';
import { completeStatus } from './completeStatus.ts';
import type { Completion, Place } from './completion.ts';

/**
 * What may stand at a place: keys and values in front matter; records behind `ADR-`, in `](` and in `[[`; headings behind
 * `#` in a link; sections that are still missing where a heading is written; the rows that an index lacks; statuses below
 * the Status heading and in its field. The likeliest come first.
 */
export function complete(place: Place, log: Log): Completion[] {
  const { file, offset, line } = place;
  const spanBack = (length: number): Span => ({ start: offset - length, end: offset });
  if (isInFrontMatter(place)) return completeField(place, log);
  const fragment = /\]\(<?([^()\s#]*)#([^()\s]*)$/.exec(line);
  if (fragment !== null) return completeHeading(fragment[1] ?? '', file, log, spanBack((fragment[2] ?? '').length));
  const records = completeRecord(place, log);
  if (records !== undefined) return records;
  if (log.index?.file === file) return completeRow(place, log.index, log);
  const record = log.records.get(file.uri);
  if (record === undefined) return [];
  const heading = /^ {0,3}(#{2,6})[ \t]+(?![ \t])(.*)$/.exec(line);
  if (heading === null) return completeStatus(record, log, place);
  const span = spanBack((heading[2] ?? '').length);
  return findAbsentSections(record, log.convention).map(({ name, purpose }) => ({
    kind: 'section',
    label: name,
    detail: purpose,
    insert: name,
    span,
    filter: name,
  }));
}

/** Also in front matter whose last line is still to be written. */
function isInFrontMatter({ file, text, offset }: Place): boolean {
  const { bodyStart } = file.facts;
  if (bodyStart > 0) return offset < bodyStart && file.facts.lines.lineAt(offset) > 0;
  return unfinishedFrontMatter.test(text.slice(0, offset));
}

/** Each line can be read in one way only: of two ways, many lines would make exponentially many. */
const unfinishedFrontMatter = /^---\r?\n(?:(?:[\w-]+:|[ \t]).*\r?\n)*[\w-]*(?::[^\r\n]*)?$/;
