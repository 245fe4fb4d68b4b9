import { withoutComments } from '../markdown/comments.ts';
import type { Heading, MarkdownFacts, SourceText } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';
import { isDateLabel } from '../vocabulary/headerLabels.ts';
import { dayLetters } from './dayForm.ts';
import { parseDate } from './parseDate.ts';
import { tableFields } from './preamble.ts';
import type { RecordName } from './recordName.ts';
import { normalizeSection } from './sectionKeys.ts';

/** A date that a record gives of itself, in its front matter, in the lines under its title, or in a table there. */
export interface RecordDate {
  /** Whether it is the date of the last change: `Last Updated Date`; else that of the decision. */
  readonly isUpdate: boolean;
  /** `YYYY-MM-DD`; undefined where a placeholder waits for a date. */
  readonly day: string | undefined;
  /** Where the day stands, or the placeholder. */
  readonly span: Span;
}

const updateKey = /^(?:date )?(?:last[\s_-]*)?(?:updated?|modified|changed)(?:[\s_-]*(?:date|on|at))?$/i;
const placeholder = new RegExp(
  String.raw`^(?:\\?<[^>]*>|\{\{[^{}]*\}\}|\{[^}]*\}|\[[^\]]*\]|%[\p{L}_]+%|${dayLetters}|TBD|TODO|DATE)$`,
  'iu',
);

/** The dates of a record, and those of sections that are named after one. Those in other forms than `YYYY-MM-DD` nobody can tell for sure. */
export function readDates(facts: MarkdownFacts): RecordDate[] {
  return textsOfDates(facts).flatMap(({ text, isUpdate }) => readDate(text, isUpdate));
}

/** What stands in the place of a date and looks like one, but is no day: `2023-13-05`, `20233-01-05`, `2023-02- 30`. */
export function findImpossibleDates(facts: MarkdownFacts): SourceText[] {
  return textsOfDates(facts).flatMap(({ text }) => {
    const { raw, span } = withoutComments(text);
    const found = /^[^\p{L}\p{N}]*(?=\d)(\d{1,6}) ?([-/.]) ?(\d{1,3}) ?([-/.]) ?(\d{1,6})(?![\p{L}\p{N}:])/u.exec(raw);
    const [whole, first, joint, second, otherJoint, third] = found ?? [];
    if (whole === undefined || joint !== otherJoint) return [];
    const start = whole.search(/\d/);
    const written = whole.slice(start);
    if (isPossible([first, second, third].map(String), written)) return [];
    return [{ raw: written, span: { start: span.start + start, end: span.start + whole.length } }];
  });
}

/** Whether a record has a date, as a placeholder and in whatever form, too. */
export function hasDate(facts: MarkdownFacts): boolean {
  return textsOfDates(facts).some(({ text }) => seenIn(text).raw !== '') || findDate(facts, noName) !== undefined;
}

const noName = { number: undefined };

/** The days of the decision as they are written, in order. */
export function writtenDays(facts: MarkdownFacts): string[] {
  return textsOfDates(facts).flatMap(({ text, isUpdate }) => (isUpdate ? [] : seenIn(text).raw || []));
}

/** A place for the day of the decision with nothing in it: `Date:`, `date: ""`, an empty cell or section. */
export type EmptyDate = { readonly shown: Span } & (
  | { readonly at: Span; readonly lead: '' | ' ' }
  | { readonly heading: Heading }
);

/** The first such place, with what shows it: an empty span cannot be seen. */
export function findEmptyDate(facts: MarkdownFacts): EmptyDate | undefined {
  const { emptyFields, fields, headings, lines } = facts;
  const bare = emptyFields.find(({ key }) => isDayOfDecision(key))?.value.span;
  if (bare !== undefined) {
    const line = lines.spanOf(lines.lineAt(bare.start));
    return { shown: { start: line.start, end: bare.end }, at: bare, lead: ' ' };
  }
  for (const { key, value } of fields) {
    const { raw, span } = seenIn(value);
    if (raw === '' && isDayOfDecision(key))
      return { shown: value.span, at: span, lead: value.raw.startsWith('<!--') ? ' ' : '' };
  }
  const cell = tableFields(facts).find(({ name, value }) => value.raw === '' && isDayOfDecision(name))?.value;
  // The day takes the place of the padding: the column stays as wide as it is.
  if (cell !== undefined)
    return {
      shown: cell.outer,
      at: { start: cell.content.start, end: Math.max(cell.content.start, cell.outer.end - 1) },
      lead: '',
    };
  const heading = headings.find(({ depth, isEmpty, text }) => depth > 1 && isEmpty && isDayOfDecision(text));
  return heading === undefined || heading.lead !== undefined ? undefined : { shown: heading.content, heading };
}

