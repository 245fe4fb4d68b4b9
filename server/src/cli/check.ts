import type { LineTable } from '../core/markdown/kept/lineTable.ts';
import { describeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import type { ConfigurationFile } from '../core/model/configuration.ts';
import type { RuleSettings } from '../core/model/convention.ts';
import type { LiveLog, Surroundings } from '../core/model/liveLog.ts';
import { fileOf, type Log } from '../core/model/log.ts';
import {
  checkConfiguration,
  checkFile,
  findFixes,
  isRuleOn,
  type OnThrow,
  severityOf,
} from '../core/rules/checkFile.ts';
import type { Problem, Severity } from '../core/rules/problem.ts';
import { gitHistoryReader } from '../workspace/gitHistoryReader.ts';
import { readHistory } from '../workspace/recordHistory.ts';
import { Disk } from './disk.ts';
import { fixLogs } from './fixLogs.ts';
import { type AskedLogs, loadLogs } from './loadLogs.ts';
import { describeOutsideIndex, emptyOption, exitCode, printNotes } from './notes.ts';
import { escapeLine, print, printError } from './output.ts';
import { relativePath, shown } from './paths.ts';
import { describeSilence, findSilence, readBranches } from './readBranches.ts';
import { readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import { formatJson } from './report/formatJson.ts';
import { formatStylish } from './report/formatStylish.ts';
import type { Report, ReportedProblem } from './report/report.ts';
import type { Subcommand } from './subcommand.ts';

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

Checks the decision logs in the given folders, or only the given records and indexes, within their log. PATH defaults to
the current folder. A file that is neither a record nor an index is skipped with a note.

  --fix               applies all safe fixes first, or none if a file cannot be written
  --dry-run           with --fix: changes nothing, and prints the changes as a diff that "git apply" understands
  --branches          also compares record numbers with those on other branches, using git
  --format json       prints one JSON object
  --fail-on SEVERITY  lowest severity that fails the check: error, warning (default), information, hint or never
  --allow-empty       succeeds if there are no records to read

Exits with 0 if there is no problem at or above --fail-on, with 1 if there is one, a fix was refused or a rule failed, and
with 2 if there is nothing to read: no log was found, a folder that was given or is configured under "logs" contains
no readable records, --branches is given and git does not answer, or the configured index is outside the workspace.`,
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
    if (hasBranches) await readBranches(loaded.logs, 'asked');
    const unasked = await findUnasked(loaded.logs, hasBranches);
    // Who checks in a repository trusts it. Git is asked only where a rule that is on needs it.
    for (const log of loaded.logs) if (!unasked.includes(log)) log.setPast(await readHistory(log, gitHistoryReader));
    const report = toReport(loaded, failures.take);
    print(format(report));
    printNotes(report.notes);
    const isFailing =
      isRefused ||
      !failures.isEmpty ||
      (failOn !== undefined && report.problems.some(({ severity }) => ranks.indexOf(severity) >= failOn));
    // What was asked for was not checked.
    const isUnchecked = unasked.length > 0 || loaded.logs.some((log) => describeOutsideIndex(log) !== undefined);
    return isUnchecked ? 2 : exitCode(report.notes, isFailing ? 1 : 0, isEmptyAllowed);
  },
};

/** The logs whose repository git does not read, though an option or a rule that is on asks for it. */
async function findUnasked(logs: readonly LiveLog[], hasBranches: boolean): Promise<LiveLog[]> {
  const unasked: LiveLog[] = [];
  for (const log of logs) {
    const isComparing = (['record-changed', 'proposal-stale'] as const).some((code) =>
      isRuleOn(code, log.ruleSettings),
    );
    if (!(hasBranches || isComparing)) continue;
    const silence = await findSilence(log);
    // A log that is in no repository has no history to be compared with, but --branches asks for some.
    if (silence === undefined || (silence === 'no-repository' && !hasBranches)) continue;
    unasked.push(log);
    if (!isComparing || silence === 'no-repository') continue;
    const sentence = describeSilence(silence, log, 'records were not compared with the git history');
    printError(`adr-keeper: ${sentence}\n`);
  }
  return unasked;
}

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
    throw new UsageError(`Unknown format "${values.format}". Expected one of: ${[...formats.keys()].join(', ')}.`);
  const failOn = ranks.indexOf(values['fail-on'] as Severity);
  if (failOn === -1 && values['fail-on'] !== 'never') {
    throw new UsageError(
      `Unknown severity "${values['fail-on']}" for --fail-on. Expected one of: ${[...ranks].reverse().join(', ')}, never.`,
    );
  }
  if (values['dry-run'] && !values.fix) throw new UsageError('--dry-run requires --fix.');
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

/** Names the rules that throw, once for each file; what the other rules find is reported all the same. */
export class RuleFailures {
  readonly #known = new Set<string>();

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  readonly take: OnThrow = (error, code, uri) => {
    const key = `${code} ${uri}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const reason = escapeLine(error instanceof Error ? error.message : String(error));
    printError(
      `adr-keeper: Rule ${code} failed for ${shown(uri)}: ${reason}. This is a bug; all other rules were checked.\n`,
    );
  };
}
