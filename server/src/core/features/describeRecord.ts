import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { RelationKind } from '../model/relations.ts';

/** What there is to say of a record at a glance. */
export interface RecordSummary {
  readonly label: string;
  readonly title: string;
  readonly status: string | undefined;
  /** What it says of others, and others of it, those that exist. */
  readonly relations: readonly {
    readonly kind: RelationKind;
    readonly isIncoming: boolean;
    readonly other: DecisionRecord;
  }[];
}

export function summarize(record: DecisionRecord, log: Log): RecordSummary {
  const { number, title, status } = record;
  const outgoing = record.relations.flatMap(({ kind, reference }) =>
    log.resolve(reference, record).map((other) => ({ kind, isIncoming: false, other })),
  );
  const incoming = log
    .relatedTo(record)
    .flatMap((other) =>
      other.relations.flatMap(({ kind, reference }) =>
        log.resolve(reference, other).includes(record) ? [{ kind, isIncoming: true, other }] : [],
      ),
    );
  const told = new Set(outgoing.map(({ other }) => other));
  return {
    label: number === undefined ? title.text : `${number} ${title.text}`,
    title: title.text,
    status: status?.known ?? status?.word,
    relations: [...outgoing, ...incoming.filter(({ other }) => !told.has(other))],
  };
}
