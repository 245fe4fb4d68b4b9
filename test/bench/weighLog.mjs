// @ts-check
/**
 * Prints by how many bytes the heap has grown once a folder is loaded, or, with `facts`, once the facts of its files are
 * read and nothing is made of them: `node --expose-gc test/bench/weighLog.mjs FOLDER [facts]`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @type {import('./loadCore.mjs').Core} */
const { Workspace, nodeFileSystem, readFacts } = await import(
  new URL('../../out/bench/core.cjs', import.meta.url).href
);
const [, , root = '.', what] = process.argv;
const weigh = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const folder = join(root, 'docs', 'adr');
const records = readdirSync(folder).filter((name) => name !== 'README.md');
// As files on disk are kept.
const factsOf = (/** @type {string} */ name) => {
  const facts = readFacts(readFileSync(join(folder, name), 'utf8'));
  facts.lines.compact();
  return facts;
};
// Code that is compiled on the way, some two kilobytes for each of a thousand records, is no part of their facts.
if (what === 'facts') for (const name of [...records.slice(0, 300), ...records.slice(0, 300)]) factsOf(name);
/** What must be there still when it is weighed. @type {unknown} */
let kept;
const before = weigh();
if (what === 'facts') {
  kept = records.map(factsOf);
} else {
  const workspace = new Workspace(nodeFileSystem, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(pathToFileURL(root).href);
  kept = workspace;
}
const after = weigh();
process.stdout.write(String(kept === undefined ? Number.NaN : after - before));
