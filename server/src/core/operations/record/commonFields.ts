import type { Field, FrontMatterPlace, MarkdownFacts } from '../../markdown/facts.ts';
import { commonDayForm } from '../../model/dayForm.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { findTitleField, readNumberField } from '../../model/frontMatterNumbers.ts';
import type { Log } from '../../model/log.ts';
import { isDayOfDecision } from '../../model/recordDates.ts';
import { ownSeries, type RecordName } from '../../model/recordName.ts';
import { headOf, isSameNumber } from '../../model/recordNumber.ts';
import { parseTitle } from '../../model/recordTitle.ts';
import { isStatusField } from '../../vocabulary/headerLabels.ts';
import { commonTable } from './commonTable.ts';
import { isInUnknownWords } from './sharedHeadings.ts';
import { inLettersOfAll } from './statusLetters.ts';

/** The lines that a new record begins with, in the front matter and under the title, with placeholders as values. */
export interface CommonFields {
  readonly frontMatter: readonly string[];
  /** The language of the front matter. */
  readonly syntax: FrontMatterPlace['kind'];
  readonly preamble: readonly string[];
  /** The lines of the table under the title; empty where most have none. */
  readonly table: readonly string[];
  /** Whether one of them is the status. */
  readonly haveStatus: boolean;
  /** Whether one of them is the title, and most records have no heading for it. */
  readonly haveTitle: boolean;
  /** Writes the line under the title in which most records with a status have it; undefined where they have none. */
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
}

/** A line as several records write it. */
interface CommonLine {
  readonly line: FieldLine;
  readonly values: string[];
  /** How many of them have a blank line before them, and how many end with blanks, which break the line. */
  apart: number;
  broken: number;
  /** The sum of their places among the fields of their records. */
  places: number;
}

/** The fields that most records of a log have for number, title, status and day, in lines as theirs. */
export function commonFields(log: Log): CommonFields {
  const { records, convention } = log;
  const isUnknown = isInUnknownWords(log);
  const decisions = [...records.values()].filter(({ isTemplate }) => !isTemplate);
  const common = findCommonLines(decisions, isUnknown);
  const first = isUnknown ? '' : (convention.statuses.value[0] ?? 'Proposed');
  const table = commonTable(decisions, first);
  const ofOrigin = (origin: Field['origin']) =>
    common
      .filter(({ line }) => line.origin === origin)
      .flatMap((each, at) => [
        ...(at > 0 && each.apart * 2 > each.values.length ? [''] : []),
        writeLine(each, newValue(each, first)) + (each.broken * 2 > each.values.length ? '  ' : ''),
      ]);
  const saying = findCommonLines(
    decisions.filter(({ status }) => status !== undefined),
    isUnknown,
  );
  const statusLine = saying.find(({ line }) => line.origin === 'preamble' && line.kind === 'status');
  const inToml = decisions.filter(({ file }) => file.facts.frontMatter?.kind === 'toml');
  return {
    frontMatter: ofOrigin('front-matter'),
    syntax: inToml.length * 2 > decisions.length ? 'toml' : 'yaml',
    preamble: ofOrigin('preamble'),
    table: table?.lines ?? [],
    haveStatus: table?.hasStatus === true || common.some(({ line }) => line.kind === 'status'),
    haveTitle:
      common.some(({ line }) => line.origin === 'front-matter' && line.label.includes('{title}')) &&
      decisions.filter(({ title }) => title.heading === undefined).length * 2 > decisions.length,
    statusLine: statusLine === undefined ? undefined : (status) => writeLine(statusLine, status),
  };
}

/** The lines that most records have, in the order of these. */
function findCommonLines(decisions: readonly DecisionRecord[], isUnknown: boolean): CommonLine[] {
  const found = new Map<string, CommonLine>();
  for (const { file, name } of decisions) {
    file.facts.fields.forEach((field, place) => {
      const line =
        fixedLine(field, numberLine(field, name, file.facts) ?? titleLine(field, file.facts)) ??
        lineLike(field, file.facts) ??
        (isUnknown ? openLine(field, file.facts) : undefined);
      if (line === undefined) return;
      const key = JSON.stringify(line);
      const known = found.get(key) ?? { line, values: [], apart: 0, broken: 0, places: 0 };
      found.set(key, known);
      known.values.push(field.value.raw);
      if (isBelowBlank(field, file.facts)) known.apart++;
      if (isBroken(field, file.facts)) known.broken++;
      known.places += place;
    });
  }
  const placeOf = ({ places, values }: CommonLine) => places / values.length;
  return [...found.values()]
    .filter(({ values }) => values.length * 2 > decisions.length)
    .sort((a, b) => placeOf(a) - placeOf(b));
}

