import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { BenchReport } from '../bench/benchReport.mjs';
import { generateLog } from '../bench/generateLog.mjs';
import { generateTree } from '../bench/generateTree.mjs';
import { withLimit } from '../bench/withLimit.mjs';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-bench-test-'));
  folders.push(folder);
  return folder;
}

test('a step of the bench that hangs is named', async () => {
  await expect(withLimit('sleeping', 0.01, () => new Promise(() => {}))).rejects.toThrow('"sleeping"');
  expect(await withLimit('working', 60, async () => 7)).toBe(7);
});

test('the same log is generated every time', () => {
  const [first, second] = [generateLog(temporaryFolder(), 200), generateLog(temporaryFolder(), 200)];
  const textsOf = ({ folder }: { folder: string }) =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(textsOf(first)).toEqual(textsOf(second));
  expect(first.defects).toEqual(second.defects);
});

test('the floor finds just the defects that were put into a log', () => {
  const { folder, defects } = generateLog(temporaryFolder(), 500);
  const floor = fileURLToPath(new URL('../bench/readAndScan.mjs', import.meta.url));
  const { problems } = JSON.parse(execFileSync(process.execPath, [floor, folder], { encoding: 'utf8' }));
  const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : 1);
  expect(problems.sort(byFile)).toEqual(defects.map(({ file, code }) => ({ file, code })).sort(byFile));
});

test('a generated workspace is the same every time, and tells of what it holds', () => {
  const trees = [temporaryFolder(), temporaryFolder()].map((root) => generateTree(root, 400));
  const [first, second] = trees.map(({ root, folders, files, logs, citing }) => ({
    texts: files.map((file) => readFileSync(file, 'utf8')),
    paths: [folders, files, logs, citing].map((all) => all.map((path) => path.slice(root.length))),
  }));
  expect(first).toEqual(second);
  const [tree] = trees;
  expect(tree?.files.length).toBeGreaterThanOrEqual(400);
  expect(tree?.logs.length).toBeGreaterThan(0);
  const texts = new Map(tree?.files.map((file) => [file, readFileSync(file, 'utf8')]));
  const naming = [...texts].filter(([file, text]) => !file.includes('/docs/adr/') && text.includes('ADR-'));
  expect(naming.map(([file]) => file)).toEqual(tree?.citing);
});

test('a report says what is not within its budget, and why a step was not measured', () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const report = new BenchReport();
  report.begin('Speed');
  report.add({ what: 'fast', value: 1, unit: 'ms', budget: 2 });
  report.add({ what: 'slow', value: 3, unit: 'ms', budget: 2 });
  report.add({ what: 'unknown', value: Number.NaN, unit: 'ms', budget: 2 });
  report.add({ what: 'share', value: 98.5, unit: '%', budget: 99, isLeast: true });
  report.begin('Elsewhere');
  report.note('Not measured: nothing there.');
  vi.restoreAllMocks();
  expect(report.overBudget.map((line) => line.split(': ')[1])).toEqual(['slow', 'unknown', 'share']);
  expect(report.toMarkdown()).toContain('| fast | 1 ms | ≤ 2 ms |\n| slow | 3 ms | **over 2 ms** |');
  expect(report.toMarkdown()).toContain('| share | 98.5 % | **under 99 %** |');
  expect(report.toMarkdown()).toContain('## Elsewhere\n\nNot measured: nothing there.\n');
});
