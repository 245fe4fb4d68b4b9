import { parseArgs } from 'node:util';
import type { LineTable } from '../core/markdown/lineTable.ts';
import { describeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import type { ConfigurationFile } from '../core/model/configuration.ts';
import type { RuleSettings } from '../core/model/convention.ts';
import { fileOf, type KnownFiles, type Log } from '../core/model/log.ts';
import { checkConfiguration, checkFile, findFixes, severityOf } from '../core/rules/checkFile.ts';
import type { Problem, Severity } from '../core/rules/problem.ts';
import { gitHistoryReader } from '../workspace/gitHistoryReader.ts';
import { readHistory } from '../workspace/recordHistory.ts';
import { noLog } from './absences.ts';
import { colourDiff } from './colours.ts';
import { fixLogs, writeFixes } from './fixLogs.ts';
import { formatJson } from './formatJson.ts';
import { formatStylish } from './formatStylish.ts';
import { type AskedLogs, loadLogs, shown } from './loadLogs.ts';
import { readBranches } from './readBranches.ts';
import type { Report, ReportedProblem } from './report.ts';
import { unifiedDiff } from './unifiedDiff.ts';
import { UsageError } from './usageError.ts';

const formats: Readonly<Record<string, (report: Report) => string>> = { stylish: formatStylish, json: formatJson };
const ranks: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** Runs `adr-keeper check` with its arguments, prints the report, and says with which code the process should end. */
export async function check(args: readonly string[]): Promise<number> {
  const { paths, format, failOn, isFixing, isDryRun, hasBranches } = readArguments(args);
  const asked = paths.length === 0 ? ['.'] : paths;
  if (isFixing) {
    const fixes = await fixLogs(asked);
    if (isDryRun) {
      process.stdout.write(colourDiff(unifiedDiff(fixes)));
      return 0;
    }
    writeFixes(fixes);
  }
  const loaded = await loadLogs(asked);
  if (hasBranches) await readBranches(loaded.logs);
  // Who checks in a repository trusts it. Git is asked only where a rule that is on needs it.
  for (const log of loaded.logs) log.setPast(await readHistory(log, gitHistoryReader));
  const report = toReport(loaded);
  process.stdout.write(format(report));
  if (report.logs.length === 0) process.stderr.write(`adr-keeper: ${noLog(paths)}\n`);
  return failOn !== undefined && report.problems.some(({ severity }) => ranks.indexOf(severity) >= failOn) ? 1 : 0;
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const format = formats[values.format];
  if (format === undefined)
    throw new UsageError(`There is no format "${values.format}"; known are ${Object.keys(formats).join(', ')}.`);
  const failOn = ranks.indexOf(values['fail-on'] as Severity);
  if (failOn === -1 && values['fail-on'] !== 'never') {
    throw new UsageError(`--fail-on takes ${[...ranks].reverse().join(', ')} or never, not "${values['fail-on']}".`);
  }
  if (values['dry-run'] && !values.fix) throw new UsageError('--dry-run shows what --fix would change, and needs it.');
  return {
    paths: positionals,
    format,
    failOn: failOn === -1 ? undefined : failOn,
    isFixing: values.fix,
    isDryRun: values['dry-run'],
    hasBranches: values.branches,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        fix: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        branches: { type: 'boolean', default: false },
        format: { type: 'string', default: 'stylish' },
        'fail-on': { type: 'string', default: 'warning' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function toReport({ logs, filesOf, configurations, files }: AskedLogs): Report {
  return {
    logs: logs.map((log) => ({
      folder: shown(log.folder),
      index: log.index === undefined ? null : shown(log.index.file.uri),
      records: log.records.size,
    })),
    problems: [
      ...logs.flatMap((log) => filesOf(log).flatMap((uri) => problemsOf(uri, log))),
      ...configurations.flatMap((file) => mistakesIn(file, files)),
    ].sort(inOrder),
  };
}

function problemsOf(uri: string, log: Log): ReportedProblem[] {
  const lines = fileOf(uri, log)?.facts.lines;
  return checkFile(uri, log).map((problem) => ({
    ...report(problem, uri, lines, log),
    fixable: findFixes(problem, uri, log).some(({ isSafe }) => isSafe),
  }));
}

function mistakesIn(file: ConfigurationFile, files: KnownFiles): ReportedProblem[] {
  return checkConfiguration(file, files).map((problem) => report(problem, file.uri, file.facts.lines, file.settings));
}

function report(
  problem: Problem,
  uri: string,
  lines: LineTable | undefined,
  { rules, ruleSettings = rules ?? {} }: { readonly rules?: RuleSettings; readonly ruleSettings?: RuleSettings },
): ReportedProblem {
  const start = { line: 0, character: 0 };
  return {
    file: shown(uri),
    range: lines?.rangeOf(problem.span) ?? { start, end: start },
    code: problem.code,
    severity: severityOf(problem, { ruleSettings }),
    message: describeProblem(problem, english),
    fixable: false,
  };
}

function inOrder(a: ReportedProblem, b: ReportedProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
