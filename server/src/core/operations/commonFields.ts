import type { Field, MarkdownFacts } from '../markdown/facts.ts';
import { contains } from '../markdown/span.ts';
import type { Log } from '../model/log.ts';
import { readDates } from '../model/recordDates.ts';
import { isStatusField } from '../vocabulary/headerLabels.ts';

/** The lines that a new record begins with, in the front matter and under the title, with placeholders as values. */
export interface CommonFields {
  readonly frontMatter: readonly string[];
  readonly preamble: readonly string[];
  /** Whether one of them is the status. */
  readonly haveStatus: boolean;
  /** Writes the line under the title in which most records have their status; undefined where most have none. */
  readonly statusLine: ((status: string) => string) | undefined;
}

/** A line as records write it, without its value. */
interface FieldLine {
  readonly origin: Field['origin'];
  /** What comes before the value: `* Status: `. */
  readonly label: string;
  readonly kind: 'status' | 'day';
  readonly isLowerCase: boolean;
}

/** The fields that most records of a log have for their status and their day, in lines as theirs. */
export function commonFields({ records, convention }: Log): CommonFields {
  const decisions = [...records.values()].filter(({ isTemplate }) => !isTemplate);
  const counts = new Map<string, { readonly line: FieldLine; count: number }>();
  for (const { file } of decisions) {
    for (const field of file.facts.fields) {
      const line = lineLike(field, file.facts);
      if (line === undefined) continue;
      const key = JSON.stringify(line);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { line, count: 1 });
      else known.count++;
    }
  }
  const common = [...counts.values()].filter(({ count }) => count * 2 > decisions.length).map(({ line }) => line);
  const proposed = convention.statuses.value[0] ?? 'Proposed';
  const write = (line: FieldLine, value = line.kind === 'status' ? proposed : 'YYYY-MM-DD') =>
    line.label + (line.isLowerCase ? value.toLowerCase() : value);
  const ofOrigin = (origin: Field['origin']) =>
    common.filter((line) => line.origin === origin).map((line) => write(line));
  const statusLine = common.find(({ origin, kind }) => origin === 'preamble' && kind === 'status');
  return {
    frontMatter: ofOrigin('front-matter'),
    preamble: ofOrigin('preamble'),
    haveStatus: common.some(({ kind }) => kind === 'status'),
    statusLine: statusLine === undefined ? undefined : (status) => write(statusLine, status),
  };
}

/** The line that a field is written in; undefined for other fields, and in other forms than `key: value`. */
function lineLike({ origin, key, value: { raw, span } }: Field, facts: MarkdownFacts): FieldLine | undefined {
  // Facts have no texts, but the room before the value tells what is there: nothing, a bullet, marks, or both.
  const { lines } = facts;
  const room = span.start - lines.spanOf(lines.lineAt(span.start)).start - `${key}: `.length;
  const label = labelWith(room, origin, key);
  if (label === undefined) return undefined;
  if (isStatusField(key, raw)) return { origin, label, kind: 'status', isLowerCase: /^\P{L}*\p{Ll}/u.test(raw) };
  // The day of a later change is none of a new record's.
  const isDay = readDates(facts).some((date) => !date.isUpdate && date.day !== undefined && contains(span, date.span));
  return isDay ? { origin, label, kind: 'day', isLowerCase: false } : undefined;
}

/** What comes before a value where so many characters more than `key: ` do. */
function labelWith(room: number, origin: Field['origin'], key: string): string | undefined {
  if (room === 0) return `${key}: `;
  if (origin === 'front-matter') return undefined;
  // French puts a blank before its colon.
  const colon = room % 2 === 1 ? ' : ' : ': ';
  const marks = room - (room % 2);
  // One sign on each side of the name takes as much room as a bullet, which is what most write.
  if (marks === 0 || marks === 2) return `${marks === 2 ? '* ' : ''}${key}${colon}`;
  return marks === 4 || marks === 6 ? `${marks === 6 ? '* ' : ''}**${key}**${colon}` : undefined;
}
