import type { Log } from '../model/log.ts';
import { allRules } from './allRules.ts';
import type { Problem } from './problem.ts';
import type { Fix, Rule } from './rule.ts';

/** The rules, none knowing the codes of the others. */
const rules = Object.values(allRules) as readonly Rule[];

/** Everything that is wrong with one file of a log, in the order in which it stands there; nothing for other files. */
export function checkFile(uri: string, log: Log): Problem[] {
  const problems = rules.flatMap((rule) => [...problemsOf(rule, uri, log)]);
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** What can be done about a problem of a file, the likeliest first. */
export function findFixes(problem: Problem, uri: string, log: Log): Fix[] {
  return (allRules[problem.code] as Rule).fixes?.(problem, uri, log) ?? [];
}

function* problemsOf(rule: Rule, uri: string, log: Log): Iterable<Problem> {
  const reason = log.unreadable.get(uri);
  if (reason !== undefined) {
    yield* rule.checkUnreadable?.(reason) ?? [];
    return;
  }
  const record = log.records.get(uri);
  if (record !== undefined && (!record.isTemplate || rule.isForTemplates)) yield* rule.checkRecord?.(record, log) ?? [];
  if (log.index?.file.uri === uri) yield* rule.checkIndex?.(log.index, log) ?? [];
}
