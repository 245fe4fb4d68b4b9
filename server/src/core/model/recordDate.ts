import type { MarkdownFacts } from '../markdown/facts.ts';
import { normalizeSection } from './convention.ts';
import { tableFields } from './preamble.ts';
import type { RecordName } from './recordName.ts';

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

/** Reads the first date of a text: `2024-05-06` and its kin, `20240506`, `6.5.2024`, `6 May 2024`, `May 6th, 2024`. */
export function parseDate(text: string): string | undefined {
  for (const { pattern, order } of forms) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [year, month, day] = order.map((at) => match[at] ?? '');
    const date = makeDate(Number(year), monthOf(month ?? ''), Number(day));
    if (date !== undefined) return date;
  }
  return undefined;
}

/** A form of dates; `order` says in which groups year, month and day stand. */
const forms: readonly { readonly pattern: RegExp; readonly order: readonly [number, number, number] }[] = [
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, order: [1, 2, 3] },
  { pattern: /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/, order: [1, 2, 3] },
  { pattern: /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, order: [3, 2, 1] },
  { pattern: /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)/i, order: [3, 2, 1] },
  { pattern: /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i, order: [3, 1, 2] },
];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** From 1; 0 for what is no month. */
function monthOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function makeDate(year: number, month: number, day: number): string | undefined {
  if (year < 1970 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
