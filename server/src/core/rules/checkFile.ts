import type { MarkdownFacts } from '../markdown/facts.ts';
import { append } from '../markdown/sequences.ts';
import type { ConfigurationFile } from '../model/configuration.ts';
import type { RuleSettings } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Surroundings } from '../model/liveLog.ts';
import { fileOf, type Log } from '../model/log.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { configureRule } from '../operations/convention/configure.ts';
import { configurationPlace } from '../operations/convention/conventionEdits.ts';
import { findConflictedFile } from '../operations/workspaceEdits.ts';
import { allRules } from './allRules.ts';
import { checkRows } from './checkRows.ts';
import { type Fix, suggest } from './fix.ts';
import type { Problem, ProblemCode, Severity } from './problem.ts';
import type { Rule } from './rule.ts';
import { Switches } from './switchedOff.ts';

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
  const file = fileOf(uri, log);
  const active = rulesUnder(log.ruleSettings, log.isComplete);
  const thrown = new Set<string>();
  const note: OnThrow = (error, code, place) => {
    thrown.add(code);
    onThrow(error, code, place);
  };
  const problems = problemsOf(active, uri, log, note);
  if (file === undefined || (problems.length === 0 && file.facts.switches.length === 0)) return problems;
  const switches = new Switches(file.facts);
  const found = eachOnce(problems, file.facts).filter((problem) => !switches.isOff(problem));
  append(found, problemsOfSwitches(active, file, switches, log, note, thrown));
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** What is wrong with the comments of a file, where all of the rules that they name have looked at it. */
function problemsOfSwitches(
  { all }: ActiveRules,
  file: SourceFile,
  uses: Switches,
  log: Log,
  onThrow: OnThrow,
  thrown: ReadonlySet<string>,
): Problem[] {
  const { uri, facts } = file;
  const problems: Problem[] = [];
  const isChecked =
    facts.conflicts.length === 0 && !log.unreadable.has(uri) && log.records.get(uri)?.isTemplate !== true;
  if (facts.switches.length === 0 || !isChecked) return problems;
  for (const rule of all) {
    try {
      for (const span of rule.mayFindAt?.(file, log) ?? []) uses.isOff({ code: rule.code, span });
    } catch (error) {
      onThrow(error, rule.code, uri);
    }
  }
  const given = {
    file,
    uses,
    codes: rules.map(({ code }) => code),
    // Nobody knows what a rule that has thrown would have found.
    isChecked: (name?: string) =>
      name === undefined ? thrown.size === 0 : !thrown.has(name) && all.some(({ code }) => code === name),
  };
  for (const rule of all) collect(problems, () => rule.checkSwitches?.(given), rule, uri, onThrow);
  return problems;
}

/** Of several problems that are one thing the one that says so. */
function eachOnce(problems: readonly Problem[], { lines }: MarkdownFacts): readonly Problem[] {
  const wholes = problems.filter(({ isWhole }) => isWhole);
  const isIn = ({ span }: Problem, whole: Problem) =>
    span.start < whole.span.end &&
    whole.span.start < span.end &&
    [span.start, span.end].every((at) => lines.lineAt(at) === lines.lineAt(whole.span.start));
  return problems.filter((each) => each.isWhole === true || !wholes.some((whole) => isIn(each, whole)));
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

/** Every problem's last fix: its rule is switched off for the whole log. */
export function fixByConfiguring({ code }: Problem, log: Log): Fix {
  return suggest({ kind: 'configure-rule', code, severity: 'off' }, () =>
    configureRule(configurationPlace(log), code, 'off'),
  );
}

/**
 * What can be done about a problem of a file, the likeliest first; a configuration file has no log. See {@link checkFile}
 * for `onThrow`.
 */
export function findFixes(problem: Problem, uri: string, log: Log | undefined, onThrow = rethrow): Fix[] {
  try {
    const fixes = problem.fixes?.() ?? [];
    return log === undefined ? fixes : fixes.map((fix) => outsideConflicts(fix, log));
  } catch (error) {
    onThrow(error, problem.code, uri);
    return [];
  }
}

/** A fix that changes nothing where it would edit a file with conflict markers, unless that is what it is for. */
function outsideConflicts(fix: Fix, log: Log): Fix {
  if (fix.title.kind === 'resolve-conflicts') return fix;
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
