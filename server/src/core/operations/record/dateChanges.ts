import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { readDates } from '../../model/recordDates.ts';
import type { Change } from '../workspaceEdits.ts';

/** Writes today where a record says when it was last changed, `Last Updated Date: …`, or has a place for it. */
export function dateChanges({ file }: DecisionRecord, today: string | undefined): Change[] {
  if (today === undefined) return [];
  return readDates(file.facts)
    .filter(({ isUpdate, day }) => isUpdate && day !== today)
    .map(({ span }) => ({ span, text: today }));
}
