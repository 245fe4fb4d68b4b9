import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { relationsFrom, relationsTo } from '../model/relatedRecords.ts';
import type { RelationKind } from '../model/relations.ts';

/** What there is to say of a record at a glance. */
export interface RecordSummary {
  readonly label: string;
  readonly title: string;
  readonly status: string | undefined;
  /** What it says of others, and others of it, those that exist; each once. */
  readonly relations: readonly {
    readonly kind: RelationKind;
    readonly isIncoming: boolean;
    readonly other: DecisionRecord;
  }[];
}

/** Number and title. */
export function labelOfRecord({ number, title }: DecisionRecord): string {
  return number === undefined ? title.text : `${number} ${title.text}`;
}

export function summarize(record: DecisionRecord, log: Log): RecordSummary {
  const { title, status } = record;
  const outgoing = relationsFrom(record, log).map((each) => ({ ...each, isIncoming: false }));
  const incoming = relationsTo(record, log).map((each) => ({ ...each, isIncoming: true }));
  const told = new Set(outgoing.map(({ other }) => other));
  return {
    label: labelOfRecord(record),
    title: title.text,
    status: status?.known ?? status?.word,
    relations: distinct([...outgoing, ...incoming.filter(({ other }) => !told.has(other))]),
  };
}

function distinct(relations: RecordSummary['relations']): RecordSummary['relations'] {
  return [
    ...new Map(relations.map((each) => [`${each.kind} ${each.isIncoming} ${each.other.file.uri}`, each])).values(),
  ];
}
