// @ts-check

/**
 * Runs a step of the bench that must end within some time; what hangs is named.
 *
 * @template T
 * @param {string} step
 * @param {number} seconds
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withLimit(step, seconds, run) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`"${step}" did not end within ${seconds} seconds.`)), seconds * 1000);
  });
  try {
    return await Promise.race([run(), /** @type {Promise<never>} */ (limit)]);
  } finally {
    clearTimeout(timer);
  }
}
