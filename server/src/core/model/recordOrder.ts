import { compareNumbers, type RecordNumber } from './recordNumber.ts';

/** Where a record stands among the others. */
export interface RecordPlace {
  readonly number: RecordNumber | undefined;
  readonly uri: string;
}

/** The place of a record. */
export function placeOfRecord({ number, file }: Placed): RecordPlace {
  return { number, uri: file.uri };
}

interface Placed {
  readonly number: RecordNumber | undefined;
  readonly file: { readonly uri: string };
}

/** In number order, sub-records after their parents, those without a number by name behind them. */
export function comparePlaces(a: RecordPlace, b: RecordPlace): number {
  if (a.number !== undefined && b.number !== undefined)
    return compareNumbers(a.number, b.number) || compareText(a.uri, b.uri);
  if (a.number === undefined && b.number === undefined) return compareText(a.uri, b.uri);
  return a.number === undefined ? 1 : -1;
}

/** By UTF-16 units: the order must not depend on a machine's language. */
function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
