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
