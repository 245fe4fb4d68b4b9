import { sectionKey } from '../model/convention.ts';
import { type DecisionRecord, findStatusTexts } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { isCompanion } from '../model/namePattern.ts';
import { rowStatusesOf } from '../model/rowStatus.ts';
import { isUnderstood } from '../model/sections.ts';
import { demandStatus } from '../operations/conventionEdits.ts';
import { insertStatus } from '../operations/insertStatus.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const statusMissing: Rule<'status-missing'> = {
  code: 'status-missing',
  severity: 'warning',
  *checkRecord(record, log) {
    const { convention, census } = log;
    if (!convention.isStatusDemanded) {
      const folded = { lacking: census.records - census.withStatus, records: census.records };
      if (record !== log.firstRecord || folded.lacking === 0 || hasReason(log)) return;
      yield { code: this.code, span: record.title.span, severity: 'information', arguments: { folded } };
      return;
    }
    // What is written there, in whatever form, is a status to a reader.
    if (record.file.facts.frontMatter?.mistake !== undefined) return;
    if (record.status !== undefined || record.unreadStatus !== undefined || !isUnderstood(record)) return;
    if (isCompanion(record, log)) return;
    yield { code: this.code, span: statusHeading(record)?.content ?? record.title.span, arguments: {} };
  },
  fixes({ arguments: { folded } }, file, log) {
    if (folded !== undefined) {
      return [{ title: { kind: 'demand-status' }, isSafe: false, makeEdit: () => demandStatus(log) }];
    }
    const record = log.records.get(file);
    // What the index says already is the likeliest, and then nothing disagrees.
    const status =
      (record === undefined ? undefined : rowStatusesOf(record, log)[0]) ?? log.convention.statuses.value[0];
    if (record === undefined || status === undefined) return [];
    const makeEdit = () => editFile(record.file, insertStatus(record, status, log));
    return [{ title: { kind: 'insert-status', status }, isSafe: false, makeEdit }];
  },
};

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
