import type { MarkdownFacts } from '../core/markdown/facts.ts';
import { readFacts } from '../core/markdown/readFacts.ts';
import { shown } from './loadLogs.ts';
import { Refusal } from './refusal.ts';

/** Throws {@link Refusal} where a merge left its markers in a file: both sides of it may be wanted. */
export function refuseConflicts(uri: string, { conflicts, lines }: Pick<MarkdownFacts, 'conflicts' | 'lines'>): void {
  const [conflict] = conflicts;
  if (conflict === undefined) return;
  const line = lines.lineAt(conflict.start) + 1;
  throw new Refusal(`${shown(uri)} has merge conflict markers in line ${line}; settle them first.`);
}

/** The same of a file that is known by its text. */
export function refuseConflictsIn(uri: string, text: string): void {
  if (text.includes('<<<<<<<')) refuseConflicts(uri, readFacts(text));
}
