import type { MarkdownFacts, SourceText } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';
import { withoutComments } from '../markdown/withoutComments.ts';
import { isDateLabel } from '../vocabulary/headerLabels.ts';
import { tableFields } from './preamble.ts';

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
const dateKey = /^(?:(?:initial|decision|creation)[\s_-]*)?date$|^(?:created|decided)(?:[\s_-]*(?:on|at))?$/i;
const year = 'YYYY|JJJJ|AAAA|RRRR|ГГГГ';
const month = 'MM|ММ';
const dayOfMonth = 'DD|TT|JJ|GG|ДД';
/** A date as letters of English and other languages: `YYYY-MM-DD`, `TT.MM.JJJJ`, `JJ/MM/AAAA`. */
const letters = `(?:${year}|${month}|${dayOfMonth})(?:[-/.](?:${year}|${month}|${dayOfMonth})){2}`;
const placeholder = new RegExp(
  String.raw`^(?:\\?<[^>]*>|\{\{[^{}]*\}\}|\{[^}]*\}|\[[^\]]*\]|%[\p{L}_]+%|${letters}|TBD|TODO|DATE)$`,
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

/** Whether the parts are a day in one of the orders in which people write: year first, or year last. */
function isPossible(parts: readonly string[], whole: string): boolean {
  // A blank on one side alone is a slip of the hand.
  if (/\d \S/.test(whole) !== /\S \d/.test(whole)) return false;
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
    const key = name.trim();
    const isUpdate = updateKey.test(key);
    return isUpdate || dateKey.test(key) || isDateLabel(key) ? [{ text, isUpdate }] : [];
  });
}

function readDate(text: SourceText, isUpdate: boolean): RecordDate[] {
  const { raw, span } = withoutQuotes(withoutComments(text));
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

/** A day in the form that a placeholder shows, such as `{DD.MM.YYYY}`; as it is where that shows none. `day` is `YYYY-MM-DD`. */
export function writeDay(day: string, shown: string): string {
  const [yearOf = '', monthOf = '', date = ''] = day.split('-');
  const form = new RegExp(letters, 'i').exec(shown)?.[0] ?? 'YYYY-MM-DD';
  const inYear = new RegExp(year, 'i');
  const rest = new RegExp(dayOfMonth, 'i');
  return form
    .split(/([-/.])/)
    .map((part) => (inYear.test(part) ? yearOf : rest.test(part) ? date : /^\p{L}+$/u.test(part) ? monthOf : part))
    .join('');
}
