// @ts-check

/** @typedef {{ what: string, value: number, unit: string, budget?: number }} Line */

/** What was measured, step by step: printed at once, and at the end a page. */
export class BenchReport {
  /** @type {{ title: string, lines: Line[] }[]} */
  #steps = [];

  /** @param {string} title of the step whose lines follow */
  begin(title) {
    this.#steps.push({ title, lines: [] });
    console.log(`\n${title}`);
  }

  /** @param {Line} line */
  add(line) {
    this.#steps.at(-1)?.lines.push(line);
    console.log(`  ${line.what.padEnd(74)} ${format(line).padStart(13)}  ${verdictOf(line)}`);
  }

  /** The tables of `docs/performance.md`. */
  toMarkdown() {
    return this.#steps
      .filter(({ lines }) => lines.length > 0)
      .map(({ title, lines }) => {
        const rows = lines.map((line) => `| ${line.what} | ${format(line)} | ${verdictOf(line)} |`);
        return `## ${title}\n\n| what | measured | budget |\n|---|---|---|\n${rows.join('\n')}\n`;
      })
      .join('\n');
  }
}

/** @param {Line} line */
function format({ value, unit }) {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

/** @param {Line} line */
function verdictOf({ value, unit, budget }) {
  if (budget === undefined) return '';
  return value <= budget ? `≤ ${budget} ${unit}`.trim() : `**over ${`${budget} ${unit}`.trim()}**`;
}
