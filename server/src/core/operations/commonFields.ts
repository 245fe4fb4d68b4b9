import type { Field, FrontMatterPlace, MarkdownFacts } from '../markdown/facts.ts';
import { contains } from '../markdown/span.ts';
import { findTitleField, readNumberField } from '../model/frontMatterNumbers.ts';
import type { Log } from '../model/log.ts';
import { readDates } from '../model/recordDates.ts';
import { isSameNumber, type RecordNumber } from '../model/recordNumber.ts';
import { parseTitle } from '../model/recordTitle.ts';
import { isStatusField } from '../vocabulary/headerLabels.ts';
import { isInUnknownWords } from './sharedHeadings.ts';

/** The lines that a new record begins with, in the front matter and under the title, with placeholders as values. */
export interface CommonFields {
  readonly frontMatter: readonly string[];
  /** The language of the front matter. */
  readonly syntax: FrontMatterPlace['kind'];
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
  /** What comes behind it. */
  readonly trail: string;
  /** A line is fixed where it has its value, or the place of one, already; what nobody can tell is open. */
  readonly kind: 'status' | 'day' | 'fixed' | 'open';
  readonly isLowerCase: boolean;
}

/** The fields that most records of a log have for number, title, status and day, in lines as theirs. */
export function commonFields(log: Log): CommonFields {
  const { records, convention } = log;
  const isUnknown = isInUnknownWords(log);
  const decisions = [...records.values()].filter(({ isTemplate }) => !isTemplate);
  const counts = new Map<string, { readonly line: FieldLine; count: number }>();
  for (const { file, number } of decisions) {
    for (const field of file.facts.fields) {
      const line =
        fixedLine(field, numberLine(field, number, file.facts) ?? titleLine(field, file.facts)) ??
        lineLike(field, file.facts) ??
        (isUnknown ? openLine(field, file.facts) : undefined);
      if (line === undefined) continue;
      const key = JSON.stringify(line);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { line, count: 1 });
      else known.count++;
    }
  }
  const common = [...counts.values()].filter(({ count }) => count * 2 > decisions.length).map(({ line }) => line);
  const proposed = convention.statuses.value[0] ?? 'Proposed';
  const values = { status: isUnknown ? '' : proposed, day: 'YYYY-MM-DD', fixed: '', open: '' };
  const write = (line: FieldLine, value = values[line.kind]) =>
    (line.label + (line.isLowerCase ? value.toLowerCase() : value)).trimEnd() + line.trail;
  const ofOrigin = (origin: Field['origin']) =>
    common.filter((line) => line.origin === origin).map((line) => write(line));
  const statusLine = common.find(({ origin, kind }) => origin === 'preamble' && kind === 'status');
  const inToml = decisions.filter(({ file }) => file.facts.frontMatter?.kind === 'toml');
  return {
    frontMatter: ofOrigin('front-matter'),
    syntax: inToml.length * 2 > decisions.length ? 'toml' : 'yaml',
    preamble: ofOrigin('preamble'),
    haveStatus: common.some(({ kind }) => kind === 'status'),
    statusLine: statusLine === undefined ? undefined : (status) => write(statusLine, status),
  };
}

function fixedLine({ origin }: Field, label: string | undefined): FieldLine | undefined {
  return label === undefined ? undefined : { origin, label, trail: '', kind: 'fixed', isLowerCase: false };
}

/** `id: ADR-NNNN` for `id: ADR-0003` in 0003-x.md, with one N for a number without zeros; its quotes stay. */
function numberLine(field: Field, own: RecordNumber | undefined, facts: MarkdownFacts): string | undefined {
  const number = readNumberField(field)?.number;
  if (number === undefined || own === undefined || !isSameNumber(number.raw, own)) return undefined;
  const at = number.span.start - field.value.span.start;
  const isPadded = number.raw === own || number.raw.startsWith('0');
  const placeholder = 'N'.repeat(isPadded ? number.raw.length : 1);
  const label = labelOf(field, facts) ?? `${field.key}: `;
  return `${label}${field.value.raw.slice(0, at)}${placeholder}${field.value.raw.slice(at + number.raw.length)}`;
}

/** `title: "{title}"`, with the quotes of the field. */
function titleLine(field: Field, facts: MarkdownFacts): string | undefined {
  const { origin, key } = field;
  if (origin !== 'front-matter' || !/^title$/i.test(key)) return undefined;
  const { quote: own = '', text = '' } = findTitleField(facts) ?? {};
  // What is between single quotes in TOML has no escapes.
  const quote = facts.frontMatter?.kind === 'toml' ? '"' : own;
  const label = labelOf(field, facts) ?? `${key}: `;
  return parseTitle(text).number === undefined ? `${label}${quote}{title}${quote}` : undefined;
}

/** The line that a field is written in; undefined for other fields, and for several in one line. */
function lineLike(field: Field, facts: MarkdownFacts): FieldLine | undefined {
  const { origin, key, value } = field;
  const name = labelOf(field, facts);
  if (name === undefined) return undefined;
  // A string of TOML has its quotes; a date there may have none.
  const isToml = origin === 'front-matter' && facts.frontMatter?.kind === 'toml';
  const quote = isToml ? (/^["']/.exec(value.raw)?.[0] ?? '') : '';
  const [label, trail] = [name + quote, field.trail ?? quote];
  if (isStatusField(key, value.raw))
    return { origin, label, trail, kind: 'status', isLowerCase: /^\P{L}*\p{Ll}/u.test(value.raw) };
  // The day of a later change is none of a new record's.
  const isDay = readDates(facts).some(
    (date) => !date.isUpdate && date.day !== undefined && contains(value.span, date.span),
  );
  return isDay ? { origin, label, trail, kind: 'day', isLowerCase: false } : undefined;
}

/** The line of a field in a language that is not understood, such as `* Durum:`, without its value. */
function openLine(field: Field, facts: MarkdownFacts): FieldLine | undefined {
  const label = labelOf(field, facts);
  const { origin, trail = '' } = field;
  return label === undefined ? undefined : { origin, label, trail, kind: 'open', isLowerCase: false };
}

/** What comes before a value: what the field keeps of its line, or else its key, if that is all. */
function labelOf(field: Field, { lines, frontMatter }: MarkdownFacts): string | undefined {
  const { key, lead, origin, value } = field;
  const length = value.span.start - lines.spanOf(lines.lineAt(value.span.start)).start;
  if (origin === 'front-matter' && frontMatter?.kind === 'toml') return tomlLabel(key, length - key.length);
  const plain = `${key}: `;
  return lead ?? (plain.length === length ? plain : undefined);
}

/** A key of TOML with its sign in so many characters: with one blank behind it, and the others before it. */
function tomlLabel(key: string, length: number): string | undefined {
  if (!/^[\w-]+$/.test(key) || length < 1) return undefined;
  return length === 1 ? `${key}=` : `${key}${' '.repeat(Math.max(0, length - 2))}= `;
}
