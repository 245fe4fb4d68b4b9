import type { Span } from '../markdown/span.ts';
import { type Stage, stageOf } from '../vocabulary/statusWords.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { linkTargets } from './links.ts';
import type { Log } from './log.ts';
import { type Relation, type RelationKind, toReference } from './relations.ts';

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
    ...each.relations.flatMap(({ kind, reference }) => (kind === relation ? log.resolve(reference, each) : [])),
    ...log
      .relatedTo(each)
      .filter((other) =>
        other.relations.some(({ kind, reference }) => kind === back && log.resolve(reference, other).includes(each)),
      ),
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

/** The records that a record says it supersedes, or that supersede it, each once: those that one record alone can be. */
export function* namedBySupersession(
  record: DecisionRecord,
  log: Pick<Log, 'resolve'>,
): Generator<{ readonly kind: 'supersedes' | 'superseded-by'; readonly other: DecisionRecord; readonly span: Span }> {
  const seen = { supersedes: new Set<DecisionRecord>(), 'superseded-by': new Set<DecisionRecord>() };
  const inOrder = record.relations.length < 2 ? record.relations : [...record.relations].sort(byPlace);
  for (const { kind, reference, span } of inOrder) {
    if (kind !== 'supersedes' && kind !== 'superseded-by') continue;
    const [other, ...namesakes] = log.resolve(reference, record);
    // What is not there is a broken link, and which of several is meant nobody can tell.
    if (other === undefined || namesakes.length > 0 || other === record || other.isTemplate) continue;
    // The status and a field say one thing.
    if (seen[kind].has(other)) continue;
    seen[kind].add(other);
    yield { kind, other, span };
  }
}

function byPlace({ span: a }: Relation, { span: b }: Relation): number {
  return a.start - b.start;
}

/** So many records make a habit. */
const fewest = 3;

/**
 * Whether a tenth of the successors, three at least, do not name the records that name them: then it is how this log does it.
 * The old record says what its readers need.
 */
export function leavesSuccessorsSilent(log: Log): boolean {
  let all = 0;
  let silent = 0;
  for (const record of log.records.values())
    for (const { kind, other } of namedBySupersession(record, log)) {
      if (kind !== 'superseded-by') continue;
      all++;
      if (!namesRecord(other, record, log)) silent++;
    }
  return silent >= fewest && silent * 10 >= all;
}

/** Whether a record names another one anywhere, by a relation, a link or a mention. */
export function namesRecord(record: DecisionRecord, other: DecisionRecord, log: Log): boolean {
  const { relations, remarks, file } = record;
  return (
    [...relations, ...remarks].some(({ reference }) => log.resolve(reference, record).includes(other)) ||
    file.facts.mentions.some((mention) => log.resolve(toReference(mention), record).includes(other)) ||
    linkTargets(file).has(other.file.uri)
  );
}
