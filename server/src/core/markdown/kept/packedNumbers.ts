/**
 * Natural numbers below 2³² as a string: one UTF-16 unit each, or two where one of them needs it, which the first unit says.
 * What is kept of ten thousand files is kept so: a typed array has 250 bytes of its own, and lies outside of V8's heap.
 */
export function packNumbers(numbers: readonly number[]): string {
  let isWide = false;
  for (const number of numbers) if (number > 0xffff) isWide = true;
  const units = [isWide ? 1 : 0];
  for (const number of numbers) {
    if (isWide) units.push(number >>> 16);
    units.push(number & 0xffff);
  }
  // A call takes so many arguments and no more.
  if (units.length <= mostArguments) return String.fromCharCode.apply(null, units);
  let packed = '';
  for (let at = 0; at < units.length; at += mostArguments)
    packed += String.fromCharCode.apply(null, units.slice(at, at + mostArguments));
  return packed;
}

const mostArguments = 4096;

/** How many numbers a string holds. */
export function countPacked(packed: string): number {
  return (packed.length - 1) / unitsIn(packed);
}

/** One of the numbers, counted from 0. */
export function packedAt(packed: string, index: number): number {
  if (unitsIn(packed) === 1) return packed.charCodeAt(1 + index);
  return ((packed.charCodeAt(1 + 2 * index) << 16) | packed.charCodeAt(2 + 2 * index)) >>> 0;
}

function unitsIn(packed: string): 1 | 2 {
  return packed.charCodeAt(0) === 1 ? 2 : 1;
}
