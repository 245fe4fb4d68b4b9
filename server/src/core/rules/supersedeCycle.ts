import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { Relation } from '../model/relations.ts';
import type { Rule } from './rule.ts';

export const supersedeCycle: Rule<'supersede-cycle'> = {
  code: 'supersede-cycle',
  severity: 'error',
  *checkRecord(record, log) {
    for (const relation of record.relations) {
      const path = findWayBack(record, relation, log);
      if (path === undefined) continue;
      const related = path.map(({ file, title }) => ({ uri: file.uri, span: title.span, kind: 'in-cycle' as const }));
      const files = [record, ...path].map(({ file }) => file.name);
      yield { code: this.code, span: relation.span, arguments: { files }, related };
    }
  },
};

/** The records on the way from a record over one of its relations back to itself, all in the same direction. */
function findWayBack(record: DecisionRecord, { kind, reference }: Relation, log: Log): DecisionRecord[] | undefined {
  if (kind !== 'supersedes' && kind !== 'superseded-by') return undefined;
  const seen = new Set<DecisionRecord>();
  const follow = (each: DecisionRecord, path: readonly DecisionRecord[]): DecisionRecord[] | undefined => {
    if (each === record) return [...path];
    if (seen.has(each)) return undefined;
    seen.add(each);
    for (const next of each.relations.filter((relation) => relation.kind === kind)) {
      for (const target of log.resolve(next.reference, each)) {
        const found = follow(target, [...path, each]);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  for (const target of log.resolve(reference, record)) {
    const found = follow(target, []);
    if (found !== undefined) return found;
  }
  return undefined;
}
