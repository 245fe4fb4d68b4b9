import { statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { URI } from 'vscode-uri';
import { describeProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { fileOf, type Log } from '../core/model/log.ts';
import { checkFile, findFixes, severityOf } from '../core/rules/checkFile.ts';
import { fixAll } from '../core/rules/fixAll.ts';
import type { Severity } from '../core/rules/problem.ts';
import { nodeFileSystem } from '../workspace/nodeFileSystem.ts';
import { Workspace } from '../workspace/workspace.ts';
import { applyToDisk } from './applyToDisk.ts';
import { formatJson } from './formatJson.ts';
import { formatStylish } from './formatStylish.ts';
import type { Report, ReportedProblem } from './report.ts';
import { UsageError } from './usageError.ts';

const formats: Readonly<Record<string, (report: Report) => string>> = { stylish: formatStylish, json: formatJson };
const ranks: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** Runs `adr-keeper check` with its arguments, prints the report, and says with which code the process should end. */
export async function check(args: readonly string[]): Promise<number> {
  const { paths, format, failOn, isFixing } = readArguments(args);
  const asked = paths.length === 0 ? ['.'] : paths;
  if (isFixing) await fix(asked);
  const report = toReport(await load(asked));
  process.stdout.write(format(report));
  if (report.logs.length === 0)
    process.stderr.write(`adr-keeper: found no decision log in ${paths.join(', ') || 'this folder'}.\n`);
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
  return { paths: positionals, format, failOn: failOn === -1 ? undefined : failOn, isFixing: values.fix };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        fix: { type: 'boolean', default: false },
        format: { type: 'string', default: 'stylish' },
        'fail-on': { type: 'string', default: 'warning' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The logs that were asked for, and which of their files. */
interface Asked {
  readonly logs: readonly Log[];
  readonly filesOf: (log: Log) => string[];
}

/** Does the safe fixes, again where one had to wait for another: a file changes a few times at most. */
async function fix(paths: readonly string[]): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const { logs, filesOf } = await load(paths);
    const changed = logs.map((log) => applyToDisk(fixAll(filesOf(log), log)));
    if (changed.every((count) => count === 0)) return;
  }
}

async function load(paths: readonly string[]): Promise<Asked> {
  const workspace = new Workspace(nodeFileSystem, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths.map((each) => resolve(each))) {
    if (isFolder(path)) folders.add(path);
    else files.add(URI.file(path).toString());
  }
  for (const folder of folders) await workspace.addFolder(URI.file(folder).toString());
  for (const file of files) await addFolderOf(file, workspace);

  const isAsked = (uri: string) =>
    files.has(uri) || [...folders].some((folder) => isWithin(URI.parse(uri).fsPath, folder));
  const filesOf = (log: Log) => [...filesOfLog(log)].filter(isAsked);
  return { logs: workspace.logs.filter((log) => filesOf(log).length > 0), filesOf };
}

function filesOfLog({ records, unreadable, readme }: Log): Set<string> {
  return new Set([...records.keys(), ...unreadable.keys(), ...(readme === undefined ? [] : [readme.uri])]);
}

function toReport({ logs, filesOf }: Asked): Report {
  return {
    logs: logs.map((log) => ({
      folder: shown(log.folder),
      index: log.index === undefined ? null : shown(log.index.file.uri),
      records: log.records.size,
    })),
    problems: logs.flatMap((log) => filesOf(log).flatMap((uri) => problemsOf(uri, log))).sort(inOrder),
  };
}

/** A single file is judged within its log, which is looked for from the current folder, else from the folders above it. */
async function addFolderOf(file: string, workspace: Workspace): Promise<void> {
  const start = URI.parse(file).fsPath;
  const candidates = isWithin(start, process.cwd()) ? [process.cwd()] : [];
  for (let folder = dirname(start); folder !== dirname(folder) && candidates.length < 5; folder = dirname(folder))
    candidates.push(folder);
  for (const folder of candidates) {
    if (workspace.logOf(file) !== undefined) return;
    await workspace.addFolder(URI.file(folder).toString());
  }
}

function problemsOf(uri: string, log: Log): ReportedProblem[] {
  const lines = fileOf(uri, log)?.facts.lines;
  const start = { line: 0, character: 0 };
  return checkFile(uri, log).map((problem) => ({
    file: shown(uri),
    range: lines?.rangeOf(problem.span) ?? { start, end: start },
    code: problem.code,
    severity: severityOf(problem, log),
    message: describeProblem(problem, english),
    fixable: findFixes(problem, uri, log).some(({ isSafe }) => isSafe),
  }));
}

function inOrder(a: ReportedProblem, b: ReportedProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

function isFolder(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`There is no "${relative(process.cwd(), path) || path}".`);
  return stats.isDirectory();
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The path from the current folder, with `/`; the current folder itself is `.`. */
function shown(uri: string): string {
  return relative(process.cwd(), URI.parse(uri).fsPath).replaceAll(sep, '/') || '.';
}
