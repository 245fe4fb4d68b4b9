// @ts-check

/**
 * What a caught value says of itself, to be put into a sentence.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
