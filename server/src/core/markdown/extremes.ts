/** The largest number, `-Infinity` of none. As arguments of `Math.max`, a hundred thousand would fill the stack. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
}

/** The smallest number, `Infinity` of none, as {@link largest}. */
export function smallest(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY);
}
