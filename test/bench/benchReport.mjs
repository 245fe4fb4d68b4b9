// @ts-check

/**
 * What was measured. A budget is the most that a value may be, or the least where it says so.
 *
 * @typedef {{ what: string, value: number, unit: string, budget?: number, isLeast?: boolean }} Line
 */

/** What was measured, step by step: printed at once, and at the end a page. */
export class BenchReport {
  /** @type {{ title: string, lines: Line[], notes: string[] }[]} */
  #steps = [];

  /** @param {string} title of the step whose lines follow */
  begin(title) {
    this.#steps.push({ title, lines: [], notes: [] });
    console.log(`\n${title}`);
  }

  /** @param {Line} line */
  add(line) {
    this.#steps.at(-1)?.lines.push(line);
    console.log(`  ${line.what.padEnd(74)} ${format(line).padStart(13)}  ${verdictOf(line)}`);
  }

  /** @param {string} text what a person must know of the step: why something was not measured */
  note(text) {
    this.#steps.at(-1)?.notes.push(text);
    console.log(`  ${text}`);
  }

  /** What crosses its budget, for the end of a run. */
  get overBudget() {
    return this.#steps.flatMap(({ title, lines }) =>
      lines.filter(isOver).map((line) => `${title}: ${line.what}: ${format(line)}, ${verdictOf(line)}`),
    );
  }

  /** The tables of `docs/performance.md`. */
  toMarkdown() {
    return this.#steps
      .filter(({ lines, notes }) => lines.length + notes.length > 0)
      .map(({ title, lines, notes }) => {
        const said = notes.map((note) => `${note}\n`).join('\n');
        if (lines.length === 0) return `## ${title}\n\n${said}`;
        const rows = lines.map((line) => `| ${line.what} | ${format(line)} | ${verdictOf(line)} |`);
        return `## ${title}\n\n| what | measured | budget |\n|---|---|---|\n${rows.join('\n')}\n${said === '' ? '' : `\n${said}`}`;
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
function verdictOf(line) {
  const { unit, budget, isLeast = false } = line;
  if (budget === undefined) return '';
  const limit = `${budget} ${unit}`.trim();
  if (isOver(line)) return `**${isLeast ? 'under' : 'over'} ${limit}**`;
  return `${isLeast ? '≥' : '≤'} ${limit}`;
}

/** @param {Line} line */
function isOver({ value, budget, isLeast = false }) {
  // What is no number was not measured, and meets no budget.
  return budget !== undefined && !(isLeast ? value >= budget : value <= budget);
}
