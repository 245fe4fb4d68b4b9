// @ts-check
/**
 * How long it takes to read the facts of a record, and of an index: by the scanner, and by mdast. Records are those of
 * the folder given, or generated ones: `node test/bench/facts.mjs [folder]`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCore } from './loadCore.mjs';

const { readFacts, parseByMdast, scanMarkdown } = await loadCore();
const folder = process.argv[2];
const records = folder === undefined ? generateRecords(200) : readRecords(folder);
const size = records.reduce((sum, text) => sum + text.length, 0) / records.length;
console.log(`${records.length} records, ${(size / 1000).toFixed(1)} thousand characters each`);
console.table({
  'syntax tree, scanned': measure(records, scanMarkdown, 40),
  'syntax tree, by mdast': measure(records, parseByMdast, 2),
  'facts, scanned': measure(records, (text) => readFacts(text), 40),
  'facts, by mdast': measure(
    records,
    (text) => readFacts(text, { parse: ({ withoutRows }) => parseByMdast(withoutRows()) }),
    2,
  ),
});
const read = (/** @type {string} */ text) => readFacts(text);
console.table({
  'index of 1 000 rows': measure([generateIndex(1_000)], read, 20),
  'index of 10 000 rows': measure([generateIndex(10_000)], read, 10),
});

/** The best of some rounds, in milliseconds a text: others are slowed by what else the machine does. */
function measure(
  /** @type {string[]} */ texts,
  /** @type {(text: string) => unknown} */ run,
  /** @type {number} */ rounds,
) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (const text of texts) run(text);
    best = Math.min(best, (performance.now() - start) / texts.length);
  }
  return { milliseconds: Number(best.toFixed(3)) };
}

/** @returns {string[]} */
function readRecords(/** @type {string} */ path) {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').replace(/^\ufeff/, ''));
}

function generateRecords(/** @type {number} */ count) {
  const words = 'The service keeps its **state** in `PostgreSQL` and sends _events_, see [the guide](../guide.md#a).';
  const section = (/** @type {string} */ name) =>
    `## ${name}\n\n${`${words}\n`.repeat(4)}\n- ${words}\n- ADR-017 [says](017-b.md) so\n\n`;
  return Array.from(
    { length: count },
    (_, at) =>
      `# ADR ${at}: Use Technology ${at}\n\n## Status\n\nAccepted\n\n${['Context', 'Decision', 'Rationale', 'Consequences', 'Alternatives considered', 'Additional Notes'].map(section).join('')}\`\`\`ts\nconst a = ${at};\n\`\`\`\n`,
  );
}

function generateIndex(/** @type {number} */ count) {
  const rows = Array.from(
    { length: count },
    (_, at) => `| [${at}](./${at}-use-a-technology.md) | Use a Technology for Purpose ${at} | Accepted |\n`,
  );
  return `# Records\n\n| Number | Title | Status |\n|---|---|---|\n${rows.join('')}`;
}
