import type { DecisionRecord } from './decisionRecord.ts';
import { readRecordFields } from './recordFields.ts';

/** Under which names records say when they were decided, the most telling first. */
const dateNames = ['date', 'decided', 'decision date', 'initial date', 'created', 'last updated date', 'last updated'];

/**
 * The day of a decision as `2024-05-06`, from the record's own words, else from a number that is a date. Only ISO dates
 * count: nobody can tell which part of `05/06/2024` is the month.
 */
export function readRecordDate({ file, number }: DecisionRecord): string | undefined {
  const fields = readRecordFields(file.facts);
  const said = dateNames.map((name) => isoDateIn(fields.get(name) ?? '')).find((date) => date !== undefined);
  return said ?? isoDateIn(number ?? '');
}

function isoDateIn(text: string): string | undefined {
  const match = /(?<!\d)(\d{4})(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(text);
  return match === null ? undefined : `${match[1]}-${match[3]}-${match[4]}`;
}
