// @ts-check

const isTerminal = process.stdout.isTTY === true;

/**
 * Tells what is being done, that it still is, and how long it took. A terminal sees one line that counts the seconds;
 * a log file sees plain lines, one every ten seconds.
 *
 * @template T
 * @param {string} title what happens, as "Downloading …"
 * @param {() => Promise<T>} work
 * @param {(result: T) => string | Promise<string>} [describe] what to add to the last line, as "42 MB"
 * @returns {Promise<T>}
 */
export async function reportStep(title, work, describe = () => '') {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(isTerminal ? title : `${title}\n`);
  const beat = setInterval(
    () => process.stdout.write(isTerminal ? `\r${title} … ${seconds()} s` : `  … ${seconds()} s\n`),
    isTerminal ? 200 : 10_000,
  );
  try {
    const result = await work();
    clearInterval(beat);
    const note = [await describe(result), `${seconds()} s`].filter(Boolean).join(', ');
    process.stdout.write(isTerminal ? `\r\x1b[K${title}: ${note}\n` : `  done: ${note}\n`);
    return result;
  } catch (error) {
    clearInterval(beat);
    // The error's own line follows on a fresh line.
    if (isTerminal) process.stdout.write('\n');
    throw error;
  }
}
