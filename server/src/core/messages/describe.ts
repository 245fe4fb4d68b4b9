import type { SyncChange, SyncLeft } from '../operations/index/syncIndex.ts';
import type { TitleProblem } from '../operations/record/newRecord.ts';
import type { NumberProblem } from '../operations/record/planNumber.ts';
import type { FixTitle } from '../rules/fix.ts';
import type { Problem, RelatedPlace } from '../rules/problem.ts';
import type { ChangeProblem, Messages } from './english.ts';

/**
 * A problem's sentence in the language of the table. It quotes files, which may have anything in them: of a sentence that
 * is too long to be read, the middle is left out.
 */
export function describeProblem(problem: Problem, { problems }: Messages): string {
  const sentence = (problems[problem.code] as (given: Problem['arguments']) => string)(problem.arguments);
  if (sentence.length <= maxLength) return sentence;
  // Half of a surrogate pair is no character.
  const head = sentence.slice(0, maxLength / 2).replace(/[\uD800-\uDBFF]$/, '');
  const tail = sentence.slice(-maxLength / 2).replace(/^[\uDC00-\uDFFF]/, '');
  return `${head}…${tail}`;
}

const maxLength = 600;

/** What another place has to do with a problem. */
export function describeRelation({ kind }: RelatedPlace, { relations }: Messages): string {
  return relations[kind];
}

/** What a fix is called in a menu. */
export function describeFix(title: FixTitle, { fixes }: Messages): string {
  return (fixes[title.kind] as (title: FixTitle) => string)(title);
}

/** What a sync does to a row, and why. */
export function describeSync(change: SyncChange, { sync }: Messages): string {
  return (sync[change.kind] as (change: SyncChange) => string)(change);
}

/** What a sync leaves to a person, and why. */
export function describeSyncLeft(left: SyncLeft, { syncLeft }: Messages): string {
  return (syncLeft[left.reason.kind] as (left: SyncLeft, reason: SyncLeft['reason']) => string)(left, left.reason);
}

/** Why no record can be made of a title. */
export function describeTitleProblem(problem: TitleProblem, { titles }: Messages): string {
  return (titles[problem.kind] as (problem: TitleProblem) => string)(problem);
}

/** Why one record cannot be the successor of another one, or why a status or a relation cannot be written. */
export function describeSupersedeProblem(problem: ChangeProblem, { successors }: Messages): string {
  return (successors[problem.kind] as (problem: ChangeProblem) => string)(problem);
}

/** Why a record cannot get a number. */
export function describeNumberProblem(problem: NumberProblem, { numbers }: Messages): string {
  return (numbers[problem.kind] as (problem: NumberProblem) => string)(problem);
}
