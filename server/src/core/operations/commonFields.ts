import type { Field } from '../markdown/facts.ts';
import type { LineTable } from '../markdown/lineTable.ts';
import { normalizeSection } from '../model/convention.ts';
import type { Log } from '../model/log.ts';

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
      const line = lineLike(field, file.facts.lines);
      if (line !== undefined) counts[field.origin].set(line, (counts[field.origin].get(line) ?? 0) + 1);
    }
  }
  const ofMost = (lines: ReadonlyMap<string, number>) =>
    [...lines].flatMap(([line, count]) => (count * 2 > decisions.length ? [line] : []));
  return { frontMatter: ofMost(counts['front-matter']), preamble: ofMost(counts.preamble) };
}

/** What says a status or the day of a decision, but not that of a later change. */
const dayKeys = ['date', 'decision date', 'decided', 'created', 'creation date', 'initial date'];

/** A line for another record, as a field's is written; undefined for other fields, and in other forms than `key: value`. */
function lineLike({ origin, key, value: { raw, span } }: Field, lines: LineTable): string | undefined {
  // Facts have no texts, but the room before the value tells what is there: nothing, or a bullet.
  const room = span.start - lines.spanOf(lines.lineAt(span.start)).start - `${key}: `.length;
  const bullet = room === 0 ? '' : room === 2 && origin === 'preamble' ? '* ' : undefined;
  const name = normalizeSection(key);
  if (bullet === undefined) return undefined;
  if (name === 'status') return `${bullet}${key}: ${/^\W*\p{Ll}/u.test(raw) ? 'proposed' : 'Proposed'}`;
  return dayKeys.includes(name) && /^["']?\d{4}-\d{2}-\d{2}\b/.test(raw) ? `${bullet}${key}: YYYY-MM-DD` : undefined;
}
