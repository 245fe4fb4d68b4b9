import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { generateLog } from '../../bench/generateLog.mjs';
import { withLimit } from '../../bench/withLimit.mjs';

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
  const floor = fileURLToPath(new URL('../../bench/readAndScan.mjs', import.meta.url));
  const { problems } = JSON.parse(execFileSync(process.execPath, [floor, folder], { encoding: 'utf8' }));
  const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : 1);
  expect(problems.sort(byFile)).toEqual(defects.map(({ file, code }) => ({ file, code })).sort(byFile));
});
