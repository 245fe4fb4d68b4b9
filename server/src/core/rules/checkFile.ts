import { append } from '../markdown/append.ts';
import type { ConfigurationFile } from '../model/configuration.ts';
import type { RuleSettings } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { fileOf, type Log, type Surroundings } from '../model/log.ts';
import { configureRule } from '../operations/configure.ts';
import { findConflictedFile } from '../operations/conflictedFile.ts';
import { configurationPlace } from '../operations/conventionEdits.ts';
import { allRules } from './allRules.ts';
import { checkRows } from './checkRows.ts';
import type { Problem, ProblemCode, Severity } from './problem.ts';
import type { Fix, Rule } from './rule.ts';
import { switchedOffIn } from './switchedOff.ts';

/** The rules, none knowing the codes of the others. */
const rules = Object.values(allRules) as readonly Rule[];

/** Takes the error of a rule that has thrown. What the other rules find is found all the same. */
export type OnThrow = (error: unknown, code: ProblemCode, uri: string) => void;

/** An error that no caller takes must not get lost. */
export const rethrow: OnThrow = (error) => {
  throw error;
};

/**
 * Everything that is wrong with one file of a log, in the order in which it stands there; nothing for other files. With
 * `onThrow` a rule that throws is skipped; without, its error is thrown.
 */
export function checkFile(uri: string, log: Log, onThrow = rethrow): Problem[] {
  const facts = fileOf(uri, log)?.facts;
  const problems = problemsOf(rulesUnder(log.ruleSettings, log.isComplete), uri, log, onThrow);
  if (problems.length === 0 || facts === undefined) return problems;
  const isSwitchedOff = switchedOffIn(facts);
  return problems.filter((problem) => !isSwitchedOff(problem)).sort((a, b) => a.span.start - b.span.start);
}

/** The rules that are on, by what they look at: asked for with every file. */
function rulesUnder(settings: RuleSettings, isComplete: boolean): ActiveRules {
  const cache = activeRules[isComplete ? 'ofAll' : 'whileReading'];
  const known = cache.get(settings);
  if (known !== undefined) return known;
  const all = rules.filter(({ code, asksOthers }) => isRuleOn(code, settings) && (isComplete || asksOthers !== true));
  const active = {
    all,
    ofRecords: all.filter(({ checkRecord }) => checkRecord !== undefined),
    ofTemplates: all.filter(({ checkRecord, isForTemplates }) => checkRecord !== undefined && isForTemplates),
    ofRows: all.filter(({ checkRow }) => checkRow !== undefined),
  };
  cache.set(settings, active);
  return active;
}

interface ActiveRules {
  readonly all: readonly Rule[];
  readonly ofRecords: readonly Rule[];
  readonly ofTemplates: readonly Rule[];
  readonly ofRows: readonly Rule[];
}

const activeRules = {
  ofAll: new WeakMap<RuleSettings, ActiveRules>(),
  whileReading: new WeakMap<RuleSettings, ActiveRules>(),
};

/** Whether anything may be a problem by a rule: as a configuration says, else as the rule does. */
export function isRuleOn(code: ProblemCode, settings: RuleSettings): boolean {
  return (settings[code] ?? allRules[code].severity) !== 'off';
}

/** How much a problem weighs in a log: as its configuration says, else as the rule does. */
export function severityOf({ code, severity }: Problem, { ruleSettings }: Pick<Log, 'ruleSettings'>): Severity {
  const configured = ruleSettings[code];
  if (configured !== undefined && configured !== 'off') return configured;
  const own = severity ?? allRules[code].severity;
  // A rule that is off finds no problem to weigh.
  return own === 'off' ? 'hint' : own;
}

