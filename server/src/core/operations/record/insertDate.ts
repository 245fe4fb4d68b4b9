import type { Field, MarkdownFacts } from '../../markdown/facts.ts';
import { commonDayForm, type DayForm, writeDay } from '../../model/dayForm.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { type EmptyDate, findEmptyDate, hasDate, isDayOfDecision, writtenDays } from '../../model/recordDates.ts';
import type { Change } from '../workspaceEdits.ts';
import { isBroken, labelOf } from './commonFields.ts';
import { writeBelow } from './writeBelow.ts';

/** Today's date for a record, as it would be written, and the change that writes it. */
export interface PlannedDate {
  readonly date: string;
  readonly change: Change;
}

/**
 * Gives today's date to a record that has none: in the place that waits for it, else in a line as four of five records with a
 * date have it. Undefined where they do not show for sure how it is written, or where.
 */
export function planDate(record: DecisionRecord, log: Log): PlannedDate | undefined {
  const { form, line } = habitOf(log);
  if (log.today === undefined || form === undefined) return undefined;
  const date = writeDay(log.today, form);
  const empty = findEmptyDate(record.file.facts);
  const change = empty === undefined ? insertLine(record, line, date) : fillIn(record, empty, date);
  return change === undefined ? undefined : { date, change };
}

function fillIn(record: DecisionRecord, empty: EmptyDate, date: string): Change {
  if ('heading' in empty) return writeBelow(record, empty.heading.block, date);
  const { at, lead } = empty;
  return { span: at, text: (lead + date).padEnd(at.end - at.start) };
}

/** A line with a date as records write it, and where it stands. */
interface DateLine {
  readonly origin: Field['origin'];
  readonly syntax: 'yaml' | 'toml' | undefined;
  readonly before: string;
  readonly behind: string;
  /** The key of the field above it; undefined below the title, or at the start of the front matter. */
  readonly above: string | undefined;
  /** Whether a blank line is between them. */
  readonly isApart: boolean;
}

/** How the records of a log write their dates: undefined where they do not agree. */
interface DateHabit {
  readonly form: DayForm | undefined;
  readonly line: DateLine | undefined;
}

/** The habits by their records: asked for with each of many problems. */
const habits = new WeakMap<Log['records'], DateHabit & { readonly version: number }>();

function habitOf({ records, recordsVersion: version }: Log): DateHabit {
  const known = habits.get(records);
  if (known?.version === version) return known;
  const dated = [...records.values()].filter(({ isTemplate, file }) => !isTemplate && hasDate(file.facts));
  const lines = dated.flatMap((record) => readLine(record) ?? []);
  const days = dated.flatMap(({ file }) => writtenDays(file.facts));
  const isOneForm = findUsual(days, dateShape, days.length) !== undefined;
  const habit = {
    form: isOneForm ? commonDayForm(days) : undefined,
    line: findUsual(lines, JSON.stringify, dated.length),
    version,
  };
  habits.set(records, habit);
  return habit;
}

/** One of the items that four in five have in common, by their keys; undefined where there are no such. */
function findUsual<Item>(items: readonly Item[], keyOf: (item: Item) => string, all: number): Item | undefined {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return items.find((item) => (counts.get(keyOf(item)) ?? 0) * 5 >= all * 4);
}

/** What two days of one form have in common, and those of most others have not: `0-0-0`, `0 a 0`. */
function dateShape(day: string): string {
  return day.replace(/\d+/g, '0').replace(/\p{L}+/gu, 'a');
}

/** The line in which a record has its date; undefined where it shares it with others, or stands below something else. */
function readLine(record: DecisionRecord): DateLine | undefined {
  const { facts } = record.file;
  const { lines, fields, frontMatter } = facts;
  const field = fields.find(({ key }) => isDayOfDecision(key));
  const label = field === undefined ? undefined : labelOf(field, facts);
  if (field === undefined || label === undefined) return undefined;
  const { origin, value, trail = '' } = field;
  const at = lines.lineAt(value.span.start);
  const isApart = at > 0 && isBlank(at - 1, facts);
  const line = at - (isApart ? 2 : 1);
  const above = fields.find((each) => each.origin === origin && lines.lineAt(each.value.span.start) === line)?.key;
  const opener = openerOf(origin, record);
  if (above === undefined && (opener === undefined || lines.lineAt(opener) !== line)) return undefined;
  const isInFrontMatter = origin === 'front-matter';
  const quote = isInFrontMatter ? (/^["']/.exec(value.raw)?.[0] ?? '') : '';
  return {
    origin,
    syntax: isInFrontMatter ? frontMatter?.kind : undefined,
    before: label + quote,
    behind: quote + trail + (isBroken(field, facts) ? '  ' : ''),
    above,
    isApart,
  };
}

/** What the first field stands below: the line that begins the front matter, or the title. */
function openerOf(origin: Field['origin'], { file, title }: DecisionRecord): number | undefined {
  return origin === 'front-matter' ? file.facts.frontMatter?.span.start : title.heading?.block.end;
}

function insertLine(record: DecisionRecord, line: DateLine | undefined, date: string): Change | undefined {
  const { facts } = record.file;
  const { lines, frontMatter, fields, eol } = facts;
  if (line === undefined) return undefined;
  const { origin, above, isApart } = line;
  if (origin === 'front-matter' && frontMatter?.kind !== line.syntax) return undefined;
  const neighbour = fields.findLast((each) => each.origin === origin && each.key === above);
  const offset = above === undefined ? openerOf(origin, record) : neighbour?.value.span.start;
  if (offset === undefined) return undefined;
  const at = lines.lineAt(offset);
  // What goes on in the next line must not be parted.
  const isEnd = at + 1 >= lines.count || isBlank(at + 1, facts) || (!isApart && beginsAnew(at + 1, facts));
  if (!isEnd) return undefined;
  const text = line.before + date + line.behind;
  const { start, end } = lines.spanOf(at);
  return isApart ? writeBelow(record, { start, end }, text) : { span: { start: end, end }, text: eol + text };
}

/** Whether a line is a field, a heading, or the end of the front matter. */
function beginsAnew(line: number, { lines, fields, emptyFields, headings, frontMatter }: MarkdownFacts): boolean {
  const starts = [
    ...[...fields, ...emptyFields].map(({ value }) => value.span.start),
    ...headings.map(({ block }) => block.start),
    ...(frontMatter === undefined ? [] : [frontMatter.span.end]),
  ];
  return starts.some((start) => lines.lineAt(start) === line);
}

function isBlank(line: number, { lines }: MarkdownFacts): boolean {
  const { start, end } = lines.spanOf(line);
  return start === end;
}
