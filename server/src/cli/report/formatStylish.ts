import { largest } from '../../core/markdown/sequences.ts';
import type { Severity } from '../../core/rules/problem.ts';
import { escapeLine } from '../output.ts';
import type { Report, ReportedProblem } from './report.ts';

/** For people: the problems file by file, lines and columns counting from 1, and a last line that sums them up. */
export function formatStylish({ logs, problems }: Report): string {
  const blocks = [...groupByFile(problems)].map(([file, found]) =>
    [escapeLine(file), ...alignColumns(found)].join('\n'),
  );
  const records = logs.reduce((sum, log) => sum + log.records, 0);
  // "No problems in 0 records" would be taken for an answer; the notes say why there is none.
  const summary = records === 0 && problems.length === 0 ? [] : [summarize(logs.length, records, problems)];
  return [...blocks, ...summary].map((block) => `${block}\n`).join('\n');
}

function groupByFile(problems: readonly ReportedProblem[]): ReadonlyMap<string, readonly ReportedProblem[]> {
  const groups = new Map<string, ReportedProblem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.file);
    if (group === undefined) groups.set(problem.file, [problem]);
    else group.push(problem);
  }
  return groups;
}

/** A longer cell moves no other one to the right. */
const maxWidth = 200;

function alignColumns(problems: readonly ReportedProblem[]): string[] {
  const rows = problems.map(({ range, severity, message, code }) => [
    `${range.start.line + 1}:${range.start.character + 1}`,
    severity,
    escapeLine(message),
    code,
  ]);
  const widths = [0, 1, 2].map((column) => Math.min(maxWidth, largest(rows.map((row) => row[column]?.length ?? 0))));
  return rows.map(
    ([place = '', severity = '', message = '', code = '']) =>
      `  ${place.padStart(widths[0] ?? 0)}  ${severity.padEnd(widths[1] ?? 0)}  ${message.padEnd(widths[2] ?? 0)}  ${code}`,
  );
}

function summarize(logs: number, records: number, problems: readonly ReportedProblem[]): string {
  const scope = `${count(records, 'record')} in ${count(logs, 'log')}`;
  if (problems.length === 0) return `✔ No problems in ${scope}.`;
  const bySeverity = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity: Severity) => {
    const found = problems.filter((problem) => problem.severity === severity).length;
    return found === 0 ? [] : [severity === 'information' ? `${found} information` : count(found, severity)];
  });
  const fixable = problems.filter((problem) => problem.fixable).length;
  return `✖ ${count(problems.length, 'problem')} (${bySeverity.join(', ')}) in ${scope}${fixable === 0 ? '' : `; ${fixable} can be fixed safely`}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
