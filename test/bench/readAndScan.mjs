// @ts-check
/**
 * The floor of a check that is right on a generated log and nowhere else: one process that reads every file, finds
 * headings, status, links and rows with a handful of regular expressions, and prints what is wrong.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , folder = '.'] = process.argv;
const sections = ['Status', 'Context', 'Decision', 'Rationale', 'Consequences', 'Alternatives considered'];
const names = new Set(readdirSync(folder));
/** @type {{ file: string, code: string }[]} */
const problems = [];
/** @type {Map<string, string>} */
const statuses = new Map();

for (const file of names) {
  if (file === 'README.md') continue;
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  /** @type {Set<string>} */
  const headings = new Set();
  lines.forEach((line, at) => {
    if (line.startsWith('## ')) headings.add(line.slice(3));
    if (line === '## Status') statuses.set(file, lines[at + 2] ?? '');
    for (const [, target = ''] of line.matchAll(/\]\((?:\.\/)?([^)#]+)\)/g))
      if (!names.has(target)) problems.push({ file, code: 'link-broken' });
  });
  if (sections.some((section) => !headings.has(section))) problems.push({ file, code: 'section-missing' });
  if (statuses.get(file) !== 'Accepted') problems.push({ file, code: 'status-unknown' });
}
/** @type {Set<string>} */
const listed = new Set();
for (const line of readFileSync(join(folder, 'README.md'), 'utf8').split('\n')) {
  const [, file = '', status] = /^\| \[\d+\]\(\.\/([^)]+)\) \|[^|]*\| (\w+) \|$/.exec(line) ?? [];
  if (file === '') continue;
  listed.add(file);
  if (status !== statuses.get(file) && statuses.get(file) === 'Accepted')
    problems.push({ file, code: 'index-status-mismatch' });
}
for (const file of statuses.keys()) if (!listed.has(file)) problems.push({ file, code: 'index-row-missing' });
process.stdout.write(JSON.stringify({ problems }));
