import { findNearest } from '../model/editDistance.ts';
import { isSameStatus, rowStatusesOf } from '../model/rowStatus.ts';
import { universalStatuses } from '../model/status.ts';
import { addStatus } from '../operations/conventionEdits.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Fix, Rule } from './rule.ts';

export const statusUnknown: Rule<'status-unknown'> = {
  code: 'status-unknown',
  severity: 'warning',
  *checkRecord({ status }, { convention }) {
    if (status === undefined || status.known !== undefined) return;
    const known = convention.statuses.value;
    const { found, nearest } = findMisspelt(status.word, [...known, ...universalStatuses]);
    const span = { start: status.span.start, end: status.span.start + found.length };
    yield { code: this.code, span, arguments: { found, nearest, known } };
  },
  fixes({ span, arguments: { found, nearest } }, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const makeAddition = () => addStatus(log, found);
    const add: Fix[] =
      record.status?.isSentence === true
        ? []
        : [{ title: { kind: 'add-status', status: found }, isSafe: false, makeEdit: makeAddition }];
    if (nearest === undefined) return add;
    const makeEdit = () => editFile(record.file, [{ span, text: nearest }]);
    // A row that says something else would be wrong from then on: then a person must look.
    const agrees = (said: string) => isSameStatus(said, nearest, log.convention.statuses);
    const others = record.statuses.flatMap(({ known }) => known ?? []);
    // A superseded record must name its successor, which only a person knows.
    const isSafe = nearest.toLowerCase() !== 'superseded' && [...rowStatusesOf(record, log), ...others].every(agrees);
    return [{ title: { kind: 'take-status', status: nearest }, isSafe, makeEdit }, ...add];
  },
};

/** The words, or else the first one alone, with the status that was meant. */
function findMisspelt(words: string, statuses: readonly string[]) {
  for (const found of [words, words.split(' ')[0] as string]) {
    // One letter, no more: "Reverted" is not a misspelt "Rejected".
    const nearest = findNearest(found, statuses, 1);
    if (nearest !== undefined) return { found, nearest };
  }
  return { found: words, nearest: undefined };
}
