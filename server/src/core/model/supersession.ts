import { type Stage, stageOf } from '../vocabulary/statusWords.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import type { Log } from './log.ts';
import { relationsFrom, relationsTo } from './relatedRecords.ts';
import type { RelationKind } from './relations.ts';

/** A circle of more records than this nobody has ever drawn: whoever follows chains of thousands finds it too late. */
export const longestWay = 200;

/**
 * Every record that a record supersedes, directly or by way of others, whichever of two says so; never itself, but in a
 * circle. With `most`, so many are enough.
 */
export function findSuperseded(record: DecisionRecord, log: Log, most?: number): Set<DecisionRecord> {
  return findReached(record, 'supersedes', 'superseded-by', log, most);
}

/**
 * Every record to which a relation leads, directly or by way of others, whichever of two says so: the one by the relation, or the
 * other by what it says back.
 */
export function findReached(
  record: DecisionRecord,
  relation: RelationKind,
  back: RelationKind,
  log: Log,
  most = Number.POSITIVE_INFINITY,
): Set<DecisionRecord> {
  const next = (each: DecisionRecord) => [
    ...relationsFrom(each, log).flatMap(({ kind, other }) => (kind === relation ? [other] : [])),
    ...relationsTo(each, log).flatMap(({ kind, other }) => (kind === back ? [other] : [])),
  ];
  const found = new Set(next(record));
  // What is added on the way is visited, too.
  for (const each of found) {
    if (found.size >= most) break;
    for (const other of next(each)) found.add(other);
  }
  return found;
}

/** What the status of a record means; undefined without one, and for a word of the log's own. */
export function stageOfRecord({ status }: Pick<DecisionRecord, 'status'>): Stage | undefined {
  if (status === undefined || status.isSentence) return undefined;
  const word = status.known ?? status.word;
  // "Ersetzt durch ADR" begins with the word that counts.
  return stageOf(word) ?? stageOf(/^\S+/.exec(word)?.[0] ?? '');
}

/** Whether a record supersedes others only once it is accepted, or never: a draft, a proposal, or what was rejected. */
export function isUndecided(record: Pick<DecisionRecord, 'status' | 'unreadStatus'>): boolean {
  // Its status is said in a form that is not read: nobody can tell.
  if (record.status === undefined && record.unreadStatus !== undefined) return true;
  const stage = stageOfRecord(record);
  return stage === 'draft' || stage === 'proposed' || stage === 'rejected';
}

/** Whether a record says that its decision is in effect; one without any status does. */
export function isInEffect(record: Pick<DecisionRecord, 'status' | 'relations' | 'isTemplate'>): boolean {
  if (record.isTemplate || record.relations.some(({ kind }) => kind === 'superseded-by')) return false;
  const stage = stageOfRecord(record);
  return record.status === undefined || stage === 'accepted' || stage === 'implemented';
}
