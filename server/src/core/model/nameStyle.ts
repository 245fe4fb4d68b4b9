import type { DecisionRecord } from './decisionRecord.ts';
import { isDate } from './numberRegister.ts';
import type { RecordNumber } from './recordNumber.ts';

/**
 * The name of a file as most records of a log write theirs: `0007-x-y.md`, with `_` for what parts the words, with
 * `2024_01_05` for a day, or with the number alone. `lead` stands before the number.
 */
export function writeFileName(
  records: readonly DecisionRecord[],
  { lead, number, slug }: { readonly lead: string; readonly number: RecordNumber; readonly slug: string },
): string {
  const names = records.flatMap(({ file, name, isTemplate }) => {
    if (isTemplate || name.number === undefined) return [];
    const end = name.at + name.number.length;
    return [{ day: file.name.slice(name.at, end), separator: file.name.charAt(end), words: name.slug }];
  });
  const isHabit = (holds: (name: (typeof names)[number]) => boolean) => names.filter(holds).length * 2 > names.length;
  if (isHabit(({ words }) => words === '')) return `${lead}${number}.md`;
  const written = isDate(number) && isHabit(({ day }) => day.includes('_')) ? number.replaceAll('-', '_') : number;
  const separator = isHabit((name) => name.separator === '_') ? '_' : '-';
  // A name of one word does not tell what parts several; the sign behind the number does, if no name says otherwise.
  const told = separator === '_' ? names.filter(({ words }) => /[-_]/.test(words)) : names;
  const parted = told.filter(({ words }) => words.includes('_') && !words.includes('-'));
  const words = parted.length * 2 > told.length ? slug.replaceAll('-', '_') : slug;
  return `${lead}${written}${separator}${words}.md`;
}