function writeLine({ line, values }: CommonLine, value: string): string {
  const written = line.kind === 'status' ? inLettersOfAll(values, value) : value;
  return (line.label + written).trimEnd() + line.trail;
}

function newValue({ line: { kind }, values }: CommonLine, status: string): string {
  if (kind === 'status') return status;
  return kind === 'day' ? (commonDayForm(values) ?? 'YYYY-MM-DD') : '';
}

/** Whether a line ends with blanks. */
export function isBroken({ value, trail = '', origin }: Field, { lines }: MarkdownFacts): boolean {
  const end = lines.endOf(lines.lineAt(value.span.start));
  return origin === 'preamble' && end - value.span.end - trail.length >= 2;
}

function isBelowBlank({ value }: Field, { lines }: MarkdownFacts): boolean {
  const line = lines.lineAt(value.span.start);
  if (line === 0) return false;
  const { start, end } = lines.spanOf(line - 1);
  return start === end;
}

function fixedLine({ origin }: Field, label: string | undefined): FieldLine | undefined {
  return label === undefined ? undefined : { origin, label, trail: '', kind: 'fixed' };
}

/** `id: ADR-NNNN` for `id: ADR-0003` in 0003-x.md, with one N for a number without zeros; its quotes stay. */
function numberLine(field: Field, name: RecordName, facts: MarkdownFacts): string | undefined {
  const number = readNumberField(field, ownSeries(name))?.number;
  const own = name.number;
  if (number === undefined || own === undefined || !isSameNumber(number.raw, own)) return undefined;
  const at = number.span.start - field.value.span.start;
  const isPadded = number.raw === own || number.raw.startsWith('0');
  const placeholder = 'N'.repeat(isPadded ? headOf(number.raw).length : 1);
  const label = labelOf(field, facts) ?? `${field.key}: `;
  return `${label}${field.value.raw.slice(0, at)}${placeholder}${field.value.raw.slice(at + number.raw.length)}`;
}

/** `title: "{title}"` or `title: "ADR NNNN: {title}"`, with the quotes of the field. */
function titleLine(field: Field, facts: MarkdownFacts): string | undefined {
  const { origin, key } = field;
  if (origin !== 'front-matter' || !/^title$/i.test(key)) return undefined;
  const { quote: own = '', text = '' } = findTitleField(facts) ?? {};
  // What is between single quotes in TOML has no escapes.
  const quote = facts.frontMatter?.kind === 'toml' ? '"' : own;
  const label = labelOf(field, facts) ?? `${key}: `;
  const { number, text: words } = parseTitle(text);
  if (number === undefined) return `${label}${quote}{title}${quote}`;
  if (!text.endsWith(words)) return undefined;
  const lead = text
    .slice(0, -words.length)
    .replace(number, 'N'.repeat(number.startsWith('0') ? headOf(number).length : 1));
  return `${label}${quote}${lead}{title}${quote}`;
}

/** The line that a field is written in; undefined for other fields, and for several in one line. */
function lineLike(field: Field, facts: MarkdownFacts): FieldLine | undefined {
  const { origin, key, value } = field;
  const name = labelOf(field, facts);
  if (name === undefined) return undefined;
  // A string of TOML has its quotes; a date there may have none.
  const isToml = origin === 'front-matter' && facts.frontMatter?.kind === 'toml';
  const quote = isToml ? (/^["']/.exec(value.raw)?.[0] ?? '') : '';
  const label = name + quote;
  const trail = (field.trail ?? quote) || closingIn(label, value.raw);
  if (isStatusField(key, value.raw)) return { origin, label, trail, kind: 'status' };
  // The day of a later change is none of a new record's.
  return isDayOfDecision(key) ? { origin, label, trail, kind: 'day' } : undefined;
}

/** What ends the emphasis of a label within the value: `.**` of `**Status: accepted.** Recorded in June.` */
function closingIn(label: string, raw: string): string {
  const mark = /\*\*|__/.exec(label)?.[0] ?? '';
  // `**Date:** ` has ended by itself.
  if (mark === '' || label.split(mark).length % 2 === 1) return '';
  return raw.includes(mark) && raw.charAt(raw.indexOf(mark) - 1) === '.' ? `.${mark}` : mark;
}

/** The line of a field in a language that is not understood, such as `* Durum:`, without its value. */
function openLine(field: Field, facts: MarkdownFacts): FieldLine | undefined {
  const label = labelOf(field, facts);
  const { origin, trail = '' } = field;
  return label === undefined ? undefined : { origin, label, trail, kind: 'open' };
}

/** What comes before a value: what the field keeps of its line, or else its key, if that is all. */
export function labelOf(field: Field, { lines, frontMatter }: MarkdownFacts): string | undefined {
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
