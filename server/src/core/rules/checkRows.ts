import type { Convention } from '../model/convention.ts';
import type { DecisionIndex, IndexGroup } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

/** What a row was compared with when no rule found anything in it. */
interface Agreement {
  readonly record: DecisionRecord;
  readonly convention: Convention;
  readonly rules: readonly Rule[];
  readonly frame: string;
}

/** By what rows say: a keystroke in one row of ten thousand leaves the agreement of the others. */
const agreements = new WeakMap<object, Agreement>();

/** What the rules of rows find in the rows that link a record. */
export function checkRows(rules: readonly Rule[], index: DecisionIndex, { records, convention }: Log): Problem[] {
  const problems: Problem[] = [];
  for (const group of index.groups) {
    const frame = frameOf(group, index);
    for (const row of group.rows) {
      const record = records.get(row.target ?? '');
      if (record === undefined) continue;
      const known = agreements.get(row.identity);
      const isKnown = known?.record === record && known.convention === convention && known.rules === rules;
      if (isKnown && known.frame === frame) continue;
      const found = rules.flatMap((rule) => [...(rule.checkRow?.({ row, group, index, record, convention }) ?? [])]);
      if (found.length === 0) agreements.set(row.identity, { record, convention, rules, frame });
      problems.push(...found);
    }
  }
  return problems;
}

/** What else the rules of rows look at: the table's width, the heading over it, and what emoji mean. */
function frameOf(group: IndexGroup, { legend }: DecisionIndex): string {
  const width = group.kind === 'table' ? group.table.header.content.cells.length : 0;
  return JSON.stringify([width, group.heading?.raw, [...legend]]);
}
