import { nearestStatus, qualifiesStatus } from '../model/learntStatuses.ts';
import type { Log } from '../model/log.ts';
import { isCompanion } from '../model/namePattern.ts';
import { statusesOf } from '../model/nextStatuses.ts';
import { isSameStatus, rowStatusesOf } from '../model/rowStatus.ts';
import { addStatus } from '../operations/conventionEdits.ts';
import { inLettersOf } from '../operations/statusChanges.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { foldCase } from '../vocabulary/language.ts';
import { stageOf } from '../vocabulary/statusWords.ts';
import type { Fix, Rule } from './rule.ts';

export const statusUnknown: Rule<'status-unknown'> = {
  code: 'status-unknown',
  severity: 'warning',
  *checkRecord(record, log) {
    const { status } = record;
    if (status === undefined || status.known !== undefined || isCompanion(record, log)) return;
    const { statuses, isStatusDemanded } = log.convention;
    const { found, nearest } = findMisspelt(status.word, log);
    const isStranger = nearest === undefined;
    // Where a log leaves its statuses open, or most records have none, any word may be one.
    if (isStranger && (isLearnt(found, log) || qualifiesStatus(found) || statuses.isOpen || !isStatusDemanded)) return;
    const span = { start: status.span.start, end: status.span.start + found.length };
    const severity = isStranger && statuses.source === 'default' ? { severity: 'information' as const } : {};
    yield { code: this.code, span, ...severity, arguments: { found, nearest, known: statusesOf(log) } };
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

/** The words, or else the first one alone, with the status that was meant. */
function findMisspelt(words: string, log: Log) {
  for (const found of [words, words.split(' ')[0] as string]) {
    const nearest = isLearnt(words, log) ? undefined : nearestStatus(found, log.convention.statuses.value);
    if (nearest !== undefined) return { found, nearest };
  }
  return { found: words, nearest: undefined };
}

function isLearnt(word: string, { convention }: Log): boolean {
  return convention.statuses.learnt.some((each) => foldCase(each) === foldCase(word));
}
