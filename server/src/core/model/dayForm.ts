import { largest } from '../markdown/sequences.ts';

/**
 * How a text writes a day, in letters: `YYYY-MM-DD`, `DD.MM.YYYY`, `D MMMM YYYY`, `MMM DD, YYYY`. One letter stands for a
 * day or month without a zero before it, three and four for the short and the long name of a month in English.
 */
export type DayForm = string;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const year = 'YYYY|JJJJ|AAAA|RRRR|ГГГГ';
const month = 'MM|ММ';
const dayOfMonth = 'DD|TT|JJ|GG|ДД';
const inDigits = `(?:${year}|${month}|${dayOfMonth})(?:[-/.](?:${year}|${month}|${dayOfMonth})){2}`;
const inWords = 'D{1,2} MMMM? YYYY|MMMM? D{1,2}, YYYY|D{1,2}[-./]M{1,2}[-./]YYYY|M{1,2}/D{1,2}/YYYY|YYYY/M{1,2}/D{1,2}';

/** The source of an expression for a form, in the letters of English and other languages: `TT.MM.JJJJ`, `JJ/MM/AAAA`. */
export const dayLetters = `${inDigits}|${inWords}`;

const isYear = new RegExp(`^(?:${year})$`, 'i');
const isMonth = new RegExp(`^(?:${month}|M|MMM|MMMM)$`, 'i');
const isDay = new RegExp(`^(?:${dayOfMonth}|D)$`, 'i');

/** A day, `YYYY-MM-DD`, in the form that a placeholder such as `{DD.MM.YYYY}` shows; as it is where that shows none. */
export function writeDay(day: string, shown: string): string {
  const [yearOf = '', monthOf = '', date = ''] = day.split('-');
  const form = new RegExp(dayLetters, 'i').exec(shown)?.[0];
  if (form === undefined) return day;
  const write = (letters: string) => {
    if (isYear.test(letters)) return yearOf;
    if (isDay.test(letters)) return letters.length === 1 ? String(Number(date)) : date;
    if (!isMonth.test(letters)) return letters;
    const name = months[Number(monthOf) - 1] ?? monthOf;
    const written = [String(Number(monthOf)), monthOf, name.slice(0, 3), name];
    return written[letters.length - 1] ?? monthOf;
  };
  return form.replace(/\p{L}+/gu, write);
}

/**
 * The form in which most of some texts write a day, each of which is one; undefined where they share none, or where it
 * cannot be told which part is the month, as in `01/02/2024`.
 */
export function commonDayForm(texts: readonly string[]): DayForm | undefined {
  const counts = new Map<DayForm, number>();
  for (const text of texts)
    for (const form of formsOf(text.trim().replace(/^(["'])(.*)\1$/, '$2')))
      counts.set(form, (counts.get(form) ?? 0) + 1);
  const most = largest([...counts.values()]);
  if (most * 2 <= texts.length) return undefined;
  const [best, ...others] = [...counts].filter(([, count]) => count === most).map(([form]) => form);
  const orderOf = (form: DayForm) => form.replace(/M+/, 'M').replace(/D+/, 'D');
  return best !== undefined && others.every((form) => orderOf(form) === orderOf(best)) ? best : undefined;
}

/** Reads a day that is written in digits; undefined where it is none, or two days to two readers. `YYYY-MM-DD`. */
export function readDay(text: string): string | undefined {
  const form = commonDayForm([text]);
  if (form === undefined) return undefined;
  const parts = text.trim().split(/\D+/);
  const partOf = (letter: string) => parts[form.split(/[-/.]/).findIndex((part) => part.startsWith(letter))];
  const [yearOf, monthOf, date] = ['Y', 'M', 'D'].map(partOf);
  if (yearOf === undefined || monthOf === undefined || date === undefined) return undefined;
  return `${yearOf}-${monthOf.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** The forms that a text may be written in, the likeliest first. */
function formsOf(text: string): DayForm[] {
  const digits = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (digits !== null) {
    const [, first = '', joint = '', second = '', third = ''] = digits;
    if (first.length === 4) return inOrder(['YYYY', first], joint, ['M', second], ['D', third]);
    if (third.length !== 4) return [];
    const dayFirst = inOrder(['D', first], joint, ['M', second], ['YYYY', third]);
    return joint === '.' ? dayFirst : [...dayFirst, ...inOrder(['M', first], joint, ['D', second], ['YYYY', third])];
  }
  const [, before, name = '', behind, writtenYear] =
    /^(?:(\d{1,2}) )?([A-Z][a-z]{2,8}) (?:(\d{1,2}), )?(\d{4})$/.exec(text) ?? [];
  const day = before ?? behind;
  if (writtenYear === undefined || day === undefined || (before !== undefined && behind !== undefined)) return [];
  // With a name beside it, a number of two digits tells nothing of zeros.
  const days = lettersOf('D', day).reverse();
  return namesOf(name).flatMap((letters) =>
    days.map((each) => (before === undefined ? `${letters} ${each}, YYYY` : `${each} ${letters} YYYY`)),
  );
}

type Part = readonly [letter: 'D' | 'M' | 'YYYY', text: string];

function inOrder(first: Part, joint: string, second: Part, third: Part): DayForm[] {
  return [first, second, third].reduce<DayForm[]>(
    (forms, [letter, text], at) => {
      const letters = letter === 'YYYY' ? [letter] : lettersOf(letter, text);
      return forms.flatMap((form) => letters.map((each) => form + (at === 0 ? '' : joint) + each));
    },
    [''],
  );
}

/** Two digits may be padded or not; those that cannot be a day or a month are none. */
function lettersOf(letter: 'D' | 'M', text: string): string[] {
  const number = Number(text);
  if (number < 1 || number > (letter === 'M' ? 12 : 31)) return [];
  if (text.length === 1) return [letter];
  return text.startsWith('0') ? [letter + letter] : [letter + letter, letter];
}

function namesOf(text: string): string[] {
  if (months.includes(text)) return text.length === 3 ? ['MMM', 'MMMM'] : ['MMMM'];
  return months.some((name) => name.slice(0, 3) === text) ? ['MMM'] : [];
}
