import type { DecisionRecord } from './decisionRecord.ts';
import type { Log } from './log.ts';
import type { RelationKind } from './relations.ts';

/** A relation as one of its records says it, to a record that exists. */
export interface StatedRelation {
  readonly kind: RelationKind;
  /** The other record: the one that is meant, or the one that says so of this record. */
  readonly other: DecisionRecord;
}

/** What a record says of others. Each place that says so counts; a number that several records have means all of them. */
export function relationsFrom(record: DecisionRecord, log: Log): StatedRelation[] {
  return record.relations.flatMap(({ kind, reference }) =>
    log.resolve(reference, record).map((other) => ({ kind, other })),
  );
}

/** What others say of a record: `kind` is what `other` says. */
export function relationsTo(record: DecisionRecord, log: Log): StatedRelation[] {
  return log
    .relatedTo(record)
    .flatMap((other) =>
      other.relations.flatMap(({ kind, reference }) =>
        log.resolve(reference, other).includes(record) ? [{ kind, other }] : [],
      ),
    );
}

/** Whether a record says of another one that it has this relation to it. */
export function says(record: DecisionRecord, relation: RelationKind, other: DecisionRecord, log: Log): boolean {
  return record.relations.some(
    ({ kind, reference }) => kind === relation && log.resolve(reference, record).includes(other),
  );
}