/** What is wrong with a configuration, in the order in which it stands there; see {@link checkFile} for `onThrow`. */
export function checkConfiguration(file: ConfigurationFile, files: Surroundings, onThrow = rethrow): Problem[] {
  const problems: Problem[] = [];
  for (const rule of rules) collect(problems, () => rule.checkConfiguration?.(file, files), rule, file.uri, onThrow);
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** What can be done about a mistake in a configuration; see {@link checkFile} for `onThrow`. */
export function findConfigurationFixes(
  problem: Problem,
  file: ConfigurationFile,
  files: Surroundings,
  onThrow = rethrow,
): Fix[] {
  const rule = allRules[problem.code] as Rule;
  return attempt(() => rule.fixesOfConfiguration?.(problem, file, files), rule, file.uri, onThrow) ?? [];
}

/** Every problem's last fix: its rule is switched off for the whole log. */
export function fixByConfiguring({ code }: Problem, log: Log): Fix {
  const makeEdit = () => configureRule(configurationPlace(log), code, 'off');
  return { title: { kind: 'configure-rule', code, severity: 'off' }, isSafe: false, makeEdit };
}

/** What can be done about a problem of a file, the likeliest first; see {@link checkFile} for `onThrow`. */
export function findFixes(problem: Problem, uri: string, log: Log, onThrow = rethrow): Fix[] {
  const rule = allRules[problem.code] as Rule;
  const fixes = attempt(() => rule.fixes?.(problem, uri, log), rule, uri, onThrow) ?? [];
  return fixes.map((fix) => (fix.title.kind === 'resolve-conflicts' ? fix : outsideConflicts(fix, log)));
}

/** A fix that changes nothing where it would edit a file with conflict markers. */
function outsideConflicts(fix: Fix, log: Log): Fix {
  const fileAt = (uri: string) => fileOf(uri, log) ?? log.siblings.citingFiles.get(uri);
  const makeEdit: Fix['makeEdit'] = (text, templateText) => {
    const edit = fix.makeEdit(text, templateText);
    return findConflictedFile(edit, fileAt) === undefined ? edit : { documentChanges: [] };
  };
  return { ...fix, makeEdit };
}

/** Adds what a rule finds: a rule may also throw while its problems are taken one by one. */
function collect(
  problems: Problem[],
  find: () => Iterable<Problem> | undefined,
  rule: Rule,
  uri: string,
  onThrow: OnThrow,
): void {
  try {
    for (const problem of find() ?? []) problems.push(problem);
  } catch (error) {
    onThrow(error, rule.code, uri);
  }
}

function attempt<Result>(ask: () => Result, { code }: Rule, uri: string, onThrow: OnThrow): Result | undefined {
  try {
    return ask();
  } catch (error) {
    onThrow(error, code, uri);
    return undefined;
  }
}

/** Of a record with the markers of a merge nothing else is said: which of its lines count is not known. */
function rulesFor({ file, isTemplate }: DecisionRecord, active: ActiveRules): readonly Rule[] {
  const own = isTemplate ? active.ofTemplates : active.ofRecords;
  return file.facts.conflicts.length === 0 ? own : own.filter(({ code }) => code === 'file-unreadable');
}

function problemsOf(active: ActiveRules, uri: string, log: Log, onThrow: OnThrow): Problem[] {
  const problems: Problem[] = [];
  const add = (rule: Rule, find: () => Iterable<Problem> | undefined) => collect(problems, find, rule, uri, onThrow);
  const reason = log.unreadable.get(uri);
  if (reason !== undefined) {
    for (const rule of active.all) add(rule, () => rule.checkUnreadable?.(reason));
    return problems;
  }
  const record = log.records.get(uri);
  const readme = log.readme?.uri === uri ? log.readme : undefined;
  const index = log.index?.file.uri === uri ? log.index : undefined;
  // While a conflict stands, the rows of both sides do: it must be settled before anything else is wrong with them.
  const isInConflict = index !== undefined && index.file.facts.conflicts.length > 0;
  if (record !== undefined)
    for (const rule of rulesFor(record, active)) add(rule, () => rule.checkRecord?.(record, log));
  if (readme === undefined) return problems;
  if (index !== undefined && !isInConflict)
    append(
      problems,
      checkRows(active.ofRows, index, log, (error, code) => onThrow(error, code, uri)),
    );
  for (const rule of active.all) {
    add(rule, () => rule.checkReadme?.(readme, log));
    if (index !== undefined && (!isInConflict || rule.code === 'index-conflict-marker'))
      add(rule, () => rule.checkIndex?.(index, log));
  }
  return problems;
}
