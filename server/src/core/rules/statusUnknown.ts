import { findNearest } from '../model/editDistance.ts';
import type { Log } from '../model/log.ts';
import { statusesOf } from '../model/nextStatuses.ts';
import { isSameStatus, rowStatusesOf } from '../model/rowStatus.ts';
import { isForeign } from '../model/sections.ts';
import { universalStatuses } from '../model/status.ts';
import { addStatus } from '../operations/conventionEdits.ts';
import { inLettersOf } from '../operations/statusChanges.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { stageOf } from '../vocabulary/statusWords.ts';
import type { Fix, Rule } from './rule.ts';

export const statusUnknown: Rule<'status-unknown'> = {
  code: 'status-unknown',
  severity: 'warning',
  *checkRecord({ status }, log) {
    if (status === undefined || status.known !== undefined) return;
    const known = statusesOf(log);
    const { found, nearest } = findMisspelt(status.word, log);
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
    // That a record was superseded is not for a spelling to say.
    if (nearest === undefined || stageOf(nearest) === 'superseded') return add;
    const makeEdit = () => editFile(record.file, [{ span, text: inLettersOf(found, nearest) }]);
    // A row that says something else would be wrong from then on: then a person must look.
    const agrees = (said: string) => isSameStatus(said, nearest, log.convention.statuses);
    const others = record.statuses.flatMap(({ known }) => known ?? []);
    const isSafe = [...rowStatusesOf(record, log), ...others].every(agrees);
    return [{ title: { kind: 'take-status', status: nearest }, isSafe, makeEdit }, ...add];
  },
};

/** So many records that write a word have made it their own. */
const ownForm = 3;

/** The words, or else the first one alone, with the status that was meant. */
function findMisspelt(words: string, { convention, census }: Log) {
  const statuses = [...convention.statuses.value, ...universalStatuses];
  for (const found of [words, words.split(' ')[0] as string]) {
    // One letter, no more: "Reverted" is not a misspelt "Rejected".
    const nearest = findNearest(found, statuses, 1);
    const isSlip = nearest !== undefined && isForeign(found) === isForeign(nearest);
    if (isSlip && census.countStatus(words.toLowerCase()) < ownForm) return { found, nearest };
  }
  return { found: words, nearest: undefined };
}
