import { largest } from '../markdown/sequences.ts';

/**
 * A record's number stays text, since `017` and `17` are different file names: `000`, `017-1`, `0042`, `0034a`. Its parts
 * are the runs of digits between hyphens; a number of two parts, or with a letter, belongs to a sub-record of the first
 * part's record.
 */
export type RecordNumber = string;

/** A number with a letter, as texts and names have it; typed, or compared, it may have fewer digits. */
export const lettered = String.raw`\d{3,5}[a-f](?![\p{L}\p{N}])`;

/** Whether a number has a letter: `0034a`. */
export function isLettered(number: RecordNumber): boolean {
  return /^\d{1,5}[a-f]$/i.test(number);
}

/** The digits that a number begins with: `0034` of `0034a` and of `0034-1`. */
export function headOf(number: RecordNumber): string {
  return number.replace(/\D.*/s, '');
}

/** Orders by the numeric parts, a record before its sub-records: 017 < 017-1 < 017a < 018. Negative, zero or positive. */
export function compareNumbers(a: RecordNumber, b: RecordNumber): number {
  const ofWhole = Number(a) - Number(b);
  if (!Number.isNaN(ofWhole)) return ofWhole;
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether both name the same record: `17` in a title is `017` in a file name. */
export function isSameNumber(a: RecordNumber, b: RecordNumber): boolean {
  return a === b || compareNumbers(a, b) === 0;
}

/**
 * Whether a number that is written for a record is certainly another one than its own. A letter behind the number of a
 * record may say which part of it is meant.
 */
export function isOtherNumber(written: RecordNumber, own: RecordNumber): boolean {
  if (isLettered(written) === isLettered(own)) return !isSameNumber(written, own);
  return isLettered(own) && !isSameNumber(headOf(written), headOf(own));
}

/** Equal for numbers of the same record: `017-1` and `17-1` are `17-1`. */
export function canonicalNumber(number: RecordNumber): string {
  const head = headOf(number);
  const rest = number.slice(head.length).toLowerCase();
  return Number(head) + rest.replace(/-0+(?=\d)/g, '-');
}

/** The number that `017-1` and `017a` are sub-records of: `017`. A number of one part without a letter has no parent. */
export function parentNumber(number: RecordNumber): RecordNumber | undefined {
  if (isLettered(number)) return headOf(number);
  const hyphen = number.lastIndexOf('-');
  return hyphen === -1 ? undefined : number.slice(0, hyphen);
}

/** The number of a sub-record below another parent: `021-1` of `017-1`, `021a` of `017a`. */
export function belowParent(number: RecordNumber, parent: RecordNumber): RecordNumber {
  return isLettered(number) ? parent + number.slice(-1) : `${parent}-${number.split('-').at(-1)}`;
}

/**
 * The number behind the greatest one, as wide as most of the given numbers are, else three digits. Gaps are not
 * filled: a number that was once given away may be cited somewhere.
 */
export function nextNumber(numbers: readonly RecordNumber[]): RecordNumber {
  const heads = numbers.map(headOf);
  const greatest = heads.reduce((max, head) => Math.max(max, Number(head)), 0);
  return String(greatest + 1).padStart(mostCommonWidth(heads), '0');
}

/**
 * The number of the next sub-record of a record: `017-2` where 017 has one, as wide as the given numbers are; `017b` where
 * all of them have letters.
 */
export function nextSubNumber(parent: RecordNumber, numbers: readonly RecordNumber[]): RecordNumber {
  const head = inWidthOf('0'.repeat(mostCommonWidth(numbers.map(headOf))), parent);
  const taken = numbers.filter((number) => isSameNumber(parentNumber(number) ?? '', parent));
  const next = head + String.fromCharCode(largest(taken.map((number) => partsOf(number)[1] ?? 0)) + 1);
  if (head.length > 2 && taken.every(isLettered) && isLettered(next)) return next;
  return `${head}-${largest([0, ...taken.map((number) => partsOf(number)[2] ?? 0)]) + 1}`;
}

/** A number as wide as another one is written: `024` instead of `21` is `24`. */
export function inWidthOf(written: RecordNumber, number: RecordNumber): RecordNumber {
  const head = headOf(number);
  return head.replace(/^0+(?=\d)/, '').padStart(headOf(written).length, '0') + number.slice(head.length);
}

function mostCommonWidth(numbers: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const { length } of numbers) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 3;
  for (const [width, count] of counts) {
    if (count > (counts.get(best) ?? 0)) best = width;
  }
  return best;
}

/** What a number is ordered by: its digits, its letter, and its other parts. */
function partsOf(number: RecordNumber): number[] {
  const [head = '', ...parts] = number.toLowerCase().split('-');
  return [Number.parseInt(head, 10), head.charCodeAt(headOf(head).length) || 0, ...parts.map(Number)];
}
