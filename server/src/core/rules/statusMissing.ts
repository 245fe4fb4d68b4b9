import { isSideFile } from '../model/companions.ts';
import { habitualRecords } from '../model/convention.ts';
import { type DecisionRecord, findStatusTexts } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { isCompanion } from '../model/namePattern.ts';
import { rowStatusesOf } from '../model/rowStatus.ts';
import { sectionKey } from '../model/sectionKeys.ts';
import { isUnderstood } from '../model/sections.ts';
import { demandStatus } from '../operations/convention/conventionEdits.ts';
import { insertStatus } from '../operations/record/insertStatus.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const statusMissing: Rule<'status-missing'> = {
  code: 'status-missing',
  severity: 'warning',
  *checkRecord(record, log) {
    const { convention, census } = log;
    if (!convention.isStatusDemanded) {
      const folded = { lacking: census.records - census.withStatus, records: census.records };
      const isHabit = census.withStatus === 0 && census.records < habitualRecords && log.template === undefined;
      if (record !== log.firstRecord || folded.lacking === 0 || isHabit || hasReason(log)) return;
      const fixes = () => [suggest({ kind: 'demand-status' }, () => demandStatus(log))];
      yield { code: this.code, span: record.title.span, severity: 'information', arguments: { folded }, fixes };
      return;
    }
    // What is written there, in whatever form, is a status to a reader.
    if (record.file.facts.frontMatter?.mistake !== undefined) return;
    if (record.status !== undefined || record.unreadStatus !== undefined || !isUnderstood(record)) return;
    if (isCompanion(record, log) || isSideFile(record, log)) return;
    const span = statusHeading(record)?.content ?? record.title.span;
    yield { code: this.code, span, arguments: {}, fixes: () => offerStatus(record, log) };
  },
};

function offerStatus(record: DecisionRecord, log: Log): Fix[] {
  // What the index says already is the likeliest, and then nothing disagrees.
  const status = rowStatusesOf(record, log)[0] ?? log.convention.statuses.value[0];
  if (status === undefined) return [];
  const makeEdit = () => editFile(record.file, insertStatus(record, status, log));
  return [suggest({ kind: 'insert-status', status }, makeEdit)];
}

function statusHeading({ file, title }: DecisionRecord) {
  return file.facts.headings.find((heading) => heading !== title.heading && sectionKey(heading.text) === 'status');
}

/**
 * Whether a log is not to be asked for statuses: its template left them out on purpose, or its records are in unknown
 * words, and may say their status in them.
 */
function hasReason({ template, census }: Log): boolean {
  if (census.formless * 2 > census.records) return true;
  if (template === undefined) return false;
  return statusHeading(template) === undefined && findStatusTexts(template.file.facts).length === 0;
}
