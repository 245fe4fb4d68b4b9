import type { Field, MarkdownFacts } from '../markdown/facts.ts';
import { contains } from '../markdown/span.ts';
import { normalizeSection } from '../model/convention.ts';
import { findTitleField, readNumberField } from '../model/frontMatterNumbers.ts';
import type { Log } from '../model/log.ts';
import { readDates } from '../model/recordDates.ts';
import { isSameNumber, type RecordNumber } from '../model/recordNumber.ts';
import { parseTitle } from '../model/recordTitle.ts';

/** The lines that a new record begins with, in the front matter and under the title, with placeholders as values. */
export interface CommonFields {
  readonly frontMatter: readonly string[];
  readonly preamble: readonly string[];
}

/** The fields that most records of a log have for number, title, status and day, in lines as theirs. */
export function commonFields({ records }: Log): CommonFields {
  const decisions = [...records.values()].filter(({ isTemplate }) => !isTemplate);
  const counts = { 'front-matter': new Map<string, number>(), preamble: new Map<string, number>() };
  for (const { file, number } of decisions) {
    for (const field of file.facts.fields) {
      const line = numberLine(field, number) ?? titleLine(field, file.facts) ?? lineLike(field, file.facts);
      if (line !== undefined) counts[field.origin].set(line, (counts[field.origin].get(line) ?? 0) + 1);
    }
  }
  const ofMost = (lines: ReadonlyMap<string, number>) =>
    [...lines].flatMap(([line, count]) => (count * 2 > decisions.length ? [line] : []));
  return { frontMatter: ofMost(counts['front-matter']), preamble: ofMost(counts.preamble) };
}

/** `id: ADR-NNNN` for `id: ADR-0003` in 0003-x.md, with one N for a number without zeros; its quotes stay. */
function numberLine(field: Field, own: RecordNumber | undefined): string | undefined {
  const number = readNumberField(field)?.number;
  if (number === undefined || own === undefined || !isSameNumber(number.raw, own)) return undefined;
  const at = number.span.start - field.value.span.start;
  const isPadded = number.raw === own || number.raw.startsWith('0');
  const placeholder = 'N'.repeat(isPadded ? number.raw.length : 1);
  return `${field.key}: ${field.value.raw.slice(0, at)}${placeholder}${field.value.raw.slice(at + number.raw.length)}`;
}

/** `title: "{title}"`, with the quotes of the field. */
function titleLine({ origin, key }: Field, facts: MarkdownFacts): string | undefined {
  if (origin !== 'front-matter' || !/^title$/i.test(key)) return undefined;
  const { quote = '', text = '' } = findTitleField(facts) ?? {};
  return parseTitle(text).number === undefined ? `${key}: ${quote}{title}${quote}` : undefined;
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
