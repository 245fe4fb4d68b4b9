import type { Span } from '../markdown/span.ts';
import { type Stage, stageOf } from '../vocabulary/statusWords.ts';
import { type DecisionRecord, findStatusTexts } from './decisionRecord.ts';
import { linkTargets } from './links.ts';
import { type Reference, type Relation, toReference } from './relations.ts';
import { stageOfRecord } from './supersession.ts';

/** The records of a log, and whom they mean. */
interface RelatedRecords {
  readonly records: ReadonlyMap<string, DecisionRecord>;
  resolve(reference: Reference, from?: DecisionRecord): readonly DecisionRecord[];
}

/** The records that a record says it supersedes, or that supersede it, each once: those that one record alone can be. */
export function* namedBySupersession(
  record: DecisionRecord,
  log: Pick<RelatedRecords, 'resolve'>,
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

/**
 * The successors that a superseded record names, each where it is named, where none of them is decided yet. None where of
 * one of them nobody can tell.
 */
export function findProposedSuccessors(
  record: DecisionRecord,
  log: Pick<RelatedRecords, 'resolve'>,
): { readonly other: DecisionRecord; readonly span: Span }[] {
  if (stageOfRecord(record) !== 'superseded' || tellsProposal(record)) return [];
  const isPassive = ({ kind }: Pick<Relation, 'kind'>) => kind === 'superseded-by';
  const isSure = [...record.relations, ...record.remarks].every(
    (each) => !isPassive(each) || log.resolve(each.reference, record).length === 1,
  );
  const named = [...namedBySupersession(record, log)].filter(isPassive);
  return isSure && named.every(({ other }) => isProposed(other)) ? named : [];
}

/** Whether the status of a record tells that it was a proposal itself, which another one may replace. */
function tellsProposal({ file }: DecisionRecord): boolean {
  const words = findStatusTexts(file.facts).flatMap(({ raw }) => raw.split(/[^\p{L}]+/u));
  return words.some((word) => isUndecidedStage(stageOf(word)));
}

/** Whether a stage comes before the decision. */
export function isUndecidedStage(stage: Stage | undefined): boolean {
  return stage === 'draft' || stage === 'proposed';
}

/** Whether a record says that it is a draft or a proposal, and nothing else. */
function isProposed({ status, statuses }: DecisionRecord): boolean {
  return [status, ...statuses].every((each) => {
    return each?.isAmbiguous !== true && isUndecidedStage(stageOfRecord({ status: each }));
  });
}

/** So many records make a habit. */
const fewest = 3;

/**
 * Whether a tenth of the successors, three at least, do not name the records that name them: then it is how this log does it.
 * The old record says what its readers need.
 */
export function leavesSuccessorsSilent(log: RelatedRecords): boolean {
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
export function namesRecord(
  record: DecisionRecord,
  other: DecisionRecord,
  log: Pick<RelatedRecords, 'resolve'>,
): boolean {
  const { relations, remarks, file } = record;
  return (
    [...relations, ...remarks].some(({ reference }) => log.resolve(reference, record).includes(other)) ||
    file.facts.mentions.some((mention) => log.resolve(toReference(mention), record).includes(other)) ||
    linkTargets(file).has(other.file.uri)
  );
}
