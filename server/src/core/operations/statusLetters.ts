import type { DecisionIndex } from '../model/decisionIndex.ts';
import { leadLength } from '../vocabulary/leadingWords.ts';
import { findLeadingStatus } from '../vocabulary/statusWords.ts';
import { inLettersOf } from './statusChanges.ts';

/** A status in the letters that most rows of an index have theirs in, else in those of another `spelling` of one. */
export function inLettersOfRows(index: DecisionIndex, status: string, spelling = status): string {
  const known = knownSamples.get(index) ?? { word: sampleOf(index) };
  knownSamples.set(index, known);
  return inLettersOf(known.word ?? spelling, status);
}

/** An index never changes, and is asked for each row that is written. */
const knownSamples = new WeakMap<DecisionIndex, { readonly word: string | undefined }>();

/** A status of a row, written as most are: `accepted`, `ACCEPTED`, or with capitals as the words are listed. */
function sampleOf({ meanings }: DecisionIndex): string | undefined {
  const counts = new Map<string, { readonly word: string; count: number }>();
  for (const { says } of meanings) {
    const found = findLeadingStatus(says.status ?? '');
    if (says.status === undefined || found === undefined) continue;
    const at = leadLength(says.status);
    const word = says.status.slice(at, at + found.length);
    const form = word === word.toLowerCase() ? 'lower' : word === word.toUpperCase() ? 'upper' : 'listed';
    const known = counts.get(form);
    if (known === undefined) counts.set(form, { word, count: 1 });
    else known.count++;
  }
  const [most, next] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most !== undefined && most.count > (next?.count ?? 0) ? most.word : undefined;
}
