import type { SourceText } from '../markdown/facts.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { nearestStatus, qualifiesStatus } from '../model/learntStatuses.ts';
import type { Log } from '../model/log.ts';
import { isCompanion } from '../model/namePattern.ts';
import { statusesOf } from '../model/nextStatuses.ts';
import { findOpenChoices } from '../model/openChoices.ts';
import { isSameStatus, rowStatusesOf } from '../model/rowStatus.ts';
import { isUndecidedStage } from '../model/successors.ts';
import { addStatus } from '../operations/convention/conventionEdits.ts';
import { followMisspelling } from '../operations/record/followStatus.ts';
import { inLettersOf } from '../operations/record/statusLetters.ts';
import { editFile, joinEdits } from '../operations/workspaceEdits.ts';
import { foldCase } from '../vocabulary/language.ts';
import { stageOf } from '../vocabulary/statusWords.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const statusUnknown: Rule<'status-unknown'> = {
  code: 'status-unknown',
  severity: 'warning',
  *checkRecord(record, log) {
    const { status } = record;
    if (status === undefined || status.known !== undefined || isCompanion(record, log)) return;
    // What explains a list of statuses is not one that was meant.
    if (findOpenChoices(record).length > 0) return;
    const { statuses, isStatusDemanded } = log.convention;
    const { found, nearest } = findMisspelt(status.word, log);
    const isStranger = nearest === undefined;
    // Where a log leaves its statuses open, or most records have none, any word may be one.
    if (isStranger && (isLearnt(found, log) || qualifiesStatus(found) || statuses.isOpen || !isStatusDemanded)) return;
    const span = { start: status.span.start, end: status.span.start + found.length };
    const severity = isStranger && statuses.source === 'default' ? { severity: 'information' as const } : {};
    const add = status.isSentence ? [] : [suggest({ kind: 'add-status', status: found }, () => addStatus(log, found))];
    const fixes = () => [...offerNearest(nearest, { raw: found, span }, record, log), ...add];
    yield { code: this.code, span, ...severity, arguments: { found, nearest, known: statusesOf(log) }, fixes };
  },
};

function offerNearest(nearest: string | undefined, { raw, span }: SourceText, record: DecisionRecord, log: Log): Fix[] {
  // That a record was superseded is not for a spelling to say.
  if (nearest === undefined || stageOf(nearest) === 'superseded') return [];
  const makeEdit = () =>
    joinEdits(
      editFile(record.file, [{ span, text: inLettersOf(raw, nearest) }]),
      ...followMisspelling(record, nearest, log),
    );
  // A row that says something else would be wrong from then on: then a person must look.
  const agrees = (said: string) => isSameStatus(said, nearest, log.convention.statuses);
  const others = record.statuses.flatMap(({ known }) => known ?? []);
  // A record that it supersedes would be superseded by a proposal.
  const isNamed = isUndecidedStage(stageOf(nearest)) && log.relatedTo(record).length > 0;
  const isSafe = !isNamed && [...rowStatusesOf(record, log), ...others].every(agrees);
  return [{ title: { kind: 'take-status', status: nearest }, isSafe, makeEdit }];
}

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