/** What a reader sees of a value: no comments, and no quotes around it. */
function seenIn(text: SourceText): SourceText {
  return withoutQuotes(withoutComments(text));
}

/** Whether the parts are a day in one of the orders in which people write: year first, or year last. */
function isPossible(parts: readonly string[], whole: string): boolean {
  // A blank on one side alone is a slip of the hand, but not `3. 3. 2023`.
  const isSpaced = /^\d+\. \d+\. \d+$/.test(whole);
  if (!isSpaced && /\d \S/.test(whole) !== /\S \d/.test(whole)) return false;
  const [first = '', second = '', third = ''] = parts;
  const isDay = (year: string, month: string, day: string) =>
    (year.length === 4 || year.length === 2) && isDayOf(Number(year), Number(month), Number(day));
  if (first.length > 2) return isDay(first, second, third);
  return isDay(third, second, first) || isDay(third, first, second) || isDay(first, second, third);
}

function isDayOf(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year < 100 ? 2000 + year : year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** What stands in the places of dates: in fields, tables and sections that are named so. */
function textsOfDates(facts: MarkdownFacts): { readonly text: SourceText; readonly isUpdate: boolean }[] {
  const inFields = facts.fields.map(({ key, value }) => [key, value] as const);
  const inTables = tableFields(facts).map(
    ({ name, value }) => [name, { raw: value.raw, span: value.content }] as const,
  );
  const inSections = facts.headings.flatMap(({ text, lead }) => (lead === undefined ? [] : [[text, lead] as const]));
  return [...inFields, ...inTables, ...inSections].flatMap(([name, text]) => {
    const isUpdate = updateKey.test(name.trim());
    return isUpdate || isDayOfDecision(name) ? [{ text, isUpdate }] : [];
  });
}

/** Whether a field, or a section, is by its name for the day of the decision, and not for that of a later change. */
export function isDayOfDecision(name: string): boolean {
  const key = name.trim();
  return !updateKey.test(key) && isDateLabel(key);
}

function readDate(text: SourceText, isUpdate: boolean): RecordDate[] {
  const { raw, span } = seenIn(text);
  if (placeholder.test(raw)) return [{ isUpdate, day: undefined, span }];
  const match = /^[^\p{L}\p{N}]*(\d{4}-\d{2}-\d{2})(?!\d)/u.exec(raw);
  if (match === null) return [];
  const start = span.start + match[0].length - 10;
  return [{ isUpdate, day: match[1], span: { start, end: start + 10 } }];
}

function withoutQuotes({ raw, span }: SourceText): SourceText {
  const inner = /^(["'])(.*)\1$/.exec(raw)?.[2];
  return inner === undefined ? { raw, span } : { raw: inner, span: { start: span.start + 1, end: span.end - 1 } };
}

/** What people call the day of a decision, the names that say so most clearly first. */
const dateKeys = [
  ['date', 'decision date', 'decided', 'decided on', 'accepted'],
  ['initial date', 'created', 'creation date', 'created at', 'proposed'],
  ['last updated date', 'last updated', 'updated', 'last modified', 'modified'],
];

/**
 * The day of a decision as `2024-05-06`: from the front matter, the lines or the table under the title, a section
 * "Date", or a file name that begins with it; undefined where none of them says it, or only in a form such as
 * `05/06/2024`, which is two days to two readers.
 */
export function findDate(facts: MarkdownFacts, { number }: Pick<RecordName, 'number'>): string | undefined {
  const said = [
    ...facts.fields.map(({ key, value }) => [key, value.raw] as const),
    ...tableFields(facts).map(({ name, value }) => [name, value.raw] as const),
    ...facts.headings.flatMap(({ text, lead }) => (lead === undefined ? [] : [[text, lead.raw] as const])),
  ];
  const datedBy = (keys: readonly string[]) =>
    said.filter(([key]) => keys.includes(normalizeSection(key))).flatMap(([, value]) => parseDate(value) ?? []);
  return dateKeys.flatMap(datedBy)[0] ?? parseDate(number ?? '');
}
