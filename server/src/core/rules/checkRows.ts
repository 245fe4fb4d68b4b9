import { type ChangedPart, findChangedPart } from '../markdown/changedPart.ts';
import type { Convention } from '../model/convention.ts';
import { type DecisionIndex, headerKey, type IndexGroup } from '../model/indexGroups.ts';
import type { RowMeaning } from '../model/indexRow.ts';
import type { Log } from '../model/log.ts';
import { findUnlistedRecords } from '../model/orphanRows.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { Rule } from './rule.ts';

/** How the rows of a table or list were checked last, and with what. */
interface LastCheck {
  readonly rules: readonly Rule[];
  readonly convention: Convention;
  readonly recordsVersion: number;
  readonly frame: string;
  readonly meanings: readonly RowMeaning[];
  /** The rows that link no record, or in which something was found. */
  readonly doubtful: readonly number[];
}

/** By the records of a log: of its tables and lists in turn. */
const lastChecks = new WeakMap<object, readonly LastCheck[]>();

/**
 * What the rules of rows find. A keystroke in one row of ten thousand leaves the others as they were found to be. A rule
 * that throws at a row is skipped there, and that row is looked at again.
 */
export function checkRows(
  rules: readonly Rule[],
  index: DecisionIndex,
  log: Log,
  onThrow: (error: unknown, code: ProblemCode) => void,
): Problem[] {
  const { records, recordsVersion, convention } = log;
  const before = lastChecks.get(records) ?? [];
  const problems: Problem[] = [];
  /** The records whose rows have other titles than they. */
  const free = new Set<string>();
  const checks = index.groups.map((group, which): LastCheck => {
    const frame = frameOf(group, index);
    const now = { rules, convention, recordsVersion, frame, meanings: group.meanings };
    const doubtful: number[] = [];
    for (const at of rowsToCheck(now, before[which])) {
      const row = group.rowAt(at);
      const record = records.get(row.target ?? '');
      const checked = { row, group, index, record, convention };
      const known = problems.length;
      let hasThrown = false;
      for (const rule of rules) {
        try {
          const problem = rule.checkRow?.(checked, log);
          if (problem === undefined) continue;
          problems.push(problem);
          if (problem.code === 'index-title-mismatch' && row.target !== undefined) free.add(row.target);
        } catch (error) {
          hasThrown = true;
          onThrow(error, rule.code);
        }
      }
      if (record === undefined || hasThrown || problems.length > known) doubtful.push(at);
    }
    return { ...now, doubtful };
  });
  lastChecks.set(records, checks);
  return withoutFreeTitles(problems, free, index, log);
}

/** So many records make a habit. */
const fewest = 3;

/**
 * Where the rows of most records, three at least, have other words than their titles, they are not meant to have them: they
 * say in a few words what was decided. A record that is still to get a row gets its title there. A configuration may ask
 * for the titles.
 */
function withoutFreeTitles(problems: Problem[], free: ReadonlySet<string>, index: DecisionIndex, log: Log): Problem[] {
  if (free.size < fewest || log.ruleSettings['index-title-mismatch'] !== undefined) return problems;
  const titled = new Set(findUnlistedRecords(index, log).map(({ file }) => file.uri));
  for (const { words, target } of index.meanings)
    if (words !== '' && target !== undefined && log.records.has(target)) titled.add(target);
  return free.size * 2 > titled.size ? problems.filter(({ code }) => code !== 'index-title-mismatch') : problems;
}

/** The rows that have changed, and those that were doubtful. */
function rowsToCheck(now: Omit<LastCheck, 'doubtful'>, last: LastCheck | undefined): number[] {
  const isSame =
    last?.rules === now.rules &&
    last.convention === now.convention &&
    last.recordsVersion === now.recordsVersion &&
    last.frame === now.frame;
  const all = { start: 0, endBefore: 0, endAfter: now.meanings.length };
  const part: ChangedPart = isSame ? findChangedPart(last.meanings, now.meanings) : all;
  const changed = Array.from({ length: part.endAfter - part.start }, (_, at) => part.start + at);
  if (!isSame) return changed;
  const above = last.doubtful.filter((at) => at < part.start);
  const below = last.doubtful.filter((at) => at >= part.endBefore).map((at) => at - part.endBefore + part.endAfter);
  return [...above, ...changed, ...below];
}

/** What else the rules of rows look at: the table's header, the heading over it, and what emoji mean. */
function frameOf(group: IndexGroup, { legend }: DecisionIndex): string {
  const header = group.kind === 'table' ? headerKey(group.table) : '';
  return JSON.stringify([header, group.heading?.raw, [...legend]]);
}
