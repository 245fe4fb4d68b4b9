/**
 * A record's number stays text, since `017` and `17` are different file names: `000`, `017-1`, `0042`. Its parts are
 * the runs of digits between hyphens; a number of two parts belongs to a sub-record of the first part's record.
 */
export type RecordNumber = string;

/** Orders by the numeric parts, a record before its sub-records: 017 < 017-1 < 018. Negative, zero or positive. */
export function compareNumbers(a: RecordNumber, b: RecordNumber): number {
  if (!a.includes('-') && !b.includes('-')) return Number(a) - Number(b);
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

/** Equal for numbers of the same record: `017-1` and `17-1` are `17-1`. */
export function canonicalNumber(number: RecordNumber): string {
  if (!number.includes('-')) return String(Number(number));
  return partsOf(number).join('-');
}

/** The number that `017-1` is a sub-record of: `017`. A number of one part has no parent. */
export function parentNumber(number: RecordNumber): RecordNumber | undefined {
  const hyphen = number.lastIndexOf('-');
  return hyphen === -1 ? undefined : number.slice(0, hyphen);
}

/**
 * The number behind the greatest one, as wide as most of the given numbers are, else three digits. Gaps are not
 * filled: a number that was once given away may be cited somewhere.
 */
export function nextNumber(numbers: readonly RecordNumber[]): RecordNumber {
  const heads = numbers.map((number) => number.split('-')[0] as string);
  const greatest = heads.reduce((max, head) => Math.max(max, Number(head)), 0);
  return String(greatest + 1).padStart(mostCommonWidth(heads), '0');
}

/** The number of the next sub-record of a record: `017-2` where 017 has one, as wide as the given numbers are. */
export function nextSubNumber(parent: RecordNumber, numbers: readonly RecordNumber[]): RecordNumber {
  const heads = numbers.map((number) => number.split('-')[0] as string);
  const head = inWidthOf('0'.repeat(mostCommonWidth(heads)), parent);
  const taken = numbers
    .filter((number) => isSameNumber(parentNumber(number) ?? '', parent))
    .map((number) => partsOf(number).at(-1) ?? 0);
  return `${head}-${Math.max(0, ...taken) + 1}`;
}

/** A number as wide as another one is written: `024` instead of `21` is `24`. */
export function inWidthOf(written: RecordNumber, number: RecordNumber): RecordNumber {
  const [head = '', ...rest] = number.split('-');
  return [head.replace(/^0+(?=\d)/, '').padStart(written.split('-')[0]?.length ?? 0, '0'), ...rest].join('-');
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

function partsOf(number: RecordNumber): number[] {
  return number.split('-').map(Number);
}
