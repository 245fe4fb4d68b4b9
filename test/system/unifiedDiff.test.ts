import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { unifiedDiff } from '../../server/src/cli/disk.ts';

let folder: string;
const workingFolder = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(workingFolder);
  rmSync(folder, { recursive: true });
});

/** A diff of one file, which git has applied. */
function applied(before: string, after: string): string {
  const path = join(folder, 'README.md');
  const uri = URI.file(path).toString();
  writeFileSync(path, before);
  const patch = unifiedDiff([{ from: uri, to: uri, before, after }]);
  const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input: patch, encoding: 'utf8' });
  expect({ status, stderr, text: readFileSync(path, 'utf8') }).toEqual({ status: 0, stderr: '', text: after });
  return patch;
}

const numbers = Array.from({ length: 20_000 }, (_, at) => at);
const rowOf = (number: number) => `| ${number} | A title |\n`;
const ordered = numbers.map(rowOf).join('');
const shuffled = numbers.map((number) => rowOf((number * 7919) % numbers.length)).join('');
const frame = (rows: string) => `# Index\n\n1\n2\n3\n4\n\n${rows}\n5\n6\n7\n8\n`;

describe('a diff of a text in which everything changed', () => {
  test.each([
    ['within others', frame(shuffled), frame(ordered)],
    ['from the first line to the last', shuffled, ordered],
    ['which gets an end of its last line', shuffled.trimEnd(), ordered],
    ['which loses the end of its last line', frame(shuffled), frame(ordered).trimEnd()],
    ['with neither', frame(shuffled).trimEnd(), frame(ordered).trimEnd()],
    ['with line endings of Windows', frame(shuffled).replaceAll('\n', '\r\n'), frame(ordered).replaceAll('\n', '\r\n')],
    ['which becomes much longer', frame(''), frame(ordered)],
  ])(
    'is made in time and can be applied: %s',
    (_, before, after) => {
      applied(before, after);
    },
    30_000,
  );

  test('shows three lines above and below it', () => {
    const reversed = numbers.map((number) => rowOf(numbers.length - number)).join('');
    const lines = applied(frame(reversed), frame(ordered)).split('\n');
    expect(lines.slice(3, 8)).toEqual(['@@ -5,20006 +5,20006 @@', ' 3', ' 4', ' ', '-| 20000 | A title |']);
    expect(lines.slice(-4)).toEqual([' ', ' 5', ' 6', '']);
  });
});

test('a new and a deleted file of many lines are whole', () => {
  const path = join(folder, 'a.md');
  const uri = URI.file(path).toString();
  const apply = (patch: string) =>
    spawnSync('git', ['apply', '-'], { cwd: folder, input: patch, encoding: 'utf8' }).stderr;
  expect(apply(unifiedDiff([{ from: undefined, to: uri, before: '', after: ordered }]))).toBe('');
  expect(readFileSync(path, 'utf8')).toBe(ordered);
  expect(apply(unifiedDiff([{ from: uri, to: undefined, before: ordered, after: '' }]))).toBe('');
  expect(() => readFileSync(path)).toThrow('ENOENT');
});
