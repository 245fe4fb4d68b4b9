import type { Log } from './log.ts';
import { editDistance } from './nearestName.ts';
import { compareNumbers, type RecordNumber } from './recordNumber.ts';
import type { NumberReference } from './relations.ts';

/**
 * The lowest number of a record that one slip of the finger makes of another one. Slips are tried, which are a hundred or
 * two, not records, which may be ten thousand.
 */
export function nearestNumber({ number, prefix }: NumberReference, log: Log): RecordNumber | undefined {
  const near = slipsOf(number)
    .flatMap((slip) => log.resolve(prefix === undefined ? { number: slip } : { number: slip, prefix }))
    .flatMap((record) => record.number ?? [])
    .filter((each) => editDistance(number, each, 1) <= 1);
  return near.sort(compareNumbers)[0];
}

/** A number with a letter less, more, or another one. */
function slipsOf(number: RecordNumber): string[] {
  const letters = [...'0123456789-'];
  const places = Array.from({ length: number.length + 1 }, (_, at) => [number.slice(0, at), number.slice(at)] as const);
  const slips = places.flatMap(([before, behind]) => [
    before + behind.slice(1),
    ...letters.flatMap((letter) => [before + letter + behind, before + letter + behind.slice(1)]),
  ]);
  return [...new Set(slips)].filter((slip) => /^\d+(?:-\d+)*$/.test(slip));
}
