import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { Relation } from '../model/relations.ts';
import { isUndecided, longestWay } from '../model/supersession.ts';
import type { Rule } from './rule.ts';

export const supersedeCycle: Rule<'supersede-cycle'> = {
  code: 'supersede-cycle',
  severity: 'error',
  asksOthers: true,
  *checkRecord(record, log) {
    for (const relation of record.relations) {
      if (!isDecided(record, relation)) continue;
      const path = findWayBack(record, relation, log);
      if (path === undefined) continue;
      const related = path.map(({ file, title }) => ({ uri: file.uri, span: title.span, kind: 'in-cycle' as const }));
      const files = [record, ...path].map(({ file }) => file.name);
      yield { code: this.code, span: relation.span, arguments: { files }, related };
    }
  },
};

/** The records on the shortest way from a record over one of its relations back to itself, all in the same direction. */
function findWayBack(record: DecisionRecord, { kind, reference }: Relation, log: Log): DecisionRecord[] | undefined {
  if (kind !== 'supersedes' && kind !== 'superseded-by') return undefined;
  /** Record → the one before it on the way. */
  const before = new Map<DecisionRecord, DecisionRecord | undefined>();
  for (const target of log.resolve(reference, record)) before.set(target, undefined);
  if (before.has(record)) return [];
  for (const each of before.keys()) {
    for (const relation of each.relations) {
      if (relation.kind !== kind || !isDecided(each, relation)) continue;
      for (const next of log.resolve(relation.reference, each)) {
        if (next === record) return wayTo(each, before);
        if (!before.has(next) && before.size < longestWay) before.set(next, each);
      }
    }
  }
  return undefined;
}

/** What was not accepted supersedes nothing yet. */
function isDecided(record: DecisionRecord, { kind }: Relation): boolean {
  return kind !== 'supersedes' || !isUndecided(record);
}

function wayTo(last: DecisionRecord, before: ReadonlyMap<DecisionRecord, DecisionRecord | undefined>) {
  const way: DecisionRecord[] = [];
  for (let each: DecisionRecord | undefined = last; each !== undefined; each = before.get(each)) way.unshift(each);
  return way;
}
