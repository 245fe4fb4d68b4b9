import type { LineTable } from '../core/markdown/lineTable.ts';
import { describeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import type { ConfigurationFile } from '../core/model/configuration.ts';
import type { RuleSettings } from '../core/model/convention.ts';
import { fileOf, type Log, type Surroundings } from '../core/model/log.ts';
import { checkConfiguration, checkFile, findFixes, type OnThrow, severityOf } from '../core/rules/checkFile.ts';
import type { Problem, Severity } from '../core/rules/problem.ts';
import { gitHistoryReader } from '../workspace/gitHistoryReader.ts';
import { readHistory } from '../workspace/recordHistory.ts';
import { Disk } from './disk.ts';
import { fixLogs } from './fixLogs.ts';
import { formatJson } from './formatJson.ts';
import { formatStylish } from './formatStylish.ts';
import { type AskedLogs, loadLogs } from './loadLogs.ts';
import { emptyOption, exitCode, printNotes } from './notes.ts';
import { escapeLine, print, printError } from './output.ts';
import { relativePath } from './paths.ts';
import { readBranches } from './readBranches.ts';
import { readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Report, ReportedProblem } from './report.ts';
import { RuleFailures } from './ruleFailures.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

const formats: ReadonlyMap<string, (report: Report) => string> = new Map([
  ['stylish', formatStylish],
  ['json', formatJson],
]);
const ranks: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** `adr-keeper check`: reports the problems of logs, or of single files within their log. */
export const check: Subcommand = {
  summary: 'checks logs, or single files within their log',
  help: `Usage: adr-keeper check [PATH…] [--fix [--dry-run]] [--branches] [--format stylish|json] [--fail-on SEVERITY]
       [--allow-empty]

Checks the decision logs in the given folders, or the given records and indexes alone, judged within their log. PATH is
the current folder unless given. A file that is neither a record nor an index is skipped with a note.

  --fix               applies the safe fixes first: all of them, or none where a file cannot be written
  --dry-run           with --fix: changes nothing, and prints what it would change as a diff that git can apply
  --branches          asks git which numbers other branches have given away
  --format json       prints one object for other programs
  --fail-on SEVERITY  error, warning (unless given), information, hint or never
  --allow-empty       also ends with 0 where there is no record to read

Ends with 0 if there is no problem at or above --fail-on, with 1 if there are some, a fix was refused or a rule failed,
and with 2 if there is nothing to read: no log was found, or a folder that was given, or that the configuration names
under "logs", holds no record that can be read.`,
  async run(args) {
    const { paths, format, failOn, isFixing, isDryRun, hasBranches, isEmptyAllowed } = readArguments(args);
    let isRefused = false;
    const failures = new RuleFailures();
    if (isFixing) {
      const disk = new Disk();
      try {
        const fixes = await fixLogs(paths, disk, failures.take);
        if (isDryRun) {
          const { notes } = await loadLogs(paths);
          disk.carryOut(fixes, isDryRun);
          printNotes(notes);
          return exitCode(notes, failures.isEmpty ? 0 : 1, isEmptyAllowed);
        }
        disk.write(fixes);
      } catch (error) {
        if (!(error instanceof Refusal) || isDryRun) throw error;
        // What there is to report is reported all the same, in the format that was asked for.
        printError(`adr-keeper: ${escapeLine(error.message)}\n`);
        isRefused = true;
      }
    }
    const loaded = await loadLogs(paths);
    if (hasBranches) await readBranches(loaded.logs);
    // Who checks in a repository trusts it. Git is asked only where a rule that is on needs it.
    for (const log of loaded.logs) log.setPast(await readHistory(log, gitHistoryReader));
    const report = toReport(loaded, failures.take);
    print(format(report));
    printNotes(report.notes);
    const isFailing =
      isRefused ||
      !failures.isEmpty ||
      (failOn !== undefined && report.problems.some(({ severity }) => ranks.indexOf(severity) >= failOn));
    return exitCode(report.notes, isFailing ? 1 : 0, isEmptyAllowed);
  },
};

function readArguments(args: readonly string[]) {
  const { values, positionals } = readOptions(args, {
    fix: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    branches: { type: 'boolean', default: false },
    format: { type: 'string', default: 'stylish' },
    'fail-on': { type: 'string', default: 'warning' },
    ...emptyOption,
  });
  const format = formats.get(values.format);
  if (format === undefined)
    throw new UsageError(`There is no format "${values.format}"; known are ${[...formats.keys()].join(', ')}.`);
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
    isEmptyAllowed: values['allow-empty'],
  };
}

function toReport({ logs, filesOf, configurations, files, notes }: AskedLogs, onThrow: OnThrow): Report {
  return {
    logs: logs.map((log) => ({
      folder: relativePath(log.folder),
      index: log.index === undefined ? null : relativePath(log.index.file.uri),
      records: log.records.size,
    })),
    problems: [
      ...logs.flatMap((log) => filesOf(log).flatMap((uri) => problemsOf(uri, log, onThrow))),
      ...configurations.flatMap((file) => mistakesIn(file, files, onThrow)),
    ].sort(inOrder),
    notes,
  };
}

function problemsOf(uri: string, log: Log, onThrow: OnThrow): ReportedProblem[] {
  const lines = fileOf(uri, log)?.facts.lines;
  return checkFile(uri, log, onThrow).map((problem) => ({
    ...report(problem, uri, lines, log),
    fixable: findFixes(problem, uri, log, onThrow).some(({ isSafe }) => isSafe),
  }));
}

function mistakesIn(file: ConfigurationFile, files: Surroundings, onThrow: OnThrow): ReportedProblem[] {
  return checkConfiguration(file, files, onThrow).map((problem) =>
    report(problem, file.uri, file.facts.lines, file.settings),
  );
}

function report(
  problem: Problem,
  uri: string,
  lines: LineTable | undefined,
  { rules, ruleSettings = rules ?? {} }: { readonly rules?: RuleSettings; readonly ruleSettings?: RuleSettings },
): ReportedProblem {
  const start = { line: 0, character: 0 };
  return {
    file: relativePath(uri),
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
