import { expect, test } from 'vitest';
import { formatStylish } from '../../server/src/cli/report/formatStylish.ts';
import type { ReportedProblem } from '../../server/src/cli/report/report.ts';

const problemOf = (message: string): ReportedProblem => ({
  file: 'docs/adr/.adr-keeper.yaml',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  code: 'config-invalid',
  severity: 'warning',
  message,
  fixable: false,
});
const reportOf = (problems: readonly ReportedProblem[]) => ({
  logs: [{ folder: 'docs/adr', index: null, records: 1 }],
  problems,
  notes: [],
});

test('a hundred thousand problems of one file are listed', () => {
  const problems = Array.from({ length: 200_000 }, () => problemOf('Wrong.'));
  expect(formatStylish(reportOf(problems)).split('\n').length).toBe(200_000 + 4);
});

test('one long message makes no other one long', () => {
  const problems = [...Array.from({ length: 20_000 }, () => problemOf('Wrong.')), problemOf('x'.repeat(100_000))];
  const lines = formatStylish(reportOf(problems)).split('\n');
  expect(lines[1]).toMatch(/^ {2}1:1 {2}warning {2}Wrong\. {194} {2}config-invalid$/);
  expect(lines[20_001]).toMatch(/^ {2}1:1 {2}warning {2}x{100000} {2}config-invalid$/);
});
