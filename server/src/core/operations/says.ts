import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { RelationKind } from '../model/relations.ts';

/** Whether a record says of another one that it stands in this relation to it. */
export function says(record: DecisionRecord, relation: RelationKind, other: DecisionRecord, log: Log): boolean {
  return record.relations.some(
    ({ kind, reference }) => kind === relation && log.resolve(reference, record).includes(other),
  );
}
