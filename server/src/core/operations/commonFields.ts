import type { Field, MarkdownFacts } from '../markdown/facts.ts';
import { contains } from '../markdown/span.ts';
import { normalizeSection } from '../model/convention.ts';
import type { Log } from '../model/log.ts';
import { readDates } from '../model/recordDates.ts';

/** The lines that a new record begins with, in the front matter and under the title, with placeholders as values. */
export interface CommonFields {
  readonly frontMatter: readonly string[];
  readonly preamble: readonly string[];
}

/** The fields that most records of a log have for their status and their day, in lines as theirs. */
export function commonFields({ records }: Log): CommonFields {
  const decisions = [...records.values()].filter(({ isTemplate }) => !isTemplate);
  const counts = { 'front-matter': new Map<string, number>(), preamble: new Map<string, number>() };
  for (const { file } of decisions) {
    for (const field of file.facts.fields) {
      const line = lineLike(field, file.facts);
      if (line !== undefined) counts[field.origin].set(line, (counts[field.origin].get(line) ?? 0) + 1);
    }
  }
  const ofMost = (lines: ReadonlyMap<string, number>) =>
    [...lines].flatMap(([line, count]) => (count * 2 > decisions.length ? [line] : []));
  return { frontMatter: ofMost(counts['front-matter']), preamble: ofMost(counts.preamble) };
}

/** A line for another record, as a field's is written; undefined for other fields, and in other forms than `key: value`. */
function lineLike({ origin, key, value: { raw, span } }: Field, facts: MarkdownFacts): string | undefined {
  // Facts have no texts, but the room before the value tells what is there: nothing, or a bullet.
  const { lines } = facts;
  const room = span.start - lines.spanOf(lines.lineAt(span.start)).start - `${key}: `.length;
  const bullet = room === 0 ? '' : room === 2 && origin === 'preamble' ? '* ' : undefined;
  if (bullet === undefined) return undefined;
  if (normalizeSection(key) === 'status')
    return `${bullet}${key}: ${/^\W*\p{Ll}/u.test(raw) ? 'proposed' : 'Proposed'}`;
  // The day of a later change is none of a new record's.
  const isDay = readDates(facts).some((date) => !date.isUpdate && date.day !== undefined && contains(span, date.span));
  return isDay ? `${bullet}${key}: YYYY-MM-DD` : undefined;
}
