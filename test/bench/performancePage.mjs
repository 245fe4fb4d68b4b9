// @ts-check
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { peerVersions } from './peers.mjs';

const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

/** What a person has written about the numbers, behind them: kept from one run to the next. */
const notesBegin = '<!-- notes -->';

/**
 * What `docs/performance.md` says.
 *
 * @param {import('./benchReport.mjs').BenchReport} report
 * @param {{ rounds: number, keystrokes: number }} options
 */
export function performancePage(report, { rounds, keystrokes }) {
  const machine = `${cpus().length} cores of ${process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`;
  return `# Performance

Measured by \`npm run bench\` on generated logs, in one run: Node ${process.version}, ${machine}, shared with others. Times differ
between machines and runs, ratios less so. "Empty" is a bundled server that answers and does nothing; "reading" is a Node process
that reads every file; "scanning" one that also finds headings, status, links and rows by a few regular expressions, right
for these logs alone. ${keystrokes} keystrokes and ${rounds} cold runs each, in turns. A time counts only where the check has found
just the defects that the generator put into the log, one record in a hundred, each at its place. In a workspace of many files,
of five thousand characters of real code each, processor time is compared in one process, with loops that list or read the
same folders and files. \`npm run bench -- --quick\` takes a minute: no log of 10 000 records, a fifth of the files, no VS Code,
no peers.

Peers, from the npm registry: ${peerVersions.join(', ')}. A defect counts for a peer where it names it. Not
measured: cmark, which the registry does not have; linkinator, which does not start on Node 20; log4brains, which takes
minutes for a thousand records.

${report.toMarkdown()}
${notesBegin}
${notes()}`;
}

function notes() {
  try {
    return readFileSync(page, 'utf8').split(`${notesBegin}\n`)[1] ?? '';
  } catch {
    return '';
  }
}
